"""The tables that serve to find reprints: sketches, and pairs of which one copies the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model import codec
from detente.model.reprints import Copied, Near
from detente.model.text import DocId, Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import duckdb

    from detente.model.reprints import Sketch

# A number that stands in very many sketches (what an outlet puts under every story) is looked up
# only in the earliest of them, among which the original of a much copied story is.
_MOST = 100

_ASKED = """
CREATE OR REPLACE TEMP TABLE asked AS
SELECT unnest($docs::VARCHAR[]) AS doc, unnest($days::DATE[]) AS published,
       unnest($grams::UINTEGER[][]) AS grams
"""

_NEAR = """
WITH stored AS (
    SELECT doc, published, grams FROM asked
    UNION ALL
    SELECT doc, published, grams FROM sketch
    WHERE doc NOT IN (SELECT doc FROM asked) AND (
        published IS NULL OR (SELECT bool_or(published IS NULL) FROM asked)
        OR published BETWEEN (SELECT min(published) FROM asked) - $days::INTEGER
                         AND (SELECT max(published) FROM asked) + $days::INTEGER)
), wanted AS (
    SELECT doc, published, len(grams) AS size, unnest(grams) AS gram FROM asked
), kept AS (
    SELECT * FROM (SELECT doc, published, len(grams) AS size, unnest(grams) AS gram FROM stored)
    WHERE gram IN (SELECT gram FROM wanted)
    QUALIFY row_number() OVER (PARTITION BY gram ORDER BY published NULLS LAST, doc) <= $most
)
SELECT w.doc, k.doc, count(*), any_value(least(w.size, k.size))
FROM wanted w JOIN kept k ON w.gram = k.gram AND w.doc <> k.doc
WHERE w.published IS NULL OR k.published IS NULL OR abs(w.published - k.published) <= $days
GROUP BY w.doc, k.doc HAVING count(*) > 1
ORDER BY w.doc, k.doc
"""


def uncompared(db: duckdb.DuckDBPyConnection, rules: str, most: int) -> tuple[Document, ...]:
    """Return some documents that were not yet compared by these rules, oldest first."""
    rows = db.execute(
        "SELECT record FROM document WHERE doc IN ("
        "  SELECT doc FROM document d ANTI JOIN (SELECT doc FROM sketch WHERE rules = $rules) s "
        "  USING (doc) ORDER BY d.published NULLS LAST, doc LIMIT $most"
        ") ORDER BY published NULLS LAST, doc",
        {"rules": rules, "most": most},
    ).fetchall()
    return tuple(codec.loads(Document, str(row[0])) for row in rows)


def near(db: duckdb.DuckDBPyConnection, sketches: Sequence[Sketch], days: int) -> Iterator[Near]:
    """Yield the pairs, one of these sketches and one of these or the kept, that share numbers."""
    db.execute(_ASKED, _columns(sketches))
    rows = db.execute(_NEAR, {"days": days, "most": _MOST}).fetchall()
    db.execute("DROP TABLE asked")
    for one, other, shared, smaller in rows:
        yield Near(one=DocId(one), other=DocId(other), shared=shared, smaller=smaller)


def keep_compared(
    db: duckdb.DuckDBPyConnection, sketches: Sequence[Sketch], pairs: Sequence[Copied], rules: str
) -> None:
    """Keep sketches, in place of older ones of the same documents, and the pairs found."""
    given = {"docs": [sketch.doc for sketch in sketches]}
    these = "IN (SELECT unnest($docs::VARCHAR[]))"
    db.execute(f"DELETE FROM copied WHERE one {these} OR other {these}", given)
    db.execute(f"DELETE FROM sketch WHERE doc {these}", given)
    db.execute(
        "INSERT INTO sketch SELECT unnest($docs::VARCHAR[]), unnest($days::DATE[]), $rules, "
        "unnest($grams::UINTEGER[][])",
        {**_columns(sketches), "rules": rules},
    )
    db.execute(
        "INSERT INTO copied SELECT unnest($one::VARCHAR[]), unnest($other::VARCHAR[]), "
        "unnest($share::DOUBLE[])",
        {
            "one": [pair.one for pair in pairs],
            "other": [pair.other for pair in pairs],
            "share": [pair.share for pair in pairs],
        },
    )


def _columns(sketches: Sequence[Sketch]) -> dict[str, object]:
    return {
        "docs": [sketch.doc for sketch in sketches],
        "days": [sketch.published for sketch in sketches],
        "grams": [list(sketch.grams) for sketch in sketches],
    }


def all_copied(db: duckdb.DuckDBPyConnection) -> tuple[Copied, ...]:
    """Return all pairs of which one copies the other."""
    rows = db.execute("SELECT one, other, share FROM copied ORDER BY one, other").fetchall()
    return tuple(Copied(one=DocId(one), other=DocId(b), share=share) for one, b, share in rows)


def set_reprints(db: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[DocId, DocId]]) -> None:
    """Record originals of reprints in place of all that was recorded; unchanged rows stay."""
    db.execute(
        "WITH told AS (SELECT unnest($r::VARCHAR[]) AS doc, unnest($o::VARCHAR[]) AS original), "
        "changed AS ("
        "  SELECT d.doc, t.original FROM document d LEFT JOIN told t USING (doc) "
        "  WHERE d.reprint_of IS DISTINCT FROM t.original"
        ") UPDATE document SET reprint_of = changed.original FROM changed "
        "WHERE document.doc = changed.doc",
        {"r": [reprint for reprint, _ in pairs], "o": [original for _, original in pairs]},
    )


def misdated(db: duckdb.DuckDBPyConnection) -> tuple[tuple[DocId, date | None], ...]:
    """Return the documents read by another day than they should, with that day, by id."""
    rows = db.execute(
        "SELECT d.doc, o.published FROM document d LEFT JOIN document o ON o.doc = d.reprint_of "
        "LEFT JOIN dated_from f ON f.doc = d.doc "
        "WHERE coalesce(f.day, d.published) IS DISTINCT FROM coalesce(o.published, d.published) "
        "ORDER BY d.doc"
    ).fetchall()
    return tuple((DocId(doc), day) for doc, day in rows)


def keep_days(db: duckdb.DuckDBPyConnection, days: Sequence[tuple[DocId, date | None]]) -> None:
    """Keep the days from which documents were dated; None: from their own."""
    docs = [doc for doc, _ in days]
    db.execute(
        "DELETE FROM dated_from WHERE doc IN (SELECT unnest($docs::VARCHAR[]))", {"docs": docs}
    )
    db.execute(
        "INSERT INTO dated_from SELECT doc, day FROM "
        "(SELECT unnest($docs::VARCHAR[]) AS doc, unnest($days::DATE[]) AS day) "
        "WHERE day IS NOT NULL",
        {"docs": docs, "days": [day for _, day in days]},
    )
