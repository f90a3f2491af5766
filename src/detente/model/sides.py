"""The two sides of a question, each with the actors that it stands for and on which days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from detente.model.actors import ActorId, Stand
from detente.model.events import Event, EventId
from detente.model.times import Period, When

Party = Literal["source", "target"]

PEOPLE = ("AGR", "BUS", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC")
"""PLOVER sectors of a state's people. Armed groups are not among them: who fights a state's rebels
does that state no harm."""


def middle(when: When) -> date:
    """Return the day in the middle of an interval, the earlier one of two."""
    if when.first == when.last:
        return when.first
    return when.first + timedelta(days=(when.last - when.first).days // 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who counts as the source and who as the target of a question.

    Attributes:
        source: The source itself first, then its parts (`Atlas.stands_for`).
        target: The same for the target.
    """

    source: tuple[Stand, ...]
    target: tuple[Stand, ...]
    _days: Mapping[ActorId, tuple[tuple[Party, Period], ...]] = field(
        init=False, repr=False, compare=False
    )
    _wide: list[Sides] = field(init=False, repr=False, compare=False, default_factory=list)
    _acting: MutableMapping[tuple[EventId, bool], frozenset[Party]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Index the stands by actor: a question asks for the side of thousands of actors."""
        days: dict[ActorId, list[tuple[Party, Period]]] = defaultdict(list)
        for side, stands in self._both():
            for stand in stands:
                days[stand.actor].append((side, stand.valid))
        object.__setattr__(self, "_days", {actor: tuple(held) for actor, held in days.items()})

    def _both(self) -> tuple[tuple[Party, tuple[Stand, ...]], ...]:
        return (("source", self.source), ("target", self.target))

    def side_of(self, actor: ActorId, day: date | None) -> Party | None:
        """Return the side that an actor belongs to on a day.

        An actor that stands for both (a state's army, when the state and the army are asked
        about) belongs to the side that names it; to none if neither does. Without a day only
        what holds on every day counts.
        """
        if self.source[0].actor == actor:
            return "source"
        if self.target[0].actor == actor:
            return "target"
        held = {side for side, valid in self._days.get(actor, ()) if _holds(valid, day)}
        return held.pop() if len(held) == 1 else None

    def wide(self) -> Sides:
        """Return the sides with their people (`with_people`), made on first use.

        They are kept here, not in a cache by value: to compare sides costs more than to ask them.
        """
        if not self._wide:
            source = (*self.source, *_people(self.source))
            target = (*self.target, *_people(self.target))
            self._wide.append(Sides(source=source, target=target))
        return self._wide[0]

    def spells(self, actor: ActorId) -> tuple[tuple[Party, date, date], ...]:
        """Return the stretches of days, ends included, on which an actor belongs to a side."""
        known = [valid for _, valid in self._days.get(actor, ())]
        begins = {date.min, *(valid.first for valid in known if valid.first)}
        begins |= {_next(valid.last) for valid in known if valid.last and valid.last < date.max}
        ordered = sorted(begins)
        ends = [first - timedelta(days=1) for first in ordered[1:]]
        return tuple(
            (side, first, last)
            for first, last in zip(ordered, [*ends, date.max], strict=True)
            if (side := self.side_of(actor, first)) is not None
        )

    def of(self, actors: Iterable[ActorId], day: date | None) -> frozenset[Party]:
        """Return the sides to which at least one of the actors belongs on a day."""
        found = (self.side_of(actor, day) for actor in actors)
        return frozenset(side for side in found if side is not None)

    def acting(self, event: Event, *, people: bool = False) -> frozenset[Party]:
        """Return the sides that did this to the other side: none, one, or both.

        An event that names both sides as sources and no target (two sides meet, or exchange
        fire) is the act of both. `people`: what is done to the other side's people counts too.
        """
        known = self._acting.get((event.id, people))
        if known is None:
            known = self._acting[event.id, people] = self._work_out(event, people=people)
        return known

    def _work_out(self, event: Event, *, people: bool) -> frozenset[Party]:
        day = middle(event.when) if event.when else None
        sources = self.of(event.sources, day)
        targets = (with_people(self) if people else self).of(event.targets, day)
        if not event.targets and len(sources) == 2:
            return sources
        both: tuple[tuple[Party, Party], ...] = (("source", "target"), ("target", "source"))
        return frozenset(side for side, other in both if side in sources and other in targets)


def _holds(valid: Period, day: date | None) -> bool:
    return valid.holds(day) if day is not None else valid.first is None and valid.last is None


def _next(day: date) -> date:
    return day + timedelta(days=1)


def with_people(sides: Sides) -> Sides:
    """Return the sides with the people of the states that they stand for, on the same days.

    What one side does to the people of the other (expels its migrants) is no act between the two,
    so it does not count in the curve; but it may well be a reason, or the start of a turn.
    """
    return sides.wide()


def _people(stands: tuple[Stand, ...]) -> list[Stand]:
    have = {stand.actor for stand in stands}
    return [
        Stand(actor=ActorId(f"{stand.actor}-{sector}"), valid=stand.valid)
        for stand in stands
        if "-" not in stand.actor
        for sector in PEOPLE
        if f"{stand.actor}-{sector}" not in have
    ]
