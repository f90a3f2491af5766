"""Documents and claims a page at a time, each page beginning after the last id of the one before.

Ids come from content, so a page boundary stays where it is while others add.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.page import ClaimPage, DocumentPage
from detente.store.rows import decode_evidence, decode_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb


_COLUMNS = ("doc", "name", "title", "outlet", "original_outlet", "published", "url", "reprint_of")
HEAD = ", ".join(f"d.{column}" for column in _COLUMNS)
"""The columns of a document `d` that `decode_head` takes."""


def documents(db: duckdb.DuckDBPyConnection, after: str, most: int) -> DocumentPage:
    """Return heads by id, at most `most`, of those that come after an id ("" for the first)."""
    rows = db.execute(
        f"SELECT {HEAD} FROM document d WHERE doc > ? ORDER BY doc LIMIT ?", [after, most + 1]
    ).fetchall()
    items = tuple(decode_head(row) for row in rows[:most])
    return DocumentPage(items=items, after=items[-1].id if len(rows) > most else None)


def claims(
    db: duckdb.DuckDBPyConnection, after: str, most: int, actors: Sequence[str], kind: str | None
) -> ClaimPage:
    """Return claims by id, of some actors and one kind where these are given."""
    rows = db.execute(
        f"SELECT c.record, {HEAD} FROM claim c JOIN document d USING (doc) "
        "WHERE c.claim > $after AND ($actors::VARCHAR[] IS NULL OR EXISTS (SELECT * FROM party p "
        "WHERE p.claim = c.claim AND p.actor IN (SELECT unnest($actors::VARCHAR[])))) "
        "AND ($kind::VARCHAR IS NULL OR c.kind = $kind) ORDER BY c.claim LIMIT $most",
        {"after": after, "most": most + 1, "actors": list(actors) or None, "kind": kind},
    ).fetchall()
    items = tuple(decode_evidence(str(row[0]), decode_head(row[1:])) for row in rows[:most])
    return ClaimPage(items=items, after=items[-1].claim.id if len(rows) > most else None)
