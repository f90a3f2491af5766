"""Turns where there are too few happenings for counts: clusters of acts against the tone before.

Each day on which something is told is taken as a possible turn. What happened within
`window_days` from it is compared with the year before it (at least the last three happenings, at
most ten). It is a cluster if
  - at least `least` happenings of the new tone, told by as many originals, one of them material,
    came within the window, and the mean score has the new sign;
  - the means differ by `least_change` points and by `least_z` standard errors, of a spread of
    `spread` points a happening (half an error less for a striking cluster, see below);
  - so many of the new tone within the window would be rare at their rate of the last two years
    (gamma-Poisson tail under `rare`);
  - and it lasts: what follows within `lasting_days` does not fall back to the old tone - unless the
    cluster is so strong (tail under `striking`, one standard error more) that it stands by itself:
    a month of crisis is a turn, and so may be its end.
Of clusters that overlap the strongest is kept. A turn that a text states counts as a happening.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from detente.relate.segmentation import upper_tail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from detente.model.claims import Direction
    from detente.model.text import DocId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterOptions:
    """What makes acts a cluster (module docstring).

    Origin of the numbers: tried on random quiet and turning sequences of .4 to 1.5 happenings a
    month (`benchmarks/turning.py`); these found four in five turns of five acts, at one false
    turn in eighty years of a pair with one hostile act in twenty.
    """

    window_days: int = 30
    before_days: int = 365
    least: int = 2
    material: float = 5.0
    least_change: float = 5.0
    least_z: float = 2.5
    spread: float = 4.0
    rare: float = 0.02
    striking: float = 0.002
    lasting_days: int = 180
    apart_days: int = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A happening, or a stated turn, as clusters see it: a day, a score, who tells it."""

    day: date
    score: float
    originals: frozenset[DocId]
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A change of tone. `since`: day of the last sighting before it; `first`: its own first day.

    `z`: standard errors between the means. `keys`: the sightings of the new tone in it.
    """

    since: date
    first: date
    direction: Direction
    before: float
    after: float
    z: float
    keys: tuple[str, ...]


def clusters(
    sightings: Sequence[Sighting], options: ClusterOptions | None = None
) -> tuple[Cluster, ...]:
    """Return the clusters that turn the tone, oldest first. The order given does not matter."""
    options = options or ClusterOptions()
    ordered = sorted(sightings, key=lambda each: (each.day, each.key))
    found = sorted(_candidates(ordered, options), key=lambda c: (-c.z, c.first))
    kept: list[Cluster] = []
    for cluster in found:
        if all(_apart(cluster, other, options) for other in kept):
            kept.append(cluster)
    return tuple(sorted(kept, key=lambda cluster: cluster.first))


def _apart(one: Cluster, other: Cluster, options: ClusterOptions) -> bool:
    """Return whether both may stand: far enough apart, or opposite and not the same days."""
    days = abs((one.first - other.first).days)
    same = one.direction == other.direction
    return days > (options.apart_days if same else options.window_days * 2 // 3)


def _candidates(ordered: Sequence[Sighting], options: ClusterOptions) -> Iterator[Cluster]:
    days = [each.day for each in ordered]
    for at in range(1, len(ordered)):
        if days[at] == days[at - 1]:
            continue
        end = _until(days, at, options.window_days)
        year = next(i for i in range(at + 1) if (days[at] - days[i]).days <= options.before_days)
        start = max(min(year, at - 3), at - 10, 0)
        cluster = _contrast(ordered[start:at], ordered[at:end], options)
        if cluster is None:
            continue
        after = ordered[end : _until(days, at, options.window_days + options.lasting_days)]
        if _stands(cluster, _tail(ordered[:at], cluster, options), after, options):
            yield cluster


def _stands(
    cluster: Cluster, tail: float, after: Sequence[Sighting], options: ClusterOptions
) -> bool:
    """Return whether a cluster is rare enough, marked enough, and lasts (module docstring)."""
    striking = tail < options.striking
    if striking and cluster.z >= options.least_z + 1:
        return True
    marked = tail < options.rare and cluster.z >= options.least_z
    return (marked or striking) and _lasts(cluster, after, options)


def _until(days: Sequence[date], at: int, length: int) -> int:
    """Return the index of the first sighting `length` days or more after that at `at`."""
    return bisect_left(days, length, key=lambda day: (day - days[at]).days)


def _contrast(
    old: Sequence[Sighting], new: Sequence[Sighting], options: ClusterOptions
) -> Cluster | None:
    """Return the change from `old` to `new`; None if it is not marked enough."""
    before, after = _mean(old), _mean(new)
    change = after - before
    toned = [each for each in new if each.score * change > 0]
    originals = frozenset(doc for each in toned for doc in each.originals)
    error = options.spread * sqrt(1 / len(new) + 1 / min(6, len(old)))
    marked = abs(change) >= options.least_change and abs(change) / error >= options.least_z - 0.5
    if (
        not marked
        or after * change <= 0
        or new[0].score * change <= 0
        or min(len(toned), len(originals)) < options.least
        or max(abs(each.score) for each in toned) < options.material
    ):
        return None
    return Cluster(
        since=old[-1].day, first=new[0].day, before=before, after=after,
        direction="souring" if change < 0 else "thaw", z=abs(change) / error,
        keys=tuple(each.key for each in toned),
    )  # fmt: skip


def _tail(earlier: Sequence[Sighting], cluster: Cluster, options: ClusterOptions) -> float:
    """Return how likely so many of the new tone are within the window at their former rate.

    The rate has a gamma distribution with what was seen in the last two years, or since the first
    sighting if that is later, and half a happening more; so the count is negative-binomial.
    """
    known = min(730, max(180, (cluster.first - earlier[0].day).days))
    sign = 1 if cluster.direction == "thaw" else -1
    seen = sum(
        1 for e in earlier if e.score * sign > 0 and (cluster.first - e.day).days <= known
    ) + 0.5  # fmt: skip
    return upper_tail(len(cluster.keys), seen * options.window_days / known, seen)


def _lasts(cluster: Cluster, after: Sequence[Sighting], options: ClusterOptions) -> bool:
    """Return whether what follows keeps half of the least change; one happening proves nothing."""
    if len(after) < 2:
        return True
    sign = 1 if cluster.direction == "thaw" else -1
    return sign * (_mean(after) - cluster.before) >= options.least_change / 2


def _mean(sightings: Sequence[Sighting]) -> float:
    return sum(each.score for each in sightings) / len(sightings)
