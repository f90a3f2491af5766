"""Claims that are worth a look by a person, by why they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from detente.model.listed import Doubt
from detente.store.listing import HEAD
from detente.store.rows import decode_evidence, decode_head

if TYPE_CHECKING:
    import duckdb

    from detente.model.evidence import Evidence

_SURE = 0.5
"""Below this confidence a reader is more likely wrong than right; it is a probability."""

# Reprints are corrected in their originals, and what a person has corrected needs no other look.
_OPEN = """
WITH open AS (
    SELECT c.*, d.published,
           TRY_CAST(json_extract_string(c.record, '$.event.confidence') AS DOUBLE) AS confidence,
           json_type(c.record, '$.event.event.when') AS dated
    FROM claim c JOIN document d USING (doc)
    WHERE c.kind <> 'statement' AND d.reprint_of IS NULL
      AND coalesce(json_array_length(c.record, '$.corrections'), 0) = 0
)
"""

_WHERE: dict[Doubt, str] = {
    "unsure": f"confidence < {_SURE}",
    "disputed": (
        "event IN (SELECT event FROM claim WHERE kind = 'event' GROUP BY event HAVING "
        "bool_or(factuality = 'denied') AND bool_or(factuality = 'asserted')) "
        "OR coalesce(json_array_length(o.record, '$.claim.denies'), 0) > 0"
    ),
    "nobody": (
        "kind = 'event' AND claim NOT IN (SELECT a.claim FROM party a JOIN party b USING (claim) "
        "WHERE a.part = 'source' AND b.part = 'target')"
    ),
    "undated": "kind = 'event' AND (dated IS NULL OR dated = 'NULL')",
    "rules": "confidence IS NULL",
}
DOUBTS: tuple[Doubt, ...] = get_args(Doubt)


def counts(db: duckdb.DuckDBPyConnection) -> tuple[tuple[Doubt, int], ...]:
    """Return how many claims there are of each doubt."""
    sums = ", ".join(f"count(*) FILTER ({_WHERE[doubt]})" for doubt in DOUBTS)
    row = db.execute(f"{_OPEN} SELECT {sums} FROM open o").fetchone() or (0,) * len(DOUBTS)
    return tuple((doubt, int(n)) for doubt, n in zip(DOUBTS, row, strict=True))


def claims(
    db: duckdb.DuckDBPyConnection, doubt: Doubt, start: int, most: int
) -> tuple[Evidence, ...]:
    """Return some claims, those most in doubt first."""
    rows = db.execute(
        f"{_OPEN} SELECT o.record, {HEAD} FROM open o JOIN document d USING (doc) "
        f"WHERE {_WHERE[doubt]} "
        "ORDER BY confidence NULLS LAST, o.published DESC NULLS LAST, claim LIMIT ? OFFSET ?",
        [most, start],
    ).fetchall()
    return tuple(decode_evidence(str(row[0]), decode_head(row[1:])) for row in rows)
