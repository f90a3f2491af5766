"""Turning points on made-up series with known turns: precision, recall, false alarms.

Counts: 132 months, negative binomial with means 3, 10, 40 and r 2, 8, none to three breaks at
least a year apart that multiply or divide the mean by 2, 3 or 5; plain, and with autocorrelation
(AR(1), .6, innovation .3 on the log scale) and three one-month spikes. Pairs: the same for the
four quad classes of a pair, whose conflict is multiplied at a turn and divided at the next, under
bursts of reporting that all four share; and with one or two months of crisis, or of much talk, in
place of lasting turns. Thin pairs: .6 happenings a month, 8 years, turns marked
by five acts within a month. A turn is found if one of the right direction lies within a month.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from detente.model.relations import RelationPoint
from detente.model.text import DocId
from detente.relate.clusters import Sighting, clusters
from detente.relate.levels import LevelOptions, shifts
from detente.relate.periods import periods
from detente.relate.segmentation import cuts
from detente.relate.sureness import confidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.random import Generator

MONTHS = 132
SEED = 20241123
FRAME = tuple(periods(date(2010, 1, 1), date(2020, 12, 31), "month"))
SCORES = (3.5, 9.0, -2.5, -7.5)  # typical PLOVER scores of the four quad classes
FRIENDLY = ((2.5, 4.0, 5.0, 9.5, 10.0), (0.35, 0.2, 0.2, 0.15, 0.1))
HOSTILE = ((-2.0, -3.0, -3.5, -6.0, -7.0, -9.0), (0.25, 0.3, 0.15, 0.12, 0.1, 0.08))

Points = list[RelationPoint]
Turn = tuple[int, int]  # (month index, +1 for a rise of conflict, -1 for its fall)


@dataclass
class Tally:
    """Turns that were found, found wrongly, and missed; quiet series and false turns in them."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    quiet: int = 0
    alarms: int = 0

    def add(self, true: Sequence[Turn], found: Sequence[Turn]) -> None:
        """Match each true turn with one found of its direction within a month."""
        if not true:
            self.quiet += 1
            self.alarms += len(found)
            return
        left = list(found)
        for at, sign in true:
            near = [turn for turn in left if abs(turn[0] - at) <= 1 and turn[1] == sign]
            if near:
                left.remove(near[0])
                self.hits += 1
            else:
                self.missed += 1
        self.false += len(left)

    def figures(self) -> dict[str, float]:
        """Return precision, recall, F1, and false turns in each quiet series of 11 years."""
        precision = self.hits / max(1, self.hits + self.false)
        recall = self.hits / max(1, self.hits + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        alarms = self.alarms / max(1, self.quiet)
        values = {"precision": precision, "recall": recall, "f1": f1, "alarms": alarms}
        return {name: round(value, 3) for name, value in values.items()}


@dataclass
class Sureness:
    """Which of the turns found are right, by kind and by how strong they are."""

    found: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, z: float, *, right: bool) -> None:
        """Keep one turn that was found."""
        self.found[kind].append((z, right))

    def table(self, bins: int = 4) -> dict[str, list[dict[str, float]]]:
        """Return, by kind, fourths from the weakest: z, confidence given, share right, number."""
        return {
            kind: [
                {
                    "z": round(float(np.mean([z for z, _ in part])), 2),
                    "given": round(float(np.mean([confidence(kind, z) for z, _ in part])), 2),
                    "right": round(float(np.mean([right for _, right in part])), 2),
                    "n": len(part),
                }
                for part in (
                    values[len(values) * i // bins : len(values) * (i + 1) // bins]
                    for i in range(bins)
                )
                if part
            ]
            for kind, values in ((kind, sorted(pairs)) for kind, pairs in self.found.items())
        }


def breaks(rng: Generator, number: int) -> list[Turn]:
    """Draw turns at least a year apart, up and down in turn."""
    while True:
        at = sorted(rng.choice(np.arange(12, MONTHS - 12), number, replace=False).tolist())
        if all(later - earlier >= 12 for earlier, later in pairwise(at)):
            sign = 1 if rng.random() < 0.5 else -1
            return [(month, sign * (-1) ** i) for i, month in enumerate(at)]


def means(mean: float, turns: Sequence[Turn], ratio: float) -> np.ndarray:
    """Return the mean of every month, multiplied or divided at each turn."""
    levels = np.full(MONTHS, mean)
    for at, sign in turns:
        levels[at:] *= ratio**sign
    return levels


def draw(rng: Generator, mean: np.ndarray, r: float) -> np.ndarray:
    return rng.negative_binomial(r, r / (r + mean))


def noisy(rng: Generator, mean: np.ndarray, r: float) -> np.ndarray:
    """Draw counts under an autocorrelated rate, with three one-month spikes."""
    drift = np.zeros(MONTHS)
    for month in range(1, MONTHS):
        drift[month] = 0.6 * drift[month - 1] + rng.normal(0, 0.3)
    counts = draw(rng, mean * np.exp(drift), r)
    for month in rng.choice(MONTHS, 3, replace=False):
        counts[month] = counts[month] * 4 + 5
    return counts


def settings(copies: int) -> Iterator[tuple[float, float, int, float]]:
    for mean in (3.0, 10.0, 40.0):
        for r in (2.0, 8.0):
            for number in (0, 0, 1, 2, 3):
                for ratio in (2.0, 3.0, 5.0):
                    yield from [(mean, r, number, ratio)] * copies


def counts_tally(make: Callable[[Generator, np.ndarray, float], np.ndarray]) -> Tally:
    """Score the cuts of single series; their direction is the rise or fall of the mean."""
    rng, tally = np.random.default_rng(SEED), Tally()
    for mean, r, number, ratio in settings(4):
        turns = breaks(rng, number)
        counts = make(rng, means(mean, turns, ratio), r).tolist()
        bounds = [0, *cuts(counts), MONTHS]
        level = [float(np.mean(counts[lo:hi])) for lo, hi in pairwise(bounds)]
        found = [
            (at, 1 if after > before else -1)
            for at, (before, after) in zip(bounds[1:-1], pairwise(level), strict=True)
        ]
        tally.add(turns, found)
    return tally


def pair_points(
    rng: Generator, conflict: np.ndarray, peace: float | np.ndarray, r: float
) -> list[RelationPoint]:
    """Draw the months of a pair; a burst of reporting that all classes share makes half of r."""
    burst = rng.gamma(2 * r, 1 / (2 * r), MONTHS)
    rates = (peace * 0.8, peace * 0.2, conflict * 0.7, conflict * 0.3)
    quads = np.stack([draw(rng, np.maximum(1e-9, rate * burst), 2 * r) for rate in rates], axis=1)
    points = []
    for (first, last), quad in zip(FRAME, quads.tolist(), strict=True):
        events = sum(quad)
        score = sum(n * s for n, s in zip(quad, SCORES, strict=True)) / events if events else None
        points.append(
            RelationPoint(
                first=first, last=last, events=events, originals=events, outlets=events,
                quad=(quad[0], quad[1], quad[2], quad[3]), score=score, low=score, high=score,
                coverage=events,
            )
        )  # fmt: skip
    return points


def crisis(
    rng: Generator, mean: float, turns: Sequence[Turn], ratio: float, r: float
) -> tuple[Points, list[Turn]]:
    """Draw a pair with crises (+1) and rapprochements (-1) of a month, half of them of two.

    The other value is when they end, which is a turn the other way.
    """
    conflict, peace, ends = np.full(MONTHS, mean), np.full(MONTHS, mean), []
    for at, sign in turns:
        length = 1 + int(rng.random() < 0.5)
        (conflict if sign > 0 else peace)[at : at + length] *= 2 * ratio - 1
        ends.append((at + length, -sign))
    return pair_points(rng, conflict, peace, r), ends


def crises_tally(sure: Sureness) -> Tally:
    """Score single months on pairs with crises of a month or two.

    That the end of one is found too is neither a hit nor false.
    """
    rng, options, tally = np.random.default_rng(SEED + 1), LevelOptions(), Tally()
    for mean, r, number, ratio in settings(4):
        turns = breaks(rng, number)
        points, ends = crisis(rng, mean / 2, turns, ratio, r)
        found = shifts(points, options)
        pulses = [(each.at, 1 if each.direction == "souring" else -1) for each in found]
        tally.add(turns, [turn for turn in pulses if not _is_true(turn, ends)])
        for shift, turn in zip(found, pulses, strict=True):
            if shift.pulse:
                sure.add("pulse", abs(shift.z), right=_is_true(turn, [*turns, *ends]))
    return tally


def _is_true(found: Turn, turns: Sequence[Turn]) -> bool:
    return any(abs(found[0] - at) <= 1 and found[1] == sign for at, sign in turns)


def pairs_tally(sure: Sureness) -> tuple[Tally, Tally]:
    """Score whole pairs: lasting shifts; and single months, none of which is a true turn."""
    rng, options = np.random.default_rng(SEED), LevelOptions()
    lasting, pulses = Tally(), Tally()
    for mean, r, number, ratio in settings(4):
        turns = breaks(rng, number)
        points = pair_points(rng, means(mean / 2, turns, ratio), mean / 2, r)
        found = shifts(points, options)
        for tally, pulse in ((lasting, False), (pulses, True)):
            signed = [
                (each.at, 1 if each.direction == "souring" else -1)
                for each in found if each.pulse == pulse
            ]  # fmt: skip
            tally.add(turns, signed)
        for shift in found:
            if not shift.pulse:
                turn = (shift.at, 1 if shift.direction == "souring" else -1)
                sure.add("lasting", abs(shift.z), right=_is_true(turn, turns))
    return lasting, pulses


def sightings(rng: Generator, turns: Sequence[int], hostile: float, acts: int) -> list[Sighting]:
    """Draw the happenings of a thin pair whose tone is reversed, with `acts` more, at each turn."""
    days = [int(day) for day in rng.uniform(0, 8 * 365, rng.poisson(0.6 * 96))]
    days += [turn + int(day) for turn in turns for day in rng.uniform(0, 25, acts)]
    found = []
    for number, day in enumerate(sorted(days)):
        turned = sum(turn <= day for turn in turns) % 2 == 1
        chance = 1 - hostile if turned else hostile
        values, odds = HOSTILE if rng.random() < chance else FRIENDLY
        found.append(
            Sighting(
                day=date(2010, 1, 1) + timedelta(days=day), score=float(rng.choice(values, p=odds)),
                originals=frozenset({DocId(f"d{number}")}), key=f"k{number}",
            )
        )  # fmt: skip
    return found


def thin_tally(copies: int, sure: Sureness) -> Tally:
    """Score clusters on thin pairs: three turns marked by five acts each, or none."""
    rng, tally = np.random.default_rng(SEED), Tally()
    for number in range(copies):
        days = [800, 1500, 2100] if number % 2 else []
        found = clusters(sightings(rng, days, 0.05, 5))
        turns = [
            (round((each.first - date(2010, 1, 1)).days / 30.4), 1 if each.after < 0 else -1)
            for each in found
        ]
        true = [(round(day / 30.4), 1 if i % 2 == 0 else -1) for i, day in enumerate(days)]
        tally.add(true, turns)
        for cluster, turn in zip(found, turns, strict=True):
            sure.add("acts", cluster.z, right=_is_true(turn, true))
    return tally


def main() -> None:
    """Print one JSON line."""
    sure = Sureness()
    lasting, pulses = pairs_tally(sure)
    figures = {
        "counts": counts_tally(draw).figures(),
        "counts_noisy": counts_tally(noisy).figures(),
        "pairs": lasting.figures(),
        "pairs_pulses_in_quiet": pulses.figures()["alarms"],
        "crises": crises_tally(sure).figures(),
        "thin": thin_tally(200, sure).figures(),
        "right_by_z": sure.table(),
    }
    print(json.dumps({"benchmark": "turning", "seed": SEED, **figures}))


if __name__ == "__main__":
    main()
