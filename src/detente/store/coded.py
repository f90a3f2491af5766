"""Coded events in the store: written in order of pair and day, counted by SQL, quoted as they were.

What counts as one act is one type, by one actor on another, on one day, however many rows tell it
("one a day", the usual filter of event data). Its mode is that of the first of its rows.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import StoreError
from detente.model.actors import ActorId
from detente.model.coded import CodedCounts, CodedFile, CodedPair, CodedRow, Reports, Tally
from detente.model.stored import StoredClaim
from detente.store.coded_rows import Place, evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import duckdb

    from detente.model.actors import Stand
    from detente.model.coded import CodedAsked, RejectedRow
    from detente.model.evidence import Evidence
    from detente.model.relations import Step

_BATCH = 100_000  # rows that are held in memory while loading

_STAGED = """
CREATE OR REPLACE TEMP TABLE staged (
    line INTEGER, day DATE, pair INTEGER, kind INTEGER, outlet INTEGER, story VARCHAR)
"""

_SORTED = """
INSERT INTO coded
SELECT pair, day, kind, $file, line, outlet, md5_number_lower(story)
FROM staged ORDER BY pair, day, line
"""

_BY_DAY = """
INSERT INTO coded_day
SELECT $file, day, count(DISTINCT story) + count(*) FILTER (story IS NULL), count(DISTINCT outlet)
FROM staged GROUP BY day
"""

_PAIRS = """
WITH one AS (SELECT DISTINCT unnest($one::VARCHAR[]) AS actor),
other AS (SELECT DISTINCT unnest($other::VARCHAR[]) AS actor)
SELECT pair, source, target FROM coded_pair
WHERE (source IN (FROM one) AND target IN (FROM other))
   OR (source IN (FROM other) AND target IN (FROM one))
ORDER BY pair
"""

_BY_LINE = """
SELECT (c.file::BIGINT << 32) + c.line, c.day, p.source, p.target, k.type, k.mode, o.name
FROM coded c JOIN coded_file f USING (file) JOIN coded_pair p USING (pair)
JOIN coded_kind k USING (kind) LEFT JOIN coded_outlet o USING (outlet)
WHERE f.name = ? AND c.line = ?
"""

# The id of an event is the digest of its parts (`model.events.Event`): found by making all.
_BY_EVENT = """
SELECT min((c.file::BIGINT << 32) + c.line)
FROM coded c JOIN coded_pair p USING (pair) JOIN coded_kind k USING (kind)
GROUP BY c.day, p.source, p.target, k.type, k.mode
HAVING starts_with(sha256(concat_ws(chr(31), 'plover', k.type, coalesce(k.mode, chr(0)),
                                    p.source, p.target, c.day, c.day, chr(0))), ?)
LIMIT 2
"""

_HIT = """
WITH spell AS (
    SELECT unnest($pair::INTEGER[]) AS pair, unnest($acting::VARCHAR[]) AS acting,
           unnest($first::DATE[]) AS first, unnest($last::DATE[]) AS last
), told AS (
    SELECT unnest($told_acting::VARCHAR[]) AS acting, unnest($told_day::DATE[]) AS day,
           unnest($told_type::VARCHAR[]) AS type
), hit AS (
    SELECT c.pair, c.day, c.kind, k.type, s.acting, c.story, c.outlet, c.file,
           (c.file::BIGINT << 32) + c.line AS place
    FROM coded c JOIN spell s ON c.pair = s.pair AND c.day BETWEEN s.first AND s.last
    JOIN coded_kind k ON k.kind = c.kind
    ANTI JOIN told t ON t.acting = s.acting AND t.day = c.day AND t.type = k.type
    WHERE c.pair IN ({pairs})
), act AS (
    SELECT pair, day, type, acting, min(place) AS place,
           arg_min({{'kind': kind, 'outlet': outlet}}, place) AS lead
    FROM hit GROUP BY pair, day, type, acting
)
"""

_TALLIES = """
SELECT date_trunc($step, a.day)::DATE AS period, a.acting, k.type, k.mode, count(*)
FROM act a JOIN coded_kind k ON k.kind = a.lead.kind
GROUP BY ALL ORDER BY ALL
"""

_REPORTS = """
SELECT date_trunc($step, day)::DATE AS period,
       count(DISTINCT story) + count(DISTINCT (pair, day, type)) FILTER (story IS NULL),
       list(DISTINCT coalesce(o.name, f.name))
