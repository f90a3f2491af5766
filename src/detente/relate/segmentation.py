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
        peak: Upper-tail probability under which a single period is a peak. Origin: one false peak
            in about eight quiet years of months; `levels` asks for more than a peak.
        around: Periods before and after that a peak is compared with.
    """

    penalty: float = 1.5
    least: int = 3
    peak: float = 0.01
    around: int = 12


LOOSEST, TIGHTEST = 0.3, 100.0
"""Bounds of the dispersion r: below, one burst explains everything; above, it is Poisson."""


def dispersion(counts: Sequence[int], without: int | None = None) -> float:
    """Return r of the negative binomial, between LOOSEST and TIGHTEST.

    For neighbours x, y of one level: E[(x - y)^2 / 2] = m + m^2 / r and E[x * y] = m^2. A shift of
    level spoils one pair of many. `without`: the index of a period that is left out, so that a peak
    does not hide behind the spread that it makes itself.
    """
    y = np.asarray(counts, dtype=np.float64)
    one, other = y[:-1], y[1:]
    if without is not None:
        index = np.arange(one.size)
        kept = (index != without) & (index + 1 != without)
        one, other = one[kept], other[kept]
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


def peaks(counts: Sequence[int], options: CutOptions | None = None) -> tuple[int, ...]:
    """Return the indexes of single periods far above those around them, in order.

    A period is a peak if a negative binomial with the mean of its neighbours (itself left out, and
    the highest of them too, which may be another peak) reaches its count with a probability below
    `options.peak`.
    """
    options = options or CutOptions()
    found = []
    for i, count in enumerate(counts):
        near = sorted(
            [*counts[max(0, i - options.around) : i], *counts[i + 1 : i + 1 + options.around]]
        )
        if (
            count
            and len(near) >= options.around
            and upper_tail(
                count, max(0.25, sum(near[:-1]) / (len(near) - 1)), dispersion(counts, i)
            )
            < options.peak
        ):
            found.append(i)
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
