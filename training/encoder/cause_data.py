"""Sentences with their stated causes as examples: our own, and those of CausalNewsCorpus (CC0).

Of the corpus (Tan et al. 2022, version 2, training part) a fifth is set aside by a hash of its
names: nothing is learned from it, and `benchmarks/causes.py` gives its figures.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.read.tokens import tokens
from training.causes.links import STANCES, Link, Linked, is_set_aside
from training.encoder.data import Example, Joining, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from training.events.sentences import Span

SENTENCE = -1  # the place of a link that no words carry


def corpus(path: Path) -> Iterator[tuple[Linked, bool]]:
    """Yield (sentence, whether it states a cause) of CausalNewsCorpus, without those set aside."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if is_set_aside(row["id"]):
                continue
            links = tuple(_link(each) for each in row["relations"])
            yield Linked(text=row["text"], links=links), bool(row["label"])


def _link(row: dict[str, list[dict[str, int]]]) -> Link:
    def spans(role: str) -> tuple[Span, ...]:
        return tuple((part["start"], part["end"]) for part in row.get(role) or [])

    return Link(cause=spans("cause"), effect=spans("effect"), signal=spans("signal"))


def examples(sentences: Iterable[tuple[Linked, bool]], rounds: int = 1) -> list[Example]:
    """Return the examples of some sentences, `rounds` times over."""
    once = []
    for sentence, causal in sentences:
        spans = tokens(sentence.text)
        plain = encode([sentence.text[a:b] for a, b in spans])
        once.append(replace(plain, joined=_joining(sentence.links, spans, causal=causal)))
    return once * rounds


def _joining(links: Sequence[Link], spans: Sequence[Span], *, causal: bool) -> Joining:
    """Return what a sentence joins; where links are said to be but not shown, none is known."""
    ends: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
    stances: dict[int, int] = {}
    for link in links:
        for place in _covered(spans, link.signal) or (SENTENCE,):
            ends[place] = (_covered(spans, link.cause), _covered(spans, link.effect))
            if link.stance is not None:
                stances[place] = STANCES.index(link.stance)
    return Joining(causal=causal, known=bool(links) or not causal, ends=ends, stances=stances)


def _covered(spans: Sequence[Span], parts: Sequence[Span]) -> tuple[int, ...]:
    return tuple(
        k for k, (a, b) in enumerate(spans) if any(a < end and start < b for start, end in parts)
    )
