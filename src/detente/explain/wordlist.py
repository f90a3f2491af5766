"""Words and phrases of a data file, found in a text.

"terror*" is any word that begins so, "gunm*n" has a gap in it, and in "counter * influence" the
lone star stands for up to four words. Case does not matter; a hyphen or comma may part words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_LETTERS = 3  # of a word, by which it is first looked for: quick, and few words share them
_LEAD = re.compile(r"\w*")
_START = re.compile(rf"\b\w{{1,{_LETTERS}}}")
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
    low, starts = _looked_at(text)
    leads = _leads(words)
    if leads is not None and leads.isdisjoint(starts):
        return ()
    return tuple(match.span() for match in _small_pattern(words).finditer(low))


@lru_cache(maxsize=64)
def _looked_at(text: str) -> tuple[str, frozenset[str]]:
    """Return a text in small letters, and the first three letters of its words, or fewer.

    Some are kept, as many lists of words are looked for in one text, one after the other.
    """
    low = _small(text)
    return low, frozenset(_START.findall(low))


@cache
def _leads(words: tuple[str, ...]) -> frozenset[str] | None:
    """Return with which letters a word of a text begins where it has any of the words.

    None where they do not tell: a word begins with a gap after fewer than three letters.
    """
    found = set()
    for word in words:
        lead = _LEAD.match(word.lower())
        start = lead.group() if lead else ""
        if not start or (len(start) < _LETTERS and word[len(start) :].startswith("*")):
            return None
        found.add(start[:_LETTERS])
    return frozenset(found)


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
