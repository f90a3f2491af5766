"""From what a workspace returns to a response: its form, its data version as ETag, its links."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from fastapi import Depends, Query, Request
from fastapi.responses import Response

from detente import __version__
from detente.show.tables import as_csv
from detente.web.whole_days import First, Last

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from detente.model.codec import Json
    from detente.show.tables import Table
    from detente.web.keeper import Keeper
    from detente.workspace import Workspace

T = TypeVar("T")
Kind = Literal["html", "json", "csv", "md", "bib", "csl"]
_TYPES = {
    "html": "text/html", "json": "application/json", "csv": "text/csv", "md": "text/markdown",
    "bib": "application/x-bibtex", "csl": "application/vnd.citationstyles.csl+json",
}  # fmt: skip

Version = Annotated[
    str | None,
    Query(pattern="^[0-9a-f]{4,12}$", description="Data version; the present one without it."),
]
Day = Annotated[date | None, Query(description="A day, as in 1998-05-28.")]


@dataclass(frozen=True, slots=True)
class Window:
    """The window and the data version that every page's address may carry."""

    start: date | None
    end: date | None
    version: str | None


def _window(start: First = None, end: Last = None, version: Version = None) -> Window:
    return Window(start, end, version)


Windowed = Annotated[Window, Depends(_window)]


def keeper_of(request: Request) -> Keeper:
    """Return the keeper of the store that this app serves."""
    keeper: Keeper = request.app.state.keeper
    return keeper


Kept = Annotated["Keeper", Depends(keeper_of)]


def reply(
    request: Request,
    key: Hashable,
    make: Callable[[Workspace], T],
    shown: Callable[[T, str], str],
    kind: Kind = "html",
    version: str | None = None,
) -> Response:
    """Return what `make` makes, drawn by `shown`, or 304 where the caller has it already.

    Both are done once for a key and a data version. `shown`: text from the made value and the data
    version.
    """
    keeper = keeper_of(request)
    past = version is not None and version != keeper.version  # such a page says so
    made = keeper.made(
        (kind, key, past), lambda workspace: _body(shown(make(workspace), workspace.data_version)),
        version,
    )  # fmt: skip
    tag = f'"{made.version}-{__version__}-{kind}{"-past" if past else ""}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    plain, packed = made.value
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            packed, media_type=_TYPES[kind], headers={**headers, "Content-Encoding": "gzip"}
        )
    return Response(plain, media_type=_TYPES[kind], headers=headers)


def _body(text: str) -> tuple[bytes, bytes]:
    """Return a reply's bytes as they are and packed: packing costs more than all the rest."""
    plain = text.encode()
    return plain, gzip.compress(plain, 6, mtime=0)


def as_text(value: Json) -> str:
    """Return JSON as it is sent."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def as_rows(table: Table) -> str:
    """Return a table as CSV."""
    return as_csv(table)
