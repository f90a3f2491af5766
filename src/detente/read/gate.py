"""Which sentences are worth parsing: those that name an actor, follow one, quote or count.

Parsing is nearly all of the cost of reading; finding names is nearly free. What the gate saves and
loses is measured by benchmarks/reading.py.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from detente.read.tables import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.atlas.names import AliasHit
    from detente.model.text import Document

_QUOTES = re.compile(r"[“”\"«»]")
_FIGURE = re.compile(r"\d")
_REACH = 2


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
    named = _touched(sentences, [(hit.start, hit.end) for hit in hits])
    asked = _touched(sentences, stretches)
    chosen = set(named | asked)
    last_named = -_REACH - 1
    for index, (start, end) in enumerate(sentences):
        if index in named:
            last_named = index
            continue
        near = index - last_named <= _REACH
        if near and _may_tell(document.text[start:end]):
            chosen.add(index)
    return tuple(sorted(chosen))


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


def _may_tell(sentence: str) -> bool:
    """Return whether a sentence near a named actor points back to one, quotes or counts."""
    if _QUOTES.search(sentence) or _FIGURE.search(sentence):
        return True
    return not _pointers().isdisjoint(re.findall(r"[a-z]+", sentence.lower()))


@cache
def _pointers() -> frozenset[str]:
    return frozenset(words(table("statements")["pointers"]))
