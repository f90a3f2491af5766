"""Searching the texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from detente.errors import UsedWrongly
from detente.model.searched import Search
from detente.show.pages.lists import as_json, search_page, search_refused, search_table
from detente.web.replies import Version, as_rows, as_text, reply
from detente.web.whole_days import First, Last

if TYPE_CHECKING:
    from detente.model.searched import SearchView
    from detente.workspace import Workspace

router = APIRouter()


@dataclass(frozen=True, slots=True)
class _Asked:
    search: Search
    actor: str | None
    version: str | None

    def __call__(self, workspace: Workspace) -> SearchView:
        return workspace.views.search(self.search, self.actor)


def _asked(  # the parts of an address
    q: Annotated[str, Query(max_length=500, description="Words, or “phrases”.")] = "",
    outlet: Annotated[str, Query(max_length=300, description="Only what it published.")] = "",
    first: First = None,
    last: Last = None,
    actor: Annotated[str, Query(max_length=200, description="Only with a claim on it.")] = "",
    page: Annotated[int, Query(ge=1, le=5000)] = 1,
    version: Version = None,
) -> _Asked:
    if first is not None and last is not None and last < first:
        raise UsedWrongly(f"The days run from {first} to {last}. Swap them.")
    found = Search(words=q.strip(), outlet=outlet or None, first=first, last=last, page=page)
    return _Asked(found, actor.strip() or None, version)


Asked = Annotated[_Asked, Depends(_asked)]


@router.get("/search.json", tags=["documents"])
def search_json(request: Request, asked: Asked) -> Response:
    """Return a page of the documents that hold some words, best first."""
    return reply(
        request, ("search", asked.search, asked.actor), asked,
        lambda found, _: as_text(as_json(found)), "json", asked.version,
    )  # fmt: skip


@router.get("/search.csv", tags=["documents"])
def search_csv(request: Request, asked: Asked) -> Response:
    """Return a page of the documents that hold some words, a row a document."""
    return reply(
        request, ("search", asked.search, asked.actor), asked,
        lambda found, _: as_rows(search_table(found)), "csv", asked.version,
    )  # fmt: skip


@router.get("/search", include_in_schema=False)
def search(request: Request, asked: Asked) -> Response:
    """Show the documents that hold some words."""
    try:
        return reply(
            request, ("search", asked.search, asked.actor), asked, search_page, "html",
            asked.version,
        )  # fmt: skip
    except UsedWrongly as error:
        made = search_refused(asked.search.words, str(error))
        return Response(made, 400, media_type="text/html")
