"""From the cause heads' scores to the links that a sentence may state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.read.trees import Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Run = tuple[int, int]

LEAST_ANCHOR = 0.05  # a word below it carries no link; keeps a tree small
_GOES_ON = 0.6  # share of the least that a signal's further words need
_NEVER = -1e3


def chance(score: float) -> float:
    """Return a logit as a probability."""
    return float(1.0 / (1.0 + np.exp(-score)))


def ties(
    anchors: Scores, stances: Scores, ends: Scores, names: Sequence[str], least: float
) -> tuple[Tie, ...]:
    """Return the links that a sentence may state, by the place of their signals.

    Args:
        anchors: shape (n + 1,), logits; the first is the sentence itself, for links without a
            signal.
        stances: shape (n + 1, stances).
        ends: shape (n + 1, n, 2): a word as part of the cause, of the effect, of the anchor's link.
        names: the stances, in the order of the scores.
        least: probability below which nothing is returned.
    """
    likely: Scores = (1.0 / (1.0 + np.exp(-anchors))).astype(np.float32)
    found = []
    for group in _groups(likely, least):
        signal = tuple(place - 1 for place in group if place)
        scores = ends[group].mean(axis=0) if len(group) > 1 else ends[group[0]]
        cause, effect = _two_runs(scores, signal)
        if cause is not None and effect is not None:
            at = max(group, key=lambda place: likely[place])
            raised = np.exp(stances[at] - stances[at].max())
            shares = raised / raised.sum()
            found.append(
                Tie(
                    signal=signal,
                    chance=round(float(likely[at]), 4),
                    cause=cause,
                    effect=effect,
                    sure=round(min(_sure(scores[:, 0], cause), _sure(scores[:, 1], effect)), 4),
                    stances=tuple(
                        (n, round(float(s), 4)) for n, s in zip(names, shares, strict=True)
                    ),
                )
            )
    return tuple(found)


def _groups(likely: Scores, least: float) -> Iterator[list[int]]:
    """Yield the places of each signal, and [0] where the sentence itself carries a link."""
    if likely[0] >= least:
        yield [0]
    end = 1
    for at in np.flatnonzero(likely >= least).tolist():
        if at < end:
            continue
        end = at + 1
        while end < len(likely) and likely[end] >= max(least, likely[at] * _GOES_ON):
            end += 1
        yield list(range(at, end))


def _two_runs(scores: Scores, signal: Sequence[int]) -> tuple[Run | None, Run | None]:
    """Return the words [first, last) of cause and effect: the runs with the highest sums.

    Neither crosses the signal, and where the two would overlap the weaker gives way.
    """
    sides: Scores = scores.copy()
    sides[list(signal)] = _NEVER
    one, other = (_best_run(sides[:, side]) for side in (0, 1))
    if one is None or other is None:
        return None, None
    if one[0][0] < other[0][1] and other[0][0] < one[0][1]:
        weaker, kept = (0, other) if one[1] < other[1] else (1, one)
        sides[slice(*kept[0]), weaker] = _NEVER
        again = _best_run(sides[:, weaker])
        one, other = (again, kept) if weaker == 0 else (kept, again)
    return one[0] if one else None, other[0] if other else None


def _sure(scores: Scores, run: Run) -> float:
    """Return the mean probability of a run's words to belong there."""
    return float((1.0 / (1.0 + np.exp(-scores[run[0] : run[1]]))).mean())


def _best_run(scores: Scores) -> tuple[Run, float] | None:
    """Return the run of words with the highest sum, and the sum; None if no word is above 0."""
    best, most = None, 0.0
    total, start = 0.0, 0
    for at, score in enumerate(scores.tolist()):
        if total <= 0.0:
            total, start = 0.0, at
        total += score
        if total > most:
            best, most = (start, at + 1), total
    return None if best is None else (best, most)


def moved(tie: Tie, offset: int) -> Tie:
    """Return a link of a stretch of a sentence, counted in the whole of it."""
    return Tie(
        signal=tuple(word + offset for word in tie.signal),
        chance=tie.chance,
        cause=(tie.cause[0] + offset, tie.cause[1] + offset),
        effect=(tie.effect[0] + offset, tie.effect[1] + offset),
        sure=tie.sure,
        stances=tie.stances,
    )
