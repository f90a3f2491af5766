"""What a coding scheme is made of, and how the rows of its data file become that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

QUAD_NAMES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
"""The four quad classes by number."""

ScoreOrigin = Literal["code", "mode", "type"]
"""What a score was found under: the event's own CAMEO code, its mode, or its type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A place on the scale of a scheme, from -10 (hostile) to +10 (cooperative)."""

    value: float
    origin: ScoreOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that tells an event of the type, or type and mode, that it stands under.

    Attributes:
        text: One sentence.
        source: The acting party, word for word as in `text`.
        target: The party acted on, word for word; None if the sentence names none.
    """

    text: str
    source: str
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an event of a type is done; for a threat, what is threatened.

    Attributes:
        score: None if the origin of the scale has no number for the mode.
        score_note: What to know of the number, or of its absence; None if nothing.
    """

    name: str
    definition: str
    score: float | None
    examples: tuple[Example, ...]
    score_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """What was done.

    Attributes:
        quad: 1-4, a key of `QUAD_NAMES`.
        score: For an event of the type whose mode is not known.
        needs_target: Whether such an event is coded only when someone is acted on.
        note: What a coder should know; None if nothing.
        score_note: What to know of the number; None if nothing.
    """

    name: str
    definition: str
    quad: int
    score: float
    needs_target: bool
    modes: tuple[Mode, ...]
    examples: tuple[Example, ...]
    note: str | None = None
    score_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an event is about. Any context may go with any type."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """What kind of body an actor is: "MIL", "REB", ..."""

    code: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """One or more types counted as one, with the quad class of the whole."""

    name: str
    types: tuple[str, ...]
    quad: int


def type_of(name: str, row: Mapping[str, Any]) -> EventType:
    """Return the type that stands in a `[types.NAME]` table."""
    return EventType(
        name=name,
        definition=row["definition"],
        quad=row["quad"],
        score=row["score"],
        needs_target=row["needs_target"],
        modes=tuple(_mode(mode, each) for mode, each in row.get("modes", {}).items()),
        examples=_examples(row),
        note=row.get("note"),
        score_note=row.get("score_note"),
    )


def root_of(name: str, row: Mapping[str, Any]) -> Root:
    """Return the root that stands in a row of `[roots]`."""
    return Root(name=name, types=tuple(row["types"]), quad=row["quad"])


def _mode(name: str, row: Mapping[str, Any]) -> Mode:
    return Mode(
        name=name,
        definition=row["definition"],
        score=row.get("score"),
        examples=_examples(row),
        score_note=row.get("score_note"),
    )


def _examples(row: Mapping[str, Any]) -> tuple[Example, ...]:
    return tuple(
        Example(text=each["text"], source=each["source"], target=each.get("target"))
        for each in row["examples"]
    )
