"""Outlets, and who reprints whom."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response  # FastAPI reads it at run time

from detente.show.pages.lists import (
    as_json,
    outlet_page,
    outlet_table,
    outlets_page,
    outlets_table,
)
from detente.web.replies import Version, as_rows, as_text, reply

router = APIRouter()


@router.get("/outlets.json", tags=["documents"])
def outlets_json(request: Request, version: Version = None) -> Response:
    """Return all outlets, whom they reprint, and the largest reprint families."""
    return reply(
        request, "outlets", lambda w: w.views.outlets(),
        lambda found, _: as_text(as_json(found)), "json", version,
    )  # fmt: skip


@router.get("/outlets.csv", tags=["documents"])
def outlets_csv(request: Request, version: Version = None) -> Response:
    """Return all outlets, a row an outlet."""
    return reply(
        request, "outlets", lambda w: w.views.outlets(),
        lambda found, _: as_rows(outlets_table(found)), "csv", version,
    )  # fmt: skip


@router.get("/outlets", include_in_schema=False)
def outlets(request: Request, version: Version = None) -> Response:
    """Show all outlets."""
    return reply(request, "outlets", lambda w: w.views.outlets(), outlets_page, "html", version)


# An outlet's name may hold a slash: it is all that is left of the address.
@router.get("/outlets/{name:path}.json", tags=["documents"])
def outlet_json(request: Request, name: str, version: Version = None) -> Response:
    """Return one outlet, and the reprint families that it is in."""
    return reply(
        request, ("outlet", name), lambda w: w.views.outlet(name),
        lambda found, _: as_text(as_json(found)), "json", version,
    )  # fmt: skip


@router.get("/outlets/{name:path}.csv", tags=["documents"])
def outlet_csv(request: Request, name: str, version: Version = None) -> Response:
    """Return the reprint families that an outlet is in, a row a document."""
    return reply(
        request, ("outlet", name), lambda w: w.views.outlet(name),
        lambda found, _: as_rows(outlet_table(found)), "csv", version,
    )  # fmt: skip


@router.get("/outlets/{name:path}", include_in_schema=False)
def outlet(request: Request, name: str, version: Version = None) -> Response:
    """Show one outlet."""
    return reply(
        request, ("outlet", name), lambda w: w.views.outlet(name), outlet_page, "html", version
    )
