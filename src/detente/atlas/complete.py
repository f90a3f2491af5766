"""Completing a name that a user has begun to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.atlas.near import near
from detente.atlas.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.atlas.lookup import Atlas
    from detente.model.actors import Actor, ActorId, ActorKind

_KINDS: tuple[ActorKind, ...] = (
    "state", "group", "government", "organisation", "body", "office", "people", "think_tank",
    "media", "company", "place", "person",
)  # fmt: skip
"""Of names that fit as well as each other, those of the kinds named first come first."""

_SHORTEST = 4
"""From so many letters on, a name that nothing begins with is taken for a slip of the pen."""


def complete(atlas: Atlas, words: str, most: int) -> tuple[Actor, ...]:
    """Return actors whose name or id begins so, or has a word that does; else names that are near.

    Each actor once, the name as a whole before its words, short names before long ones.
    """
    begun = folded(" ".join(words.split()))
    if not begun:
        return ()
    found = sorted(_begin(atlas, begun))
    if not found and len(begun) >= _SHORTEST:
        keys = near(begun, atlas.names.entries, most)
        found = [
            (0, 0, place, entry.actor)
            for place, key in enumerate(keys)
            for entry in atlas.names.entries[key]
        ]
    actors = dict.fromkeys(actor for *_, actor in found)
    return tuple(atlas.actor(actor) for actor, _ in zip(actors, range(most), strict=False))


def _begin(atlas: Atlas, begun: str) -> Iterator[tuple[int, int, int, ActorId]]:
    """Yield how far a name stands back, by fit, kind and length, with its actor."""
    by_id = atlas.register.get(begun.upper())
    if by_id is not None:
        yield 0, 0, 0, by_id.id
    inside = f" {begun}"
    for key, entries in atlas.names.entries.items():
        if key.startswith(begun):
            fit = 0 if key == begun else 1
        elif inside in key:
            fit = 2
        else:
            continue
        for entry in entries:
            yield fit, _rank(atlas, entry.actor), len(key), entry.actor


def _rank(atlas: Atlas, actor: ActorId) -> int:
    listed = atlas.register.actors.listed.get(actor)  # no person is made only to be ranked
    return _KINDS.index("person" if listed is None else listed.kind)
