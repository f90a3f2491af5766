"""Events on a map that is drawn from outlines of our own: nothing is asked of any server."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sqrt
from typing import TYPE_CHECKING

from detente.errors import BadValue
from detente.show.charts import PHONE, WIDE
from detente.show.frames import SMALL
from detente.show.labels import text_width
from detente.show.outlines import Ring, rings
from detente.show.sheets import heading, sheet
from detente.show.svg import box, element, group, path, short, title, words
from detente.show.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.model.charted import LocatedPoint

    Box = tuple[float, float, float, float]

_LEAST_LON, _LEAST_LAT = 24.0, 14.0  # degrees that a map shows at least
_AROUND = 1.35  # how much wider the map is than what its points span
_WORLD = 150.0  # degrees from which on the whole world is shown
_SOUTH, _NORTH = -57.0, 80.0  # degrees: the lands of a map of the world
_TALLEST = {True: 0.5, False: 1.0}  # height over width at most, on a wide page and on a phone
_FLATTEST = {True: 0.34, False: 0.6}
_NEAR = 1.1  # px: corners nearer than that to the one before are left out
_SMALLEST, _LARGEST = 3.5, 16.0  # px: radius of one event, and at most
_LETTER = 0.8  # share of the letters' size above the base line; the rest lies below
_COUNTRIES = {True: 18, False: 7}
_FOLD = 40.0  # px: countries narrower than that are not named


@dataclass(frozen=True, slots=True)
class _View:
    """What part of the world is shown, and where. `k`: px a degree of latitude."""

    lon: float
    lat: float
    k: float
    width: float
    top: float
    height: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point stands: equal steps of degrees, true at the middle latitude."""
        x = self.width / 2 + (lon - self.lon) * cos(radians(self.lat)) * self.k
        return x, self.top + self.height / 2 - (lat - self.lat) * self.k

    def holds(self, held: Box) -> bool:
        """Return whether a box lies wholly in the map."""
        left, top, right, bottom = held
        inside = left >= 0 and right <= self.width
        return inside and top >= self.top and bottom <= self.top + self.height

    def meets(self, held: Box) -> bool:
        """Return whether any of a box is seen."""
        left, top, right, bottom = held
        seen = left <= self.width and right >= 0
        return seen and top <= self.top + self.height and bottom >= self.top


def located_map(
    points: Sequence[LocatedPoint],
    width: int = WIDE,
    *,
    prefix: str = "map",
    name: str = "Where it happened",
) -> str:
    """Return places on a map, each a disc whose area tells how many events lie there.

    The map shows the part of the world that holds the places. Places are named where there is
    room, the busiest first; countries where room is left.

    Args:
        points: Each place once.
        width: px; WIDE or PHONE.
        prefix: Begins every id; two charts on one page need two.
        name: The map's name for those who do not see it.

    Raises:
        BadValue: There is no point, or one lies outside of the world.
    """
    _check(points)
    wide = width >= (WIDE + PHONE) / 2
    head, top = heading("Where it happened; the larger, the more events", (), 0, width)
    view = _view(points, width, top, wide=wide)
    busiest = sorted(points, key=lambda point: (-point.n, point.name, point.lon, point.lat))
    discs = [_disc(point, view, busiest[0].n) for point in busiest]
    taken = [(x - r, y - r, x + r, y + r) for x, y, r in discs]
    labels = list(_names(busiest, discs, view, taken))
    seen = _ground(view, taken, _COUNTRIES[wide])
    places = (_place(p, disc) for p, disc in zip(busiest, discs, strict=True))
    marks = group("c-places", *places, aria_hidden="true")
    told = ", ".join(f"{p.name}: {counted(p.n, 'event')}" for p in busiest)
    size = (width, top + view.height)
    return sheet(prefix, size, (name, f"{told}."), (head, seen, *labels), marks)


def _ground(view: _View, taken: list[Box], most: int) -> str:
    """Return sea, lands and the names of countries, cut at the map's edge."""
    cornered = ((ring, _corners(ring, view)) for ring in rings())
    outlines = [(ring, corners) for ring, corners in cornered if view.meets(_around(corners))]
    return element(
        "svg", path(box(0, view.top, view.width, view.height), "c-sea"),
        path("".join(_outline(corners) for _, corners in outlines), "c-land"),
        *_country_names(outlines, view, taken, most),
        x=0, y=view.top, width=view.width, height=view.height,
        viewBox=f"0 {short(view.top)} {short(view.width)} {short(view.height)}",
    )  # fmt: skip


def _check(points: Sequence[LocatedPoint]) -> None:
    if not points:
        raise BadValue("A map without a place cannot be drawn. Leave it out.")
    for p in points:
        if not (-180 <= p.lon <= 180 and -90 <= p.lat <= 90):
            raise BadValue(
                f"{p.name} lies at {p.lat} north, {p.lon} east. Give degrees from -90 to 90 and "
                "from -180 to 180."
            )


