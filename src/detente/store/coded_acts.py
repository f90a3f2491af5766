"""The coded acts between two sides, as arrays: read once, then counted and chosen from.

The rows of the largest pair are a few hundred thousand. They are read in one scan; to group and
rank them in arrays takes a quarter of the time that the same takes in SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from detente.model.coded import CodedCounts, Reports, Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb
    from numpy.typing import NDArray

    from detente.model.coded import CodedAsked, Spell, Wanted
    from detente.model.relations import Step
    from detente.model.sides import Party

    Ints = NDArray[np.int64]

_SIDES: tuple[Party, Party] = ("source", "target")
_EPOCH = date(1970, 1, 1).toordinal()
_DAY_BITS, _KIND_BITS = 22, 10  # 9,000 years of days; a thousand kinds of acts

_ROWS = """
SELECT pair, (day - DATE '1970-01-01')::BIGINT AS day, kind,
       coalesce(outlet, 0)::BIGINT AS outlet, file, (file::BIGINT << 32) + line AS place,
       coalesce(story, 0) AS story, story IS NULL AS alone,
       coalesce(spot, 0)::BIGINT AS spot
FROM coded WHERE pair IN ({pairs})
"""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of acts by rank: in order of type, then of mode, none last.

    Attributes:
        told: Type and mode of each rank.
        types: Number of the type of each rank, in order of types.
        rank: Rank of a kind's number in the store.
    """

    told: tuple[tuple[str, str | None], ...]
    types: Ints
    rank: Ints

    def type_of(self, name: str) -> int | None:
        """Return the number of a type; None if no row is of it."""
        return next(
            (int(number) for (kind, _), number in zip(self.told, self.types, strict=True)
             if kind == name),
            None,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedActs:
    """The rows that tell acts between two sides, in order of pair, day, type and place.

    Attributes:
        key: Pair, day and type of a row's act, as one number.
        day: Days since 1970.
        acting: 0 for the source, 1 for the target.
        kind: Rank of the kind. `outlet`: 0 if not told.
        place: File and line, as one number.
        story: 0 if not told, and `alone` then.
        spot: 0 if not told.
        lead: Indexes of the rows that stand for acts: the first of each.
    """

    kinds: Kinds
    key: Ints
    day: Ints
    acting: Ints
    kind: Ints
    outlet: Ints
    file: Ints
    place: Ints
    story: NDArray[np.uint64]
    alone: NDArray[np.bool_]
    spot: Ints
    lead: Ints

    def pairs(self, rows: Ints) -> Ints:
        """Return the store's numbers of the pairs of some rows."""
        return self.key[rows] >> (_DAY_BITS + _KIND_BITS)


def read_acts(db: duckdb.DuckDBPyConnection, asked: CodedAsked) -> CodedActs:
    """Return the rows asked about, without those that texts tell already.

    The pairs are literals in the query: only so does the engine skip the parts of the table that
    hold other pairs. The spells of one pair do not overlap.
    """
    kinds = _kinds(db)
    pairs = ", ".join(str(int(spell.pair)) for spell in asked.spells) or "NULL"
    rows = db.execute(_ROWS.format(pairs=pairs)).fetchnumpy()
    rows["kind"] = kinds.rank[rows["kind"]] if len(rows["kind"]) else rows["kind"]
    rows["type"] = kinds.types[rows["kind"]]
    acting = _acting(rows["pair"], rows["day"], asked.spells)
    told = [
        _packed(_SIDES.index(side), _number(day), kind)
        for side, day, name in asked.told if (kind := kinds.type_of(name)) is not None
    ]  # fmt: skip
    repeats = np.isin(_packed(acting, rows["day"], rows["type"]), np.array(told, dtype=np.int64))
    kept = np.flatnonzero((acting >= 0) & ~repeats)
    key = _packed(rows["pair"].astype(np.int64), rows["day"], rows["type"])[kept]
    order = np.lexsort((rows["place"][kept], key))
    key, kept = key[order], kept[order]
    columns = {
        name: rows[name][kept].astype(np.int64)
        for name in ("day", "kind", "outlet", "file", "spot")
    }
    return CodedActs(
        kinds=kinds, key=key, acting=acting[kept], lead=np.flatnonzero(_first_of(key)),
        place=rows["place"][kept], story=rows["story"][kept], alone=rows["alone"][kept], **columns,
    )  # fmt: skip


def counted(
    acts: CodedActs, step: Step, outlets: Mapping[int, str], files: Mapping[int, str]
) -> CodedCounts:
    """Return the acts by period, side, type and mode, and the reports that tell them."""
    if not len(acts.key):
        return CodedCounts()
    periods, begins = _periods(acts.day, step)
    return CodedCounts(
        tallies=tuple(_tallies(acts, periods, begins)),
        reports=tuple(_reports(acts, periods, begins, outlets, files)),
    )


def chosen(
    acts: CodedActs,
    wanted: Sequence[tuple[Wanted, Ints | None]],
    weights: Mapping[tuple[str, str | None], float],
) -> Ints:
    """Return the indexes of the rows to be shown, by day and place.

    `wanted`: each with the spots where it is wanted, None for no matter where.

    Of the acts of one side and type in each stretch that is wanted those of the greatest weight,
    of these the nearest to its day, the earlier first. What has no weight is not shown.
    """
    lead = acts.lead[np.argsort(acts.place[acts.lead], kind="stable")]
    heavy = sorted(set(weights.values()), reverse=True)
    rank = np.array([heavy.index(weights[k]) if k in weights else -1 for k in acts.kinds.told])
    lead = lead[rank[acts.kind[lead]] >= 0] if len(rank) else lead
    found = [_nearest(acts, lead, rank, each, spots) for each, spots in wanted]
    rows = np.array(sorted(set().union(*(each.tolist() for each in found))), dtype=np.int64)
    return rows[np.lexsort((acts.place[rows], acts.day[rows]))]


# -- inside --------------------------------------------------------------------------------------


def _kinds(db: duckdb.DuckDBPyConnection) -> Kinds:
    rows = db.execute("SELECT kind, type, mode FROM coded_kind ORDER BY type, mode").fetchall()
    names = sorted({kind for _, kind, _ in rows})
    rank = np.zeros(max((number for number, *_ in rows), default=0) + 1, dtype=np.int64)
    for at, (number, *_) in enumerate(rows):
        rank[number] = at
    return Kinds(
        told=tuple((kind, mode) for _, kind, mode in rows),
        types=np.array([names.index(kind) for _, kind, _ in rows], dtype=np.int64),
        rank=rank,
    )


def _acting(pair: Ints, day: Ints, spells: Sequence[Spell]) -> Ints:
    """Return which side acts in each row; -1 where none of the spells holds its day."""
    order = np.argsort(pair, kind="stable")
    ordered, days = pair[order], day[order]
    found = np.full(len(pair), -1, dtype=np.int64)
    for spell in spells:
        lo, hi = np.searchsorted(ordered, (spell.pair, spell.pair + 1))
        first, last = _number(spell.first), _number(spell.last)
        holds = (days[lo:hi] >= first) & (days[lo:hi] <= last)
        found[order[lo:hi][holds]] = _SIDES.index(spell.acting)
    return found


def _number(day: date) -> int:
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """Return the day that is so many days after 1 January 1970."""
    return date.fromordinal(number + _EPOCH)


def _packed(first: Ints | int, day: Ints | int, kind: Ints | int) -> Ints:
    """Return one number for three, which sorts as they do."""
    packed = ((first << _DAY_BITS) + day + _EPOCH << _KIND_BITS) + kind
    return np.asarray(packed, dtype=np.int64)


def _first_of(ordered: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Return which values of a sorted array differ from the one before."""
    changed = np.ones(len(ordered), dtype=np.bool_)
    changed[1:] = ordered[1:] != ordered[:-1]
    return changed


def _periods(day: Ints, step: Step) -> tuple[Ints, list[date]]:
    """Return for each day the index of its period, and the first days of the periods, in order."""
    low = int(day.min())
    days = np.arange(low, int(day.max()) + 1, dtype=np.int64)
    if step == "week":
        first = (days + 3) // 7 * 7 - 3  # Monday; 1970 began on a Thursday
    elif step == "day":
        first = days
    else:
        months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        length = {"month": 1, "quarter": 3, "year": 12}[step]
        start = (months // length * length).astype("datetime64[M]")
        first = start.astype("datetime64[D]").astype(np.int64)
    begins = _first_of(first)
    index = np.cumsum(begins, dtype=np.int64) - 1
    return index[day - low], [day_of(int(each)) for each in first[begins]]


def _tallies(acts: CodedActs, periods: Ints, begins: Sequence[date]) -> list[Tally]:
    kinds = acts.kinds.told
    lead = acts.lead
    cells = (periods[lead] * 2 + acts.acting[lead]) * len(kinds) + acts.kind[lead]
    events = np.bincount(cells)
    found = []
    for cell in np.flatnonzero(events).tolist():
        rest, kind = divmod(cell, len(kinds))
        period, acting = divmod(rest, 2)
        found.append(
            Tally(
                first=begins[period], acting=_SIDES[acting], type=kinds[kind][0],
                mode=kinds[kind][1], events=int(events[cell]),
            )
        )  # fmt: skip
    return found


def _reports(
    acts: CodedActs,
    periods: Ints,
    begins: Sequence[date],
    outlets: Mapping[int, str],
    files: Mapping[int, str],
) -> list[Reports]:
    """Return what tells the acts of each period; an act whose report is not told counts as one."""
    alone = np.flatnonzero(acts.alone)
    alone = alone[_first_of(acts.key[alone])]
    told = np.flatnonzero(~acts.alone)
    told = told[np.lexsort((acts.story[told], periods[told]))]
    fresh = _first_of(acts.story[told]) | _first_of(periods[told])
    both = np.concatenate((periods[alone], periods[told[fresh]]))
    originals = np.bincount(both, minlength=len(begins))
    names = sorted({*outlets.values(), *files.values()})
    by_outlet = _renamed(outlets, names)
    who = np.where(acts.outlet > 0, by_outlet[acts.outlet], _renamed(files, names)[acts.file])
    cells = np.sort(periods * len(names) + who)
    cells = cells[_first_of(cells)]
    cuts = np.searchsorted(cells, np.arange(len(begins) + 1) * len(names)).tolist()
    of = (cells % len(names)).tolist()
    return [
        Reports(first=first, originals=int(n), outlets=tuple(names[each] for each in of[lo:hi]))
        for first, n, (lo, hi) in zip(begins, originals, pairwise(cuts), strict=True)
        if hi > lo
    ]


def _renamed(numbered: Mapping[int, str], names: Sequence[str]) -> Ints:
    """Return for each number the index of its name."""
    at = {name: index for index, name in enumerate(names)}
    found = np.zeros(max(numbered, default=0) + 1, dtype=np.int64)
    for number, name in numbered.items():
        found[number] = at[name]
    return found


def inside(day: Ints, wanted: Wanted) -> NDArray[np.bool_]:
    """Return which days lie in a stretch."""
    return (day >= _number(wanted.first)) & (day <= _number(wanted.last))


def _nearest(acts: CodedActs, lead: Ints, rank: Ints, wanted: Wanted, spots: Ints | None) -> Ints:
    """Return the rows shown for one stretch. `lead`: acts by place; `rank`: of a kind's weight."""
    day = acts.day[lead]
    held = inside(day, wanted)
    if spots is not None:
        held &= np.isin(acts.spot[lead], spots)
    rows, apart = lead[held], day[held] - _number(wanted.day)
    group = acts.acting[rows] * (int(acts.kinds.types.max(initial=0)) + 1)
    group += acts.kinds.types[acts.kind[rows]]
    near = 2 * np.abs(apart) + (apart > 0)
    key = ((group * (int(rank.max(initial=0)) + 1) + rank[acts.kind[rows]]) << 24) + near
    order = np.argsort(key, kind="stable")
    group = group[order]
    starts = np.flatnonzero(_first_of(group))
    number = np.arange(len(group)) - np.repeat(starts, np.diff([*starts, len(group)]))
    return rows[order[number < wanted.each]]
