"""Batches of similar length, padded into arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from detente.read.forms import Shape

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from torch import Tensor

    from training.encoder.data import Example, Labels
    from training.encoder.recipe import Batching

_RECASED = (Shape.LOWER, Shape.TITLE, Shape.UPPER)
_LETTERS = frozenset({Shape.LOWER, Shape.TITLE, Shape.UPPER, Shape.MIXED, Shape.SINGLE_UPPER})


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the net reads: ids, mask, shapes, sides (batch, subwords); words (batch, words + 1)."""

    ids: Tensor
    mask: Tensor
    shapes: Tensor
    words: Tensor
    sides: Tensor


@dataclass(frozen=True, slots=True)
class EventGold:
    """What the event heads should say; -1 is padding or unknown.

    kind and status (batch, words), roles (batch, words, words, 2): does the second word belong to
    the source or target of the act that the first tells? pair (batch,): of the marked sides.
    """

    kind: Tensor
    status: Tensor
    roles: Tensor
    pair: Tensor


@dataclass(frozen=True, slots=True)
class CauseGold:
    """What the cause heads should say; -1 is padding or unknown.

    causal (batch,); anchors and stances (batch, words + 1) with the sentence itself first; ends
    (batch, words + 1, words, 2): does the word belong to the cause or effect that hangs there?
    """

    causal: Tensor
    anchors: Tensor
    stances: Tensor
    ends: Tensor


@dataclass(frozen=True, slots=True)
class Gold:
    """What the net should say, (batch, words) each; -1 is padding or unknown.

    `syntax` (batch,) tells which sentences have a tree; `guideline` (batch,) whose names they are.
    """

    head: Tensor
    deprel: Tensor
    upos: Tensor
    xpos: Tensor
    names: Tensor
    guideline: Tensor
    syntax: Tensor
    events: EventGold
    causes: CauseGold


def inputs(examples: Sequence[Example]) -> Inputs:
    """Pad `examples` into one batch."""
    longest = max(len(e.ids) for e in examples)
    most = max(e.length for e in examples) + 1
    ids, mask, shapes, sides = (
        torch.zeros(len(examples), longest, dtype=torch.long) for _ in range(4)
    )
    words = torch.zeros(len(examples), most, dtype=torch.long)
    for row, example in enumerate(examples):
        size = len(example.ids)
        ids[row, :size] = torch.tensor(example.ids)
        shapes[row, :size] = torch.tensor(example.shapes)
        mask[row, :size] = 1
        words[row, : example.length + 1] = torch.tensor(example.words)
        if example.sides:
            sides[row, :size] = torch.tensor(example.sides)
    return Inputs(ids, mask, shapes, words, sides)


def gold(examples: Sequence[Example], labels: Labels) -> Gold:
    """Pad what is known about `examples`."""
    most = max(e.length for e in examples)
    head, deprel, upos, xpos, names = (
        torch.full((len(examples), most), -1, dtype=torch.long) for _ in range(5)
    )
    index = [{n: i for i, n in enumerate(s)} for s in (labels.deprel, labels.upos, labels.xpos)]
    for row, example in enumerate(examples):
        size = example.length
        if example.names is not None:
            names[row, :size] = torch.tensor(example.names)
        if example.sentence is not None:
            words = example.sentence.words
            head[row, :size] = torch.tensor([w.head for w in words])
            deprel[row, :size] = torch.tensor([index[0].get(w.deprel, 0) for w in words])
            upos[row, :size] = torch.tensor([index[1].get(w.upos, 0) for w in words])
            xpos[row, :size] = torch.tensor([index[2].get(w.xpos, 0) for w in words])
    return Gold(
        head=head,
        deprel=deprel,
        upos=upos,
        xpos=xpos,
        names=names,
        guideline=torch.tensor([e.guideline for e in examples]),
        syntax=torch.tensor([e.sentence is not None for e in examples]),
        events=_event_gold(examples, most),
        causes=_cause_gold(examples, most),
    )


def _event_gold(examples: Sequence[Example], most: int) -> EventGold:
    kind, status = (torch.full((len(examples), most), -1, dtype=torch.long) for _ in range(2))
    told = any(example.told is not None for example in examples)
    roles = torch.full((len(examples), *((most, most, 2) if told else (0, 0, 2))), -1)
    for row, example in enumerate(examples):
        if example.told is None:
            continue
        size = example.length
        kind[row, :size] = torch.tensor(example.told.kinds)
        status[row, :size] = torch.tensor(example.told.statuses)
        for word, (sources, targets) in example.told.roles.items():
            roles[row, word, :size] = 0
            roles[row, word, list(sources), 0] = 1
            roles[row, word, list(targets), 1] = 1
    pair = torch.tensor([example.pair for example in examples])
    return EventGold(kind=kind, status=status, roles=roles, pair=pair)


def _cause_gold(examples: Sequence[Example], most: int) -> CauseGold:
    causal = torch.tensor([-1 if e.joined is None else int(e.joined.causal) for e in examples])
    told = any(example.joined is not None for example in examples)
    anchors, stances = (torch.full((len(examples), most + 1), -1) for _ in range(2))
    ends = torch.full((len(examples), *((most + 1, most, 2) if told else (0, 0, 2))), -1)
    for row, example in enumerate(examples):
        joined = example.joined
        if joined is None or not joined.known:
            continue
        size = example.length
        anchors[row, : size + 1] = 0
        for place, (causes, effects) in joined.ends.items():
            anchors[row, place + 1] = 1
            ends[row, place + 1, :size] = 0
            ends[row, place + 1, list(causes), 0] = 1
            ends[row, place + 1, list(effects), 1] = 1
        for place, stance in joined.stances.items():
            stances[row, place + 1] = stance
    return CauseGold(causal=causal, anchors=anchors, stances=stances, ends=ends)


def plan(examples: Sequence[Example], size: Batching, rng: random.Random) -> list[list[Example]]:
    """Return one epoch of batches: sorted by length within pools, then shuffled."""
    order = list(examples)
    rng.shuffle(order)
    batches: list[list[Example]] = []
    for start in range(0, len(order), size.pool):
        current: list[Example] = []
        for example in sorted(order[start : start + size.pool], key=lambda e: len(e.ids)):
            if current and (len(current) + 1) * len(example.ids) > size.subwords:
                batches.append(current)
                current = []
            current.append(example)
        batches.append(current)
    rng.shuffle(batches)
    return batches


def roughen(
    batch: Inputs, dice: torch.Generator, mask_id: int, mask: float, recase: float
) -> Inputs:
    """Hide a share `mask` of the subwords, and show a share `recase` of the sentences recased.

    Recasing is free: the net is uncased, so only the shapes change. It stands for headlines,
    capitals and careless typing.
    """
    inner = (batch.shapes != int(Shape.EDGE)) & (batch.mask == 1)
    hidden = (torch.rand(batch.ids.shape, generator=dice) < mask) & inner
    ids = batch.ids.masked_fill(hidden, mask_id)
    shapes = batch.shapes.clone()
    letters = sum((shapes == int(s) for s in _LETTERS), torch.zeros_like(inner)).bool()
    for row in range(len(shapes)):
        draw, which = torch.rand(2, generator=dice).tolist()
        if draw < recase:
            look = _RECASED[int(which * len(_RECASED))]
            shapes[row] = shapes[row].masked_fill(letters[row], int(look))
    return Inputs(ids, batch.mask, shapes, batch.words, batch.sides)
