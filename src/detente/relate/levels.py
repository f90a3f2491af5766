"""Turns seen in counts: lasting shifts, and single periods that stick out, that change the tone.

Conflict, cooperation, material conflict and the total are cut each for itself (`segmentation`).
More reporting of everything is no turn, so a cut counts only if the share of conflict differs on
its two sides by more than chance (a two-sample test of shares, widened by the dispersion that the
shares show within level stretches) and the mean score by `least_change` points. Cuts that fail
are dropped one by one, weakest first, and their neighbours judged again.

A burst of one or two periods is a pulse if its conflict (or material conflict), or its cooperation
after a time that was not friendly, sticks out of the year before and after it, and the tone changes
with it; or if the tone was bad and there is very much more conflict. A pulse may show a thaw that
comes with no fewer hostile acts but with more talk. It stands on the greater of its two periods.

A swing is a pulse too: three periods whose tone is far from that of the three before, with more
acts of it than these had. The summits after a crisis are one; against a year that was mostly
friendly they would not be seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

from detente.relate.segmentation import CutOptions, chances, cuts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.model.claims import Direction
    from detente.model.relations import RelationPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelOptions:
    """When counts are enough, and what change of tone makes a cut a turn.

    Attributes:
        least_events: Happenings below which counts prove nothing. Origin: on coded events of
            2011-2015 real turns were found with use in pairs of 150 happenings in 50 months, and
            hardly in thinner ones; 100 is the least at which a doubling can be seen.
        least_rate: Happenings a period below which the same holds.
        least_change: Score points (of 20) between the two sides of a turn. Origin: our choice,
            a fifth of the way from neutral to mild conflict or cooperation and back.
        least_z: Standard errors by which the shares of conflict must differ. Origin: with this
            there is no false lasting turn in quiet made-up pairs (`benchmarks/turning.py`).
        peak: Chance under which two periods stand out (`segmentation.chances`).
        peak_z: Standard errors by which their share of conflict must differ from the year before.
        swing_z, swing_change: The same for a swing, and its change of score.
        swing_growth: Standard errors by which acts of the new tone must be more than in the
            stretch before: that a month of crisis is over is no thaw by itself.
            Origin of all: of what was tried on the open turns of `benchmarks/icews_turns.toml`
            and on quiet made-up pairs (docs/method/turns.md) the most turns found with less than
            half a false one in eleven quiet years.
        worse: Chance under which more conflict is a souring where the tone was bad before.
        no_better: Mean score before, from which on more cooperation is no thaw. Origin: as in
            `ClusterOptions`: friends who meet more often do not thaw.
        peak_change: As `least_change`, for a burst: what goes on as usual in it dilutes it.
    """

    least_events: int = 100
    least_rate: float = 1.0
    least_change: float = 1.0
    least_z: float = 2.5
    peak: float = 0.01
    peak_z: float = 3.25
    swing_z: float = 4.0
    swing_change: float = 2.5
    swing_growth: float = 2.0
    worse: float = 0.0003
    no_better: float = 1.0
    peak_change: float = 0.75
    cut: CutOptions = field(default_factory=CutOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A change of tone at the start of period `at`.

    Attributes:
        before, after: Mean scores.
        z: Strength: standard errors by which the share of conflict rose.
        pulse: It is one period that sticks out; the level need not have changed.
    """

    at: int
    direction: Direction
    before: float
    after: float
    z: float
    pulse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tone:
    """What a stretch of periods holds."""

    events: int
    conflict: int
    score: float

    @property
    def share(self) -> float:
        return self.conflict / self.events if self.events else 0.0


def enough(points: Sequence[RelationPoint], options: LevelOptions) -> bool:
    """Return whether there are happenings enough for statistics on counts."""
    events = sum(point.events for point in points)
    return events >= max(options.least_events, options.least_rate * len(points))


def shifts(points: Sequence[RelationPoint], options: LevelOptions) -> tuple[Shift, ...]:
    """Return the turns that the counts show, oldest first; at most one in three periods."""
    return _shifts(tuple(points), options)


