"""The page of two relations side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BeforeValidator

from detente.show.pages.compare import (
    CompareForm,
    compare_form_page,
    compare_json,
    compare_page,
    compare_table,
)
from detente.web.pairs import asked_in
from detente.web.replies import Window, Windowed, as_rows, as_text, reply
from detente.web.whole_days import first_day, last_day

if TYPE_CHECKING:
    from detente.workspace import Asked

router = APIRouter()

Pair = Annotated[str, Query(max_length=200, description="Two actors, as in QAT,SAU.")]
Step = Literal["month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Both pairs as given, the second one's window where it has its own, and the step."""

    one: str
    other: str
    window: Window
    other_window: Window
    step: Step
    directed: bool | None

    @property
    def asked(self) -> tuple[Asked, Asked]:
        """What is asked of either pair."""
        return asked_in(self.one, self.window), asked_in(self.other, self.other_window)

    @property
    def form(self) -> CompareForm:
        """What stands in the form."""
        own = self.other_window != self.window
        return CompareForm(
            one=self.one, other=self.other, start=_text(self.window.start),
            end=_text(self.window.end), step=self.step, directed=self.directed,
            other_start=_text(self.other_window.start) if own else "",
            other_end=_text(self.other_window.end) if own else "",
        )  # fmt: skip


def _wanted(  # two pairs, two windows
    window: Windowed,
    one: Pair = "",
    other: Pair = "",
    other_from: Annotated[
        date | None, BeforeValidator(first_day), Query(description="First day of the second.")
    ] = None,
    other_to: Annotated[
        date | None, BeforeValidator(last_day), Query(description="Last day of the second.")
    ] = None,
    step: Annotated[Step, Query(description="A point of the curves for each.")] = "quarter",
    *,
    directed: Annotated[bool | None, Query(description="Of each source's acts alone.")] = None,
) -> _Wanted:
    own = other_from is not None or other_to is not None
    second = Window(other_from, other_to, window.version) if own else window
    return _Wanted(one, other, window, second, step, directed)


Wanted = Annotated[_Wanted, Depends(_wanted)]


@router.get("/compare.json", tags=["relations"])
def compare_as_json(request: Request, wanted: Wanted) -> Response:
    """Return two relations and their answers."""
    one, other = wanted.asked
    return reply(
        request, ("compare", wanted),
        lambda w: w.views.compare(one, other, step=wanted.step, directed=wanted.directed),
        lambda found, version: as_text(compare_json(found, version)), "json",
        wanted.window.version,
    )  # fmt: skip


@router.get("/compare.csv", tags=["relations"])
def compare_as_csv(request: Request, wanted: Wanted) -> Response:
    """Return two relations, one row a period."""
    one, other = wanted.asked
    return reply(
        request, ("compare", wanted),
        lambda w: w.views.compare(one, other, step=wanted.step, directed=wanted.directed),
        lambda found, _: as_rows(compare_table(found)), "csv", wanted.window.version,
    )  # fmt: skip


@router.get("/compare", include_in_schema=False)
def compare(request: Request, wanted: Wanted) -> Response:
    """Show two relations side by side, or ask which."""
    if not (wanted.one and wanted.other):
        return reply(
            request, ("compare", wanted), lambda _: wanted.form, compare_form_page,
            "html", wanted.window.version,
        )  # fmt: skip
    one, other = wanted.asked
    return reply(
        request, ("compare", wanted),
        lambda w: w.views.compare(one, other, step=wanted.step, directed=wanted.directed),
        lambda found, version: compare_page(found, wanted.form, version), "html",
        wanted.window.version,
    )  # fmt: skip


def _text(day: date | None) -> str:
    return "" if day is None else day.isoformat()
