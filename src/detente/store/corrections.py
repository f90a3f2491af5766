"""The table of corrections by hand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from detente.model import codec
from detente.model.corrections import Correction, KeptCorrection
from detente.store.states import NEXT, NOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

_ALL = "SELECT record, made::DATE, undone IS NULL, doc FROM correction"


def keep(db: duckdb.DuckDBPyConnection, corrections: Sequence[Correction]) -> None:
    """Write corrections down; one that holds already is not written again."""
    db.execute(
        f"INSERT INTO correction SELECT c, doc, {NOW}, {NEXT}, NULL, record FROM ("
        "  SELECT unnest($ids::VARCHAR[]) AS c, unnest($docs::VARCHAR[]) AS doc,"
        "         unnest($records::VARCHAR[]) AS record"
        ") WHERE c NOT IN (SELECT correction FROM correction WHERE undone IS NULL)",
        {
            "ids": [each.id for each in corrections],
            "docs": [each.doc for each in corrections],
            "records": [codec.dumps(each) for each in corrections],
        },
    )


def undo(db: duckdb.DuckDBPyConnection, correction: str) -> None:
    """Take a correction back; it stays written down."""
    db.execute(
        f"UPDATE correction SET undone = {NEXT} WHERE correction = ? AND undone IS NULL",
        [correction],
    )


def kept(db: duckdb.DuckDBPyConnection) -> tuple[KeptCorrection, ...]:
    """Return all corrections in the order in which they were made."""
    rows = db.execute(f"{_ALL} ORDER BY added, correction, undone NULLS LAST").fetchall()
    return tuple(
        KeptCorrection(correction=codec.loads(Correction, record).made_on(day), holds=holds)
        for record, day, holds, _ in rows
    )


def holding(
    db: duckdb.DuckDBPyConnection, docs: Sequence[str]
) -> dict[str, tuple[Correction, ...]]:
    """Return the corrections of some documents that hold, by document, in the order made."""
    rows = db.execute(
        f"{_ALL} WHERE undone IS NULL AND doc IN (SELECT unnest($docs::VARCHAR[])) "
        "ORDER BY added, correction",
        {"docs": list(docs)},
    ).fetchall()
    found: dict[str, list[Correction]] = defaultdict(list)
    for record, day, _, doc in rows:
        found[str(doc)].append(codec.loads(Correction, record).made_on(day))
    return {doc: tuple(each) for doc, each in found.items()}
