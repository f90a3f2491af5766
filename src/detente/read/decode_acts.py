"""From the event heads' scores to what each word may tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.read.trees import NO_EVENT, Act

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

LEAST_TOLD = 0.02  # a word below it tells no event; keeps a tree small
LEAST_ROLE = 0.2  # a word below it is no side of the act


def acts(
    kinds: Scores, statuses: Scores, roles: Scores, labels: tuple[Sequence[str], Sequence[str]]
) -> tuple[Act, ...]:
    """Return the words that may tell an event, in order.

    Args:
        kinds: shape (n, types with NO_EVENT), one row a word.
        statuses: shape (n, statuses).
        roles: shape (n, n, 2): the second word as a source, as a target of the first's act.
        labels: the names of types and statuses, in the order of the scores.
    """
    types, stances = labels
    shares = softmax(kinds)
    told = np.flatnonzero(1.0 - shares[:, list(types).index(NO_EVENT)] >= LEAST_TOLD)
    if not len(told):
        return ()
    stance_shares = softmax(statuses[told])
    sides: Scores = (1.0 / (1.0 + np.exp(-roles[told]))).astype(np.float32)
    return tuple(
        Act(
            word=int(word),
            kinds=_named(types, shares[word]),
            statuses=_named(stances, stance_shares[row]),
            sources=tuple(_sides(sides[row, :, 0])),
            targets=tuple(_sides(sides[row, :, 1])),
        )
        for row, word in enumerate(told)
    )


def moved(act: Act, offset: int) -> Act:
    """Return an act of a stretch of a sentence, counted in the whole of it."""
    return Act(
        word=act.word + offset,
        kinds=act.kinds,
        statuses=act.statuses,
        sources=tuple((word + offset, share) for word, share in act.sources),
        targets=tuple((word + offset, share) for word, share in act.targets),
    )


def softmax(scores: Scores) -> Scores:
    """Return each row as shares that sum to 1."""
    raised: Scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Scores = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _named(names: Sequence[str], shares: Scores) -> tuple[tuple[str, float], ...]:
    return tuple((name, round(float(share), 4)) for name, share in zip(names, shares, strict=True))


def _sides(shares: Scores) -> Iterator[tuple[int, float]]:
    for word in np.flatnonzero(shares >= LEAST_ROLE):
        yield int(word), round(float(shares[word]), 4)
