"""The words by which a text states that a relation soured or thawed: rows of data/turns.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from detente.read.tables import rows, table, text, words
from detente.read.wordings import Example, examples_of, squeeze

if TYPE_CHECKING:
    from detente.model.claims import Direction
    from detente.read.tables import Toml

ShiftPart = Literal["verb", "noun", "adjective", "phrase", "role"]
_PARTS: tuple[ShiftPart, ...] = ("verb", "noun", "adjective", "phrase", "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One row.

    Attributes:
        subject: What must be its subject: words for a relation, or for strife; empty: a party is.
        object: The same for its object.
        party: Where the other side stands: prepositions, or "object".
        parts: Someone else does it: both sides are its objects ("divided A and B", "set A
            against B").
        level: A lasting state is told, not a change.
    """

    part: ShiftPart
    words: tuple[str, ...]
    direction: Direction
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    party: tuple[str, ...] = ()
    parts: bool = False
    level: bool = False
    examples: tuple[Example, ...] = ()


@cache
def shifts() -> tuple[Shift, ...]:
    """Return all rows."""
    return tuple(_shift(row) for row in rows(table("turns")["shift"]))


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the file's lists, its phrases without spaces and hyphens."""
    return frozenset(squeeze(word) for word in words(table("turns")[name]))


@cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Return one of the file's lists, each phrase as its words."""
    return tuple(tuple(phrase.split()) for phrase in words(table("turns")[name]))


@cache
def by_word(part: ShiftPart) -> dict[str, tuple[tuple[tuple[str, ...], Shift], ...]]:
    """Return first word -> (the other words, row). Nouns are one word without spaces.

    Words are cut as the text is: "each other's" is "each", "other", "'s".
    """
    found: dict[str, list[tuple[tuple[str, ...], Shift]]] = {}
    for row in shifts():
        if row.part != part:
            continue
        for phrase in row.words:
            whole = part in {"noun", "role"}
            pieces = [squeeze(phrase)] if whole else phrase.lower().replace("'s", " 's").split()
            found.setdefault(pieces[0], []).append((tuple(pieces[1:]), row))
    return {key: tuple(value) for key, value in found.items()}


def _shift(row: dict[str, Toml]) -> Shift:
    part = next(part for part in _PARTS if part in row)
    return Shift(
        part=part,
        words=words(row[part]),
        direction=cast("Direction", text(row["direction"])),
        subject=listed(text(row["subject"])) if "subject" in row else frozenset(),
        object=listed(text(row["object"])) if "object" in row else frozenset(),
        party=words(row["party"]) if "party" in row else (),
        parts=bool(row.get("parts")),
        level=bool(row.get("level")),
        examples=examples_of(row),
    )
