"""The marked sentences of training/events as examples: each once for its words, once for each pair.

A pair is asked what its source does to its target. PLOVER codes cooperation still to come as AGREE
and conflict still to come as THREATEN, cooperation refused as REJECT, and what is demanded as
REQUEST; so a pair's answer follows from an act's type and status.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from detente.read.tokens import tokens
from training.encoder.data import Example, Telling, encode
from training.encoder.event_heads import KINDS, SOURCE, TARGET
from training.events.sentences import STATUSES, Act, Marked

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence

    from training.events.sentences import Span

_SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_FOR_OTHERS = 2  # of three pairs that tell nothing, how many are kept beside those that do


def pair_kind(act: Act) -> str | None:
    """Return what a pair does by an act as told; None where PLOVER has no answer."""
    if act.status == "happened" or act.type in _SPOKEN:
        return act.type if act.status in {"happened", "planned", "possible"} else None
    if act.status == "planned":
        return "AGREE" if act.type in _COOPERATIVE else "THREATEN"
    if act.status == "negated" and act.type in _COOPERATIVE:
        return "REJECT"
    return None


def examples(
    sentences: Iterable[Marked], dice: random.Random, rounds: int = 1
) -> Iterator[Example]:
    """Yield the examples of some sentences, `rounds` times over: one plain, one with a marked pair.

    A marked pass is asked for its words too: so the marks learn to leave them alone.
    """
    for _, sentence in product(range(rounds), sentences):
        spans = tokens(sentence.text)
        plain = encode([sentence.text[a:b] for a, b in spans])
        told = replace(plain, told=_telling(sentence.acts, spans))
        yield told
        pairs = list(_pairs(sentence.acts, dice))
        if pairs:
            kind, source, target = dice.choice(pairs)
            sides = _sides(plain, spans, source, target)
            if {SOURCE, TARGET} <= set(sides):
                yield replace(told, sides=sides, pair=KINDS.index(kind))


def _telling(acts: Sequence[Act], spans: Sequence[Span]) -> Telling:
    kinds, statuses = [0] * len(spans), [-1] * len(spans)
    roles: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
    for act in acts:
        sources, targets = _covered(spans, act.sources), _covered(spans, act.targets)
        if act.mutual:
            sources = targets = (*sources, *targets)
        for word in _covered(spans, act.triggers):
            kinds[word] = KINDS.index(act.type)
            statuses[word] = STATUSES.index(act.status)
            roles[word] = (sources, targets)
    return Telling(tuple(kinds), tuple(statuses), roles)


def _covered(spans: Sequence[Span], parts: Sequence[Span]) -> tuple[int, ...]:
    return tuple(
        k for k, (a, b) in enumerate(spans) if any(a < end and start < b for start, end in parts)
    )


def _sides(plain: Example, spans: Sequence[Span], source: Span, target: Span) -> tuple[int, ...]:
    """Return SOURCE or TARGET for each subword of the two stretches, 0 for all others."""
    sides = [0] * len(plain.ids)
    ends = (*plain.words[2:], len(plain.ids) - 1)
    for side, stretch in ((SOURCE, source), (TARGET, target)):
        for word in _covered(spans, [stretch]):
            start, end = plain.words[word + 1], ends[word]
            sides[start:end] = [side] * (end - start)
    return tuple(sides)


def _pairs(acts: Sequence[Act], dice: random.Random) -> Iterator[tuple[str, Span, Span]]:
    """Yield (answer, source, target): those that an act joins, and a few that none does."""
    told: dict[tuple[Span, Span], str] = {}
    joined: set[tuple[Span, Span]] = set()
    for act in acts:
        kind = pair_kind(act)
        for pair in product(act.sources, act.targets):
            ways = [pair, pair[::-1]] if act.mutual else [pair]
            joined.update(ways)
            for way in ways if kind is not None else ():
                told.setdefault(way, kind)
    for (source, target), kind in told.items():
        yield kind, source, target
    stretches = sorted({s for act in acts for s in (*act.sources, *act.targets)})
    others = [
        (one, other)
        for one, other in product(stretches, stretches)
        if one[1] <= other[0] or other[1] <= one[0]
        if (one, other) not in joined
    ]
    for source, target in dice.sample(others, min(len(others), len(told) * _FOR_OTHERS // 3)):
        yield "NONE", source, target
