"""Outlets, and who reprints whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from detente.model.listed import Copying, FamilyIds, OutletLine
from detente.model.text import DocId

if TYPE_CHECKING:
    import duckdb

_LINES = """
SELECT outlet, count(*), count(*) FILTER (reprint_of IS NULL), min(published), max(published)
FROM document GROUP BY outlet ORDER BY count(*) DESC, outlet NULLS LAST
"""

# Whose report it is: that of the original in the store, else the one that the text names.
_COPYING = """
SELECT d.outlet, coalesce(o.outlet, d.original_outlet) AS whom, count(*)
FROM document d LEFT JOIN document o ON o.doc = d.reprint_of
WHERE d.outlet IS NOT NULL AND whom IS NOT NULL AND (d.reprint_of IS NOT NULL OR d.outlet <> whom)
GROUP BY ALL ORDER BY count(*) DESC, d.outlet, whom
"""

_FAMILIES = """
SELECT c.reprint_of, list(c.doc ORDER BY c.published NULLS LAST, c.doc)
FROM document c JOIN document o ON o.doc = c.reprint_of
WHERE $outlet IS NULL OR c.reprint_of IN (
    SELECT coalesce(reprint_of, doc) FROM document WHERE outlet = $outlet)
GROUP BY c.reprint_of, o.published ORDER BY count(*) DESC, o.published NULLS LAST, c.reprint_of
LIMIT $most
"""


def lines(db: duckdb.DuckDBPyConnection) -> tuple[OutletLine, ...]:
    """Return all outlets, most documents first."""
    copies: dict[str, list[Copying]] = defaultdict(list)
    copied: dict[str, list[Copying]] = defaultdict(list)
    for outlet, whom, count in db.execute(_COPYING).fetchall():
        copies[outlet].append(Copying(outlet=whom, documents=count))
        copied[whom].append(Copying(outlet=outlet, documents=count))
    return tuple(
        OutletLine(
            name=name, documents=documents, originals=originals, first=first, last=last,
            copies=tuple(copies.get(name, ())), copied=tuple(copied.get(name, ())),
        )
        for name, documents, originals, first, last in db.execute(_LINES).fetchall()
    )  # fmt: skip


def families(db: duckdb.DuckDBPyConnection, outlet: str | None, most: int) -> tuple[FamilyIds, ...]:
    """Return originals with their copies, most copies first; of one outlet, or for None of all."""
    rows = db.execute(_FAMILIES, {"outlet": outlet, "most": most}).fetchall()
    return tuple(
        FamilyIds(original=DocId(original), copies=tuple(map(DocId, copies)))
        for original, copies in rows
    )