FROM hit JOIN coded_file f ON f.file = hit.file
LEFT JOIN coded_outlet o ON o.outlet = hit.outlet
GROUP BY period ORDER BY period
"""

_CHOSEN = """
, weight AS (
    SELECT unnest($type::VARCHAR[]) AS type, unnest($mode::VARCHAR[]) AS mode,
           unnest($weight::DOUBLE[]) AS weight
), wanted AS (
    SELECT unnest($n::INTEGER[]) AS n, unnest($from::DATE[]) AS first,
           unnest($to::DATE[]) AS last, unnest($day::DATE[]) AS day,
           unnest($each::INTEGER[]) AS each
), ranked AS (
    SELECT a.place, a.day, a.pair, k.type, k.mode, a.lead.outlet AS outlet, w.each,
           row_number() OVER (
               PARTITION BY w.n, a.acting, a.type
               ORDER BY v.weight DESC, abs(a.day - w.day), a.day, a.place) AS rank
    FROM act a JOIN wanted w ON a.day BETWEEN w.first AND w.last
    JOIN coded_kind k ON k.kind = a.lead.kind
    JOIN weight v ON v.type = k.type AND v.mode IS NOT DISTINCT FROM k.mode
)
SELECT DISTINCT r.place, r.day, p.source, p.target, r.type, r.mode, o.name
FROM ranked r JOIN coded_pair p ON p.pair = r.pair LEFT JOIN coded_outlet o ON o.outlet = r.outlet
WHERE rank <= each ORDER BY r.day, r.place
"""


class CodedTable:
    """The coded events of one store (see `ports.CodedStore`)."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self._db = db

    def rules_of(self, digest: str) -> str | None:
        """Return the rules by which a file was loaded; None if it was not."""
        row = self._db.execute("SELECT rules FROM coded_file WHERE digest = ?", [digest]).fetchone()
        return str(row[0]) if row else None

    def load(self, file: CodedFile, rows: Iterable[CodedRow | RejectedRow]) -> None:
        """Keep the rows that were understood, in one transaction, in place of an older load."""
        self._db.execute("BEGIN")
        try:
            _load(self._db, file, rows)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def pairs(self, one: Sequence[Stand], other: Sequence[Stand]) -> tuple[CodedPair, ...]:
        """Return the pairs of which one actor is of the one side, and one of the other."""
        rows = self._db.execute(
            _PAIRS, {"one": [each.actor for each in one], "other": [each.actor for each in other]}
        ).fetchall()
        return tuple(CodedPair(pair=n, source=ActorId(a), target=ActorId(b)) for n, a, b in rows)

    def counts(self, asked: CodedAsked, step: Step) -> CodedCounts:
        """Return the acts by period, side, type and mode, and the reports that tell them."""
        hit, given = _hit(asked)
        given |= {"step": step}
        tallies = self._db.execute(hit + _TALLIES, given).fetchall()
        reports = self._db.execute(hit + _REPORTS, given).fetchall()
        return CodedCounts(
            tallies=tuple(
                Tally(first=first, acting=acting, type=kind, mode=mode, events=n)
                for first, acting, kind, mode, n in tallies
            ),
            reports=tuple(
                Reports(first=first, originals=n, outlets=tuple(sorted(outlets)))
                for first, n, outlets in reports
            ),
        )

    def acts(
        self, asked: CodedAsked, weights: Sequence[tuple[str, str | None, float]]
    ) -> tuple[Evidence, ...]:
        """Return acts of the days that are wanted, oldest first, each by its first row.

        `weights`: type, mode and weight; what has none is not shown.
        """
        hit, given = _hit(asked)
        given |= {
            "type": [kind for kind, _, _ in weights],
            "mode": [mode for _, mode, _ in weights],
            "weight": [weight for _, _, weight in weights],
            "n": list(range(len(asked.wanted))),
            "from": [each.first for each in asked.wanted],
            "to": [each.last for each in asked.wanted],
            "day": [each.day for each in asked.wanted],
            "each": [each.each for each in asked.wanted],
        }
        rows = self._db.execute(hit + _CHOSEN, given).fetchall()
        return tuple(_quoted(self._db, [_place(row) for row in rows]))

    def by_line(self, name: str, line: int) -> StoredClaim | None:
        """Return what one row of a file tells; None if there is no such row, or several."""
        rows = self._db.execute(_BY_LINE, [name, line]).fetchall()
        found = list(_quoted(self._db, [_place(row) for row in rows]))
        if len(found) != 1:
            return None
        return StoredClaim(evidence=found[0], stored=found[0].quote, standing=found[0].quote)

    def by_event(self, event: str) -> StoredClaim | None:
        """Return what tells the one event whose id begins so; None if none or several do."""
        rows = self._db.execute(_BY_EVENT, [event]).fetchall()
        if len(rows) != 1:
            return None
        place = int(rows[0][0])
        return self.by_line(_file(self._db, place >> 32).name, place & 0xFFFFFFFF)


