"""The atlas: who is who, on which day.

Loading reads the package's data files once; importing reads nothing.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from detente.atlas import files, identity, names, stands
from detente.atlas.bodies import role_nouns
from detente.atlas.names import AliasHit, NameIndex
from detente.atlas.near import near
from detente.atlas.periods import words
from detente.atlas.register import Register
from detente.atlas.titles import TitleIndex
from detente.atlas.variants import VariantIndex
from detente.errors import AmbiguousActor, UnknownActor
from detente.model.actors import Actor, ActorId, ActorRole, Identity, Stand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

__all__ = ["AliasHit", "Atlas", "load_atlas"]


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """Actors, their names, roles and ties, each with its days. Immutable, and free of a clock.

    Attributes:
        titles: Who bears a family name, for use after a title.
        variants: Persons by the words of their names, for spellings that no row lists.
        own: Digest of the user's file of rows; "" where there is none.
    """

    register: Register = field(repr=False)
    names: NameIndex = field(repr=False)
    titles: TitleIndex = field(repr=False)
    variants: VariantIndex = field(repr=False)
    own: str = ""

    def actor(self, actor_id: str) -> Actor:
        """Return the actor of an id; `<ISO3>-<SECTOR>` is made on demand.

        Raises:
            UnknownActor: No actor has that id.
        """
        found = self.register.get(actor_id)
        if found is None:
            raise UnknownActor(f"No actor has the id '{actor_id}'. Look it up with detente actors.")
        return found

    def identify(self, name: str, on: date | None = None) -> Identity:
        """Return who a name means on a day. None as a day: on any, so many stay ambiguous.

        "Pakistani army" and "the army of Pakistan" are understood too, as bodies of a state.
        """
        known = self.register.get(name)
        if known is not None:
            return Identity(actor=known, candidates=(known,), why=f"{name} is an id.")
        found = identity.identify(self.register, self.names, name, on)
        body = None if found.candidates else self._body_phrase(name, on)
        if body is None:
            return found if found.candidates else self._as_person(name, on) or found
        actor = self.actor(body[0])
        why = f"'{name}' is a body of a state, of PLOVER's sector {body[1]}."
        return Identity(actor=actor, candidates=(actor,), why=why)

    def resolve(self, name: str, on: date | None = None) -> Actor:
        """Return the one actor that a user's words mean.

        Without a day, of actors that shared a name one after the other the one that has it
        still is meant: "Russia" is Russia, not the Soviet Union. A seat of power without a day
        stays ambiguous if several governments sat there.

        Raises:
            UnknownActor: No actor is called that; names near ones.
            AmbiguousActor: Several are; names them.
        """
        found = self.identify(name, on)
        if found.actor is not None:
            return found.actor
        if not found.candidates:
            raise UnknownActor(self._unknown(name))
        still = self._still(name) if on is None else ()
        if len(still) == 1:
            return self.actor(still[0])
        shown = ", ".join(
            f"{each.name} ({each.id}, {words(each.valid)})" for each in found.candidates
        )
        raise AmbiguousActor(f"'{name}' may be {shown}. Give one of these ids, or a day.")

    def _as_person(self, name: str, on: date | None) -> Identity | None:
        """Return who a title and family name mean, or a full name in another spelling."""
        titled = self.titled(name, on)
        if titled is not None:
            return titled
        for full in self.titles.full_names(name):
            found = identity.identify(self.register, self.names, full, on)
            if found.actor is not None and found.actor.kind == "person":
                return found
        near_one = self.variants.person(name)
        if near_one is None:
            return None
        person = self.actor(near_one)
        told = identity.office(self.register, person, on)
        why = f"'{name}' is near to a name of {person.name} alone."
        return Identity(actor=person, candidates=(person,), why=f"{why} {told}" if told else why)

    def titled(self, phrase: str, on: date | None = None) -> Identity | None:
        """Return who "President Macri" or "Argentine President Macri" means on a day.

        None if no title and family name stand in the phrase, or if no one of that name held such
        an office on the day. The words before the title may name a state.
        """
        for spoken in self.titles.spoken(phrase):
            held = self.titles.holders(spoken, on)
            state = self._state_of(spoken.before, on) if spoken.before and held else None
            if state is not None:
                held = tuple(each for each in held if self.country_of(each.id, on) == state)
            if held:
                shown = ", ".join(each.id for each in held)
                why = f"Several people called '{spoken.name}' held such an office: {shown}."
                if len(held) == 1:
                    told = identity.office(self.register, held[0], on)
                    why = told or f"'{phrase}' is {held[0].name}, who held such an office."
                return Identity(actor=held[0] if len(held) == 1 else None, candidates=held, why=why)
        return None

    def find(self, text: str) -> tuple[AliasHit, ...]:
        """Return the names in a text: longest first, at word boundaries, none overlapping."""
        return self.names.find(text)

    def stands_for(self, actor_id: str) -> tuple[Stand, ...]:
        """Return the actor and all that it stands for in a relation, with days.

        Raises:
            UnknownActor: No actor has that id.
        """
        return stands.stands_for(self.register, self.actor(actor_id).id)

    def role_of(self, actor_id: str, on: date | None = None) -> ActorRole | None:
        """Return an actor's country and PLOVER sector on a day; None if not known.

        A state's role has no sector. Without a day: the role it had all along, else None.
        """
        return self.register.role(ActorId(actor_id), on)

    def country_of(self, actor_id: str, on: date | None = None) -> ActorId | None:
        """Return the state that an actor or place belongs to on a day; None if there is none."""
        return self.register.country(ActorId(actor_id), on)

    def place(self, name: str, on: date | None = None) -> Actor | None:
        """Return what a name means as a place ("in Kabul"): a city, region, land or state.

        None if it names no place, or places in several states.
        """
        readings = self.names.readings(name)
        live = tuple(each for each in readings if on is None or each.alias.valid.holds(on))
        found = [self.register.actors[each.actor] for each in live or readings]
        for kind in ("place", "state"):
            some = {each.id: each for each in found if each.kind == kind}
            if len(some) == 1:
                return next(iter(some.values()))
            if some:
                return None
        return None

    def government_of(self, state: str, on: date) -> Actor | None:
        """Return who governed a state on a day; None if not known or if rivals did."""
        found = self.governments_of(state, on)
        return found[0] if len(found) == 1 else None

    def governments_of(self, state: str, on: date) -> tuple[Actor, ...]:
        """Return all who governed a state on a day; rivals, where there are several."""
        return tuple(self.actor(each) for each in self.register.governments_on(ActorId(state), on))

    def body(self, owner: str, noun: str, on: date | None = None) -> tuple[ActorId, str] | None:
        """Return the id and sector of an owner's body: ("Pakistani", "army") is PAK-MIL.

        Args:
            owner: An id, name, adjective or seat of power of a state, or of who governs one.
            noun: What the body is called, in singular or plural.
            on: The day, by which a name is read and a government is that of the day. Without
                it, or where rivals governed, a government is the state's as such, `PAK-GOV`.

        Returns:
            None if the owner is of no state or the noun is not listed.
        """
        sector = self.register.bodies.sector(noun)
        state = self._state_of(owner, on)
        if sector is None or state is None:
            return None
        if sector == "GOV" and on is not None:
            government = self.government_of(state, on)
            if government is not None:
                return government.id, sector
        return ActorId(f"{state}-{sector}"), sector

    def role_noun(self, phrase: str) -> str | None:
        """Return the PLOVER sector of a noun phrase such as "border guards"; None if unlisted."""
        return self.register.bodies.sector(phrase)

    @property
    def role_nouns(self) -> Mapping[str, str]:
        """All listed noun phrases, in small letters, with their sectors."""
        return role_nouns(self.register.bodies.nouns)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor that has a row, persons last."""
        return tuple(self.register.actors.values())

    def _state_of(self, owner: str, on: date | None) -> ActorId | None:
        """Return the state that an id or name of a state, or of its government, points to."""
        found = self.identify(owner, on)
        states = {
            state
            for each in ((found.actor,) if found.actor else found.candidates)
            if (state := self._own_state(each, on)) is not None
        }
        return states.pop() if len(states) == 1 else None

    def _own_state(self, actor: Actor, on: date | None) -> ActorId | None:
        """Return the state that an actor is, or governs on the day; None for all others."""
        if actor.kind == "state" or (actor.kind == "place" and len(actor.id) == 3):
            return actor.id
        generic = self.register.generic(actor.id)
        if generic is not None:
            return generic[0]
        if on is None and actor.kind != "government":
            return None
        held = self.register.governed(actor.id)
        states = {each.actor for each in held if on is None or each.valid.holds(on)}
        return states.pop() if len(states) == 1 else None

    def _body_phrase(self, phrase: str, on: date | None) -> tuple[ActorId, str] | None:
        """Return the body that "Pakistani army" or "the army of Pakistan" names."""
        told = phrase.replace("’", "'").replace("'s ", " ").removeprefix("the ").split()
        for cut in range(1, len(told)):
            head, tail = " ".join(told[:cut]), " ".join(told[cut:])
            of = tail.removeprefix("of ").removeprefix("the ") if told[cut] == "of" else None
            owner, noun = (of, head) if of else (head, tail)
            if self.register.bodies.sector(noun) and self.names.readings(owner):
                return self.body(owner, noun, on)
        return None

    def _still(self, name: str) -> tuple[ActorId, ...]:
        """Return who bears a name without an end; () if it is a seat of power."""
        readings = self.names.readings(name)
        if any(each.alias.form == "metonym" for each in readings):
            return ()
        lasting = [each.actor for each in readings if each.alias.valid.last is None]
        return tuple(dict.fromkeys(lasting))

    def _unknown(self, name: str) -> str:
        """Return the message for a name that no actor has."""
        alike = near(name, self.names.entries)
        if not alike:
            return f"No actor is called '{name}'. Add a row for it, or use another name of it."
        shown = [self.names.entries[each][0] for each in alike]
        meant = dict.fromkeys(f"{each.alias.text} ({each.actor})" for each in shown)
        return f"No actor is called '{name}'. Did you mean {' or '.join(meant)}?"


def load_atlas(extra: Path | None = None) -> Atlas:
    """Return the atlas, with a user's TOML file of rows laid over it if one is given.

    The shipped atlas is read once a process; see docs/reference/atlas.md for the format.

    Raises:
        NotFound: There is no file at `extra`.
        BadLine: A row is badly written.
    """
    return _shipped() if extra is None else _built(extra)


@cache
def _shipped() -> Atlas:
    """Return the atlas of the package's own files."""
    return _built(None)


def _built(extra: Path | None) -> Atlas:
    """Read all rows and index them.

    Some 50,000 values are made, and nearly all stay: looking for garbage among them, as Python
    does every few hundred new objects, took a sixth of the time and found none.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        sheet = files.read(extra)
        register = Register(actors=sheet.actors, bodies=sheet.bodies, policies=sheet.policies)
        index = names.index(sheet.actors.names(), sheet.policies, sheet.user)
    finally:
        if collecting:
            gc.enable()
    own = "" if extra is None else sha256(extra.read_bytes()).hexdigest()[:8]
    return Atlas(
        register=register,
        names=index,
        titles=TitleIndex(register, sheet.titles),
        variants=VariantIndex(register, sheet.titles),
        own=own,
    )