@lru_cache(maxsize=4)
def _shifts(points: tuple[RelationPoint, ...], options: LevelOptions) -> tuple[Shift, ...]:
    """Return `shifts`; the last are kept, as one series is asked about several times."""
    if not enough(points, options):
        return ()
    lasting, spread, least = _lasting(points, options), _rough(points), options.cut.least
    bursts, swings = _single(points, spread, options), _swings(points, spread, options)
    kept = list(lasting)
    for pulses, apart in ((bursts, least), (swings, 2 * least)):
        for shift in sorted(pulses, key=lambda each: (-abs(each.z), each.at)):
            new = all(_beyond(shift, other, options) for other in lasting)
            if new and all(_apart(shift, other, apart) for other in kept):
                kept.append(shift)
    return tuple(sorted(kept, key=lambda shift: shift.at))


def _signals(points: Sequence[RelationPoint]) -> tuple[list[int], ...]:
    quads = [point.quad for point in points]
    return (
        [q[2] + q[3] for q in quads],
        [q[0] + q[1] for q in quads],
        [q[3] for q in quads],
        [point.events for point in points],
    )


def _lasting(points: Sequence[RelationPoint], options: LevelOptions) -> list[Shift]:
    found = {at for counts in _signals(points) for at in cuts(counts, options.cut)}
    kept = sorted(found)
    spread = _spread(points, kept)
    while kept:
        bounds = [0, *kept, len(points)]
        tones = [_tone(points[lo:hi]) for lo, hi in pairwise(bounds)]
        judged = [
            _shift(at, one, other, spread)
            for at, (one, other) in zip(kept, pairwise(tones), strict=True)
        ]
        failed = [
            shift for shift in judged if not _passes(shift, options.least_z, options.least_change)
        ]
        close = [
            min(pair, key=lambda shift: abs(shift.z))
            for pair in pairwise(judged)
            if pair[1].at - pair[0].at < options.cut.least
        ]
        weak = failed or close
        if not weak:
            return judged
        kept.remove(min(weak, key=lambda shift: abs(shift.z)).at)
    return []


def _single(points: Sequence[RelationPoint], spread: float, options: LevelOptions) -> list[Shift]:
    """Return bursts of conflict, and of cooperation after a time that was not friendly."""
    conflict, cooperation, material, _ = _signals(points)
    worse = list(map(min, chances(conflict, options.cut), chances(material, options.cut)))
    ways: tuple[tuple[Direction, Sequence[float], Sequence[int]], ...] = (
        ("souring", worse, conflict), ("thaw", chances(cooperation, options.cut), cooperation),
    )  # fmt: skip
    found = []
    for way, likely, counts in ways:
        for at, chance in enumerate(likely):
            before = _tone(points[max(0, at - options.cut.around) : at])
            if chance < options.peak and before.events:
                shift = _shift(at, before, _tone(points[at : at + 2]), spread)
                z = _burst(shift, way, chance, options)
                month = at + (counts[at + 1] > counts[at])
                found += [] if z is None else [
                    replace(shift, at=month, direction=way, z=z, pulse=True)
                ]  # fmt: skip
    return found


def _swings(points: Sequence[RelationPoint], spread: float, options: LevelOptions) -> list[Shift]:
    """Return changes of tone from one stretch of `cut.least` periods to the next."""
    length, found = options.cut.least, []
    for at in range(length, len(points) - length + 1):
        shift = _shift(at, _tone(points[at - length : at]), _tone(points[at : at + length]), spread)
        less = _kinds(shift.direction, points[at - length : at])
        more = _kinds(shift.direction, points[at : at + length])
        grown = more - less >= options.swing_growth * sqrt(more + less)
        if grown and _passes(shift, options.swing_z, options.swing_change):
            found.append(replace(shift, pulse=True))
    return found


def _burst(shift: Shift, way: Direction, chance: float, options: LevelOptions) -> float | None:
    """Return the strength of a burst that turns the tone, or is more of a bad one; None if none."""
    mended = way == "souring" or shift.before < options.no_better
    if shift.direction == way and mended and _passes(shift, options.peak_z, options.peak_change):
        return shift.z
    if way == "souring" and max(shift.before, shift.after) < 0 and chance < options.worse:
        return NormalDist().inv_cdf(1 - max(chance, 1e-12))
    return None