# -- inside --------------------------------------------------------------------------------------


def _load(
    db: duckdb.DuckDBPyConnection, file: CodedFile, rows: Iterable[CodedRow | RejectedRow]
) -> None:
    """Stage the rows, a batch at a time, then write them in order."""
    _forget(db, file.digest)
    number = _number(db, "SELECT coalesce(max(file), 0) + 1 FROM coded_file")
    keys = _Keys(db)
    rejected: Counter[str] = Counter()
    kept = 0
    db.execute(_STAGED)
    stream = iter(rows)
    while batch := list(islice(stream, _BATCH)):
        good = [row for row in batch if isinstance(row, CodedRow)]
        rejected.update(row.cause for row in batch if not isinstance(row, CodedRow))
        _stage(db, number, good, keys)
        kept += len(good)
    keys.write()
    db.execute(_SORTED, {"file": number})
    db.execute(_BY_DAY, {"file": number})
    db.execute("DROP TABLE staged")
    for cause, n in sorted(rejected.items()):
        db.execute("INSERT INTO coded_rejected VALUES (?, ?, ?)", [number, cause, n])
    db.execute(
        "INSERT INTO coded_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number,
            file.name,
            file.digest,
            file.rules,
            file.header,
            file.delimiter,
            file.told,
            file.first,
            file.last,
            kept,
        ],
    )


