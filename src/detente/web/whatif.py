"""The what-if page of two actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from detente.show.pages.whatif import ifs_json, whatif_page
from detente.show.whatif import claims_table
from detente.web.pairs import asked_of
from detente.web.replies import Window, Windowed, as_rows, as_text, reply

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from detente.model.ifs import Ifs
    from detente.workspace import Workspace

router = APIRouter()


Step = Annotated[str, Query(max_length=200, description="The step: in words, or a type.")]
Theme = Annotated[str, Query(max_length=80, description="A theme whose acts are left out.")]


@router.get("/dyad/{source}/{target}/whatif.json", tags=["relations"])
def whatif_as_json(  # what stands in the address
    request: Request, source: str, target: str, window: Windowed, step: Step = "",
    without: Theme = "",
) -> Response:  # fmt: skip
    """Return what may follow between two actors."""
    key, make = _made(source, target, window, step, without)
    return reply(
        request, key, make, lambda found, version: as_text(ifs_json(found, version)), "json",
        window.version,
    )  # fmt: skip


@router.get("/dyad/{source}/{target}/whatif.csv", tags=["relations"])
def whatif_as_csv(
    request: Request, source: str, target: str, window: Windowed, step: Step = ""
) -> Response:
    """Return what is said may follow between two actors, one row a claim."""
    key, make = _made(source, target, window, step, "")
    return reply(
        request, key, make, lambda found, _: as_rows(claims_table(found.report)), "csv",
        window.version,
    )  # fmt: skip


@router.get("/dyad/{source}/{target}/whatif", include_in_schema=False)
def whatif(  # what stands in the address
    request: Request, source: str, target: str, window: Windowed, step: Step = "",
    without: Theme = "",
) -> Response:  # fmt: skip
    """Show what may follow between two actors."""
    key, make = _made(source, target, window, step, without)
    return reply(request, key, make, whatif_page, "html", window.version)


def _made(
    source: str, target: str, window: Window, step: str, without: str
) -> tuple[Hashable, Callable[[Workspace], Ifs]]:
    """Return what the view is kept under, and what makes it. A form sends "" for nothing."""
    asked = asked_of(source, target, window)
    wanted = (asked, step.strip() or None, without or None)
    return ("whatif", wanted), lambda workspace: workspace.views.whatif(*wanted)