def _apart(shift: Shift, other: Shift, periods: int) -> bool:
    """Return whether both may stand: a war and its end may follow closely, two sourings not.

    `periods`: that two of one direction lie apart, at least.
    """
    same = shift.direction == other.direction
    return abs(shift.at - other.at) >= (periods if same else 2)


def _beyond(pulse: Shift, turn: Shift, options: LevelOptions) -> bool:
    """Return whether a pulse is more than the level to which a lasting turn led shortly before.

    Against a year most of which lies before that turn, the new level itself looks like a pulse.
    """
    if pulse.direction != turn.direction or not 0 < pulse.at - turn.at <= options.cut.around // 2:
        return True
    sign = 1 if turn.direction == "thaw" else -1
    return (pulse.after - turn.after) * sign >= options.peak_change


def _passes(shift: Shift, least_z: float, least_change: float) -> bool:
    change = shift.after - shift.before
    agree = change * shift.z < 0  # a larger share of conflict is a lower score
    return agree and abs(shift.z) >= least_z and abs(change) >= least_change


def _shift(at: int, one: _Tone, other: _Tone, spread: float) -> Shift:
    """Compare two stretches. z: standard errors by which the share of conflict rose."""
    events = one.events + other.events
    share = (one.conflict + other.conflict + 0.5) / (events + 1)
    error = sqrt(spread * share * (1 - share) * (1 / (one.events + 1) + 1 / (other.events + 1)))
    return Shift(
        at=at, before=one.score, after=other.score, z=(other.share - one.share) / error,
        direction="souring" if other.score < one.score else "thaw",
    )  # fmt: skip


def _tone(points: Sequence[RelationPoint]) -> _Tone:
    events = sum(point.events for point in points)
    total = sum(point.score * point.events for point in points if point.score is not None)
    return _Tone(
        events=events,
        conflict=sum(point.quad[2] + point.quad[3] for point in points),
        score=total / events if events else 0.0,
    )


def _kinds(direction: Direction, points: Sequence[RelationPoint]) -> int:
    """Return how many acts go that way."""
    lo, hi = (2, 4) if direction == "souring" else (0, 2)
    return sum(sum(point.quad[lo:hi]) for point in points)


_TRIMMED = 0.9
_TRIMMED_MEAN = 0.623
"""Share of the squared differences that is kept, and the mean of a chi-square with one degree of
freedom below its 90 % point, by which their mean is divided."""


def _rough(points: Sequence[RelationPoint]) -> float:
    """Return the dispersion of the share of conflict from neighbouring periods, 1 to 10.

    The tenth that differs most is left out: a turn must not pass for what is usual.
    """
    live = [point for point in points if point.events]
    squares = sorted(_difference(one, other) for one, other in pairwise(live))
    kept = squares[: max(1, round(_TRIMMED * len(squares)))]
    return min(10.0, max(1.0, sum(kept) / len(kept) / _TRIMMED_MEAN)) if kept else 1.0


def _difference(one: RelationPoint, other: RelationPoint) -> float:
    """Return the squared difference of two shares of conflict, in binomial variances."""
    first, second = _tone([one]), _tone([other])
    events = one.events + other.events
    share = (first.conflict + second.conflict + 0.5) / (events + 1)
    variance = share * (1 - share) * (1 / one.events + 1 / other.events)
    return (first.share - second.share) ** 2 / variance


def _spread(points: Sequence[RelationPoint], kept: Iterable[int]) -> float:
    """Return the dispersion of the share of conflict within stretches (1: binomial), 1 to 10."""
    squares, freedom = 0.0, 0
    for lo, hi in pairwise([0, *kept, len(points)]):
        share = _tone(points[lo:hi]).share
        live = [point for point in points[lo:hi] if point.events]
        if not 0 < share < 1 or len(live) < 2:
            continue
        squares += sum(
            (point.quad[2] + point.quad[3] - share * point.events) ** 2
            / (point.events * share * (1 - share))
            for point in live
        )
        freedom += len(live) - 1
    return min(10.0, max(1.0, squares / freedom)) if freedom else 1.0
