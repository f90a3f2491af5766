"""Words and phrases of a data file, found in a text.

"terror*" is any word that begins so, "gunm*n" has a gap in it, and in "counter * influence" the
lone star stands for up to four words. Case does not matter; a hyphen or comma may part words.
"""

from __future__ import annotations

import re
from functools import cache

_ANY_WORDS = r"(?:[\w’'.,-]+\W+){0,4}?"


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression that finds any of the words, longest first; nothing for no words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_expression, ordered)) or r"(?!)", re.IGNORECASE)


def hits(words: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Return the [start, end) of every hit in `text`, in order, not overlapping."""
    return tuple(match.span() for match in pattern(words).finditer(text))


def _expression(phrase: str) -> str:
    parts, words = [], phrase.split()
    for number, word in enumerate(words):
        if word == "*":
            parts.append(_ANY_WORDS)
            continue
        parts.append(re.escape(word).replace(r"\*", r"\w*"))
        if number < len(words) - 1:
            parts.append(r"\W+")
    return rf"\b(?:{''.join(parts)})\b"
