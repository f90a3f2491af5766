"""The relation of two actors, period by period.

What counts: happenings that more originals assert as news than deny (`Happening.counts`).
Background, denials, plans, demands and possibilities are evidence but no happenings of the curve.

Where it counts: a happening told to lie within one period counts there, and one whose days touch
two periods counts in the period of its middle day. One told more coarsely than that ("in 2023", in
a monthly series) counts nowhere: to put a year's act on its middle day would make a peak each July.
It is not lost: `RelationSeries.unplaced` says how many there are, a coarser step places them, and
reasons and phases use them.

The score of a period is the mean of its happenings' scores. Its 90 % band is
    mean -+ 1.645 * s / sqrt(m),   s^2 = (k * s0^2 + sum of (score - mean)^2) / (k + n)
with n happenings told by m originals. Happenings of one document are not independent, so m and
not n narrows the band; s0 is the spread that scores have anyhow and k how many happenings that is
worth, so that one report alone never looks sure. The band is cut at -10 and +10.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from detente.model.happenings import Happening, gather
from detente.model.relations import RelationPoint, RelationSeries
from detente.model.sides import middle
from detente.relate.periods import period_of, periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from detente.model.events import EventId
    from detente.model.evidence import Evidence
    from detente.model.relations import Dyad, Step
    from detente.model.scales import Scale
    from detente.model.sides import Sides
    from detente.model.stored import Coverage
    from detente.model.times import When


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesOptions:
    """What a series covers, and how its band is reckoned.

    Attributes:
        both: Count what either side does to the other; False: only what the source does.
        first, last: The days that it runs between; None: from the first, to the last happening.
        spread: s0 of the band, in score points. Origin: standard deviation of the scores of
            PLOVER's 16 types (5.9).
        prior: k of the band, in happenings. Origin: our choice; two happenings that agree should
            still leave the sign open unless both are far from zero.
    """

    step: Step = "month"
    both: bool = True
    first: date | None = None
    last: date | None = None
    spread: float = 6.0
    prior: float = 2.0


def relation_series(
    happenings: Sequence[Happening],
    dyad: Dyad,
    sides: Sides,
    scale: Scale,
    coverage: Iterable[Coverage] = (),
    options: SeriesOptions | None = None,
) -> RelationSeries:
    """Return the series of a dyad without gaps, oldest period first; empty if nothing counts.

    `happenings`: from `happenings_of`. `coverage`: documents read per day, of any pair.
    """
    options = options or SeriesOptions()
    wanted = between(happenings, sides, both=options.both)
    placed: dict[date, list[Happening]] = defaultdict(list)
    for happening in wanted:
        first = place(happening.event.when, options.step)
        if first is not None:
            placed[first].append(happening)
    bounds = _bounds(placed, options)
    frame = list(periods(*bounds, options.step)) if bounds else []
    read = _read(coverage, frame)
    points = tuple(
        _point(first, last, placed.get(first, []), read[first], scale=scale, options=options)
        for first, last in frame
    )
    return RelationSeries(
        dyad=dyad, both=options.both, step=options.step, scheme=scale.name, points=points,
        unplaced=len(wanted) - sum(map(len, placed.values())),
    )  # fmt: skip


def happenings_of(
    evidence: Iterable[Evidence], merged: Mapping[EventId, EventId]
) -> tuple[Happening, ...]:
    """Return the happenings that count, by date. `evidence`: without reprints (`fold_reprints`)."""
    return tuple(happening for happening in gather(evidence, merged) if happening.counts)


def place(when: When | None, step: Step) -> date | None:
    """Return the first day of the period that an event counts in; None if it counts in none."""
    if when is None:
        return None
    touched = sum(1 for _, _ in zip(range(3), periods(when.first, when.last, step), strict=False))
    return period_of(middle(when), step)[0] if touched <= 2 else None


def between(
    happenings: Iterable[Happening], sides: Sides, *, both: bool = True, people: bool = False
) -> tuple[Happening, ...]:
    """Return what one side did to the other, in either direction or only the source's acts.

    `people`: with what it did to the other side's people, which no curve counts but turns use.
    """
    found = ((happening, sides.acting(happening.event, people=people)) for happening in happenings)
    return tuple(h for h, acting in found if ("source" in acting) or (both and acting))


def _bounds(
    placed: Mapping[date, list[Happening]], options: SeriesOptions
) -> tuple[date, date] | None:
    first = options.first or min(placed, default=None)
    last = options.last or max(placed, default=None)
    return None if first is None or last is None or last < first else (first, last)


def _read(coverage: Iterable[Coverage], frame: Sequence[tuple[date, date]]) -> Counter[date]:
    """Return the documents published in each period, under its first day."""
    starts = [first for first, _ in frame]
    read: Counter[date] = Counter()
    for item in coverage:
        at = bisect_right(starts, item.day) - 1 if item.day is not None else -1
        if item.day is not None and at >= 0 and item.day <= frame[at][1]:
            read[starts[at]] += item.documents
    return read


def _point(
    first: date,
    last: date,
    found: Sequence[Happening],
    coverage: int,
    *,
    scale: Scale,
    options: SeriesOptions,
) -> RelationPoint:
    quads = Counter(scale.quad(happening.event.type) for happening in found)
    originals = {original for happening in found for original in happening.originals}
    scores = [scale.score(happening.event.type, happening.event.mode) for happening in found]
    score, low, high = band(scores, len(originals), options)
    return RelationPoint(
        first=first, last=last, events=len(found), originals=len(originals),
        outlets=len({outlet for happening in found for outlet in happening.outlets}),
        quad=(quads[1], quads[2], quads[3], quads[4]),
        score=score, low=low, high=high, coverage=coverage,
    )  # fmt: skip


def band(
    scores: Sequence[float], originals: int, options: SeriesOptions
) -> tuple[float, float, float] | tuple[None, None, None]:
    """Return mean, lower and upper end of the 90 % band (formula above); None without scores."""
    if not scores or not originals:
        return None, None, None
    n = len(scores)
    mean = sum(scores) / n
    squares = sum((score - mean) ** 2 for score in scores)
    s = sqrt((options.prior * options.spread**2 + squares) / (options.prior + n))
    half = 1.645 * s / sqrt(originals)
    return mean, max(-10.0, mean - half), min(10.0, mean + half)