class _Keys:
    """Numbers of pairs, kinds and outlets: those of the store, and new ones."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self._db = db
        self.pairs = self._known("pair, source, target FROM coded_pair")
        self.kinds = self._known("kind, type, mode FROM coded_kind")
        self.outlets = self._known("outlet, name FROM coded_outlet")
        self._had = tuple(map(len, (self.pairs, self.kinds, self.outlets)))

    def _known(self, what: str) -> dict[tuple[str | None, ...], int]:
        return {tuple(key): n for n, *key in self._db.execute(f"SELECT {what}").fetchall()}

    def write(self) -> None:
        """Keep the new ones. Numbers are given in order, so those are the last."""
        tables = (
            ("coded_pair", self.pairs), ("coded_kind", self.kinds), ("coded_outlet", self.outlets)
        )  # fmt: skip
        for (table, known), had in zip(tables, self._had, strict=True):
            new = list(islice(known.items(), had, None))
            if new:
                columns = zip(*((n, *key) for key, n in new), strict=True)
                self._db.execute(
                    f"INSERT INTO {table} SELECT unnest(?::INTEGER[])"
                    + ", unnest(?::VARCHAR[])" * len(new[0][0]),
                    [list(column) for column in columns],
                )


def _stage(db: duckdb.DuckDBPyConnection, file: int, rows: Sequence[CodedRow], keys: _Keys) -> None:
    """Write rows as arrays: a hundred times quicker than as bound values."""
    number = _numbered
    columns = {
        "line": np.array([row.line for row in rows], dtype=np.int32),
        "day": np.array([row.day.toordinal() for row in rows], dtype=np.int32),
        "pair": number([(row.source, row.target) for row in rows], keys.pairs),
        "kind": number([(row.type, row.mode) for row in rows], keys.kinds),
        "outlet": number([(row.outlet,) if row.outlet else None for row in rows], keys.outlets),
        "story": np.array([row.story for row in rows], dtype=object),
        "words": np.array([row.words for row in rows], dtype=object),
    }
    db.register("batch", columns)
    db.execute("INSERT INTO coded_row SELECT $file, line, words FROM batch", {"file": file})
    db.execute(
        "INSERT INTO staged SELECT line, DATE '0001-01-01' + (day - 1), pair, kind, "
        "nullif(outlet, 0), story FROM batch"
    )
    db.unregister("batch")


def _numbered(
    wanted: Sequence[tuple[str | None, ...] | None], known: dict[tuple[str | None, ...], int]
) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """Return the numbers of keys, new ones for those not known; 0 for None."""
    found = np.zeros(len(wanted), dtype=np.int32)
    for at, key in enumerate(wanted):
        if key is not None:
            found[at] = known.setdefault(key, len(known) + 1)
    return found


def _forget(db: duckdb.DuckDBPyConnection, digest: str) -> None:
    for table in ("coded", "coded_row", "coded_day", "coded_rejected", "coded_file"):
        db.execute(
            f"DELETE FROM {table} WHERE file IN (SELECT file FROM coded_file WHERE digest = ?)",
            [digest],
        )


def _number(db: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = db.execute(sql).fetchone()
    return int(row[0]) if row else 0


def _hit(asked: CodedAsked) -> tuple[str, dict[str, object]]:
    """Return the query of the acts asked about, and its values. Numbers are literals in it.

    Only a literal list lets the engine skip the parts of the table that hold other pairs.
    """
    spells = asked.spells
    told = asked.told
    return _HIT.format(pairs=", ".join(str(int(s.pair)) for s in spells) or "NULL"), {
        "pair": [spell.pair for spell in spells],
        "acting": [spell.acting for spell in spells],
        "first": [spell.first for spell in spells],
        "last": [spell.last for spell in spells],
        "told_acting": [acting for acting, _, _ in told],
        "told_day": [day for _, day, _ in told],
        "told_type": [kind for _, _, kind in told],
    }


def _place(row: Sequence[object]) -> Place:
    place, day, source, target, kind, mode, outlet = row
    number = int(str(place))
    return Place(
        file=number >> 32, line=number & 0xFFFFFFFF, day=day, source=ActorId(str(source)),  # type: ignore[arg-type]
        target=ActorId(str(target)), type=str(kind), mode=mode, outlet=outlet,  # type: ignore[arg-type]
    )  # fmt: skip


def _quoted(db: duckdb.DuckDBPyConnection, places: Sequence[Place]) -> Iterator[Evidence]:
    """Yield the evidence of rows, in the order given, with their words as they were."""
    words: dict[tuple[int, int], str] = {}
    files = {}
    for file in sorted({each.file for each in places}):
        lines = ", ".join(str(each.line) for each in places if each.file == file)
        rows = db.execute(
            f"SELECT line, words FROM coded_row WHERE file = {file} AND line IN ({lines})"
        ).fetchall()
        words |= {(file, line): text for line, text in rows}
        files[file] = _file(db, file)
    for each in places:
        yield evidence_of(each, files[each.file], words[each.file, each.line])


def _file(db: duckdb.DuckDBPyConnection, number: int) -> CodedFile:
    row = db.execute(
        "SELECT name, digest, rules, header, delimiter, told, first, last FROM coded_file "
        "WHERE file = ?",
        [number],
    ).fetchone()
    if row is None:
        raise StoreError(f"File {number} of coded events is missing. Load it again.")
    name, digest, rules, header, delimiter, told, first, last = row
    return CodedFile(
        name=name,
        digest=digest,
        rules=rules,
        header=header,
        delimiter=delimiter,
        told=told,
        first=first,
        last=last,
    )
