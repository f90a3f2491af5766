"""Whose name a page withholds, and the reason that it gives: the lists of data/cues.toml.

It may stand in the sentence that quotes ("said an officer who asked not to be named") or in the
next one ("They spoke on condition of anonymity because they were not authorised to").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from detente.model.text import Span
from detente.read import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.claims import Attribution
    from detente.model.text import Document
    from detente.read.trees import Tree

_BACK = 2  # sentences back in which the speaker of "he spoke on condition of anonymity" is quoted
_END = re.compile(r"[.;!?”\"]|,\s*(?:said|told|added|and (?:said|told|added))\b|\n|$")


def is_withheld(text: str, tree: Tree) -> bool:
    """Return whether a sentence says that a name is withheld."""
    return _withheld().search(text, tree.start, tree.end) is not None


def reason_given(document: Document, tree: Tree, before: int | None = None) -> Span | None:
    """Return the words of a sentence that say why a name is withheld; None if none do.

    `before`: where the verb of saying stands, which may follow the reason.
    """
    text = document.text
    opened = _reasons().search(text, tree.start, tree.end)
    own = _own_reasons().search(text, tree.start, tree.end)
    found = min((each for each in (opened, own) if each), key=lambda m: m.start(), default=None)
    withheld = _withheld().search(text, tree.start, tree.end)
    if found is None or (withheld is not None and found.start() < withheld.start() - _NEAR):
        return None
    start = found.end() if found is opened else found.start()
    while start < tree.end and text[start].isspace():
        start += 1
    end = _END.search(text, start, tree.end)
    stop = tree.end if end is None else end.start()
    if before is not None and start < before:
        stop = min(stop, before)
    while stop > start and text[stop - 1] in ", \n":
        stop -= 1
    return Span(document.id, start, stop) if stop > start else None


_NEAR = 80
"""Characters before the words that withhold a name in which its reason may stand."""


def with_cover(
    document: Document, trees: Sequence[Tree], found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions, those anonymous whose next sentence says so, with the reason."""
    kept = list(found)
    starts = [tree.start for tree in trees]
    cued: dict[int, list[int]] = {}
    for index, one in enumerate(found):
        if one.cue is not None:
            cued.setdefault(bisect_right(starts, one.cue.start) - 1, []).append(index)
    for number, tree in enumerate(trees):
        if cued.get(number) or not is_withheld(document.text, tree) or not _points(document, tree):
            continue
        reason = reason_given(document, tree)
        before = (
            cued[at] for at in range(number - 1, max(-1, number - 1 - _BACK), -1) if at in cued
        )
        for index in next(before, []):
            speaker = replace(kept[index].speaker, anonymous=True)
            speaker = replace(speaker, reason=speaker.reason or reason)
            kept[index] = replace(kept[index], speaker=speaker)
    return tuple(kept)


def _points(document: Document, tree: Tree) -> bool:
    """Return whether a sentence opens with a pronoun or a definite noun: who spoke before it."""
    opening = document.text[tree.start : tree.end].split(maxsplit=1)
    return bool(opening) and opening[0].casefold() in cues.listed("anonymity", "pointers")


@cache
def _withheld() -> re.Pattern[str]:
    return _either("words")


@cache
def _reasons() -> re.Pattern[str]:
    return _either("before_reason")


@cache
def _own_reasons() -> re.Pattern[str]:
    return _either("reasons")


def _either(field: str) -> re.Pattern[str]:
    words = sorted(cues.listed("anonymity", field), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)
