"""Coded events in the store: written in order of pair and day, counted, quoted as they were.

What counts as one act is one type, by one actor on another, on one day, however many rows tell it
("one a day", the usual filter of event data). Its mode is that of the first of its rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import StoreError
from detente.model.actors import ActorId
from detente.model.coded import CodedCheck, CodedDeed, CodedFile, CodedPair, CodedRow
from detente.model.stored import StoredClaim
from detente.store.coded_acts import chosen, counted, day_of, read_acts
from detente.store.coded_rows import Place, evidence_of
from detente.store.coded_spots import counted_spots, numbers_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import duckdb

    from detente.model.actors import Stand
    from detente.model.coded import CodedAsked, CodedCounts, RejectedRow, Spot, SpotCount
    from detente.model.evidence import Evidence
    from detente.model.relations import Step
    from detente.store.coded_acts import CodedActs, Ints

_BATCH = 100_000  # rows that are held in memory while loading

_STAGED = """
CREATE OR REPLACE TEMP TABLE staged (
    line INTEGER, day DATE, pair INTEGER, kind INTEGER, outlet INTEGER, story VARCHAR,
    spot INTEGER)
"""

_SORTED = """
INSERT INTO coded
SELECT pair, day, kind, $file, line, outlet, md5_number_lower(story), spot
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


_DEEDS = """
SELECT c.day, p.source, p.target, k.type, arg_min(k.mode, (c.file, c.line))
FROM coded c JOIN coded_pair p USING (pair) JOIN coded_kind k USING (kind)
GROUP BY c.day, p.source, p.target, k.type ORDER BY ALL
"""

_BROKEN = """
SELECT concat(coalesce(f.name, 'a file that is not kept'), ':', c.line,
              CASE WHEN f.name IS NULL THEN ': no file' ELSE ': no words' END)
FROM coded c LEFT JOIN coded_file f USING (file) LEFT JOIN coded_row r USING (file, line)
WHERE f.name IS NULL OR trim(coalesce(r.words, '')) = ''
UNION ALL
SELECT concat(f.name, ': ', count(c.line), ' rows of ', f.kept)
FROM coded_file f LEFT JOIN coded c USING (file) GROUP BY f.name, f.file, f.kept
HAVING count(c.line) <> f.kept
ORDER BY 1
"""


class CodedTable:
    """The coded events of one store (see `ports.CodedStore`)."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self._db = db
        self._kept: tuple[CodedAsked, CodedActs] | None = None

    def rules_of(self, digest: str) -> str | None:
        """Return the rules by which a file was loaded; None if it was not."""
        row = self._db.execute("SELECT rules FROM coded_file WHERE digest = ?", [digest]).fetchone()
        return str(row[0]) if row else None

    def load(self, file: CodedFile, rows: Iterable[CodedRow | RejectedRow]) -> None:
        """Keep the rows that were understood, in one transaction, in place of an older load."""
        self._kept = None
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
        acts = self._acts(asked)
        return counted(
            acts, step, self._names("outlet", acts.outlet), self._names("file", acts.file)
        )

    def acts(
        self, asked: CodedAsked, weights: Sequence[tuple[str, str | None, float]]
    ) -> tuple[Evidence, ...]:
        """Return acts of the days that are wanted, oldest first, each by its first row.

        `weights`: type, mode and weight; what has none is not shown.
        """
        acts = self._acts(asked)
        wanted = [(each, numbers_at(self._db, each.at)) for each in asked.wanted]
        rows = chosen(acts, wanted, {(kind, mode): weight for kind, mode, weight in weights})
        pairs = self._pairs_of(acts.pairs(rows))
        outlets = self._names("outlet", acts.outlet[rows])
        places = []
        for row, pair in zip(rows.tolist(), acts.pairs(rows).tolist(), strict=True):
            place, (kind, mode) = int(acts.place[row]), acts.kinds.told[acts.kind[row]]
            source, target = pairs[pair]
            places.append(
                Place(
                    file=place >> 32, line=place & 0xFFFFFFFF, day=day_of(int(acts.day[row])),
                    source=source, target=target, type=kind, mode=mode,
                    outlet=outlets.get(int(acts.outlet[row])),
                )
            )  # fmt: skip
        return tuple(_quoted(self._db, places))

    def spots(self, asked: CodedAsked) -> tuple[SpotCount, ...]:
        """Return where the acts of the days that are wanted lie, most acts first."""
        return counted_spots(self._db, self._acts(asked), asked.wanted)

    def _acts(self, asked: CodedAsked) -> CodedActs:
        """Return the rows asked about. The last are kept: what is counted is then shown, too."""
        about = replace(asked, wanted=())
        if self._kept is None or self._kept[0] != about:
            self._kept = (about, read_acts(self._db, about))
        return self._kept[1]

    def _names(self, what: str, numbers: Ints) -> dict[int, str]:
        """Return the names of outlets or files by their numbers."""
        rows = self._db.execute(
            f"SELECT {what}, name FROM coded_{what} WHERE {what} IN (SELECT unnest($n::INTEGER[]))",
            {"n": np.flatnonzero(np.bincount(numbers)).tolist()},
        ).fetchall()
        return {int(number): str(name) for number, name in rows}

    def _pairs_of(self, numbers: Ints) -> dict[int, tuple[ActorId, ActorId]]:
        rows = self._db.execute(
            "SELECT pair, source, target FROM coded_pair "
            "WHERE pair IN (SELECT unnest($n::INTEGER[]))",
            {"n": numbers.tolist()},
        ).fetchall()
        return {int(n): (ActorId(source), ActorId(target)) for n, source, target in rows}

    def deeds(self, most: int) -> tuple[CodedDeed, ...] | None:
        """Return every act, of all pairs, by day; None if more than `most` rows tell them."""
        if _number(self._db, "SELECT count(*) FROM coded") > most:
            return None
        rows = self._db.execute(_DEEDS).fetchall()
        return tuple(
            CodedDeed(day=day, source=ActorId(source), target=ActorId(target), type=kind, mode=mode)
            for day, source, target, kind, mode in rows
        )

    def check(self) -> CodedCheck:
        """Return how many rows are kept, and which have lost their words or their file."""
        broken = self._db.execute(_BROKEN).fetchall()
        return CodedCheck(
            rows=_number(self._db, "SELECT count(*) FROM coded"),
            broken=tuple(str(row[0]) for row in broken),
        )

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
        self.spots = self._known("spot, name, lat::VARCHAR, lon::VARCHAR FROM coded_spot")
        self._had = tuple(map(len, (self.pairs, self.kinds, self.outlets, self.spots)))

    def _known(self, what: str) -> dict[tuple[str | None, ...], int]:
        return {tuple(key): n for n, *key in self._db.execute(f"SELECT {what}").fetchall()}

    def write(self) -> None:
        """Keep the new ones. Numbers are given in order, so those are the last."""
        tables = (
            ("coded_pair", self.pairs), ("coded_kind", self.kinds),
            ("coded_outlet", self.outlets), ("coded_spot", self.spots),
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
        "spot": number([_spot_key(row.spot) for row in rows], keys.spots),
    }
    db.register("batch", columns)
    db.execute("INSERT INTO coded_row SELECT $file, line, words FROM batch", {"file": file})
    db.execute(
        "INSERT INTO staged SELECT line, DATE '0001-01-01' + (day - 1), pair, kind, "
        "nullif(outlet, 0), story, nullif(spot, 0) FROM batch"
    )
    db.unregister("batch")


def _spot_key(spot: Spot | None) -> tuple[str, ...] | None:
    return None if spot is None else (spot.name, str(spot.lat), str(spot.lon))


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
