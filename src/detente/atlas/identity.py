"""Who a name means on a day, with the rule that decided in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.atlas.bodies import FORMER
from detente.atlas.periods import words
from detente.model.actors import Actor, ActorId, Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from detente.atlas.names import Entry, NameIndex
    from detente.atlas.policies import NamePolicy
    from detente.atlas.register import Register


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One actor that a name may mean, why, and how near it is to the name's first sense."""

    actor: ActorId
    why: str
    rank: int  # 0 a seat of power, 1 a name, 2 a place, 3 a person's family name alone


def identify(register: Register, names: NameIndex, name: str, on: date | None) -> Identity:
    """Return who `name` means on the day `on`.

    The rules, in order: a user's rows win; readings that hold on the day win over those that
    do not; a seat of power is the government of the day; a name that data/ambiguous.toml
    lists follows its row; a place yields to an actor of the same name, and a family name to
    both; of persons of one name the only one in office is meant; what is left is one actor or
    stays ambiguous. Without a day every reading counts.

    Returns:
        An identity whose actor is None if the name is unknown or ambiguous.
    """
    readings = names.readings(name)
    if not readings:
        return Identity(actor=None, candidates=(), why=f"No actor is called '{name}'.")
    readings = tuple(each for each in readings if each.by_user) or readings
    live = tuple(each for each in readings if on is None or each.alias.valid.holds(on))
    used = _seats_taken(register, live or _past(register, readings, on))
    if not used:
        return Identity(actor=None, candidates=(), why=f"'{name}' was no one's name on {on}.")
    found = [_meant(register, each, on) for each in used]
    meanings = sorted(_distinct(each for some in found for each in some), key=lambda m: m.rank)
    candidates = tuple(_actor(register, each.actor) for each in meanings)
    chosen, why = _decide(register, names, name, meanings, on)
    if not live and on is not None:
        why = f"'{name}' is not known to have been in use on {on}. {why}"
    actor = _actor(register, chosen) if chosen is not None else None
    if actor is not None:
        candidates = (actor, *(each for each in candidates if each.id != actor.id))
    return Identity(actor=actor, candidates=candidates, why=why)


def _past(register: Register, readings: tuple[Entry, ...], on: date | None) -> tuple[Entry, ...]:
    """Return readings that hold on another day, for reports that look back or ahead.

    States, places and groups often go by such a name; a government has none before it governs,
    and a former government's acronym, once it is free, is soon another body's.
    """
    return tuple(
        each
        for each in readings
        if on is None
        or register.actors[each.actor].kind != "government"
        or (_begun(each, on) and each.alias.form != "acronym")
    )


def _begun(entry: Entry, on: date) -> bool:
    """Return whether a name was in use on or before a day."""
    first = entry.alias.valid.first
    return first is None or first <= on


