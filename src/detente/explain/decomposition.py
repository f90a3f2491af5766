"""The change of a mean score, split by kinds of act into parts that sum to it.

With n acts before and m after, of which kind k has n_k and m_k with mean scores a_k and b_k, and
with a and b the mean scores of all, the part of kind k is

    (m_k/m - n_k/n) * ((a_k + b_k)/2 - (a + b)/2)  +  (m_k/m + n_k/n)/2 * (b_k - a_k)

(Kitagawa 1955): more of what is worse than the mean, and the same kind done more harshly. Where a
kind is missing on one side its other mean stands for both. These parts sum to b - a exactly; they
are rounded to hundredths so that what is printed sums too (largest remainders).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Scored:
    """Acts of one kind and score; `times`: how many, at least one."""

    kind: str
    score: float
    times: int = 1


def mean_of(acts: Iterable[Scored]) -> float:
    """Return the mean score of all acts. There must be one."""
    held = list(acts)
    return sum(act.score * act.times for act in held) / sum(act.times for act in held)


def parts_of(before: Sequence[Scored], after: Sequence[Scored]) -> dict[str, float]:
    """Return the part of each kind in the change of the mean score, to the hundredth.

    They sum to the rounded change. Neither stretch may be empty.
    """
    old, new = _by_kind(before), _by_kind(after)
    first, last = mean_of(before), mean_of(after)
    all_old, all_new = (sum(act.times for act in acts) for acts in (before, after))
    parts = {}
    for kind in sorted(old | new):
        mine, theirs = old.get(kind, []), new.get(kind, [])
        share = sum(act.times for act in mine) / all_old
        share_after = sum(act.times for act in theirs) / all_new
        mean, mean_after = mean_of(mine or theirs), mean_of(theirs or mine)
        parts[kind] = (share_after - share) * (mean + mean_after - first - last) / 2 + (
            share_after + share
        ) / 2 * (mean_after - mean)
    return _in_hundredths(parts, round(100 * last) - round(100 * first))


def _by_kind(acts: Sequence[Scored]) -> dict[str, list[Scored]]:
    found: dict[str, list[Scored]] = defaultdict(list)
    for act in acts:
        found[act.kind].append(act)
    return found


def _in_hundredths(parts: Mapping[str, float], whole: int) -> dict[str, float]:
    """Round parts so that they sum to `whole` hundredths: what is left over goes to the nearest."""
    floors = {kind: floor(100 * part) for kind, part in parts.items()}
    short = whole - sum(floors.values())
    ordered = sorted(parts, key=lambda kind: (floors[kind] - 100 * parts[kind], kind))
    for place in range(abs(short)):
        kind = ordered[place % len(ordered)] if short > 0 else ordered[-1 - place % len(ordered)]
        floors[kind] += 1 if short > 0 else -1
    return {kind: hundredths / 100 for kind, hundredths in floors.items()}
