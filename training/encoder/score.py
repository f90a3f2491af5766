"""Scores on gold tokens: attachment, tags, and exact names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from detente.read.decode import names as name_spans
from detente.read.decode import tags as decode_tags
from detente.read.decode import tree
from training.encoder.batch import Inputs, inputs
from training.encoder.treebank import NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from training.encoder.data import Example, Labels
    from training.encoder.net import Net

    Outputs = tuple[NDArray[np.generic], ...]
    Reader = Callable[[Inputs], Outputs]


@dataclass(frozen=True, slots=True)
class Guess:
    """The decoded answer for one sentence."""

    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]


def torch_reader(net: Net) -> Reader:
    """Return a function that runs `net` without gradients."""

    def read(batch: Inputs) -> Outputs:
        with torch.no_grad():
            outputs = net(batch.ids, batch.mask, batch.shapes, batch.words, batch.sides)
        return tuple(output.numpy() for output in outputs)

    return read


def guesses(read: Reader, examples: Sequence[Example], labels: Labels, size: int) -> list[Guess]:
    """Return the answers in order, reading batches of at most `size` padded subwords."""
    order = sorted(range(len(examples)), key=lambda k: len(examples[k].ids))
    found: dict[int, Guess] = {}
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end - start + 1) * len(examples[order[end]].ids) <= size:
            end += 1
        chosen = order[start:end]
        outputs = read(inputs([examples[k] for k in chosen]))
        arcs, relations, upos, xpos, names = outputs[:5]
        for row, k in enumerate(chosen):
            n = examples[k].length
            heads = tree(arcs[row, :n, : n + 1])
            found[k] = Guess(
                heads=tuple(heads.tolist()),
                deprels=tuple(labels.deprel[r] for r in relations[row, np.arange(n), heads]),
                upos=tuple(labels.upos[t] for t in upos[row, :n]),
                xpos=tuple(labels.xpos[t] for t in xpos[row, :n]),
                names=name_spans(decode_tags(names[row, :n], NAME_LABELS)),
            )
        start = end
    return [found[k] for k in range(len(examples))]


def score(examples: Sequence[Example], answers: Sequence[Guess]) -> dict[str, float]:
    """Return UAS, LAS, UPOS, XPOS over all words, and P, R, F1 of names in all and per type."""
    counts: Counter[str] = Counter()
    for example, guess in zip(examples, answers, strict=True):
        if example.sentence is not None:
            for k, word in enumerate(example.sentence.words):
                right = guess.heads[k] == word.head
                counts["words"] += 1
                counts["UAS"] += right
                counts["LAS"] += right and guess.deprels[k] == word.deprel
                counts["UPOS"] += guess.upos[k] == word.upos
                counts["XPOS"] += guess.xpos[k] == word.xpos
        if example.names is not None:
            wanted = set(name_spans([NAME_LABELS[max(t, 0)] for t in example.names]))
            _count_names(counts, wanted, set(guess.names))
    result = {}
    if counts["words"]:
        result = {k: counts[k] / counts["words"] for k in ("UAS", "LAS", "UPOS", "XPOS")}
    return {k: round(v, 4) for k, v in (result | _name_figures(counts)).items()}


def _count_names(
    counts: Counter[str],
    wanted: set[tuple[int, int, str]],
    given: set[tuple[int, int, str]],
) -> None:
    for kind in ("PER", "ORG", "LOC"):
        want, give = ({s for s in spans if s[2] == kind} for spans in (wanted, given))
        for suffix in ("", kind):
            counts[f"wanted{suffix}"] += len(want)
            counts[f"given{suffix}"] += len(give)
            counts[f"both{suffix}"] += len(want & give)


def _name_figures(counts: Counter[str]) -> dict[str, float]:
    if not counts["wanted"]:
        return {}
    both, wanted, given = counts["both"], counts["wanted"], counts["given"]
    figures = {"P": both / max(given, 1), "R": both / wanted, "F1": 2 * both / (wanted + given)}
    for kind in ("PER", "ORG", "LOC"):
        total = counts[f"wanted{kind}"] + counts[f"given{kind}"]
        figures[kind] = 2 * counts[f"both{kind}"] / max(total, 1)
    return figures