def _seats_taken(register: Register, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return entries without a state's seat where a government's own row claims that seat.

    In Libya's years of two governments Tripoli is the seat of one of them alone.
    """
    claimed = any(
        each.alias.form == "metonym" and register.actors[each.actor].kind == "government"
        for each in entries
    )
    return tuple(
        each
        for each in entries
        if not claimed
        or each.alias.form != "metonym"
        or register.actors[each.actor].kind != "state"
    )


def _decide(
    register: Register, names: NameIndex, name: str, meanings: Sequence[_Meaning], on: date | None
) -> tuple[ActorId | None, str]:
    """Return the one actor meant, or None, and why."""
    if len(meanings) == 1:
        return meanings[0].actor, meanings[0].why
    policy = names.policies.of(name)
    if policy is not None and _contested(register, policy, meanings):
        for wanted in policy.prefer:
            for each in meanings:
                if register.covers(wanted, each.actor):
                    return each.actor, policy.why
        return None, policy.why
    actors = [each for each in meanings if each.rank < 2]
    actors = actors or [each for each in meanings if each.rank == meanings[0].rank]
    if len(actors) == 1:
        return actors[0].actor, actors[0].why
    holder = _in_office(register, actors, on)
    if holder is not None:
        return holder.actor, f"Of those called '{name}' one alone held office. {holder.why}"
    shown = ", ".join(each.actor for each in meanings)
    if actors and all(each.rank == 0 for each in actors):
        return None, f"{actors[0].why} It stays ambiguous between {shown}."
    return None, f"'{name}' is the name of several actors: {shown}."


def _contested(register: Register, policy: NamePolicy, meanings: Sequence[_Meaning]) -> bool:
    """Return whether a policy speaks of more than one of the meanings."""
    named = [
        each
        for each in meanings
        if any(register.covers(candidate, each.actor) for candidate in policy.candidates)
    ]
    return len(named) > 1


def _meant(register: Register, entry: Entry, on: date | None) -> Iterable[_Meaning]:
    """Yield what one reading of a name means: itself, or the governments behind a seat."""
    actor = register.actors[entry.actor]
    if entry.alias.form != "metonym" or actor.kind not in ("state", "place"):
        yield _Meaning(actor.id, _named(register, actor, entry, on), _rank(actor, entry))
        return
    if on is not None:
        governing = register.governments_on(actor.id, on)
        why = _seat(register, entry, actor, governing, on)
        for government in governing or (actor.id,):
            yield _Meaning(government, why, 0)
        return
    why = f"'{entry.alias.text}' is a seat of government of {actor.name}, and no day is given."
    behind = [e for e in register.governments(actor.id) if e.valid.meets(entry.alias.valid)]
    for each in reversed(behind):
        yield _Meaning(each.actor, why, 0)


def _named(register: Register, actor: Actor, entry: Entry, on: date | None) -> str:
    """Return why a plain name means its actor, and what office a person held on the day."""
    if entry.by_user:
        why = f"A row of your own gives '{entry.alias.text}' to {actor.name}."
    elif entry.alias.valid.first is None and entry.alias.valid.last is None:
        why = f"'{entry.alias.text}' is a name of {actor.name}."
    else:
        why = f"'{entry.alias.text}' is a name of {actor.name} ({words(entry.alias.valid)})."
    held = office(register, actor, on)
    return f"{why} {held}" if held else why


def office(register: Register, actor: Actor, on: date | None) -> str | None:
    """Return what a person was on a day, as a sentence; None if that is not known."""
    role = register.role(actor.id, on) if actor.kind == "person" and on is not None else None
    if role is None or role.sector is None:
        return None
    land = register.get(role.country) if role.country is not None else None
    of = "" if land is None else f" of {register.bodies.with_article(land.name)}"
    if role.office is not None:
        return f"{actor.name} was {role.office}{of} on that day."
    if role.sector == FORMER:
        return f"{actor.name} held no office{of} any more on that day."
    return f"{actor.name} held a post of the sector {role.sector}{of} on that day."


def in_office(register: Register, actor: ActorId, on: date) -> bool:
    """Return whether a person held a post on a day."""
    role = register.role(actor, on)
    return role is not None and role.sector not in (None, FORMER)


def _in_office(
    register: Register, meanings: Sequence[_Meaning], on: date | None
) -> _Meaning | None:
    """Return the one of several persons who held a post on the day; None if not just one did."""
    kinds = {register.actors[each.actor].kind for each in meanings}
    if on is None or kinds != {"person"}:
        return None
    held = [each for each in meanings if in_office(register, each.actor, on)]
    return held[0] if len(held) == 1 else None


def _seat(
    register: Register, entry: Entry, state: Actor, governing: Sequence[ActorId], on: date
) -> str:
    """Return why a seat of power means who governed on the day."""
    seat = f"'{entry.alias.text}' is the seat of government of {state.name}"
    if not governing:
        return f"{seat}; who governed on {on} is not listed."
    if len(governing) > 1:
        rivalries = [r for r in register.policies.rivalries if r.state == state.id]
        told = [each.why for each in rivalries if each.valid.holds(on)]
        return told[0] if told else f"{seat}, which had rival governments on {on}."
    held = register.actors[governing[0]]
    return f"{seat}; on {on} that was {'the ' * (held.kind == 'government')}{held.name}."


def _distinct(meanings: Iterable[_Meaning]) -> list[_Meaning]:
    """Return the meanings with the first of each actor only, the lowest rank kept."""
    best: dict[ActorId, _Meaning] = {}
    for each in meanings:
        if each.actor not in best or each.rank < best[each.actor].rank:
            best[each.actor] = each
    return list(best.values())


def _rank(actor: Actor, entry: Entry) -> int:
    """Return how far a plain name of an actor stands back: mere places yield to all others.

    A family name alone yields even to them: "Paris" is the city.
    """
    if actor.kind == "person" and entry.alias.form == "short" and not entry.by_user:
        return 3
    return 2 if actor.kind == "place" and len(actor.id) != 3 else 1


def _actor(register: Register, actor_id: ActorId) -> Actor:
    """Return an actor that is known to be there."""
    found = register.get(actor_id)
    if found is None:
        raise LookupError(actor_id)
    return found
