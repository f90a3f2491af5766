"""Two relations in one drawing, on one scale: the first a whole line, the second a dashed one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from detente.errors import BadValue
from detente.show.charts import PHONE, WIDE
from detente.show.days import stretch
from detente.show.frames import LEFT, LINE, RIGHT, SMALL, Frame
from detente.show.labels import text_width
from detente.show.plots import score_axis, time_axis
from detente.show.scales import Scale, TimeScale, score_bounds
from detente.show.sheets import heading, sheet
from detente.show.svg import box, element, group, line, path, short, title, words
from detente.show.wording import counted, signed
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from detente.model.relations import RelationPoint, RelationSeries

    Place = Callable[[int, RelationPoint], float]

_KINDS = ("one", "other")
_DOT = 3.0  # px: half the width of a mark
_MONTHS = {"month": 1, "quarter": 3, "year": 12}  # of a period
_DAYS = LINE + 5  # px from the curves to the names of days, clear of the last score's


@dataclass(frozen=True, slots=True)
class Line:
    """One of the two: what it is called, and its series."""

    name: str
    series: RelationSeries


def overlaid(
    lines: tuple[Line, Line],
    width: int = WIDE,
    *,
    aligned: bool = False,
    prefix: str = "overlay",
    name: str = "Two relations",
) -> str:
    """Return the mean scores of two relations; where no score is known nothing is drawn.

    Args:
        lines: The first is drawn whole with round marks, the second dashed with square ones.
        width: px; WIDE or PHONE.
        aligned: Count the periods of either from its own beginning, for two windows.
        prefix: Begins every id; two charts on one page need two.
        name: The chart's name for those who do not see it.

    Raises:
        BadValue: Neither has a period.
    """
    points = [point for each in lines for point in each.series.points]
    if not points:
        raise BadValue("Relations without a period cannot be drawn. Ask for a longer window.")
    step, months = word("step", lines[0].series.step), _MONTHS.get(lines[0].series.step, 0)
    key = tuple((_swatch(kind), each.name) for kind, each in zip(_KINDS, lines, strict=True))
    head, top = heading(f"Score by {step}, −10 hostile to +10 friendly", key, 0, width)
    tall = 220.0 if width >= (WIDE + PHONE) / 2 else 180.0
    x = TimeScale(min(p.first for p in points), max(p.last for p in points), LEFT, width - RIGHT)
    frame = Frame(x, top + 6, top + 6 + tall)
    scores = (point.score for point in points if point.score is not None)
    y = Scale(*score_bounds(scores), frame.bottom, frame.top)
    most = max(len(each.series.points) for each in lines)
    place = _by_number(most, frame) if aligned else _by_day(frame)
    named = _numbers(most, step, frame) if aligned else _days(frame, width, months)
    curves = (
        _drawn(kind, each.series.points, place, y)
        for kind, each in zip(_KINDS, lines, strict=True)
    )  # fmt: skip
    size, told = (width, frame.bottom + _DAYS + 8), " ".join(map(_told, lines))
    return sheet(prefix, size, (name, told), (head, named, score_axis(y, frame), *curves))


def _days(frame: Frame, width: int, months: int) -> str:
    return time_axis((frame,), frame.bottom + _DAYS, width, months)


def _by_day(frame: Frame) -> Place:
    return lambda _, point: frame.x.middle(point.first, point.last)


def _by_number(most: int, frame: Frame) -> Place:
    scale = Scale(0, most, frame.x.start, frame.x.end)
    return lambda number, _: scale(number + 0.5)


def _numbers(most: int, step: str, frame: Frame) -> str:
    """Return the axis of periods counted from 1."""
    widest = text_width(f"{step} {most}", SMALL) + 14
    room = max(1, int((frame.x.end - frame.x.start) / widest))
    every = next(n for n in (1, 2, 3, 4, 6, 12, 24, 60, 120, 1200, most) if most <= n * room)
    scale = Scale(0, most, frame.x.start, frame.x.end)
    ticks = range(0, most, every)
    rules = (line(scale(n), frame.top, scale(n), frame.bottom, "c-grid") for n in ticks)
    named = ((scale(n), f"{step} {n + 1}") for n in ticks)
    names = (
        words(text, at, frame.bottom + _DAYS, SMALL)
        for at, text in named
        if at + text_width(text, SMALL) <= frame.x.end + RIGHT
    )
    return group("c-days", *rules, *names)


def _drawn(kind: str, points: Sequence[RelationPoint], place: Place, y: Scale) -> str:
    known = list(enumerate(points))
    runs = [list(run) for has, run in groupby(known, lambda each: each[1].score is not None) if has]
    strokes = "".join(_stroke(run, place, y) for run in runs if len(run) > 1)
    return group(f"c-{kind}", path(strokes, "c-stroke"), *_marks(kind, known, place, y))


def _stroke(run: Sequence[tuple[int, RelationPoint]], place: Place, y: Scale) -> str:
    at = (f"{short(place(n, p))} {short(y(p.score))}" for n, p in run if p.score is not None)
    return f"M{'L'.join(at)}"


def _marks(
    kind: str, points: Sequence[tuple[int, RelationPoint]], place: Place, y: Scale
) -> Iterator[str]:
    for number, point in points:
        if point.score is not None:
            told = (
                f"{stretch(point.first, point.last)}: {signed(point.score)}, "
                f"{counted(point.events, 'event')}"
            )
            yield _mark(kind, place(number, point), y(point.score), told)


def _mark(kind: str, x: float, y: float, told: str = "") -> str:
    named = title(told) if told else ""
    if kind == "one":
        return element("circle", named, cx=x, cy=y, r=_DOT, class_="c-point")
    square = box(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT)
    return element("path", named, d=square, class_="c-point")


def _swatch(kind: str) -> Callable[[float, float], str]:
    def drawn(x: float, top: float) -> str:
        stroke = path(f"M{short(x)} {short(top + 8)}h12", "c-stroke")
        return group(f"c-{kind}", stroke, _mark(kind, x + 6, top + 8))

    return drawn


def _told(each: Line) -> str:
    """Return what a line shows, in words."""
    known = [(p.score, p) for p in each.series.points if p.score is not None]
    if not known:
        return f"{each.name}: no event told."
    (low, worst), (high, best) = (f(known, key=lambda pair: pair[0]) for f in (min, max))
    return (
        f"{each.name}: {counted(sum(p.events for p in each.series.points), 'event')}, from "
        f"{signed(low)} ({stretch(worst.first, worst.last)}) to {signed(high)} "
        f"({stretch(best.first, best.last)})."
    )
