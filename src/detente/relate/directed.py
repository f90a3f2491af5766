"""Whose acts changed: what A did to B, and B to A, before and after each turn.

Means are taken over each side's own acts, coded ones included, from the turn before (a year at
most) to the turn, and from it to the next one (half a year at most). A side changed if its mean
moved the turn's way by `least_change` points; a side that did nothing before is taken to have been
neutral, and one that did nothing after is not said to have changed.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.model.relations import Stance, Swing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.relations import Changed, TurningPoint
    from detente.model.scales import Scale
    from detente.model.sides import Party
    from detente.relate.deeds import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectedOptions:
    """How far around a turn each side is looked at, and what is a change.

    Attributes:
        before, after: Days, at most. Origin: our choice; a year holds what is usual, and half a
            year ends before most turns are answered by another.
        least_change: Score points. Origin: as in `LevelOptions`.
    """

    before: int = 365
    after: int = 182
    least_change: float = 1.0


def start_of(turn: TurningPoint) -> date:
    """Return the day on which a turn begins a phase: inside its month, where its days reach it."""
    year, month = map(int, turn.month.split("-"))
    return min(turn.last, max(turn.first, date(year, month, 1)))


def stance_of(acts: Sequence[Deed], side: Party, scale: Scale) -> Stance:
    """Return what one side did to the other, of some deeds."""
    own = [(act.times, scale.score(act.type, act.mode)) for act in acts if side in act.acting]
    events = sum(times for times, _ in own)
    total = sum(times * score for times, score in own)
    return Stance(score=total / events if events else None, events=events)


def with_sides(
    turns: Sequence[TurningPoint],
    deeds: Sequence[Deed],
    scale: Scale,
    options: DirectedOptions | None = None,
) -> tuple[TurningPoint, ...]:
    """Return the turns, in the order of their first days, with what each side did around them.

    `deeds`: by day (`deeds.deeds_of`).
    """
    options = options or DirectedOptions()
    ordered = sorted(turns, key=lambda turn: (start_of(turn), turn.direction))
    starts = [date.min, *map(start_of, ordered), date.max]
    days = [deed.day for deed in deeds]
    found = []
    for turn, (last, start), later in zip(ordered, pairwise(starts), starts[2:], strict=False):
        begin = max(last, start - timedelta(days=options.before))
        end = min(later, start + timedelta(days=options.after))
        cut = bisect_left(days, start)
        old, new = deeds[bisect_left(days, begin) : cut], deeds[cut : bisect_left(days, end)]
        one, other = (
            Swing(before=stance_of(old, side, scale), after=stance_of(new, side, scale))
            for side in _SIDES
        )
        changed = _changed(turn, one, other, options)
        found.append(replace(turn, by_source=one, by_target=other, changed_by=changed))
    return tuple(found)


_SIDES: tuple[Party, Party] = ("source", "target")


def _changed(
    turn: TurningPoint, one: Swing, other: Swing, options: DirectedOptions
) -> Changed | None:
    """Return whose mean moved the turn's way; None for nobody's."""
    source, target = (_moved(turn, swing) >= options.least_change for swing in (one, other))
    if source and target:
        return "both"
    return "source" if source else "target" if target else None


def _moved(turn: TurningPoint, swing: Swing) -> float:
    """Return by how many points a side's mean moved the turn's way; 0 if it did nothing after."""
    if swing.after.score is None:
        return 0.0
    sign = 1 if turn.direction == "thaw" else -1
    return sign * (swing.after.score - (swing.before.score or 0.0))
