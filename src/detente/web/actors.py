"""Actors: their pages, whom a name means, and the completion of names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BeforeValidator

from detente.errors import AmbiguousActor, UsedWrongly
from detente.model.codec import to_json
from detente.show.pages.actor import (
    actor_json,
    actor_page,
    actor_table,
    meaning_page,
    meaning_table,
)
from detente.show.pages.addresses import address
from detente.web.replies import Version, as_rows, as_text, keeper_of, reply
from detente.web.whole_days import first_day

router = APIRouter()

_Name = Annotated[str, Query(min_length=1, max_length=200, description="A name or an id.")]
_On = Annotated[
    date | None,
    BeforeValidator(first_day),
    Query(description="The day meant: 1998-05-28, 1998-05 or 1998; any day without it."),
]
_MOST = 12


@dataclass(frozen=True)
class Completion:
    """An actor that a name may go on to."""

    id: str
    name: str
    kind: str


@router.get("/api/actors", tags=["actors"], responses={200: {"model": list[Completion]}})
def completions(
    request: Request, q: Annotated[str, Query(max_length=200, description="What was typed.")] = ""
) -> Response:
    """Return at most 12 actors whose names begin so, or are near to it."""
    return reply(
        request, ("completions", q), lambda w: w.views.completions(q, _MOST),
        lambda found, _: as_text(to_json(found)), "json",
    )  # fmt: skip


@router.get("/actors.json", tags=["actors"])
def names_json(request: Request, name: _Name, on: _On = None) -> Response:
    """Return whom a name means on a day, and why."""
    return reply(
        request, ("meaning", name, on), lambda w: w.views.meaning(name, on),
        lambda found, _: as_text(to_json(found)), "json",
    )  # fmt: skip


@router.get("/actors.csv", tags=["actors"])
def names_csv(request: Request, name: _Name, on: _On = None) -> Response:
    """Return whom a name may mean on a day, a row an actor."""
    return reply(
        request, ("meaning", name, on), lambda w: w.views.meaning(name, on),
        lambda found, _: as_rows(meaning_table(found)), "csv",
    )  # fmt: skip


@router.get("/actors", include_in_schema=False)
def names(
    request: Request, name: Annotated[str, Query(max_length=200)] = "", on: _On = None
) -> Response:
    """Show whom a name means on a day, and why."""
    found, refused = None, None
    asked = (name, on.isoformat() if on else "")
    if name.strip():
        with keeper_of(request).reading() as workspace:
            try:
                found = workspace.views.meaning(name, on)
            except UsedWrongly as error:
                refused = str(error)
    return Response(
        meaning_page(found, refused, asked), 404 if refused else 200, media_type="text/html"
    )


@router.get("/actor/{name}.json", tags=["actors"])
def actor_as_json(request: Request, name: str, on: _On = None, version: Version = None) -> Response:
    """Return an actor, by name or id: who it was when, and with whom it acts."""
    return reply(
        request, ("actor", name, on), lambda w: w.views.actor(name, on),
        lambda found, _: as_text(actor_json(found)), "json", version,
    )  # fmt: skip


@router.get("/actor/{name}.csv", tags=["actors"])
def actor_as_csv(request: Request, name: str, on: _On = None, version: Version = None) -> Response:
    """Return with whom an actor acts, a row an actor."""
    return reply(
        request, ("actor", name, on), lambda w: w.views.actor(name, on),
        lambda found, _: as_rows(actor_table(found)), "csv", version,
    )  # fmt: skip


@router.get("/actor/{name}", include_in_schema=False)
def actor(request: Request, name: str, on: _On = None, version: Version = None) -> Response:
    """Show the page of an actor; of a name that several bear, the page that tells them apart."""
    try:
        return reply(
            request, ("actor", name, on), lambda w: w.views.actor(name, on), actor_page, "html",
            version,
        )  # fmt: skip
    except AmbiguousActor:
        return RedirectResponse(address("actors", name=name, on=on), 303)
