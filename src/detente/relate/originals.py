"""Fold reprints: a copied telling votes with its original, and takes the original's date."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model.evidence import Evidence
    from detente.model.text import DocId

_SPACE = re.compile(r"\s+")


def fold_reprints(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence without what reprints only repeat, in the order given.

    A claim of a reprint is left out if its original, where that is in the evidence too, has the
    same sentence or tells an act of the same kind between the same actors: dated from the day of
    the copy, "last month" would be another month. What the reprint adds of its own stays. A
    reprint whose original is not in the evidence stays whole. A headline that a page shows of
    another ("More on this") is a copy too.
    """
    evidence = _without_links(tuple(evidence))
    copied = {item.head.reprint_of for item in evidence} - {None}
    told: dict[DocId, set[object]] = defaultdict(set)
    for item in evidence:
        if item.head.id in copied and item.head.reprint_of is None:
            told[item.head.id].update(_marks(item))
    return tuple(
        item
        for item in evidence
        if item.head.reprint_of is None or not told[item.head.reprint_of].intersection(_marks(item))
    )


def _without_links(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence without what is the headline of another page, and not of its own."""
    titles: dict[str, set[DocId]] = defaultdict(set)
    for item in evidence:
        if item.head.title:
            titles[_plain(item.head.title)].add(item.head.id)
    if not titles:
        return evidence
    return tuple(
        item
        for item in evidence
        if _plain(item.sentence) not in titles or item.head.id in titles[_plain(item.sentence)]
    )


def _plain(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold()


def _marks(item: Evidence) -> list[object]:
    """Return what shows that two claims are the same words, or the same act."""
    marks: list[object] = [_plain(item.sentence)]
    if item.event is not None:
        event = item.event.event
        marks.append((event.type, event.mode, event.sources, event.targets))
    return marks
