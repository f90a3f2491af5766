"""All actors of an atlas: those whose rows are read at once, and persons, made when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from detente.atlas.people import Bearer
from detente.model.actors import Actor, ActorId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.atlas.people import Persons
    from detente.model.actors import Alias


@dataclass(frozen=True, kw_only=True, eq=False)
class Actors(Mapping[ActorId, Actor]):
    """All actors by id.

    Attributes:
        listed: Those whose rows are read at once: all but persons, and a user's persons.
        persons: All other persons.
    """

    listed: Mapping[ActorId, Actor]
    persons: Persons

    def __getitem__(self, actor: ActorId) -> Actor:
        found = self.listed.get(actor)
        return self.persons[actor] if found is None else found

    def __iter__(self) -> Iterator[ActorId]:
        return chain(self.listed, self.persons)

    def __len__(self) -> int:
        return len(self.listed) + len(self.persons)

    def names(self) -> Iterator[tuple[ActorId, tuple[Alias, ...]]]:
        """Yield each id with its names; no person is made for it."""
        listed = ((actor.id, actor.aliases) for actor in self.listed.values())
        return chain(listed, self.persons.names())

    def bearers(self) -> Iterator[Bearer]:
        """Yield every person's names, and the countries of the posts; no person is made for it."""
        for actor in self.listed.values():
            if actor.kind == "person":
                countries = frozenset(role.country for role in actor.roles if role.country)
                yield Bearer(id=actor.id, names=actor.aliases, countries=countries)
        yield from self.persons.bearers()
