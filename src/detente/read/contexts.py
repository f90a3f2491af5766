"""What an event is about: PLOVER contexts, by the words around it and the sectors of its sides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.read.tables import rows, table, text, words

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One row of data/contexts.toml.

    Attributes:
        pattern: Matches any of the row's words, at word boundaries, in small letters.
        sectors: PLOVER sectors whose actors bring the context with them.
    """

    name: str
    pattern: re.Pattern[str]
    sectors: frozenset[str]


def contexts_of(sentence: str, sectors: Iterable[str | None]) -> tuple[str, ...]:
    """Return the contexts of an event, sorted.

    Args:
        sentence: the words in which the event is told.
        sectors: the sectors of its sides; None where one is not known.
    """
    lower, known = sentence.lower(), set(sectors)
    return tuple(
        sorted(
            each.name
            for each in _contexts()
            if known & each.sectors or each.pattern.search(lower) is not None
        )
    )


@cache
def _contexts() -> tuple[Context, ...]:
    return tuple(
        Context(
            name=text(row["name"]),
            pattern=_pattern(words(row["words"])),
            sectors=frozenset(words(row["sectors"])),
        )
        for row in rows(table("contexts")["context"])
    )


def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of the words; "*" is any ending within a word."""
    ways = (re.escape(each).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for each in listed)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")
