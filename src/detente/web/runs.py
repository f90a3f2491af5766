"""What was read and loaded, when, and what became of it.

A run that changed nothing is shown too, so that these pages are not kept by data version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response

from detente.model.codec import to_json
from detente.show.pages.lists import runs_page, runs_table
from detente.web.replies import as_rows, as_text, keeper_of

if TYPE_CHECKING:
    from detente.model.runs import KeptRun

router = APIRouter()

_MOST = 200  # runs that are listed
_FRESH = {"Cache-Control": "no-store"}


@router.get("/runs.json", tags=["documents"])
def runs_json(request: Request) -> Response:
    """Return the latest runs, the latest first."""
    found, _ = _runs(request)
    return Response(as_text(to_json(found)), media_type="application/json", headers=_FRESH)


@router.get("/runs.csv", tags=["documents"])
def runs_csv(request: Request) -> Response:
    """Return the latest runs, a row a run."""
    found, _ = _runs(request)
    return Response(as_rows(runs_table(found)), media_type="text/csv", headers=_FRESH)


@router.get("/runs", include_in_schema=False)
def runs(request: Request) -> Response:
    """Show the latest runs."""
    return Response(runs_page(*_runs(request)), media_type="text/html", headers=_FRESH)


def _runs(request: Request) -> tuple[tuple[KeptRun, ...], str]:
    with keeper_of(request).reading() as workspace:
        return workspace.views.runs(_MOST), workspace.data_version
