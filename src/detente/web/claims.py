"""The page of claims by speaker."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response  # FastAPI reads it at run time

from detente.model.claims import Factuality  # FastAPI reads it at run time
from detente.model.sayings import Camp, Sought
from detente.show.pages.claims import claims_json, claims_page, claims_table
from detente.web.pairs import asked_of
from detente.web.replies import Windowed, as_rows, as_text, reply

router = APIRouter()


def _sought(
    speaker: Annotated[str, Query(max_length=200, description="A speaker's name.")] = "",
    camp: Annotated[Camp | Literal[""], Query(description="A camp.")] = "",
    factuality: Annotated[Factuality | Literal[""], Query(description="How it is meant.")] = "",
) -> Sought:
    """Return what is wanted. A form sends "" for what was not chosen."""
    return Sought(speaker=speaker or None, camp=camp or None, factuality=factuality or None)


Seeking = Annotated[Sought, Depends(_sought)]


@router.get("/dyad/{source}/{target}/claims.json", tags=["relations"])
def claims_as_json(
    request: Request, source: str, target: str, window: Windowed, sought: Seeking
) -> Response:
    """Return who says what of two actors."""
    asked = asked_of(source, target, window)
    return reply(
        request, ("claims", asked, sought), lambda w: w.views.sayings(asked, sought),
        lambda found, version: as_text(claims_json(found, version)), "json", window.version,
    )  # fmt: skip


@router.get("/dyad/{source}/{target}/claims.csv", tags=["relations"])
def claims_as_csv(
    request: Request, source: str, target: str, window: Windowed, sought: Seeking
) -> Response:
    """Return who says what of two actors, one row a saying."""
    asked = asked_of(source, target, window)
    return reply(
        request, ("claims", asked, sought), lambda w: w.views.sayings(asked, sought),
        lambda found, _: as_rows(claims_table(found)), "csv", window.version,
    )  # fmt: skip


@router.get("/dyad/{source}/{target}/claims", include_in_schema=False)
def claims(
    request: Request, source: str, target: str, window: Windowed, sought: Seeking
) -> Response:
    """Show who says what of two actors."""
    asked = asked_of(source, target, window)
    return reply(
        request, ("claims", asked, sought), lambda w: w.views.sayings(asked, sought),
        claims_page, "html", window.version,
    )  # fmt: skip
