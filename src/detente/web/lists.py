"""Long lists, a page at a time, and what a program should know before it asks."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse, Response

from detente.model.codec import to_json
from detente.model.page import ClaimPage, DocumentPage, PairPage
from detente.show.llms import llms_text
from detente.web.replies import Version, as_text, reply

router = APIRouter()

Cursor = Annotated[
    str, Query(pattern="^[0-9a-f]*$", max_length=16, description="`after` of the page before.")
]
Limit = Annotated[int, Query(ge=1, le=500, description="Items a page.")]
Name = Annotated[str | None, Query(max_length=200, description="An actor, by name or id.")]


@router.get("/api/documents", tags=["documents"], responses={200: {"model": DocumentPage}})
def documents(
    request: Request, cursor: Cursor = "", limit: Limit = 100, version: Version = None
) -> Response:
    """Return the documents' heads, by id."""
    return reply(
        request, ("documents", cursor, limit), lambda w: w.views.listed_documents(cursor, limit),
        lambda page, _: as_text(to_json(page)), "json", version,
    )  # fmt: skip


@router.get("/api/claims", tags=["evidence"], responses={200: {"model": ClaimPage}})
def claims(
    request: Request,
    cursor: Cursor = "",
    limit: Limit = 100,
    actor: Name = None,
    kind: Annotated[Literal["event", "link", "turn", "statement"] | None, Query()] = None,
    version: Version = None,
) -> Response:
    """Return claims by id, with their words, spans and documents."""
    return reply(
        request, ("claims", cursor, limit, actor, kind),
        lambda w: w.views.listed_claims(cursor, limit, actor, kind),
        lambda page, _: as_text(to_json(page)), "json", version,
    )  # fmt: skip


@router.get("/api/dyads", tags=["relations"], responses={200: {"model": PairPage}})
def dyads(
    request: Request, actor: Name = None, limit: Limit = 50, version: Version = None
) -> Response:
    """Return pairs that documents tell of together, most documents first."""
    return reply(
        request, ("pairs", actor, limit), lambda w: w.views.listed_pairs(actor, limit),
        lambda page, _: as_text(to_json(page)), "json", version,
    )  # fmt: skip


@router.get("/llms.txt", include_in_schema=False)
def llms() -> Response:
    """Tell a language model what is here and how to cite it."""
    return PlainTextResponse(llms_text())
