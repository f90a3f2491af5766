"""How much a store holds, counted where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.stored import Coverage, StoreSummary
from detente.store.states import data_version

if TYPE_CHECKING:
    import duckdb

_COVERAGE = """
SELECT day, sum(n)::BIGINT, sum(o)::BIGINT FROM (
    SELECT published AS day, count(*) AS n, count(DISTINCT outlet) AS o FROM document
    GROUP BY published UNION ALL SELECT day, reports, outlets FROM coded_day
) GROUP BY day ORDER BY day NULLS LAST
"""

_SUMMARY = """
SELECT count(*), count(*) FILTER (reprint_of IS NULL), count(DISTINCT outlet),
       (SELECT count(*) FROM claim), (SELECT count(DISTINCT event) FROM claim)
FROM document
"""


def coverage(db: duckdb.DuckDBPyConnection) -> tuple[Coverage, ...]:
    """Return documents, coded reports and outlets per day, undated ones last."""
    rows = db.execute(_COVERAGE).fetchall()
    return tuple(Coverage(day=day, documents=n, outlets=o) for day, n, o in rows)


def summary(db: duckdb.DuckDBPyConnection) -> StoreSummary:
    """Return counts and the data version."""
    row = db.execute(_SUMMARY).fetchone()
    documents, originals, outlets, claims, events = (int(str(n)) for n in row or (0,) * 5)
    dropped = db.execute(
        "SELECT cause, sum(count)::INTEGER FROM dropped GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return StoreSummary(
        documents=documents, originals=originals, outlets=outlets, claims=claims, events=events,
        dropped=tuple((str(cause), int(n)) for cause, n in dropped), data_version=data_version(db),
    )  # fmt: skip