def _view(points: Sequence[LocatedPoint], width: float, top: float, *, wide: bool) -> _View:
    """Return the part of the world that holds the points."""
    lons, lats = [p.lon for p in points], [p.lat for p in points]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    if east - west > _WORLD:
        west, east, south, north = -180.0, 180.0, min(_SOUTH, south), max(_NORTH, north)
    else:
        wider = max((east - west) * (_AROUND - 1), _LEAST_LON - (east - west)) / 2
        higher = max((north - south) * (_AROUND - 1), _LEAST_LAT - (north - south)) / 2
        west, east, south, north = west - wider, east + wider, south - higher, north + higher
    lon, lat = (west + east) / 2, (south + north) / 2
    across = (east - west) * cos(radians(lat))
    k = min(width / across, _TALLEST[wide] * width / (north - south))
    height = max((north - south) * k, _FLATTEST[wide] * width)
    return _View(lon, lat, k, width, top, height)


def _corners(ring: Ring, view: _View) -> list[tuple[float, float]]:
    return [view.place(lon, lat) for lon, lat in zip(ring.lons, ring.lats, strict=True)]


def _around(corners: Iterable[tuple[float, float]]) -> Box:
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _outline(corners: Sequence[tuple[float, float]]) -> str:
    """Return a ring's path without the corners that no eye would miss; "" if it is a speck."""
    kept = [corners[0]]
    for corner in corners[1:]:
        if hypot(corner[0] - kept[-1][0], corner[1] - kept[-1][1]) >= _NEAR:
            kept.append(corner)
    if len(kept) < 3:
        return ""
    # Steps are shorter than places, and a map of the world has thousands of them.
    tenths = [(round(10 * x), round(10 * y)) for x, y in kept]
    steps = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(tenths))
    told = " ".join(f"{short(x / 10)} {short(y / 10)}" for x, y in steps)
    return f"M{short(tenths[0][0] / 10)} {short(tenths[0][1] / 10)}l{told.replace(' -', '-')}z"


def _disc(point: LocatedPoint, view: _View, most: int) -> tuple[float, float, float]:
    """Return the middle and the radius of a place's disc."""
    x, y = view.place(point.lon, point.lat)
    return x, y, max(_SMALLEST, min(_LARGEST, _SMALLEST * sqrt(most)) * sqrt(point.n / most))


def _place(point: LocatedPoint, disc: tuple[float, float, float]) -> str:
    x, y, r = disc
    drawn = element("circle", cx=x, cy=y, r=r, class_="c-spot")
    held = (title(f"{point.name}: {counted(point.n, 'event')}"), drawn)
    if point.href is None:
        return element("g", *held)
    return element("a", *held, href=point.href, tabindex=-1)


def _names(
    points: Sequence[LocatedPoint],
    discs: Sequence[tuple[float, float, float]],
    view: _View,
    taken: list[Box],
) -> Iterator[str]:
    """Yield the names of places beside their discs, where there is room; `taken` grows."""
    for point, (x, y, r) in zip(points, discs, strict=True):
        wide = text_width(point.name, SMALL)
        tries = (
            (x + r + 3, y + 4), (x - r - 3 - wide, y + 4),
            (x - wide / 2, y - r - 4), (x - wide / 2, y + r + 12),
        )  # fmt: skip
        for left, base in tries:
            held = _words_box(left, base, wide)
            if view.holds(held) and not any(_overlap(held, other) for other in taken):
                taken.append(held)
                yield words(point.name, left, base, SMALL, class_="c-spot-name")
                break


def _country_names(
    outlines: Sequence[tuple[Ring, Sequence[tuple[float, float]]]],
    view: _View,
    taken: list[Box],
    most: int,
) -> Iterator[str]:
    """Yield the names of the largest countries in the middle of their largest land."""
    sized = sorted(((*_middle(corners), ring.name) for ring, corners in outlines), reverse=True)
    named: set[str] = set()
    for area, x, y, name in sized:
        wide = text_width(name, SMALL)
        held = _words_box(x - wide / 2, y + 4, wide)
        if len(named) >= most or sqrt(area) < _FOLD:
            return
        if name in named or not view.holds(held) or any(_overlap(held, other) for other in taken):
            continue
        named.add(name)
        taken.append(held)
        yield words(name, x, y + 4, SMALL, text_anchor="middle", class_="c-country")


def _middle(corners: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Return a ring's area in square px and the middle of it."""
    area = sx = sy = 0.0
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross / 2
        sx += (x1 + x2) * cross / 6
        sy += (y1 + y2) * cross / 6
    return (abs(area), sx / area, sy / area) if area else (0.0, *corners[0])


def _words_box(left: float, base: float, wide: float) -> Box:
    return (left, base - _LETTER * SMALL, left + wide, base + (1 - _LETTER) * SMALL)


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > -2 and min(one[3], other[3]) - max(one[1], other[1]) > -1
