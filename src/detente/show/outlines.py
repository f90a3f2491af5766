"""The outlines of the world's countries, from `data/outlines.csv`.

They are facts of Natural Earth's countries at 1:110 million (public domain, naturalearthdata.com),
rounded to a tenth of a degree and without Antarctica; names are written out. A row is one ring:
"lon lat" of its first corner in tenths of a degree, then the step to each next corner. Natural
Earth draws borders as they are held, which says nothing about whose they should be.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Ring:
    """One closed outline. `lons`, `lats`: its corners in degrees, the first not repeated."""

    name: str
    lons: tuple[float, ...]
    lats: tuple[float, ...]


@cache
def rings() -> tuple[Ring, ...]:
    """Return the outlines, by country."""
    text = (resources.files("detente.show") / "data" / "outlines.csv").read_text(encoding="utf-8")
    return tuple(_ring(row["name"], row["ring"]) for row in csv.DictReader(text.splitlines()))


def _ring(name: str, steps: str) -> Ring:
    numbers = [int(number) for number in steps.split()]
    lons, lats = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return Ring(name, tuple(lon / 10 for lon in lons), tuple(lat / 10 for lat in lats))
