"""Where places lie, from `data/gazetteer.csv`: a tenth of a degree, enough for a map.

A row holds a place's name, its other names, the states it lies in or that dispute it, whether it
is a capital, and degrees north and east. Origin: common geographical knowledge, written down by
hand; a test compares each row with its country's outline. A name that stands in several rows is
ambiguous: a map rather lacks a point than puts it into the wrong country.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from detente.atlas.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, slots=True)
class Located:
    """A place that lies somewhere.

    Attributes:
        names: All its names, the usual one first.
        states: Ids of the states it lies in; several where they dispute or share it.
        lat, lon: Degrees north and east.
    """

    names: tuple[str, ...]
    states: tuple[str, ...]
    lat: float
    lon: float


@cache
def gazetteer() -> tuple[Located, ...]:
    """Return every row, in the file's order."""
    text = files("detente.atlas").joinpath("data/gazetteer.csv").read_text(encoding="utf-8")
    return tuple(
        Located(
            names=(row["name"], *(name for name in row["aliases"].split("; ") if name)),
            states=tuple(row["states"].split("; ")),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


def located(name: str, states: Collection[str] = ()) -> Located | None:
    """Return the place of a name; None if it is not known, or if several places bear the name.

    `states`: of several the only one that lies in one of these states is meant.
    """
    found = _by_name().get(folded(name).strip().removeprefix("the "), ())
    if len(found) > 1:
        found = tuple(each for each in found if not set(states).isdisjoint(each.states))
    return found[0] if len(found) == 1 else None


@cache
def _by_name() -> Mapping[str, tuple[Located, ...]]:
    table: dict[str, tuple[Located, ...]] = defaultdict(tuple)
    for place in gazetteer():
        for name in dict.fromkeys(folded(each).removeprefix("the ") for each in place.names):
            table[name] += (place,)
    return dict(table)
