"""The monthly digest of some pairs."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from detente.errors import UsedWrongly
from detente.show.digest import digest_markdown
from detente.show.pages.digest import digest_form_page, digest_json, digest_page, digest_table
from detente.web.pairs import names_in
from detente.web.replies import Version, as_rows, as_text, reply

router = APIRouter()

_MONTH = r"^((1[6-9]|20)\d\d-(0[1-9]|1[0-2]))?$"
Month = Annotated[
    str,
    Query(pattern=r"^((1[6-9]|20)\d\d-(0[1-9]|1[0-2]))?$", description="A month, as in 1998-05."),
]
Pairs = Annotated[str, Query(max_length=2000, description="As in QAT,SAU; TUR,RUS.")]
_MOST = 50  # pairs of one page


@router.get("/digest.json", tags=["relations"])
def digest_as_json(
    request: Request, month: Month, pairs: Pairs, version: Version = None
) -> Response:
    """Return a month of some pairs."""
    wanted = _wanted(month, pairs)
    return reply(
        request, ("digest", wanted), lambda w: w.views.digest(*wanted),
        lambda found, _: as_text(digest_json(found)), "json", version,
    )  # fmt: skip


@router.get("/digest.csv", tags=["relations"])
def digest_as_csv(
    request: Request, month: Month, pairs: Pairs, version: Version = None
) -> Response:
    """Return a month of some pairs, one row each."""
    wanted = _wanted(month, pairs)
    return reply(
        request, ("digest", wanted), lambda w: w.views.digest(*wanted),
        lambda found, _: as_rows(digest_table(found)), "csv", version,
    )  # fmt: skip


@router.get("/digest.md", include_in_schema=False)
def digest_as_markdown(
    request: Request, month: Month, pairs: Pairs, version: Version = None
) -> Response:
    """Return a month of some pairs as Markdown."""
    wanted = _wanted(month, pairs)
    return reply(
        request, ("digest", wanted), lambda w: w.views.digest(*wanted),
        lambda found, _: digest_markdown(found), "md", version,
    )  # fmt: skip


@router.get("/digest", include_in_schema=False)
def digest(
    request: Request, month: Month = "", pairs: Pairs = "", version: Version = None
) -> Response:
    """Show a month of some pairs, or ask for it."""
    if not (month and pairs):
        return reply(
            request, ("digest", month, pairs), lambda _: None,
            lambda _, at: digest_form_page(month, pairs, at), "html", version,
        )  # fmt: skip
    wanted = _wanted(month, pairs)
    return reply(
        request, ("digest", wanted, month, pairs), lambda w: w.views.digest(*wanted),
        lambda found, at: digest_page(found, month, pairs, at), "html", version,
    )  # fmt: skip


def _wanted(month: str, pairs: str) -> tuple[tuple[tuple[str, str], ...], date]:
    """Return the pairs and the first day of the month. Raises UsedWrongly for other forms."""
    listed = [part for part in pairs.split(";") if part.strip()]
    if not 0 < len(listed) <= _MOST:
        raise UsedWrongly(
            f"{len(listed)} pairs were given. Give 1 to {_MOST}, as in 'QAT,SAU; TUR,RUS'."
        )
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise UsedWrongly(f"{month!r} is no month. Write it as in 1998-05.") from None
    return tuple(map(names_in, listed)), first
