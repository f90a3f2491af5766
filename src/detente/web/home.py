"""The home page, and where a question goes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from detente.model.viewed import NotAsked
from detente.show.pages.addresses import address
from detente.show.pages.home import home_page, not_asked_page
from detente.web.replies import keeper_of, reply

router = APIRouter()

_Words = Annotated[str, Query(max_length=400)]


@router.get("/", include_in_schema=False)
def home(request: Request) -> Response:
    """Show the question box, and who is told of together."""
    return reply(request, "home", lambda w: w.views.home(), home_page)


@router.get("/ask", include_in_schema=False)
def ask(request: Request, q: _Words = "") -> Response:
    """Lead to the page of the two actors that are asked about, or say what is not understood."""
    words = " ".join(q.split())
    if not words:
        return RedirectResponse("/", 303)
    found = keeper_of(request).made(("asked", words), lambda w: w.views.asked(words)).value
    if isinstance(found, NotAsked):
        return reply(request, ("asked page", words), lambda _: found, not_asked_page)
    place = address(
        "dyad", found.source, found.target, q=words if found.polarity == "thaw" else None,
        from_=found.start, to=found.end, around=found.around,
    )  # fmt: skip
    return RedirectResponse(place, 303)
