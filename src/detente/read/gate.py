"""Which sentences are worth parsing: those that name an actor, follow one, or say who said what.

A short text is parsed whole: there the gate would save nothing and lose what it is asked for.

Parsing is nearly all of the cost of reading; finding names is nearly free. What the gate saves and
loses is measured by benchmarks/reading.py.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from detente.read.denials import is_denial
from detente.read.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.atlas.names import AliasHit
    from detente.model.text import Document

_QUOTES = re.compile(r"[“”\"«»]")
_FIGURE = re.compile(r"\d")
_FULL_NAME = re.compile(r"\b[A-Z][\w'’]+(?: [A-Z]\.)? (?=((?:[A-Z]\w+['’-]?)+))")
_OPENS_WITH = re.compile(r"[“\"«]?((?:[A-Z]\w+['’-]?)+)")
_REACH = 2
WHOLE = 6
"""Sentences up to which a document is parsed whole."""
MOST = 500_000
"""Characters of a document that are parsed at most: a book of 250 pages, within 1 GiB. What
is longer is a dump of many texts, and should be given as many documents."""


def wanted(
    document: Document,
    sentences: Sequence[tuple[int, int]],
    hits: Sequence[AliasHit],
    stretches: Sequence[tuple[int, int]] = (),
) -> tuple[int, ...]:
    """Return the indexes of the sentences to parse, in order.

    Args:
        document: the text.
        sentences: [start, end) of each of its sentences.
        hits: the atlas's names in the text, in order.
        stretches: [start, end) of what a caller asks about: always parsed.
    """
    if len(sentences) <= WHOLE:
        return tuple(range(len(sentences)))
    named = _touched(sentences, [(hit.start, hit.end) for hit in hits])
    asked = _touched(sentences, stretches)
    chosen = set(named | asked)
    last_named = -_REACH - 1
    surnames: set[str] = set()
    for index, (start, end) in enumerate(sentences):
        back, sentence = index - last_named, document.text[start:end]
        if index in named:
            last_named = index
        elif (
            (back <= _REACH and _may_tell(sentence, next_to_name=back == 1))
            or is_said(sentence)
            or _opens_with(sentence, surnames)
        ):
            chosen.add(index)
        if index in chosen:
            surnames.update(_FULL_NAME.findall(sentence))
    return tuple(sorted(chosen))


def bounded(
    sentences: Sequence[tuple[int, int]],
    numbers: Sequence[int],
    stretches: Sequence[tuple[int, int]] = (),
) -> tuple[int, ...]:
    """Return the sentences, of those chosen, that are parsed: `MOST` characters, from the first.

    What a caller asks about (`stretches`) is parsed wherever it stands.
    """
    ends = accumulate(sentences[number][1] - sentences[number][0] for number in numbers)
    kept = [number for number, end in zip(numbers, ends, strict=True) if end <= MOST]
    if len(kept) == len(numbers):
        return tuple(kept)
    return tuple(sorted({*kept, *_touched(sentences, stretches)}))


def _touched(
    sentences: Sequence[tuple[int, int]], stretches: Sequence[tuple[int, int]]
) -> set[int]:
    """Return the sentences that share a character with one of the stretches."""
    found: set[int] = set()
    at = 0
    for start, end in sorted(stretches):
        while at < len(sentences) and sentences[at][1] <= start:
            at += 1
        index = at
        while index < len(sentences) and sentences[index][0] < end:
            found.add(index)
            index += 1
    return found


def is_said(sentence: str) -> bool:
    """Return whether a sentence quotes somebody or has a named or titled one say something.

    On 30 Wikinews articles these are 5 in 100 sentences beyond those near a known name.
    """
    said, with_name = _saying()
    if _QUOTES.search(sentence):
        return said.search(sentence) is not None
    return with_name.search(sentence) is not None


@cache
def _saying() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a word of saying, and of one next to a capital or "the"."""
    words = "|".join(re.escape(word) for word in sorted(word_set("statements", "saying")))
    return (
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE),
        re.compile(rf"\b[A-Z]\w+ (?:{words})\b|\b(?:{words}) (?:[Tt]he |[A-Z])"),
    )


def _opens_with(sentence: str, surnames: set[str]) -> bool:
    """Return whether a sentence opens with the last name of one whom the text named in full.

    On 295 Wikinews articles these are 9 in 1,000 words beyond the others, and half of the acts of
    known actors that were lost.
    """
    opening = _OPENS_WITH.match(sentence)
    return opening is not None and opening[1] in surnames


def _may_tell(sentence: str, *, next_to_name: bool) -> bool:
    """Return whether a sentence near a named actor points back to one, denies, quotes or counts.

    What quotes or counts without a pointer goes on from the sentence right before it, if at all.
    """
    if next_to_name and (_QUOTES.search(sentence) or _FIGURE.search(sentence)):
        return True
    if is_denial(sentence):
        return True
    return not word_set("statements", "pointers").isdisjoint(
        re.findall(r"[a-z]+", sentence.lower())
    )
