"""Whether the words of a mention can mean an actor on some day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import UnknownActor

if TYPE_CHECKING:
    from detente.atlas.lookup import Atlas
    from detente.model.actors import ActorId
    from detente.model.claims import Mention
    from detente.model.text import Document


class Supports:
    """Answers for one document, and remembers what it has answered.

    "Moscow" on a page of 2020 means Russia's government; an event of 1979 in it is the Soviet
    Union's. Both are borne out by the name, as one of those that it meant at some time.
    """

    def __init__(self, document: Document, atlas: Atlas) -> None:
        self.document, self.atlas = document, atlas
        self._lands: dict[str, frozenset[str]] = {}

    def __call__(self, mention: Mention, actor: ActorId) -> bool:
        """Return whether the mention can mean the actor, its state, or a body of its state."""
        if actor == mention.actor or actor in mention.candidates:
            return True
        if mention.country is not None and self._is_of(actor, mention.country):
            return True
        words = mention.span.quote(self.document)
        if words not in self._lands:
            self._lands[words] = self._meant(words)
        return any(self._is_of(actor, land) for land in self._lands[words])

    def _meant(self, words: str) -> frozenset[str]:
        """Return the ids and lands of all actors that names in the words ever meant."""
        found: set[str] = set()
        for hit in self.atlas.find(words):
            for actor in self.atlas.identify(hit.alias).candidates:
                land = self.atlas.country_of(actor.id)
                found.update((actor.id, land) if land else (actor.id,))
        return frozenset(found)

    def _is_of(self, actor: ActorId, land: str) -> bool:
        """Return whether the actor is that land or actor, or its home is."""
        if actor == land or actor.startswith(f"{land}-"):
            return True
        try:
            return self.atlas.country_of(actor) == land
        except UnknownActor:
            return False
