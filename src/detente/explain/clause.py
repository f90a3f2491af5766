"""The words of one act in a sentence that tells several."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.model.evidence import Evidence
    from detente.model.text import Span

_BREAK = re.compile(r"[,;:—–]|\s-\s|\band\b|\bbut\b")


def said_words(item: Evidence) -> str:
    """Return the part of a claim's quote that is attributed; all of it in the outlet's own voice.

    "Saudi Arabia refused, delegates said" is cut to what the delegates said.
    """
    if item.attribution is None:
        return item.quote
    span = item.claim.span
    inside = [each for each in item.attribution.content if each.overlaps(span)]
    if item.event is not None:
        inside = [each for each in inside if each.contains(item.event.trigger)]
    if not inside:
        return item.quote
    best = max(inside, key=lambda each: (each.end - each.start, -each.start))
    start, end = max(best.start, span.start), min(best.end, span.end)
    return item.quote[start - span.start : end - span.start]


def triggers(items: Iterable[Evidence]) -> Mapping[Span, tuple[int, ...]]:
    """Return, for each sentence, where the words begin that tell its acts."""
    found: dict[Span, set[int]] = defaultdict(set)
    for item in items:
        if item.event is not None:
            found[item.sentence_span].add(item.event.trigger.start)
    return {sentence: tuple(sorted(starts)) for sentence, starts in found.items()}


def act_words(item: Evidence, others: Iterable[int] = ()) -> str:
    """Return the words of an act: what is attributed, without the acts told after it.

    It ends at the last comma, dash or "and" before the next act; whole if there is none between.
    `others`: where the sentence's other acts begin (`triggers`).
    """
    quote = said_words(item)
    if item.event is None or quote not in item.quote:
        return quote
    start, own = item.claim.span.start + item.quote.index(quote), item.event.trigger
    following = [at for at in others if own.end < at < start + len(quote)]
    if not following:
        return quote
    stretch = quote[own.end - start : min(following) - start]
    breaks = list(_BREAK.finditer(stretch))
    return quote[: own.end - start + breaks[-1].start()].rstrip() if breaks else quote
