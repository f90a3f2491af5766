"""The words of one act in a sentence that tells several."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.wordlist import hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.model.evidence import Evidence
    from detente.model.text import Span

_FEWEST = 3  # words that say anything
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


def reported_words(item: Evidence) -> str | None:
    """Return what the speaker is told to have done with words: "accused Turkey of a stab".

    None where plain words of saying come before what is said ("said that"), or none do.
    """
    cue = item.attribution.cue if item.attribution else None
    if cue is None or not item.sentence_span.contains(cue):
        return None
    at = item.sentence_span.start
    said = said_words(item)
    begin, end = cue.start - at, item.sentence.find(said, cue.end - at)
    plain = hits(_plain_verbs(), item.sentence[begin : cue.end - at])
    if plain or end < 0 or item.sentence[cue.end - at : end].strip():
        return None
    return item.sentence[begin : end + len(said)]


@cache
def _plain_verbs() -> tuple[str, ...]:
    return tables.words(tables.table("wording")["plain"])


def triggers(items: Iterable[Evidence]) -> Mapping[Span, tuple[int, ...]]:
    """Return, for each sentence, where the words begin that tell its acts."""
    found: dict[Span, set[int]] = defaultdict(set)
    for item in items:
        if item.event is not None:
            found[item.sentence_span].add(item.event.trigger.start)
    return {sentence: tuple(sorted(starts)) for sentence, starts in found.items()}


def act_words(item: Evidence, others: Iterable[int] = ()) -> str:
    """Return the words of an act: what is attributed, without the acts told after it.

    They end at the last comma, dash or "and" before the next act, if there is one between. Fewer
    than three words say little ("protested"): then it is the whole sentence.

    Args:
        item: The claim that tells it.
        others: Where the sentence's other acts begin (`triggers`).
    """
    quote = said_words(item)
    if item.event is None or quote not in item.quote:
        return quote
    words = _before_the_next(quote, item, item.event.trigger, others)
    return words if len(words.split()) >= _FEWEST else item.sentence


def _before_the_next(quote: str, item: Evidence, own: Span, others: Iterable[int]) -> str:
    start = item.claim.span.start + item.quote.index(quote)
    following = [at for at in others if own.end < at < start + len(quote)]
    if not following:
        return quote
    stretch = quote[own.end - start : min(following) - start]
    breaks = list(_BREAK.finditer(stretch))
    return quote[: own.end - start + breaks[-1].start()].rstrip() if breaks else quote
