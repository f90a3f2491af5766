"""The relation of two actors, period by period.

What counts: happenings that more originals assert as news than deny (`Happening.counts`).
Background, denials, plans, demands and possibilities are evidence but no happenings of the curve;
`RelationPoint.uncounted` says how many of each lie in a period.

Where it counts: a happening told to lie within one period counts there, and one whose days touch
two periods counts in the period of its middle day. One told more coarsely than that ("in 2023", in
a monthly series) counts nowhere: to put a year's act on its middle day would make a peak each July.
It is not lost: `RelationSeries.unplaced` says how many there are, a coarser step places them, and
reasons and phases use them.

Coded events come counted (`model.coded`): by period, type and mode, with the reports behind them.

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
from typing import TYPE_CHECKING, Literal

from detente.model.coded import CodedCounts
from detente.model.happenings import Happening, gather
from detente.model.relations import RelationPoint, RelationSeries, Uncounted
from detente.model.sides import middle
from detente.relate.periods import period_of, periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from detente.model.coded import Reports, Tally
    from detente.model.events import EventId
    from detente.model.evidence import Evidence
    from detente.model.relations import Dyad, Step
    from detente.model.scales import Scale
    from detente.model.sides import Sides
    from detente.model.stored import Coverage
    from detente.model.times import When

NO_CODED = CodedCounts()
Why = Literal["disputed", "denied", "planned", "possible", "demanded", "background"]
_UNASSERTED: tuple[Literal["denied", "demanded", "planned", "possible"], ...] = (
    "denied", "demanded", "planned", "possible",
)  # fmt: skip


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


def relation_series(  # noqa: PLR0913  # what texts tell and what is coded, of any pair and of two
    happenings: Sequence[Happening],
    dyad: Dyad,
    sides: Sides,
    scale: Scale,
    coverage: Iterable[Coverage] = (),
    options: SeriesOptions | None = None,
    *,
    coded: CodedCounts = NO_CODED,
) -> RelationSeries:
    """Return the series of a dyad without gaps, oldest period first; empty if nothing counts.

    `happenings`: of all the evidence (`gather`), or those that count alone (`happenings_of`): then
    nothing is told of what does not count. `coverage`: documents read per day, of any pair.
    `coded`: coded events by the same step, of the source alone unless the options want both.
    """
    options = options or SeriesOptions()
    told = between(happenings, sides, both=options.both)
    wanted = [happening for happening in told if happening.counts]
    placed = _placed(wanted, options.step)
    others = _placed((each for each in told if not each.counts), options.step)
    tallies, reports = _coded_by_period(coded)
    bounds = _bounds([*placed, *tallies], options)
    frame = list(periods(*bounds, options.step)) if bounds else []
    read = _read(coverage, frame)
    points = tuple(
        _point(
            _Period(
                first=first, last=last, told=placed.get(first, []), coded=tallies.get(first, []),
                reports=reports.get(first), read=read[first], others=others.get(first, []),
            ),
            scale=scale,
            options=options,
        )
        for first, last in frame
    )  # fmt: skip
    return RelationSeries(
        dyad=dyad, both=options.both, step=options.step, scheme=scale.name, points=points,
        unplaced=len(wanted) - sum(map(len, placed.values())),
    )  # fmt: skip


def _coded_by_period(
    coded: CodedCounts,
) -> tuple[dict[date, list[Tally]], dict[date, Reports]]:
    tallies: dict[date, list[Tally]] = defaultdict(list)
    for tally in coded.tallies:
        tallies[tally.first].append(tally)
    return tallies, {each.first: each for each in coded.reports}


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


def _placed(happenings: Iterable[Happening], step: Step) -> dict[date, list[Happening]]:
    """Return the happenings of each period, under its first day; those of no period left out."""
    placed: dict[date, list[Happening]] = defaultdict(list)
    for happening in happenings:
        first = place(happening.event.when, step)
        if first is not None:
            placed[first].append(happening)
    return placed


def why_uncounted(happening: Happening) -> Why | None:
    """Return why a happening does not count; None for one of which it is not known how it is meant.

    Told as news and denied as often it is disputed; told as a fact only from before, background;
    otherwise what most of its tellings say, of equals the first in the order of `_UNASSERTED`. What
    is dated after its publication is planned, however it is worded.
    """
    if happening.news:
        return "disputed" if happening.denials else None
    meant = Counter(
        "planned" if telling.ahead else telling.claim.factuality for telling in happening.tellings
    )
    if meant["asserted"]:
        return "background"
    known = [word for word in _UNASSERTED if meant[word]]
    return max(known, key=lambda word: meant[word], default=None)


def _bounds(placed: Sequence[date], options: SeriesOptions) -> tuple[date, date] | None:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Period:
    """What a period holds: happenings told by texts, coded events and the reports behind them.

    `others`: what is told and does not count.
    """

    first: date
    last: date
    told: Sequence[Happening]
    coded: Sequence[Tally]
    reports: Reports | None
    read: int
    others: Sequence[Happening]


def _point(period: _Period, *, scale: Scale, options: SeriesOptions) -> RelationPoint:
    kinds = Counter((each.event.type, each.event.mode) for each in period.told)
    for tally in period.coded:
        kinds[tally.type, tally.mode] += tally.events
    quads: Counter[int] = Counter()
    scores: Counter[float] = Counter()
    for (kind, mode), events in kinds.items():
        quads[scale.quad(kind)] += events
        scores[scale.score(kind, mode)] += events
    originals = len({original for each in period.told for original in each.originals})
    outlets = {outlet for each in period.told for outlet in each.outlets}
    if period.reports is not None:
        originals += period.reports.originals
        outlets.update(period.reports.outlets)
    why: Counter[str] = Counter(
        reason for each in period.others if (reason := why_uncounted(each)) is not None
    )
    score, low, high = band(scores, originals, options)
    return RelationPoint(
        first=period.first, last=period.last, events=kinds.total(), originals=originals,
        outlets=len(outlets), quad=(quads[1], quads[2], quads[3], quads[4]),
        score=score, low=low, high=high, coverage=period.read, uncounted=Uncounted(**why),
    )  # fmt: skip


def band(
    scores: Mapping[float, int], originals: int, options: SeriesOptions
) -> tuple[float, float, float] | tuple[None, None, None]:
    """Return mean, lower and upper end of the 90 % band (formula above); None without scores.

    `scores`: how many happenings have each score.
    """
    n = sum(scores.values())
    if not n or not originals:
        return None, None, None
    mean = sum(score * times for score, times in scores.items()) / n
    squares = sum(times * (score - mean) ** 2 for score, times in scores.items())
    s = sqrt((options.prior * options.spread**2 + squares) / (options.prior + n))
    half = 1.645 * s / sqrt(originals)
    return mean, max(-10.0, mean - half), min(10.0, mean + half)
