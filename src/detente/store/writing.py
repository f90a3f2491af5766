"""Writing documents and the claims of their readings; the caller holds the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model import codec
from detente.model.claims import Reading
from detente.model.text import Document
from detente.store import corrections
from detente.store.rows import claim_rows
from detente.store.states import NEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from detente.store.rows import ClaimRow

_KINDS = {"V": "VARCHAR", "D": "DATE", "I": "INTEGER", "B": "BOOLEAN"}
_THESE = "IN (SELECT unnest($docs::VARCHAR[]))"


def write_documents(
    db: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[Document, Reading]]
) -> None:
    """Write documents in place of the same ones, which keep the number of their state."""
    given = {"docs": [document.id for document, _ in pairs]}
    known = db.execute(f"SELECT doc, added FROM document WHERE doc {_THESE}", given).fetchall()
    added = {str(doc): int(number) for doc, number in known}
    (now,) = db.execute(f"SELECT {NEXT}").fetchone() or (1,)
    db.execute(f"DELETE FROM document WHERE doc {_THESE}", given)
    rows = [
        (d.id, d.name, d.title, d.outlet, d.original_outlet, d.published, d.url, None,
         codec.dumps(d), codec.dumps(r), r.reader, r.reader_version, added.get(d.id, now))
        for d, r in pairs
    ]  # fmt: skip
    _insert(db, "document", "V V V V V D V V V V V V I", rows)


def write_readings(
    db: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[Document, Reading]]
) -> list[ClaimRow]:
    """Write what readings hold, and return the rows of their claims."""
    dropped = [(r.doc, item.cause, item.count) for _, r in pairs for item in r.dropped]
    _insert(db, "dropped", "V V I", dropped)
    return write_claims(db, pairs)


def write_claims(
    db: duckdb.DuckDBPyConnection,
    pairs: Sequence[tuple[Document, Reading]],
    tables: tuple[str, str] = ("claim", "party"),
) -> list[ClaimRow]:
    """Write the claims that readings hold, as corrected, and return their rows."""
    by_hand = corrections.holding(db, [document.id for document, _ in pairs])
    rows = [row for pair in pairs for row in claim_rows(*pair, by_hand.get(pair[0].id, ()))]
    _insert(db, tables[0], "V V V V D V B V I I V", [row.values() for row in rows])
    parties = [party for row in rows for party in row.parties]
    _insert(db, tables[1], "V V V D", sorted(set(parties), key=str))
    return rows


def forget_readings(db: duckdb.DuckDBPyConnection, docs: Sequence[str]) -> None:
    """Remove all that follows from the readings of documents."""
    forget_claims(db, docs)
    for table in ("dropped", "dated_from"):
        db.execute(f"DELETE FROM {table} WHERE doc {_THESE}", {"docs": list(docs)})


def forget_claims(db: duckdb.DuckDBPyConnection, docs: Sequence[str]) -> None:
    """Remove the claims of documents."""
    these = f"FROM claim WHERE doc {_THESE}"
    db.execute(f"DELETE FROM party WHERE claim IN (SELECT claim {these})", {"docs": list(docs)})
    db.execute(f"DELETE {these}", {"docs": list(docs)})


def kept(db: duckdb.DuckDBPyConnection, docs: Sequence[str]) -> list[tuple[Document, Reading]]:
    """Return some documents with their readings, by id."""
    rows = db.execute(
        f"SELECT record, reading FROM document WHERE doc {_THESE} ORDER BY doc",
        {"docs": list(docs)},
    ).fetchall()
    return [(codec.loads(Document, d), codec.loads(Reading, r)) for d, r in rows]


def correct_again(db: duckdb.DuckDBPyConnection, docs: Sequence[str]) -> None:
    """Write the claims of documents anew, by the corrections that hold now."""
    forget_claims(db, docs)
    write_claims(db, kept(db, docs))


def correct_past(db: duckdb.DuckDBPyConnection) -> None:
    """Write the claims of a past state that were corrected otherwise then (`states.view`)."""
    docs = [str(doc) for (doc,) in db.execute("SELECT doc FROM other ORDER BY doc").fetchall()]
    write_claims(db, kept(db, docs), ("past_claim", "past_party"))


def _insert(
    db: duckdb.DuckDBPyConnection, table: str, kinds: str, rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert rows column by column: much quicker than one statement a row."""
    if not rows:
        return
    lists = ", ".join(f"unnest(?::{_KINDS[kind]}[])" for kind in kinds.split())
    columns = [list(column) for column in zip(*rows, strict=True)]
    db.execute(f"INSERT INTO {table} SELECT {lists}", columns)
