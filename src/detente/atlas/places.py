"""Rows of data/places.toml: cities, regions and rivers that lie in a state and are no actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.atlas.rows import dated
from detente.atlas.spelling import folded
from detente.errors import BadLine
from detente.model.actors import Actor, ActorId, Alias, Tie

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
    found: list[Actor] = []
    for state_id, texts in table.items():
        state = states.get(ActorId(state_id))
        if state is None:
            raise BadLine(
                f"The places name a state '{state_id}' that is not listed. Add it to states.csv."
            )
        found += [_place(state, text) for text in texts]
    return tuple(found)


def _place(state: Actor, text: str) -> Actor:
    """Return one place."""
    words, days = dated(text)
    valid = state.valid if days is None else days
    names = [name.strip() for name in words.split("/")]
    return Actor(
        id=place_id(state.id, names[0]),
        name=names[0],
        kind="place",
        aliases=tuple(Alias(text=name, form="name", valid=valid) for name in names),
        ties=(Tie(kind="part_of", other=state.id, valid=valid),),
        valid=valid,
    )
