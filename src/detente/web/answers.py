"""Answers that are kept, and how two answers differ."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BeforeValidator

from detente.errors import UsedWrongly
from detente.show.pages.answers import (
    KeepForm,
    answers_json,
    answers_page,
    answers_table,
    diff_json,
    diff_page,
    diff_table,
    kept_page,
)
from detente.web.pairs import asked_in
from detente.web.replies import Window, Windowed, as_rows, as_text, keeper_of, reply
from detente.web.whole_days import first_day, last_day
from detente.workspace import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from detente.model.differences import Difference
    from detente.workspace import Workspace

router = APIRouter()

_ID = "^[0-9a-f]{4,16}$"
Id = Annotated[str, Query(pattern=_ID, description="A kept answer, or with `of` a data version.")]
Pair = Annotated[str, Query(max_length=200, description="Two actors, as in QAT,SAU.")]
Name = Annotated[str, Form(max_length=100)]
_NO_STORE = {"Cache-Control": "no-store"}


@router.get("/answers.json", tags=["answers"])
def answers_as_json(request: Request) -> Response:
    """Return the answers that were kept, latest first."""
    with keeper_of(request).reading() as workspace:
        text = as_text(answers_json(workspace.views.kept()))
    return Response(text, media_type="application/json", headers=_NO_STORE)


@router.get("/answers.csv", tags=["answers"])
def answers_as_csv(request: Request) -> Response:
    """Return the answers that were kept, one row each."""
    with keeper_of(request).reading() as workspace:
        text = as_rows(answers_table(workspace.views.kept()))
    return Response(text, media_type="text/csv", headers=_NO_STORE)


@router.get("/answers", include_in_schema=False)
def answers(
    request: Request, window: Windowed, source: Annotated[str, Query(max_length=100)] = "",
    target: Annotated[str, Query(max_length=100)] = "",
) -> Response:  # fmt: skip
    """Show the answers that were kept. To keep one changes no data version, so none is told."""
    form = KeepForm(
        source=source, target=target, start=_text(window.start), end=_text(window.end)
    )  # fmt: skip
    with keeper_of(request).reading() as workspace:
        kept, states = workspace.views.kept(), workspace.states()
        text = answers_page(kept, states, form, workspace.data_version)
    return Response(text, media_type="text/html", headers=_NO_STORE)


@router.post("/answers", include_in_schema=False)
def keep(
    request: Request, source: Name, target: Name,
    start: Annotated[date | None, BeforeValidator(first_day), Form(alias="from")] = None,
    end: Annotated[date | None, BeforeValidator(last_day), Form(alias="to")] = None,
) -> Response:  # fmt: skip
    """Keep the answer about two actors as it is now."""
    asked = Asked(words=(source, target), start=start, end=end)

    def kept(workspace: Workspace) -> str:
        answer, _ = workspace.why(asked)
        workspace.save(answer)
        return answer.id

    made = keeper_of(request).write(kept, at_once=True)
    return RedirectResponse(f"/answers#answer-{made}", 303)


@router.get("/answers/{answer}.json", tags=["answers"])
def kept_answer(request: Request, answer: str) -> Response:
    """Return an answer that was kept, as it was kept (schema: answer)."""
    with keeper_of(request).reading() as workspace:
        record = workspace.views.kept_record(answer)
    return Response(record, media_type="application/json")


@router.get("/answers/{answer}", include_in_schema=False)
def kept_answer_page(request: Request, answer: str) -> Response:
    """Show an answer that was kept, as it was kept."""
    with keeper_of(request).reading() as workspace:
        text = kept_page(workspace.views.kept_gist(answer), workspace.data_version)
    return Response(text, media_type="text/html", headers=_NO_STORE)


@router.get("/diff.json", tags=["answers"])
def diff_as_json(request: Request, window: Windowed, one: Id, other: Id, of: Pair = "") -> Response:
    """Return how the second of two answers differs from the first."""
    key, make = _made(window, one, other, of)
    return reply(
        request, key, make, lambda found, version: as_text(diff_json(found, version)), "json"
    )


@router.get("/diff.csv", tags=["answers"])
def diff_as_csv(request: Request, window: Windowed, one: Id, other: Id, of: Pair = "") -> Response:
    """Return how the second of two answers differs from the first, one row a part."""
    key, make = _made(window, one, other, of)
    return reply(request, key, make, lambda found, _: as_rows(diff_table(found)), "csv")


@router.get("/diff", include_in_schema=False)
def diff(request: Request, window: Windowed, one: Id, other: Id, of: Pair = "") -> Response:
    """Show how the second of two answers differs from the first."""
    key, make = _made(window, one, other, of)
    return reply(request, key, make, diff_page)


def _made(
    window: Window, one: str, other: str, of: str
) -> tuple[Hashable, Callable[[Workspace], Difference]]:
    """Return what a difference is kept under, and what makes it. Raises UsedWrongly."""
    if window.version is not None:
        raise UsedWrongly(
            f"A difference is of two answers or versions, and `version` {window.version} is a "
            "third. Leave it out; `one` and `other` say what is compared."
        )
    if not of:
        return ("diff", one, other), lambda workspace: workspace.views.diff(one, other)
    asked = asked_in(of, window)
    key = ("diff", asked, one, other)
    return key, lambda workspace: workspace.views.diff_of(asked, one, other)


def _text(day: date | None) -> str:
    return "" if day is None else day.isoformat()
