"""Who a mention means on a day: names through the atlas, descriptions put together by rule.

"Pakistan's defence minister" is the government of Pakistan on that day, "Pakistani police" the body
PAK-COP, "a Taliban commander" the Taliban, "Afghan migrants" people who act for no state.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.errors import UnknownActor
from detente.read.tables import word_set

if TYPE_CHECKING:
    from datetime import date

    from detente.atlas.lookup import Atlas
    from detente.model.actors import Actor, ActorId

_STATES = frozenset({"state", "government", "place", "body", "office"})
_PERSONS = frozenset({"person"})
_BODIES = frozenset({"body", "office"})
_AWAY = "PRE"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a mention's identity is worked out from, again for each day.

    Attributes:
        alias: A name that the atlas knows; None if the words hold none.
        sector: The PLOVER sector of the role; None for the named actor itself.
        place: The name stands as a place: no one acts by it.
    """

    alias: str | None
    sector: str | None = None
    place: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who that is on the day: `actor` None where unknown, ambiguous, or only a place.

    `counted_to` is the recognised state that a breakaway one is in; None for all others.
    """

    actor: Actor | None
    candidates: tuple[ActorId, ...] = ()
    country: str | None = None
    sector: str | None = None
    counted_to: str | None = None


class Identities:
    """Resolves bases through an atlas and remembers what it found."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._known: dict[tuple[Basis, date | None], Resolved] = {}

    def of(self, basis: Basis, on: date | None) -> Resolved:
        """Return who the basis means on the day; None: no day is known."""
        key = (basis, on)
        if key not in self._known:
            self._known[key] = self._coded(self._resolve(basis, on))
        return self._known[key]

    def during(self, basis: Basis, first: date, last: date) -> Resolved:
        """Return who the basis means over some days.

        Where the first and the last day give two governments of one country, the words may mean
        either, and the state, which both stand for, is returned.
        """
        start, end = self.of(basis, first), self.of(basis, last)
        if start.actor == end.actor or start.actor is None:
            return end if start.actor is None else start
        if end.actor is None:
            return start
        if start.country is not None and start.country == end.country:
            return Resolved(self._actor(start.country), (), start.country, start.sector)
        return Resolved(None, (start.actor.id, end.actor.id), None, start.sector)

    def state(self, country: str) -> Actor | None:
        """Return the state with that code; None if the atlas has none."""
        return self._actor(country)

    def governs(self, actor: Actor, on: date | None) -> bool:
        """Return whether the actor rules a state on the day."""
        if actor.kind == "government":
            return True
        ties = (tie for tie in actor.ties if tie.kind == "governs")
        return any(on is None or tie.valid.holds(on) for tie in ties)

    def _coded(self, found: Resolved) -> Resolved:
        """Return the same with the state that a land is counted to which broke away from it."""
        land = self._actor(found.country) if found.country is not None else None
        away = next((role for role in land.roles if role.sector == _AWAY), None) if land else None
        if land is None or away is None or land.kind != "state":
            return found
        whole = found.actor is not None and found.actor.id == land.id
        sector = _AWAY if whole and found.sector is None else found.sector
        return replace(found, sector=sector, counted_to=away.country)

    def _resolve(self, basis: Basis, on: date | None) -> Resolved:
        if basis.alias is None:
            return Resolved(None, sector=basis.sector)
        identity = self.atlas.identify(basis.alias, on)
        actor = identity.actor
        if actor is None:
            return self._ambiguous(identity.candidates, basis, on)
        country, sector = self._role(actor, on)
        if basis.place or actor.kind == "place":
            if basis.sector is None:
                return Resolved(None, (), country)
        elif basis.sector is None:
            return Resolved(actor, (), country, sector)
        return self._composed(actor, country, basis.sector, on)

    def _ambiguous(self, candidates: tuple[Actor, ...], basis: Basis, on: date | None) -> Resolved:
        """Return what all candidates share: their country, if they have one country."""
        countries = {self._role(actor, on)[0] for actor in candidates}
        country = countries.pop() if len(countries) == 1 else None
        ids = tuple(actor.id for actor in candidates)
        if basis.sector is not None and country is not None:
            return Resolved(self.body(country, basis.sector, on), ids, country, basis.sector)
        return Resolved(None, ids, country, basis.sector)

    def _composed(
        self, actor: Actor, country: str | None, sector: str | None, on: date | None
    ) -> Resolved:
        """Return who holds a role under a named actor."""
        if actor.kind in _PERSONS:
            return Resolved(actor, (), country, sector)
        if actor.kind in _BODIES and sector not in word_set("mentions", "not_members"):
            return Resolved(actor, (), country, self._role(actor, on)[1] or sector)
        if actor.kind in _STATES:
            if country is None or sector is None:
                return Resolved(None, (), country, sector)
            return Resolved(self.body(country, sector, on), (), country, sector)
        if sector in word_set("mentions", "not_members"):
            return Resolved(None, (), country, sector)
        return Resolved(actor, (), country, self._role(actor, on)[1])

    def body(self, country: str, sector: str | None, on: date | None) -> Actor | None:
        """Return the body of a country; its government of the day for GOV. None for no sector."""
        if sector is None:
            return None
        if sector in word_set("mentions", "governs") and on is not None:
            return self.atlas.government_of(country, on) or self._actor(f"{country}-GOV")
        return self._actor(f"{country}-{sector}")

    def _role(self, actor: Actor, on: date | None) -> tuple[str | None, str | None]:
        role = self.atlas.role_of(actor.id, on)
        country = self.atlas.country_of(actor.id, on)
        return country or (role.country if role else None), role.sector if role else None

    def _actor(self, key: str) -> Actor | None:
        try:
            return self.atlas.actor(key)
        except UnknownActor:
            return None
