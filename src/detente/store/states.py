"""The states that a store has been at, and a second view of the store as it was at one of them.

Documents and corrections carry the number of the state with which they came; tables of coded
events are numbered as they come. An earlier state is what is left without the later ones. Whether
that is all there was is seen by its data version, which is worked out anew: a reading that was
replaced since cannot be had again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.stored import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

NOW = "make_timestamp(epoch_us(now()))"
"""The time of day in UTC, for what a store writes down of its own doings."""

NEXT = "(SELECT coalesce(max(n), 0) + 1 FROM state)"
"""Number of the state that is being made."""

_VERSION = """
SELECT substr(sha256(coalesce(string_agg(line, chr(10) ORDER BY line), '')), 1, 12) FROM (
    SELECT concat_ws(chr(31), d.doc, d.reader, d.reader_version, 'copy of ' || d.reprint_of,
                     'dated from ' || f.day) AS line
    FROM document d LEFT JOIN dated_from f USING (doc)
    UNION ALL
    SELECT concat_ws(chr(31), 'corrected', correction, made::DATE)
    FROM correction WHERE undone IS NULL
    UNION ALL
    SELECT concat_ws(chr(31), 'coded', digest, rules) FROM coded_file
)
"""

_AS_IT_WAS = """
CREATE TEMP VIEW state AS SELECT * FROM {now}.state WHERE n <= {n};
CREATE TEMP VIEW correction AS
    SELECT * REPLACE (CASE WHEN undone <= {n} THEN undone END AS undone)
    FROM {now}.correction WHERE added <= {n};
CREATE TEMP VIEW document AS
    SELECT d.* REPLACE (CASE WHEN p.doc IS NULL THEN d.reprint_of ELSE p.original END AS reprint_of)
    FROM {now}.document d LEFT JOIN (
        SELECT doc, original FROM {now}.past_original WHERE until >= {n}
        QUALIFY row_number() OVER (PARTITION BY doc ORDER BY until) = 1
    ) p ON p.doc = d.doc
    WHERE d.added <= {n};
CREATE TEMP VIEW coded_file AS SELECT * FROM {now}.coded_file
    WHERE file <= (SELECT last_file FROM {now}.state WHERE n = {n});
CREATE TEMP VIEW coded AS SELECT * FROM {now}.coded
    WHERE file <= (SELECT last_file FROM {now}.state WHERE n = {n});
CREATE TEMP VIEW coded_day AS SELECT * FROM {now}.coded_day
    WHERE file <= (SELECT last_file FROM {now}.state WHERE n = {n});
CREATE TEMP TABLE other AS
    SELECT DISTINCT doc FROM {now}.correction WHERE added > {n} OR undone > {n};
CREATE TEMP TABLE past_claim AS FROM {now}.claim LIMIT 0;
CREATE TEMP TABLE past_party AS FROM {now}.party LIMIT 0;
CREATE TEMP VIEW claim AS
    SELECT c.* FROM {now}.claim c
    WHERE doc IN (SELECT doc FROM document) AND doc NOT IN (SELECT doc FROM other)
    UNION ALL FROM past_claim;
CREATE TEMP VIEW party AS
    SELECT p.* FROM {now}.party p JOIN {now}.claim c ON c.claim = p.claim
    WHERE c.doc IN (SELECT doc FROM document) AND c.doc NOT IN (SELECT doc FROM other)
    UNION ALL FROM past_party;
"""


def data_version(db: duckdb.DuckDBPyConnection) -> str:
    """Return a digest of all that an answer depends on.

    That is which documents were read by which reader, which of them copy which, from which day
    their dates are counted, which corrections hold, and which tables of events were loaded.
    """
    row = db.execute(_VERSION).fetchone()
    return str(row[0]) if row else ""


def keep(db: duckdb.DuckDBPyConnection, version: str) -> None:
    """Write down that the store is at this data version, unless it is so written down already."""
    db.execute(
        f"INSERT INTO state SELECT {NEXT}, {NOW}, $version, d.n, f.n FROM "
        "(SELECT count(*) AS n FROM document) d, "
        "(SELECT coalesce(max(file), 0) AS n FROM coded_file) f "
        "WHERE d.n + f.n > 0 "
        "AND $version IS DISTINCT FROM (SELECT arg_max(data_version, n) FROM state)",
        {"version": version},
    )


def states(db: duckdb.DuckDBPyConnection) -> tuple[State, ...]:
    """Return all states, oldest first."""
    rows = db.execute(
        "SELECT n, strftime(made, '%Y-%m-%d %H:%M'), data_version, documents FROM state ORDER BY n"
    ).fetchall()
    return tuple(State(number=n, made=at, data_version=v, documents=d) for n, at, v, d in rows)


def view(db: duckdb.DuckDBPyConnection, n: int) -> duckdb.DuckDBPyConnection:
    """Return a second connection that sees documents and claims as they were at a state.

    The claims of documents that were corrected otherwise then (`other`) are for the caller to
    write, into the tables `past_claim` and `past_party`.
    """
    cursor = db.cursor()
    cursor.execute("BEGIN TRANSACTION")  # what is written meanwhile is not seen
    name = cursor.execute("SELECT current_database()").fetchone()
    quoted = str(name[0] if name else "").replace('"', '""')
    cursor.execute(_AS_IT_WAS.format(now=f'"{quoted}".main', n=int(n)))
    return cursor


def keep_originals(db: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[str, str]]) -> None:
    """Keep what documents of earlier states were taken to copy, where these pairs say otherwise."""
    db.execute(
        "INSERT INTO past_original "
        "WITH told AS (SELECT unnest($r::VARCHAR[]) AS doc, unnest($o::VARCHAR[]) AS original) "
        f"SELECT d.doc, d.reprint_of, {NEXT} - 1 FROM document d LEFT JOIN told t USING (doc) "
        f"WHERE d.added < {NEXT} AND d.reprint_of IS DISTINCT FROM t.original AND NOT EXISTS "
        f"(SELECT * FROM past_original p WHERE p.doc = d.doc AND p.until = {NEXT} - 1)",
        {"r": [reprint for reprint, _ in pairs], "o": [original for _, original in pairs]},
    )
