"""Rows of data/places.toml: cities, regions and rivers that lie in a state and are no actor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.atlas.rows import dated
from detente.atlas.spelling import folded
from detente.errors import BadLine
from detente.model.actors import Actor, ActorId, Alias, Tie
from detente.model.times import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def place_id(state: str, name: str) -> ActorId:
    """Return the id of a place: `PLC-PAK-QUETTA`."""
    letters = "".join(char if char.isalnum() else "-" for char in folded(name))
    return ActorId(f"PLC-{state}-{letters.strip('-').upper()}")


def places(
    table: Mapping[str, Sequence[str]], states: Mapping[ActorId, Actor]
) -> tuple[Actor, ...]:
    """Return the places of all states.

    A text is one place; `Mumbai/Bombay` gives it two names, `Aden (1967..)` days on which it
    was the state's. Without days it is the state's as long as the state exists.

    Raises:
        BadLine: A state is not in the table of states.
    """
    found: dict[ActorId, Actor] = {}
    for state_id, texts in table.items():
        state = states.get(ActorId(state_id))
        if state is None:
            raise BadLine(
                f"The places name a state '{state_id}' that is not listed. Add it to states.csv."
            )
        for text in texts:
            words, days = dated(text)
            new = place(state.id, words.split("/"), state.valid if days is None else days)
            old = found.get(new.id)
            found[new.id] = new if old is None else _joined(old, new)
    return tuple(found.values())


def place(state: str, names: Sequence[str], valid: Period) -> Actor:
    """Return one place, under its first name."""
    first = names[0].strip()
    return Actor(
        id=place_id(state, first),
        name=first,
        kind="place",
        aliases=tuple(Alias(text=name.strip(), form="name", valid=valid) for name in names),
        ties=(Tie(kind="part_of", other=ActorId(state), valid=valid),),
        valid=valid,
    )


def _joined(one: Actor, other: Actor) -> Actor:
    """Return a place that was its state's in two stretches of days."""
    return replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        ties=(*one.ties, *other.ties),
        valid=Period(first=one.valid.first, last=other.valid.last),
    )
