"""The dates at which a relation turned, each with its triggers.

Where happenings are many enough, turns are found in their counts (`levels`). Where they are not,
turns are clusters of dated acts against the tone before (`clusters`). Either way they are
compared with the turns that the texts state (`stated`): one that agrees in direction and date
backs the other up, and one that stands alone is a turn of its own if a text dates it in words.
The method says which it was: "counts", "both" (counts and texts agree), or "stated" (told by the
texts, as dated acts or outright: too few happenings for statistics, or none that changed).

The confidence is the share of such turns that are right on made-up series (`sureness`), raised by
half of what is missing for each original that states the turn; that last step is not calibrated.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from detente.model.relations import TurningPoint
from detente.model.sides import middle
from detente.relate.clusters import Cluster, ClusterOptions, Sighting, clusters
from detente.relate.levels import LevelOptions, Shift, enough, shifts
from detente.relate.periods import month_name
from detente.relate.series import place
from detente.relate.stated import Stated, StatedOptions, stated_turns
from detente.relate.sureness import confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.evidence import Evidence
    from detente.model.happenings import Happening
    from detente.model.relations import RelationSeries
    from detente.model.scales import Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningOptions:
    """What counts as a turn, and what is shown with it.

    Attributes:
        agree_days: Days by which a stated turn may miss a found one and still back it up.
        alone_originals: Originals that must state a turn that rich counts do not show.
        stated_score: The score that a stated turn counts as among acts. Origin: a material act.
        triggers: Happenings shown with a turn, at most.
    """

    level: LevelOptions = field(default_factory=LevelOptions)
    cluster: ClusterOptions = field(default_factory=ClusterOptions)
    stated: StatedOptions = field(default_factory=StatedOptions)
    agree_days: int = 31
    alone_originals: int = 2
    stated_score: float = 6.0
    triggers: int = 5


class _Dated(NamedTuple):
    """An act with its day and score."""

    day: date
    score: float
    act: Happening


def turning_points(
    series: RelationSeries,
    happenings: Sequence[Happening],
    told: Sequence[Evidence],
    scale: Scale,
    options: TurningOptions | None = None,
) -> tuple[TurningPoint, ...]:
    """Return the turns of a relation, oldest first.

    Args:
        series: The dyad's series; empty if nothing could be placed.
        happenings: The counted happenings between the two sides and with each other's people
            (`series.between`, `people=True`).
        told: The evidence that states a turn of the two (`stated.turns_told`).
        scale: Scores the happenings.
        options: See `TurningOptions`.
    """
    options = options or TurningOptions()
    stated = stated_turns(told, options.stated)
    rich = enough(series.points, options.level)
    if rich:
        found = [_of_shift(shift, series) for shift in shifts(series.points, options.level)]
    else:
        found = [_of_cluster(c) for c in clusters(_sightings(happenings, stated, scale, options))]
    joined = _with_stated(found, stated, rich=rich, options=options)
    dated = [
        _Dated(middle(h.event.when), scale.score(h.event.type, h.event.mode), h)
        for h in happenings if h.event.when is not None
    ]  # fmt: skip
    turns = [_with_triggers(turn, dated, options) for turn in joined]
    return tuple(sorted(turns, key=lambda turn: (turn.month, turn.first, turn.direction)))


def _of_shift(shift: Shift, series: RelationSeries) -> TurningPoint:
    point = series.points[shift.at]
    return TurningPoint(
        first=point.first, last=point.last, month=month_name(point.first),
        direction=shift.direction, before=shift.before, after=shift.after,
        method="counts", confidence=confidence("pulse" if shift.pulse else "lasting", shift.z),
        pulse=shift.pulse,
    )  # fmt: skip


def _of_cluster(cluster: Cluster) -> TurningPoint:
    first = min(cluster.since + timedelta(days=1), cluster.first)
    return TurningPoint(
        first=first, last=cluster.first, month=month_name(cluster.first),
        direction=cluster.direction, before=cluster.before, after=cluster.after,
        method="stated", confidence=confidence("acts", cluster.z),
    )  # fmt: skip


def _sightings(
    happenings: Sequence[Happening],
    stated: Sequence[Stated],
    scale: Scale,
    options: TurningOptions,
) -> list[Sighting]:
    """Return what can be put on a day: acts dated to about a month, and stated turns."""
    found = [
        Sighting(
            day=middle(happening.event.when),
            score=scale.score(happening.event.type, happening.event.mode),
            originals=happening.originals,
            key=happening.id,
        )
        for happening in happenings
        if happening.event.when is not None and place(happening.event.when, "month") is not None
    ]
    for turn in stated:
        if (turn.last - turn.first).days <= options.stated.same_days:
            sign = 1 if turn.direction == "thaw" else -1
            day = turn.first + (turn.last - turn.first) // 2
            found.append(
                Sighting(
                    day=day, score=sign * options.stated_score, originals=turn.originals,
                    key=turn.claims[0], act=False,
                )
            )  # fmt: skip
    return found


def _with_stated(
    found: Sequence[TurningPoint],
    stated: Sequence[Stated],
    *,
    rich: bool,
    options: TurningOptions,
) -> list[TurningPoint]:
    """Return the turns found, backed up by those stated, and the stated ones that stand alone."""
    turns = list(found)
    alone = []
    for one in stated:
        near = [i for i, turn in enumerate(turns) if _agrees(turn, one, options)]
        if near:
            at = min(near, key=lambda i: (abs(_apart(turns[i], one)), i))
            turns[at] = _backed(turns[at], one)
        else:
            alone.append(one)
    needed = options.alone_originals if rich else 1
    own = [_of_stated(one) for one in alone if one.dated and len(one.originals) >= needed]
    known = {turn.direction for turn in [*turns, *own]}
    loose = [_of_stated(one) for one in alone if not one.dated and one.direction not in known]
    return [*turns, *own, *(loose if not rich else [])]


def _agrees(turn: TurningPoint, one: Stated, options: TurningOptions) -> bool:
    return turn.direction == one.direction and _apart(turn, one) <= options.agree_days


def _apart(turn: TurningPoint, one: Stated) -> int:
    """Return the days between a stated turn and the month of a found one; 0 or less if they meet.

    The interval of a cluster may be long (nothing is known before it); its month is its last day.
    """
    year, month = map(int, turn.month.split("-"))
    first = max(turn.first, date(year, month, 1))
    return (max(first, one.first) - min(turn.last, one.last)).days


def _backed(turn: TurningPoint, one: Stated) -> TurningPoint:
    missing = (1 - (turn.confidence or 0.0)) * 0.5 ** len(one.originals)
    return replace(
        turn,
        method="both" if turn.method == "counts" else turn.method,
        confidence=round(1 - missing, 3),
        claims=tuple(sorted({*turn.claims, *one.claims})),
    )


def _of_stated(one: Stated) -> TurningPoint:
    day = one.first + (one.last - one.first) // 2
    return TurningPoint(
        first=one.first, last=one.last, month=month_name(day), direction=one.direction,
        before=None, after=None, method="stated",
        confidence=round(1 - 0.5 ** len(one.originals), 3) if one.dated else 0.25,
        claims=one.claims,
    )  # fmt: skip


def _with_triggers(
    turn: TurningPoint, dated: Sequence[_Dated], options: TurningOptions
) -> TurningPoint:
    """Add the acts of the turn's days and the month after it that go its way, weightiest first.

    `before` and `after` of a turn that only texts state are the means of the years around it.
    """
    sign = 1 if turn.direction == "thaw" else -1
    year, month = map(int, turn.month.split("-"))
    start = max(turn.first, date(year, month, 1))
    begin, end = start.toordinal() - 15, turn.last.toordinal() + 31
    near = [
        each for each in dated
        if each.score * sign > 0 and begin <= each.day.toordinal() <= end
    ]  # fmt: skip
    near.sort(key=lambda each: (-abs(each.score) * len(each.act.originals), each.day, each.act.id))
    acts = tuple(each.act.id for each in near[: options.triggers])
    if turn.before is not None or turn.after is not None:
        return replace(turn, triggers=acts)
    days = [((each.day - start).days, each.score) for each in dated]
    before = [score for apart, score in days if -365 <= apart < 0]
    after = [score for apart, score in days if 0 <= apart <= 365]
    return replace(turn, triggers=acts, before=_mean(before), after=_mean(after))


def _mean(scores: Sequence[float]) -> float | None:
    return sum(scores) / len(scores) if scores else None
