"""Whom the names of event tables mean: "Barack Obama", "Police (Australia)", "USA", "PAK-MIL".

A state in brackets says whose body or people a role is. Where the words before it are no role they
are a name, and must mean somebody of that state. A name is looked up on the day of its event; as
tables hold millions of rows, one that means the same on the first and last day of a month is taken
to mean that all month.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, cast

from detente.model.actors import ActorId

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from detente.atlas.lookup import Atlas

Unclear = Literal["unknown actor", "ambiguous actor"]

_BRACKET = re.compile(r"^(?P<name>.+?)\s*\((?P<state>[^()]+)\)$")


class CodedNames:
    """Looks names up, each once a month at most; `unknown` counts those that no actor has."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._months: dict[tuple[str, int, int], ActorId | Unclear | None] = {}
        self._days: dict[tuple[str, date], ActorId | Unclear] = {}

    def meant(self, name: str, on: date) -> tuple[ActorId | None, Unclear | None]:
        """Return the actor that a name means on a day, or None and why not."""
        key = (name, on.year, on.month)
        if key not in self._months:
            self._months[key] = self._all_month(name, on)
        found = self._months[key]
        if found is None:
            if (name, on) not in self._days:
                self._days[name, on] = self._look_up(name, on)
            found = self._days[name, on]
        if found in ("unknown actor", "ambiguous actor"):
            return None, found  # type: ignore[return-value]  # an actor's id has no space
        return ActorId(found), None

    def _all_month(self, name: str, on: date) -> ActorId | Unclear | None:
        """Return what a name means all month; None if that changes within it."""
        last = on.replace(day=monthrange(on.year, on.month)[1])
        found = self._look_up(name, on.replace(day=1))
        return found if found == self._look_up(name, last) else None

    def _look_up(self, name: str, on: date) -> ActorId | Unclear:
        plain = name.replace("_", " ").strip()
        match = _BRACKET.match(plain)
        state = state_of(self._atlas, match["state"], on) if match else None
        found = self._of_state(match["name"], state, on) if match and state else None
        if match and state is None:
            found = self._of_group(match["state"], on)
        if found is not None:
            return found
        listed = _table()["states"].get(plain.lower())
        if listed is not None:
            return ActorId(listed)
        identity = self._atlas.identify(plain, on)
        if identity.actor is not None:
            return identity.actor.id
        return "ambiguous actor" if identity.candidates else "unknown actor"

    def _of_state(self, words: str, state: ActorId, on: date) -> ActorId | None:
        """Return a body or people of a state by what they are called, or somebody of it by name."""
        body = self._atlas.body(state, words.lower(), on)
        if body is not None:
            return body[0]
        sector = _roles().get(words.lower())
        if sector == "GOV":
            government = self._atlas.government_of(state, on)
            return government.id if government is not None else ActorId(f"{state}-GOV")
        if sector is not None:
            return ActorId(f"{state}-{sector}")
        actor = self._atlas.identify(words, on).actor
        if actor is not None and self._atlas.country_of(actor.id, on) == state:
            return actor.id
        return None

    def _of_group(self, words: str, on: date) -> ActorId | None:
        """Return the group whose people are meant, "Militant (Boko Haram)"; None if it is none."""
        actor = self._atlas.identify(words, on).actor
        return actor.id if actor is not None and actor.kind == "group" else None


def state_of(atlas: Atlas, words: str, on: date) -> ActorId | None:
    """Return the state or land that words in brackets name; None for regions and groups."""
    words = words.replace("_", " ")
    listed = _table()["states"].get(words.lower())
    meant = atlas.place(words, on) if listed is None else atlas.actor(listed)
    return meant.id if meant is not None and len(meant.id) == 3 else None  # ISO3


@cache
def _roles() -> Mapping[str, str]:
    """Return what a role is called, in small letters -> sector."""
    return {role: sector for sector, roles in _table()["roles"].items() for role in roles}


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    text = (resources.files("detente.inputs") / "data" / "event_roles.toml").read_text("utf-8")
    return cast("dict[str, dict[str, str]]", tomllib.loads(text))
