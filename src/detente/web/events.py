"""Evidence at its words, and events with all their tellings."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from detente.model.actors import ActorId
from detente.show.claimtables import evidence_table
from detente.show.pages.event import (
    event_json,
    event_page,
    event_table,
    evidence_json,
    evidence_page,
)
from detente.web.replies import Version, as_rows, as_text, reply

router = APIRouter()

_Part = Annotated[Literal["", "drawer"], Query(description="A fragment for a page to show.")]
_Of = Annotated[
    str,
    Query(
        pattern=r"^$|^[^~]+~[^~]+$", max_length=200,
        description="Two ids, as in PER~ECU: as whose acts tellings are merged.",
    ),
]  # fmt: skip


@router.get("/evidence/{claim}.json", tags=["evidence"])
def evidence_as_json(request: Request, claim: str, version: Version = None) -> Response:
    """Return a claim with the words it rests on and how they were read."""
    return reply(
        request, ("evidence", claim), lambda w: w.views.evidence(claim),
        lambda found, _: as_text(evidence_json(found)), "json", version,
    )  # fmt: skip


@router.get("/evidence/{claim}.csv", tags=["evidence"])
def evidence_as_csv(request: Request, claim: str, version: Version = None) -> Response:
    """Return a claim as one row."""
    return reply(
        request, ("evidence", claim), lambda w: w.views.evidence(claim),
        lambda found, _: as_rows(evidence_table((found.stored,))), "csv", version,
    )  # fmt: skip


@router.get("/evidence/{claim}", include_in_schema=False)
def evidence(request: Request, claim: str, part: _Part = "", version: Version = None) -> Response:
    """Show a claim at its words."""
    return reply(
        request, ("evidence", claim, part), lambda w: w.views.evidence(claim),
        lambda found, at: evidence_page(found, at, part=part), "html", version,
    )  # fmt: skip


@router.get("/event/{event}.json", tags=["evidence"])
def event_as_json(request: Request, event: str, of: _Of = "", version: Version = None) -> Response:
    """Return an event with all its tellings."""
    return reply(
        request, ("event", event, of), lambda w: w.views.event(event, _pair(of)),
        lambda found, _: as_text(event_json(found)), "json", version,
    )  # fmt: skip


@router.get("/event/{event}.csv", tags=["evidence"])
def event_as_csv(request: Request, event: str, of: _Of = "", version: Version = None) -> Response:
    """Return the tellings of an event, one row each."""
    return reply(
        request, ("event", event, of), lambda w: w.views.event(event, _pair(of)),
        lambda found, _: as_rows(event_table(found)), "csv", version,
    )  # fmt: skip


@router.get("/event/{event}", include_in_schema=False)
def event(
    request: Request, event: str, of: _Of = "", part: _Part = "", version: Version = None
) -> Response:
    """Show an event with all its tellings."""
    return reply(
        request, ("event", event, of, part), lambda w: w.views.event(event, _pair(of)),
        lambda found, at: event_page(found, at, of=of, part=part), "html", version,
    )  # fmt: skip


def _pair(of: str) -> tuple[ActorId, ActorId] | None:
    one, _, other = of.partition("~")
    return (ActorId(one), ActorId(other)) if other else None
