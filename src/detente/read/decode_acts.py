"""From the event heads' scores to what each word may tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.read.trees import NO_EVENT, Act

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    kind_shares = _written(shares[told])
    stance_shares = _written(softmax(statuses[told]))
    sides: Scores = (1.0 / (1.0 + np.exp(-roles[told]))).astype(np.float32)
    return tuple(
        Act(
            word=word,
            kinds=tuple(zip(types, kind_shares[row], strict=True)),
            statuses=tuple(zip(stances, stance_shares[row], strict=True)),
            sources=_likely(sides[row, :, 0]),
            targets=_likely(sides[row, :, 1]),
        )
        for row, word in enumerate(told.tolist())
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


def _written(shares: Scores) -> list[list[float]]:
    """Return shares with the four places that are kept of them."""
    found: list[list[float]] = np.round(shares.astype(np.float64), 4).tolist()
    return found


def _likely(shares: Scores) -> tuple[tuple[int, float], ...]:
    """Return the words that may be a side of the act, each with its share."""
    words = np.flatnonzero(shares >= LEAST_ROLE)
    kept = np.round(shares[words].astype(np.float64), 4)
    return tuple(zip(words.tolist(), kept.tolist(), strict=True))
