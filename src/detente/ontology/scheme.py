"""Coding schemes: the types, modes and contexts that events are coded in, and their scores.

A scheme is data, one TOML file. Two come with the package: "plover", PLOVER 0.8 with its own
scores, and "goldstein", the same types and modes on the older Goldstein scale. A score belongs to
the scheme and not to the event, so the same events can be drawn on either scale.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from detente.errors import UnknownScheme, UnknownType
from detente.ontology.crosswalk import to_cameo
from detente.ontology.parts import Context, EventType, Mode, Root, Score, Sector, root_of, type_of
from detente.ontology.scale import code_scores, rescored
from detente.ontology.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMES = ("plover", "goldstein")
"""The schemes that `load` knows. To add one, put its TOML file here and its name in this tuple."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scheme:
    """A coding scheme with its scale.

    Attributes:
        origin: Where the scheme and its scores come from.
        former: Types of superseded drafts -> what they are called now.
        code_scores: CAMEO code -> score, for a scale that is made for CAMEO; empty otherwise.
    """

    name: str
    title: str
    version: str
    origin: str
    types: tuple[EventType, ...]
    contexts: tuple[Context, ...]
    sectors: tuple[Sector, ...]
    roots: tuple[Root, ...]
    former: Mapping[str, str]
    code_scores: Mapping[str, float]
    _types: Mapping[str, EventType] = field(init=False, repr=False)
    _modes: Mapping[tuple[str, str], Mode] = field(init=False, repr=False)
    _scores: Mapping[tuple[str, str | None], float] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index types and modes by name."""
        types = {each.name: each for each in self.types}
        modes = {(each.name, mode.name): mode for each in self.types for mode in each.modes}
        object.__setattr__(self, "_types", types)
        object.__setattr__(self, "_modes", modes)
        known = [(each, mode) for each in self.types for mode in (None, *each.modes)]
        scores = {
            (each.name, mode.name if mode else None): each.score
            if mode is None or mode.score is None
            else mode.score
            for each, mode in known
        }
        object.__setattr__(self, "_scores", scores)

    def type(self, event_type: str) -> EventType:
        """Return the type of that name. Raises UnknownType if the scheme has none."""
        found = self._types.get(event_type)
        if found is None:
            raise UnknownType(self._no_type(event_type))
        return found

    def mode(self, event_type: str, mode: str) -> Mode:
        """Return that mode of that type. Raises UnknownType if the scheme has none."""
        found = self._modes.get((event_type, mode))
        if found is None:
            names = ", ".join(each.name for each in self.type(event_type).modes)
            advice = f"Its modes are {names}." if names else "It has no modes: leave the mode out."
            raise UnknownType(f"{event_type} has no mode '{mode}' in '{self.name}'. {advice}")
        return found

    def scored(self, event_type: str, mode: str | None = None, cameo: str | None = None) -> Score:
        """Return the score of an event, and what it was found under.

        Args:
            event_type: A type of the scheme.
            mode: A mode of that type; None if not known.
            cameo: The CAMEO code that the event came with, if it came with one. A code that
                `to_cameo` gave is no better than the type and mode that it was given for. A
                code that the scale does not score is passed over; the origin shows it.

        Raises:
            UnknownType: The scheme has no such type, or the type no such mode.
        """
        known = self.type(event_type)
        under_mode = None if mode is None else self.mode(event_type, mode).score
        under_code = None if cameo is None else self.code_scores.get(cameo)
        if under_code is not None:
            return Score(value=under_code, origin="code")
        if under_mode is not None:
            return Score(value=under_mode, origin="mode")
        return Score(value=known.score, origin="type")

    def score(self, event_type: str, mode: str | None = None, cameo: str | None = None) -> float:
        """Return the score of an event, -10 to +10. Arguments and errors as for `scored`."""
        if cameo is None and (event_type, mode) in self._scores:
            return self._scores[event_type, mode]
        return self.scored(event_type, mode, cameo).value

    def quad(self, event_type: str) -> int:
        """Return the quad class of a type, 1-4. Raises UnknownType if the scheme has none."""
        return self.type(event_type).quad

    def root(self, event_type: str) -> Root:
        """Return the coarser root that counts `event_type`, which may be the type alone.

        Raises:
            UnknownType: The scheme has no such type.
        """
        known = self.type(event_type)
        alone = Root(name=known.name, types=(known.name,), quad=known.quad)
        return next((root for root in self.roots if known.name in root.types), alone)

    def to_cameo(self, event_type: str, mode: str | None = None) -> str | None:
        """Return the CAMEO code that best says it, or None; see `crosswalk.to_cameo`."""
        return to_cameo(event_type, mode)

    def current(self, name: str) -> str | None:
        """Return what a type, of this or a superseded draft, is called now; None if unknown."""
        return name if name in self._types else self.former.get(name)

    def _no_type(self, name: str) -> str:
        start = f"The coding scheme '{self.name}' has no type '{name}'."
        now = self.former.get(name.upper())
        if now is not None:
            return f"{start} It is called {now} now: use that."
        near = get_close_matches(name.upper(), self._types, n=1)
        if near:
            return f"{start} Did you mean {near[0]}?"
        return f"{start} Its types are {', '.join(self._types)}."


@cache
def load(name: str) -> Scheme:
    """Return the coding scheme of that name; the same object every time.

    Raises:
        UnknownScheme: There is no scheme of that name.
    """
    if name not in SCHEMES:
        known = ", ".join(SCHEMES)
        raise UnknownScheme(f"No coding scheme is called '{name}'. Choose one of: {known}.")
    data = table(name)
    return _view(data) if "types_from" in data else _scheme(data)


def _scheme(data: Mapping[str, Any]) -> Scheme:
    return Scheme(
        name=data["name"],
        title=data["title"],
        version=data["version"],
        origin=data["origin"],
        types=tuple(type_of(name, row) for name, row in data["types"].items()),
        contexts=tuple(Context(name=k, definition=v) for k, v in data["contexts"].items()),
        sectors=tuple(Sector(code=k, definition=v) for k, v in data["sectors"].items()),
        roots=tuple(root_of(name, row) for name, row in data["roots"].items()),
        former=data["former"],
        code_scores={},
    )


def _view(data: Mapping[str, Any]) -> Scheme:
    """Return the scheme that `types_from` names, put on the Goldstein scale."""
    viewed = load(data["types_from"])
    return replace(
        viewed,
        name=data["name"],
        title=data["title"],
        version=data["version"],
        origin=data["origin"],
        types=tuple(rescored(each) for each in viewed.types),
        code_scores=code_scores(),
    )
