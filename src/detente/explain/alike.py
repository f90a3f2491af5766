"""Whether two stretches of text tell of one thing, by the words they share (`data/alike.toml`)."""

from __future__ import annotations

import re
from functools import cache

from detente.explain import tables

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters by which two forms of a word are known as one


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the content words of a text."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in _common())


def alike(one: str, other: str) -> bool:
    """Return whether two stretches are told in the same words for the greater part."""
    mine, theirs = stems(one), stems(other)
    shared, shorter = len(mine & theirs), min(len(mine), len(theirs))
    table = tables.table("alike")
    return shared >= tables.number(table["fewest"]) and (
        shared >= tables.number(table["least_share"]) * shorter
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(tables.words(tables.table("alike")["common"]))
