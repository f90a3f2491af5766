"""Whom an actor stands for in a relation: itself, its government of the day, its official bodies.

A state, its government of the day and its official bodies stand for one another, on the days on
which that government governs. Rebels, parties, civilians and minorities are never parts of a
state; nor are paramilitaries (PLOVER's PRM), whose ties to a state are often just what is in
dispute.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from detente.atlas.periods import common, merged
from detente.model.actors import ALWAYS, ActorId, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.atlas.register import Register
    from detente.model.actors import Actor
    from detente.model.times import Period


def stands_for(register: Register, actor_id: ActorId) -> tuple[Stand, ...]:
    """Return an actor itself first, then all that it stands for, with days, in order of id."""
    found = _gathered(_stands(register, actor_id))
    itself = [each for each in found if each.actor == actor_id]
    return (*itself, *(each for each in found if each.actor != actor_id))


def _stands(register: Register, actor_id: ActorId) -> Iterator[Stand]:
    """Yield stands, perhaps several of one actor with periods that overlap."""
    yield Stand(actor=actor_id)
    actor, generic = register.get(actor_id), register.generic(actor_id)
    if actor is not None and (actor.kind == "state" or _has_own_code(actor)):
        yield from _of_state(register, actor_id, ALWAYS)
        return
    if generic is not None:
        state, sector = generic
        if sector == "GOV":
            yield from _of_state(register, state, ALWAYS)
            return
        yield from register.officials(state, sector)
    yield from _with_parts(register, actor_id, ALWAYS, frozenset())
    for each in register.governed(actor_id):
        for days in register.speaking_days(actor_id, each.actor, each.valid):
            yield from _of_state(register, each.actor, days)


def _has_own_code(actor: Actor) -> bool:
    """Return whether an actor is a land with bodies of its own, such as Hong Kong (HKG)."""
    return actor.kind == "place" and len(actor.id) == 3


def _of_state(register: Register, state: ActorId, days: Period) -> Iterator[Stand]:
    """Yield a state, its governments and its official bodies, within `days`."""
    yield from _with_parts(register, state, days, frozenset())
    for sector in register.bodies.official:
        body = ActorId(f"{state}-{sector}")
        if register.get(body) is not None:
            yield from _with_parts(register, body, days, frozenset())
    yield from _within(register.officials(state), days)
    for government in register.governments(state):
        shared = common(government.valid, days)
        if shared is not None:
            for left in register.speaking_days(government.actor, state, shared):
                yield from _with_parts(register, government.actor, left, frozenset())


def _with_parts(
    register: Register, actor_id: ActorId, days: Period, seen: frozenset[ActorId]
) -> Iterator[Stand]:
    """Yield an actor and its parts' parts, within `days`; a ring of parts ends where it began."""
    if actor_id in seen:
        return
    yield Stand(actor=actor_id, valid=days)
    for part in register.parts(actor_id):
        shared = common(part.valid, days)
        if shared is not None:
            yield from _with_parts(register, part.actor, shared, seen | {actor_id})


def _within(stands: Iterable[Stand], days: Period) -> Iterator[Stand]:
    """Yield stands cut to `days`; those outside are left out."""
    for each in stands:
        shared = common(each.valid, days)
        if shared is not None:
            yield Stand(actor=each.actor, valid=shared)


def _gathered(stands: Iterable[Stand]) -> list[Stand]:
    """Return stands with the periods of each actor joined, in order of id."""
    periods: dict[ActorId, list[Period]] = defaultdict(list)
    for each in stands:
        periods[each.actor].append(each.valid)
    return [
        Stand(actor=actor, valid=days)
        for actor in sorted(periods)
        for days in merged(periods[actor])
    ]
