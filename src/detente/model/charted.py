"""What charts draw beside a relation's curve: marks in lanes, small panels, points on a map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.model.relations import RelationPoint

LaneState = Literal["counted", "disputed", "background"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """Acts of one quad class that a chart of lanes draws as one mark.

    Attributes:
        first, last: The days between which they lie; None if not known, then nothing is drawn.
        quad: Quad class 1..4.
        name: What was done, in words.
        state: Counted; disputed or denied; told only as background.
        weight: How many original documents tell it.
        acts: How many acts the mark stands for (coded events come counted by period).
        href: Where a click leads, an address of the page's own making; None for no link.
    """

    first: date | None
    last: date | None
    quad: int
    name: str
    state: LaneState = "counted"
    weight: int = 1
    acts: int = 1
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One of several small curves on a common scale.

    Attributes:
        name: What is drawn ("State media", "with India").
        points: Periods, oldest first; () if nothing is known.
        href: Where its name leads; None for no link.
    """

    name: str
    points: tuple[RelationPoint, ...]
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedPoint:
    """A place on a map. `lat`, `lon`: degrees north and east. `n`: events told to lie there."""

    lat: float
    lon: float
    name: str
    n: int = 1
    href: str | None = None


def degrees(lat: float, lon: float) -> str:
    """Return "3.5° S, 78.4° W"."""
    north, east = "N" if lat >= 0 else "S", "E" if lon >= 0 else "W"
    return f"{abs(lat):.1f}° {north}, {abs(lon):.1f}° {east}"
