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
    return re.compile(_any_of(words), re.IGNORECASE)


def _any_of(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    found = "|".join(map(_expression, ordered))
    return rf"\b(?:{found})\b" if words else r"(?!)"


def hits(words: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Return the [start, end) of every hit in `text`, in order, not overlapping."""
    low = _small(text)
    for part in _parts(words):
        if part in low:
            return tuple(match.span() for match in _small_pattern(words).finditer(low))
    return ()


@cache
def _parts(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return letters of which a text has some if it has any of the words: quick to look for.

    Of each phrase that is its longest part without a gap, unless another's stands in it.
    """
    longest = {max(re.split(r"[\s*]+", word.lower()), key=len) for word in words}
    kept = (part for part in longest if not any(o in part for o in longest if o != part))
    return tuple(sorted(kept))


@cache
def _small_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return `pattern` for texts in small letters: four times as quick as to ignore case."""
    return re.compile(_any_of(tuple(word.lower() for word in words)))


def _small(text: str) -> str:
    """Return a text in small letters, as long as it was."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def _expression(phrase: str) -> str:
    parts, words = [], phrase.split()
    for number, word in enumerate(words):
        if word == "*":
            parts.append(_ANY_WORDS)
            continue
        parts.append(re.escape(word).replace(r"\*", r"\w*"))
        if number < len(words) - 1:
            parts.append(r"\W+")
    return "".join(parts)
