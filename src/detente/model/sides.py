"""The two sides of a question, each with the actors that it stands for and on which days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from detente.model.actors import ActorId, Stand
from detente.model.events import Event
from detente.model.times import When

Party = Literal["source", "target"]

PEOPLE = ("AGR", "BUS", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC")
"""PLOVER sectors of a state's people. Armed groups are not among them: who fights a state's rebels
does that state no harm."""


def middle(when: When) -> date:
    """Return the day in the middle of an interval, the earlier one of two."""
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
        one, other = _stands(self.source, actor, day), _stands(self.target, actor, day)
        if one == other:
            return None
        return "source" if one else "target"

    def of(self, actors: Iterable[ActorId], day: date | None) -> frozenset[Party]:
        """Return the sides to which at least one of the actors belongs on a day."""
        found = (self.side_of(actor, day) for actor in actors)
        return frozenset(side for side in found if side is not None)

    def acting(self, event: Event, *, people: bool = False) -> frozenset[Party]:
        """Return the sides that did this to the other side: none, one, or both.

        An event that names both sides as sources and no target (two sides meet, or exchange
        fire) is the act of both. `people`: what is done to the other side's people counts too.
        """
        day = middle(event.when) if event.when else None
        sources = self.of(event.sources, day)
        targets = (with_people(self) if people else self).of(event.targets, day)
        if not event.targets and len(sources) == 2:
            return sources
        both: tuple[tuple[Party, Party], ...] = (("source", "target"), ("target", "source"))
        return frozenset(side for side, other in both if side in sources and other in targets)


def _stands(stands: tuple[Stand, ...], actor: ActorId, day: date | None) -> bool:
    return any(
        stand.actor == actor
        and (
            stand.valid.holds(day)
            if day is not None
            else stand.valid.first is None and stand.valid.last is None
        )
        for stand in stands
    )


@lru_cache(maxsize=16)
def with_people(sides: Sides) -> Sides:
    """Return the sides with the people of the states that they stand for, on the same days.

    What one side does to the people of the other (expels its migrants) is no act between the two,
    so it does not count in the curve; but it may well be a reason, or the start of a turn.
    """
    return Sides(
        source=(*sides.source, *_people(sides.source)),
        target=(*sides.target, *_people(sides.target)),
    )


def _people(stands: tuple[Stand, ...]) -> list[Stand]:
    have = {stand.actor for stand in stands}
    return [
        Stand(actor=ActorId(f"{stand.actor}-{sector}"), valid=stand.valid)
        for stand in stands
        if "-" not in stand.actor
        for sector in PEOPLE
        if f"{stand.actor}-{sector}" not in have
    ]
