"""Cut a series of counts into level stretches, and find single periods that stick out.

Cuts: of all ways to cut the counts into stretches of at least `least` periods, take the one with
the least negative-binomial cost plus `penalty * log(T)` per cut. Exact optimal partitioning
(Jackson et al. 2005, IEEE Signal Processing Letters 12:105), O(T^2).

The cost of a stretch of n periods with sum S and mean m = S / n, given the dispersion r, is its
negative log-likelihood without the terms that no cut changes:
    -S * log(m / (m + r)) - n * r * log(r / (m + r))
Reported events come in bursts (variance m + m^2 / r, far above the mean); a Poisson cost, which
knows no bursts, finds five false turns in eleven quiet years where this finds hardly any. r is
taken from differences of neighbouring periods, so that a real shift of level does not pass for
dispersion.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, log1p
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOptions:
    """What is a lasting shift and what is a peak.

    Attributes:
        penalty: Cost of a cut, in log(T). Origin: 1.5 gave .03 false cuts in eleven quiet years
            and the best F1 of the penalties tried (`benchmarks/turning.py`).
        least: Periods that every stretch lasts. Origin: under autocorrelation and one-month
            spikes every method's precision halves with shorter stretches.
        around: Periods before and after that a peak is compared with.
    """

    penalty: float = 1.5
    least: int = 3
    around: int = 12


LOOSEST, TIGHTEST = 0.3, 100.0
"""Bounds of the dispersion r: below, one burst explains everything; above, it is Poisson."""


def dispersion(counts: Sequence[int]) -> float:
    """Return r of the negative binomial, between LOOSEST and TIGHTEST.

    For neighbours x, y of one level: E[(x - y)^2 / 2] = m + m^2 / r and E[x * y] = m^2. A shift of
    level spoils one pair of many.
    """
    y = np.asarray(counts, dtype=np.float64)
    one, other = y[:-1], y[1:]
    if not one.size:
        return TIGHTEST
    excess = float(np.sum((other - one) ** 2 / 2 - (other + one) / 2))
    square = float(np.sum(other * one))
    return TIGHTEST if excess <= 0 else min(TIGHTEST, max(LOOSEST, square / excess))


def cuts(counts: Sequence[int], options: CutOptions | None = None) -> tuple[int, ...]:
    """Return the indexes at which a new level begins, in order; () if there is one level."""
    options = options or CutOptions()
    n = len(counts)
    if n < 2 * options.least:
        return ()
    r = dispersion(counts)
    total = np.concatenate(([0.0], np.cumsum(np.asarray(counts, dtype=np.float64))))
    price = options.penalty * log(n)
    best = np.full(n + 1, np.inf)
    best[0] = -price
    back = np.zeros(n + 1, dtype=np.int64)
    for hi in range(options.least, n + 1):
        lo = np.arange(0, hi - options.least + 1)
        cost = best[lo] + price + _cost(total[hi] - total[lo], (hi - lo).astype(np.float64), r)
        back[hi] = int(np.argmin(cost))
        best[hi] = cost[back[hi]]
    found = []
    at = int(back[n])
    while at:
        found.append(at)
        at = int(back[at])
    return tuple(reversed(found))


def _cost(total: Floats, n: Floats, r: float) -> Floats:
    """Return the cost of stretches with the given sums and lengths (module docstring)."""
    mean = total / n
    safe = np.where(mean > 0, mean, 1.0)
    rate: Floats = total * np.log(safe / (safe + r)) + n * r * np.log(r / (mean + r))
    return -rate


def chances(counts: Sequence[int], options: CutOptions | None = None) -> tuple[float, ...]:
    """Return for each period but the last how likely it and the next reach their sum by chance.

    Chance is a negative binomial with the mean of the periods around the two (without the highest,
    which may be another peak) and twice the dispersion of one period. 1 where the sum is no higher
    than that mean, or too few periods lie around.
    """
    options = options or CutOptions()
    r = min(TIGHTEST, 2 * dispersion(counts))
    found = []
    for at in range(len(counts) - 1):
        near = [
            *counts[max(0, at - options.around) : at],
            *counts[at + 2 : at + 2 + options.around],
        ]
        both = counts[at] + counts[at + 1]
        mean = 0.0
        if len(near) >= options.around:
            mean = max(0.25, 2 * (sum(near) - max(near)) / (len(near) - 1))
        found.append(upper_tail(both, mean, r) if both > mean > 0 else 1.0)
    return tuple(found)


def upper_tail(count: int, mean: float, r: float) -> float:
    """Return the probability that a negative binomial of that mean and r reaches `count`."""
    if count < 1:
        return 1.0
    fail = mean / (mean + r)
    k = np.arange(count - 1)
    steps = np.log((k + r) / (k + 1)) + log(fail)  # from one count's log probability to the next
    logs = r * log1p(-fail) + np.concatenate(([0.0], np.cumsum(steps)))
    return max(0.0, 1.0 - float(np.exp(logs).sum()))
