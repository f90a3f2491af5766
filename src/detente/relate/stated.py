"""Turns that the texts themselves state ("strained since the fall of Kabul")."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.sides import middle
from detente.relate.periods import period_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from detente.model.claims import ClaimId, Direction
    from detente.model.evidence import Evidence
    from detente.model.relations import Step
    from detente.model.sides import Sides
    from detente.model.text import DocId
    from detente.model.times import When

_STEPS: dict[str, Step] = {"day": "day", "week": "week", "quarter": "quarter", "year": "year"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedOptions:
    """When a stated turn is dated well enough, and when two state the same.

    Attributes:
        widest_days: Widest date that still places a turn. Origin: "within the first twelve
            months" says more than nothing, "in recent decades" does not.
        same_days: Days that may lie between two tellings of one turn of the same direction.
    """

    widest_days: int = 370
    same_days: int = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One turn, stated by one or more texts.

    Attributes:
        first, last: The days in which all, or else the most exact, of the tellings place it.
        dated: At least one telling dates it in words, not only by the day of its publication.
        originals: Original documents that state it.
    """

    first: date
    last: date
    direction: Direction
    dated: bool
    originals: frozenset[DocId]
    claims: tuple[ClaimId, ...]


def turns_told(evidence: Iterable[Evidence], sides: Sides) -> tuple[Evidence, ...]:
    """Return the evidence that states a turn between the two sides: asserted, and not undated."""
    return tuple(item for item in evidence if item.turn is not None and _bears(item, sides))


def _bears(item: Evidence, sides: Sides) -> bool:
    turn = item.turn
    if turn is None or turn.factuality != "asserted" or item.claim.factuality != "asserted":
        return False
    day = middle(turn.when) if turn.when else item.head.published
    return len(sides.of((*turn.sources, *turn.targets), day)) == 2


def stated_turns(
    told: Iterable[Evidence], options: StatedOptions | None = None
) -> tuple[Stated, ...]:
    """Return the turns stated, oldest first, tellings of one turn joined.

    A lasting state that is told ("have been at loggerheads") is a turn only where the words date
    its beginning; without that, and without any date, it places nothing and is left out.
    """
    options = options or StatedOptions()
    by_direction: dict[Direction, list[Stated]] = defaultdict(list)
    for one in sorted((_one(item, options) for item in told), key=_exactness):
        if one is None:
            continue
        group = by_direction[one.direction]
        near = [i for i, other in enumerate(group) if _gap(one, other) <= options.same_days]
        if near:
            best = min(near, key=lambda i: (_gap(one, group[i]), i))
            group[best] = _joined(group[best], one)
        else:
            group.append(one)
    found = (each for group in by_direction.values() for each in group)
    return tuple(sorted(found, key=lambda each: (each.first, each.last, each.direction)))


def _one(item: Evidence, options: StatedOptions) -> Stated | None:
    turn = item.turn
    if turn is None or turn.when is None:
        return None
    first, last = _beginning(turn.when)
    dated = turn.when.basis != "published" and not _is_recently(turn.when)
    begun = dated and (turn.when.basis != "computed" or turn.when.open is not None)
    if (last - first).days > options.widest_days or (turn.level and not begun):
        return None
    return Stated(
        first=first, last=last, direction=turn.direction, dated=dated,
        originals=frozenset({item.head.original}), claims=(item.claim.id,),
    )  # fmt: skip


def _beginning(when: When) -> tuple[date, date]:
    """Return the days in which a turn began: of "strained since August 2021", that month.

    A date that is worked out from its own first day is such a "since"; it runs to the report.
    """
    if when.anchor != when.first or when.first == when.last:
        return when.first, when.last
    step = _STEPS.get(when.granularity, "month")
    return when.first, min(when.last, period_of(when.first, step)[1])


def _is_recently(when: When) -> bool:
    """Return whether a date is no more than "recently": some weeks up to the day of the report."""
    return when.anchor == when.last and (when.last - when.first).days > 31


def _exactness(one: Stated | None) -> tuple[int, bool, str, str]:
    """Sort key: dated in words and narrow first."""
    if one is None:
        return (0, False, "", "")
    return ((one.last - one.first).days, not one.dated, str(one.first), one.claims[0])


def _gap(one: Stated, other: Stated) -> int:
    return (max(one.first, other.first) - min(one.last, other.last)).days


def _joined(one: Stated, other: Stated) -> Stated:
    """Join a vaguer telling to a more exact one: the days in common, or else the exact ones."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    if last < first:
        first, last = one.first, one.last
    return Stated(
        first=first, last=last, direction=one.direction, dated=one.dated or other.dated,
        originals=one.originals | other.originals,
        claims=tuple(sorted({*one.claims, *other.claims})),
    )  # fmt: skip
