"""Turns where there are too few happenings for counts: clusters of acts against what came before.

Each day on which something is told is taken as a possible turn, and what happened within
`window_days` from it is compared with the year before it. It is a turn if at least `least`
happenings of the new tone, told by as many originals and one of them material, came within the
window, if the mean score within it has the new sign, and if one of two things holds:

Another tone. The mean score differs from the former one (of the year before, at least the last
three happenings, at most ten) by `least_change` points and `least_z` standard errors, at a spread
of `spread` points a happening; so many of the new tone would be rare at their rate of the last two
years (gamma-Poisson tail under `rare`); and it lasts: what follows within `lasting_days` does not
fall back - unless the tail is under `striking` and the change one error more: a month of crisis is
a turn, and so may be its end. Under `striking` half an error less will do.

More of it. The scores add up to `least_burst` standard errors beyond their usual sum over such a
window, the happenings coming at random with the rate and the squared scores of the last two years
and one act of `spread` points a month besides. So quarrels in words that turn into sanctions are a
souring, though the tone was bad before. Friends who become better friends are no thaw: one needs a
former mean of `no_better` points or less.

Of turns that overlap the strongest is kept. A turn that a text states counts as a happening.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
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
    month (`benchmarks/turning.py` keeps the scores).
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
    least_burst: float = 4.0
    no_better: float = 1.0
    lasting_days: int = 180
    apart_days: int = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A happening, or a stated turn (`act` False), as clusters see it: day, score, who tells it."""

    day: date
    score: float
    originals: frozenset[DocId]
    key: str
    act: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A turn.

    Attributes:
        since: Day of the last sighting before it.
        first: Its first weighty day; words and lesser deeds may come before.
        before, after: Mean scores.
        z: Standard errors of the change.
        keys: The sightings of the new tone in it.
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
        cluster = _cluster(ordered[start:at], ordered[at:end], options)
        if cluster is None:
            continue
        after = ordered[end : _until(days, at, options.window_days + options.lasting_days)]
        burst = _burst(cluster, ordered[:at], ordered[at:end], options)
        if burst >= options.least_burst:
            yield replace(cluster, z=burst)
        elif _turns(cluster, ordered[:at], after, options):
            yield cluster


def _until(days: Sequence[date], at: int, length: int) -> int:
    """Return the index of the first sighting `length` days or more after that at `at`."""
    return bisect_left(days, length, key=lambda day: (day - days[at]).days)


def _cluster(
    old: Sequence[Sighting], new: Sequence[Sighting], options: ClusterOptions
) -> Cluster | None:
    """Return the change from `old` to `new`; None if too little of the new tone came."""
    before, after = _mean(old), _mean(new)
    sign = 1 if after > 0 else -1
    toned = [each for each in new if each.score * sign > 0]
    originals = frozenset(doc for each in toned for doc in each.originals)
    if (
        after == 0
        or new[0].score * sign <= 0
        or min(len(toned), len(originals)) < options.least
        or max(abs(each.score) for each in toned) < options.material
    ):
        return None
    error = options.spread * sqrt(1 / len(new) + 1 / min(6, len(old)))
    first = _weighty_day(toned)
    return Cluster(
        since=max(each.day for each in [*old, *new] if each.day < first),
        first=first, before=before, after=after,
        direction="thaw" if sign > 0 else "souring", z=sign * (after - before) / error,
        keys=tuple(each.key for each in toned),
    )  # fmt: skip


def _weighty_day(toned: Sequence[Sighting]) -> date:
    """Return the first day, in the weightiest month, with half the weight of its weightiest day.

    A day weighs the scores of its acts, each times the originals that tell it.
    """
    days: Counter[date] = Counter()
    months: Counter[tuple[int, int]] = Counter()
    for each in [each for each in toned if each.act] or toned:
        weight = round(10 * abs(each.score)) * len(each.originals)
        days[each.day] += weight
        months[each.day.year, each.day.month] += weight
    best = min(months, key=lambda month: (-months[month], month))
    inside = {day: weight for day, weight in days.items() if (day.year, day.month) == best}
    return min(day for day, weight in inside.items() if 2 * weight >= max(inside.values()))


def _turns(
    cluster: Cluster,
    earlier: Sequence[Sighting],
    later: Sequence[Sighting],
    options: ClusterOptions,
) -> bool:
    """Return whether the tone is another, and lasts."""
    if abs(cluster.after - cluster.before) < options.least_change:
        return False
    tail = _tail(earlier, cluster, options)
    striking = tail < options.striking
    if striking and cluster.z >= options.least_z + 1:
        return True
    marked = tail < options.rare and cluster.z >= options.least_z
    slightly = striking and cluster.z >= options.least_z - 0.5
    return (marked or slightly) and _lasts(cluster, later, options)


def _burst(
    cluster: Cluster,
    earlier: Sequence[Sighting],
    new: Sequence[Sighting],
    options: ClusterOptions,
) -> float:
    """Return by how many standard errors the scores of the window exceed their usual sum.

    0 for a thaw among friends.
    """
    if cluster.direction == "thaw" and cluster.before > options.no_better:
        return 0.0
    near, known = _last_years(earlier, cluster)
    share = options.window_days / known
    usual = sum(each.score for each in near) * share
    variance = sum(each.score**2 for each in near) * share + options.spread**2
    sign = 1 if cluster.direction == "thaw" else -1
    return sign * (sum(each.score for each in new) - usual) / sqrt(variance)


def _last_years(earlier: Sequence[Sighting], cluster: Cluster) -> tuple[list[Sighting], int]:
    """Return what was told in the two years before, and of how many days that is.

    A pair of which little is known yet is taken to be known for half a year.
    """
    known = min(730, max(180, (cluster.first - earlier[0].day).days))
    return [each for each in earlier if (cluster.first - each.day).days <= known], known


def _tail(earlier: Sequence[Sighting], cluster: Cluster, options: ClusterOptions) -> float:
    """Return how likely so many of the new tone are within the window at their former rate.

    The rate has a gamma distribution with what was seen in the last two years, or since the first
    sighting if that is later, and half a happening more; so the count is negative-binomial.
    """
    near, known = _last_years(earlier, cluster)
    sign = 1 if cluster.direction == "thaw" else -1
    seen = sum(each.score * sign > 0 for each in near) + 0.5
    return upper_tail(len(cluster.keys), seen * options.window_days / known, seen)


def _lasts(cluster: Cluster, after: Sequence[Sighting], options: ClusterOptions) -> bool:
    """Return whether what follows keeps half of the least change; one happening proves nothing."""
    if len(after) < 2:
        return True
    sign = 1 if cluster.direction == "thaw" else -1
    return sign * (_mean(after) - cluster.before) >= options.least_change / 2


def _mean(sightings: Sequence[Sighting]) -> float:
    return sum(each.score for each in sightings) / len(sightings)
