"""Where pages lead: addresses made of paths and queries, each part encoded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from detente.model.answers import Citation, Question

Value = str | date | int | bool | None


def address(*parts: str, **query: Value) -> str:
    """Return "/dyad/PAK/IND?from=1998-05-01"; what is None or "" is left out of the query.

    A trailing underscore of a name is dropped (`from_`).
    """
    path = "".join(f"/{quote(part, safe='')}" for part in parts)
    kept = {
        key.rstrip("_"): value.isoformat() if isinstance(value, date) else str(value)
        for key, value in query.items()
        if value not in {None, ""}
    }
    return f"{path}?{urlencode(kept)}" if kept else path


def dyad_at(question: Question, *rest: str, **query: Value) -> str:
    """Return a page of the two asked about, with the window asked about."""
    return address(
        "dyad", question.source, question.target, *rest,
        from_=question.start, to=question.end, **query,
    )  # fmt: skip


def words_at(citation: Citation) -> str:
    """Return where cited words are opened: as evidence, or in their document."""
    if citation.claim is not None:
        return address("evidence", citation.claim)
    start, end = citation.span
    return address("document", citation.doc, span=f"{start}-{end}")


def twins_of(at: str, data_version: str) -> tuple[tuple[str, str], ...]:
    """Return name and address of a page's twins and its own; each carries the data version."""
    path, mark, query = at.partition("?")
    rest = f"?{query}{'&' if mark else ''}version={data_version}"
    kinds = (("JSON", ".json"), ("CSV", ".csv"), ("Permanent link", ""))
    return tuple((name, path + end + rest) for name, end in kinds)
