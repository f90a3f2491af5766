"""The page of third parties around two actors."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from detente.show.pages.around import around_json, around_page, around_table
from detente.web.pairs import asked_of
from detente.web.replies import Windowed, as_rows, as_text, reply

router = APIRouter()


@router.get("/dyad/{source}/{target}/around.json", tags=["relations"])
def around_as_json(request: Request, source: str, target: str, window: Windowed) -> Response:
    """Return who else deals with two actors."""
    asked = asked_of(source, target, window)
    return reply(
        request, ("around", asked), lambda w: w.views.around(asked),
        lambda found, version: as_text(around_json(found, version)), "json", window.version,
    )  # fmt: skip


@router.get("/dyad/{source}/{target}/around.csv", tags=["relations"])
def around_as_csv(request: Request, source: str, target: str, window: Windowed) -> Response:
    """Return who else deals with two actors, one row for each and a side."""
    asked = asked_of(source, target, window)
    return reply(
        request, ("around", asked), lambda w: w.views.around(asked),
        lambda found, _: as_rows(around_table(found)), "csv", window.version,
    )  # fmt: skip


@router.get("/dyad/{source}/{target}/around", include_in_schema=False)
def around(request: Request, source: str, target: str, window: Windowed) -> Response:
    """Show who else deals with two actors."""
    asked = asked_of(source, target, window)
    return reply(
        request, ("around", asked), lambda w: w.views.around(asked), around_page, "html",
        window.version,
    )  # fmt: skip
