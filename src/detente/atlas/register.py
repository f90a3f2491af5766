"""All actors of an atlas, and who governs, holds office in or belongs to whom on which days."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.atlas.bodies import FORMER
from detente.atlas.periods import common, without
from detente.model.actors import ALWAYS, Actor, ActorId, ActorRole, Stand, Tie, TieKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from detente.atlas.actors import Actors
    from detente.atlas.bodies import Bodies
    from detente.atlas.policies import Policies
    from detente.model.times import Period

_GENERIC = re.compile(r"^(?P<country>[A-Z]{3})-(?P<sector>[A-Z]{3})$")
_OFFICIAL_KINDS = frozenset({"person", "office", "body"})
_GOVERNING: tuple[TieKind, ...] = ("governs",)
_BELONGING: tuple[TieKind, ...] = ("part_of", "holds_office")
_OUT_OF_OFFICE = frozenset({None, FORMER})
_FAR = 10**7  # later than any day's ordinal


@dataclass(frozen=True, kw_only=True)
class Register:
    """The actors, with their ties read from both ends.

    Attributes:
        actors: Every actor that has a row, by id.
        bodies: Sectors and what their bodies are called.
        policies: Rival governments, among others.
    """

    actors: Actors
    bodies: Bodies
    policies: Policies

    def get(self, actor_id: str) -> Actor | None:
        """Return the actor of an id, made on demand for `<ISO3>-<SECTOR>`; None if unknown."""
        known = self.actors.get(ActorId(actor_id))
        if known is not None:
            return known
        match = _GENERIC.match(actor_id)
        country = self.actors.get(ActorId(match["country"])) if match else None
        if match is None or country is None or match["sector"] not in self.bodies.sectors:
            return None
        return Actor(
            id=ActorId(actor_id),
            name=self.bodies.title(country.name, match["sector"]),
            kind="government" if match["sector"] == "GOV" else "body",
            roles=(ActorRole(country=country.id, sector=match["sector"]),),
            ties=(Tie(kind="part_of", other=country.id),),
            valid=country.valid,
        )

    def generic(self, actor_id: ActorId) -> tuple[ActorId, str] | None:
        """Return (country, sector) of an id `<ISO3>-<SECTOR>`; None for any other id."""
        match = _GENERIC.match(actor_id)
        if match is None or self.get(actor_id) is None:
            return None
        if match["sector"] not in self.bodies.sectors:
            return None
        return ActorId(match["country"]), match["sector"]

    def governments(self, state: ActorId) -> tuple[Stand, ...]:
        """Return who governed a state or land, and when, oldest first."""
        return tuple(sorted(self._governing.get(("governs", state), ()), key=_begins))

    def governments_on(self, state: ActorId, on: date) -> tuple[ActorId, ...]:
        """Return who governed on that day: none if not known, several if they were rivals.

        A ruling party or movement is itself the government only where no row of a government
        holds on the day: Beijing is the People's Republic's government, not the party.
        """
        found = dict.fromkeys(e.actor for e in self.governments(state) if e.valid.holds(on))
        formal = tuple(each for each in found if self.actors[each].kind == "government")
        rivals = [
            each
            for rivalry in self.policies.rivalries
            if rivalry.state == state and rivalry.valid.holds(on)
            for each in rivalry.rivals
        ]
        return tuple(dict.fromkeys((*(formal or found), *rivals)))

    def governed(self, actor_id: ActorId) -> tuple[Stand, ...]:
        """Return the states and lands that an actor governed, and when."""
        actor = self.actors.get(actor_id)
        ties = actor.ties if actor else ()
        return tuple(Stand(actor=t.other, valid=t.valid) for t in ties if t.kind == "governs")

    def covers(self, one: ActorId, other: ActorId) -> bool:
        """Return whether `one` is `other`, or the state that `other` governed at any time."""
        return one == other or any(each.actor == one for each in self.governed(other))

    def speaking_days(self, government: ActorId, state: ActorId, days: Period) -> list[Period]:
        """Return the days out of `days` on which a government alone stands for its state.

        Among rivals only the recognised one does; see `Rivalry`.
        """
        left = [days]
        for rivalry in self.policies.rivalry(state, days):
            if rivalry.recognised != government:
                left = [rest for each in left for rest in without(each, rivalry.valid)]
        return left

    def parts(self, actor_id: ActorId) -> tuple[Stand, ...]:
        """Return what is part of an actor: factions, organs, office holders; places are not."""
        persons = _reversed(self.actors.persons.naming(actor_id), _BELONGING)
        return tuple(
            each
            for kind in _BELONGING
            for table in (self._belonging, persons)
            for each in table.get((kind, actor_id), ())
            if self.actors[each.actor].kind not in ("place", "state")
        )

    def officials(self, state: ActorId, sector: str | None = None) -> tuple[Stand, ...]:
        """Return bodies and persons that were official in a state, and when, all sectors or one."""
        persons = _officials(self.actors.persons.naming(state), self.bodies)
        found = (*self._officials.get(state, ()), *persons.get(state, ()))
        return tuple(stand for stand, its in found if sector is None or its == sector)

    def country(self, actor_id: ActorId, on: date | None) -> ActorId | None:
        """Return the state that an actor is or belongs to on a day; None if there is not one."""
        actor = self.get(actor_id)
        if actor is None or actor.kind == "state":
            return actor.id if actor else None
        homes = [t.other for t in actor.ties if t.kind == "part_of" and _on(t.valid, on)]
        for home in homes:
            known = self.actors.get(home)
            if known is not None and known.kind == "state":
                return home
        role = self.role(actor_id, on)
        if role is not None and role.country is not None:
            return ActorId(role.country)
        if on is None:
            countries = {each.country for each in actor.roles if each.country is not None}
            if len(countries) == 1:
                return ActorId(countries.pop())
        return actor_id if actor.kind == "place" and len(actor_id) == 3 else None

    def role(self, actor_id: ActorId, on: date | None) -> ActorRole | None:
        """Return an actor's country and sector on a day; None if not known.

        Without a day, the one role that it always had, the time after office aside; None if it
        had several.
        """
        actor = self.get(actor_id)
        if actor is None:
            return None
        if actor.kind == "state":
            return ActorRole(country=actor.id, sector=None, valid=actor.valid)
        governed = [
            ActorRole(country=each.actor, sector="GOV", valid=each.valid)
            for each in self.governed(actor_id)
            if self.actors[each.actor].kind == "state"
        ]
        roles = [each for each in (*governed, *actor.roles) if _on(each.valid, on)]
        if on is not None:
            return roles[0] if roles else None
        held = [each for each in roles if each.sector not in _OUT_OF_OFFICE] or roles
        meanings = {(each.country, each.sector) for each in held}
        return held[0] if len(meanings) == 1 else None

    @cached_property
    def _governing(self) -> Mapping[tuple[TieKind, ActorId], tuple[Stand, ...]]:
        """Who governs; no person does, so none need be made for it."""
        return _reversed(self.actors.listed.values(), _GOVERNING)

    @cached_property
    def _belonging(self) -> Mapping[tuple[TieKind, ActorId], tuple[Stand, ...]]:
        """Who is part of an actor, persons aside; made when a relation is first asked for."""
        return _reversed(self.actors.listed.values(), _BELONGING)

    @cached_property
    def _officials(self) -> Mapping[ActorId, tuple[tuple[Stand, str], ...]]:
        """Who was official in a state, persons aside; made when a relation is first asked for."""
        return _officials(self.actors.listed.values(), self.bodies)


def _on(days: Period, on: date | None) -> bool:
    """Return whether a period counts on a day; every period does when no day is given."""
    return on is None or days.holds(on)


def _begins(stand: Stand) -> tuple[int, int]:
    """Return a key by which periods sort by their first and then their last day."""
    first, last = stand.valid.first, stand.valid.last
    return (first.toordinal() if first else 0, last.toordinal() if last else _FAR)


def _reversed(
    actors: Iterable[Actor], kinds: Collection[TieKind]
) -> dict[tuple[TieKind, ActorId], tuple[Stand, ...]]:
    """Return ties of some kinds, by kind and by the actor that they point to."""
    table: dict[tuple[TieKind, ActorId], list[Stand]] = defaultdict(list)
    for actor in actors:
        for each in actor.ties:
            if each.kind in kinds:
                table[each.kind, each.other].append(Stand(actor=actor.id, valid=each.valid))
    return {key: tuple(stands) for key, stands in table.items()}


def _officials(
    actors: Iterable[Actor], bodies: Bodies
) -> dict[ActorId, tuple[tuple[Stand, str], ...]]:
    """Return, by state, who was official in it: their roles name it and an official sector."""
    table: dict[ActorId, list[tuple[Stand, str]]] = defaultdict(list)
    for actor in actors:
        if actor.kind not in _OFFICIAL_KINDS:
            continue
        for role in actor.roles:
            state = bodies.served(role)
            if state is None or role.sector is None:
                continue
            days = role.valid if actor.valid is ALWAYS else common(role.valid, actor.valid)
            if days is not None:
                table[state].append((Stand(actor=actor.id, valid=days), role.sector))
    return {state: tuple(found) for state, found in table.items()}
