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


def triggers(items: Iterable[Evidence]) -> Mapping[Span, tuple[int, ...]]:
    """Return, for each sentence, where the words begin that tell its acts."""
    found: dict[Span, set[int]] = defaultdict(set)
    for item in items:
        if item.event is not None:
            found[item.sentence_span].add(item.event.trigger.start)
    return {sentence: tuple(sorted(starts)) for sentence, starts in found.items()}


def act_words(item: Evidence, others: Iterable[int] = ()) -> str:
    """Return the quote of an act without the acts told after it in the same claim.

    It ends at the last comma, dash or "and" before the next act; whole if there is none between.
    `others`: where the sentence's other acts begin (`triggers`).
    """
    if item.event is None:
        return item.quote
    start, own = item.claim.span.start, item.event.trigger
    following = [at for at in others if own.end < at < item.claim.span.end]
    if not following:
        return item.quote
    stretch = item.quote[own.end - start : min(following) - start]
    breaks = list(_BREAK.finditer(stretch))
    if not breaks:
        return item.quote
    return item.quote[: own.end - start + breaks[-1].start()].rstrip()
