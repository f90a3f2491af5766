"""The review queue: corrections that were made, and claims worth a look."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from detente.model.listed import Doubt
from detente.show.pages.addresses import address
from detente.show.pages.lists import as_json, review_page, review_table
from detente.web.replies import Version, as_rows, as_text, keeper_of, reply

router = APIRouter()

_Doubt = Annotated[Doubt, Query(description="Why claims are worth a look.")]
_Page = Annotated[int, Query(ge=1, le=100_000)]


@router.get("/review.json", tags=["evidence"])
def review_json(
    request: Request, doubt: _Doubt = "unsure", page: _Page = 1, version: Version = None
) -> Response:
    """Return all corrections, and a page of claims worth a look."""
    return reply(
        request, ("review", doubt, page), lambda w: w.views.review(doubt, page),
        lambda found, _: as_text(as_json(found)), "json", version,
    )  # fmt: skip


@router.get("/review.csv", tags=["evidence"])
def review_csv(
    request: Request, doubt: _Doubt = "unsure", page: _Page = 1, version: Version = None
) -> Response:
    """Return a page of claims worth a look, a row a claim."""
    return reply(
        request, ("review", doubt, page), lambda w: w.views.review(doubt, page),
        lambda found, _: as_rows(review_table(found)), "csv", version,
    )  # fmt: skip


@router.get("/review", include_in_schema=False)
def review(
    request: Request, doubt: _Doubt = "unsure", page: _Page = 1, version: Version = None
) -> Response:
    """Show the review queue."""
    return reply(
        request, ("review", doubt, page), lambda w: w.views.review(doubt, page), review_page,
        "html", version,
    )  # fmt: skip


@router.post("/review/undo", include_in_schema=False)
def undo(
    request: Request,
    correction: Annotated[str, Form(min_length=16, max_length=16)],
    doc: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Take a correction back, and go back to its document, or else to the queue."""
    keeper_of(request).write(lambda w: w.undo(correction), at_once=True)
    place = address("document", doc) if doc else "/review"
    return RedirectResponse(f"{place}#corrections", 303)
