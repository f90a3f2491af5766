"""Documents with their texts, some hundreds at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model import codec
from detente.model.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import duckdb

    from detente.model.text import DocId

_HELD = 500  # documents that are held at a time


def texts(db: duckdb.DuckDBPyConnection, docs: Iterable[DocId] | None = None) -> Iterator[Document]:
    """Yield documents by id; None: all there are."""
    ids = held(db) if docs is None else sorted(set(docs))
    for start in range(0, len(ids), _HELD):
        rows = db.execute(
            "SELECT record FROM document WHERE doc IN (SELECT unnest($docs::VARCHAR[])) "
            "ORDER BY doc",
            {"docs": ids[start : start + _HELD]},
        ).fetchall()
        yield from (codec.loads(Document, str(row[0])) for row in rows)


def held(db: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the ids of all documents, in order."""
    return [str(row[0]) for row in db.execute("SELECT doc FROM document ORDER BY doc").fetchall()]
