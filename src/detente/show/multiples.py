"""Small curves side by side on one scale: by outlet camp, by quad class, by third party."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from detente.errors import BadValue
from detente.show.charts import PHONE, WIDE
from detente.show.days import stretch
from detente.show.frames import LINE, SMALL, Frame
from detente.show.labels import in_lines, text_width
from detente.show.plots import compact, curve, hatch, score_axis, score_scale
from detente.show.scales import Scale, TimeScale, time_ticks
from detente.show.sheets import BOLD, heading, sheet
from detente.show.svg import box, element, group, line, path, title, words
from detente.show.wording import counted, signed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from detente.model.charted import Panel
    from detente.model.relations import RelationPoint
    from detente.show.scales import TimeTick

Measure = Literal["score", "events"]

_HEADINGS = {
    "score": "Score, −10 hostile to +10 friendly; one scale for all",
    "events": "Events; one scale for all",
}
_LEFT = 40.0  # px for the numbers of the scale, beside the first panel of a row
_GAP = 14.0  # px between panels
_TALL, _LOW = 74.0, 62.0  # px: a panel on a wide page, on a phone
_APART = 8.0  # px between the names of days
_NAME_LINES = 2
_WIDE_COLUMNS, _PHONE_COLUMNS = 4, 2


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the panels stand. `days`: of the common axis. `values`: what the common scale spans."""

    width: int
    columns: int
    days: tuple[date, date]
    measure: Measure
    points: tuple[RelationPoint, ...]

    @property
    def tall(self) -> float:
        """Height of a panel in px."""
        return _TALL if self.columns > _PHONE_COLUMNS else _LOW

    @property
    def panel(self) -> float:
        """Width of a panel in px."""
        return (self.width - _LEFT - (self.columns - 1) * _GAP - 2) / self.columns

    def frame(self, column: int, top: float) -> Frame:
        """Return where a panel's curve stands."""
        left = _LEFT + column * (self.panel + _GAP)
        return Frame(TimeScale(*self.days, left, left + self.panel), top, top + self.tall)


def small_multiples(
    panels: Sequence[Panel],
    width: int = WIDE,
    *,
    measure: Measure = "score",
    prefix: str = "multiples",
    name: str = "The relation in parts",
) -> str:
    """Return a grid of small curves in the order given, each under its name and its events.

    All panels share one time axis and one scale, so that they compare at a glance. Periods from
    which nothing was read are hatched, and where no score is known nothing is drawn.

    Args:
        panels: A panel without a period is named and left empty.
        width: px; WIDE or PHONE.
        measure: Draw the mean score, or columns of events.
        prefix: Begins every id; two charts on one page need two.
        name: The chart's name for those who do not see it.

    Raises:
        BadValue: No panel has a period.
    """
    points = tuple(point for panel in panels for point in panel.points)
    if not points:
        raise BadValue("Panels without a period cannot be drawn. Ask for a longer window.")
    days = (min(p.first for p in points), max(p.last for p in points))
    wide = width >= (WIDE + PHONE) / 2
    columns = _WIDE_COLUMNS if wide else _PHONE_COLUMNS
    grid = _Grid(width, min(columns, max(len(panels), 2)), days, measure, points)
    head, top = heading(_HEADINGS[measure], (), 0, width)
    picture, links = [head], []
    for start in range(0, len(panels), grid.columns):
        row = panels[start : start + grid.columns]
        drawn, linked, top = _row(row, grid, top, f"{prefix}-hatch")
        picture += drawn
        links += linked
    texts = (f"{name}, {stretch(*days)}", " ".join(_told(panel, measure) for panel in panels))
    named = group("c-names", *links)
    return sheet(prefix, (width, top), texts, picture, named, hatched=True)


def _row(
    row: Sequence[Panel], grid: _Grid, top: float, pattern: str
) -> tuple[list[str], list[str], float]:
    """Return a row's drawings, the links of its names, and the y below it."""
    named = [in_lines(panel.name, SMALL, grid.panel / BOLD, _NAME_LINES) for panel in row]
    lines = max(map(len, named))
    body = top + (lines + 1) * LINE + 4
    drawn: list[str] = []
    links: list[str] = []
    for column, (panel, name) in enumerate(zip(row, named, strict=True)):
        frame = grid.frame(column, body)
        # Names stand next to their curves: a short one leaves its free line above it.
        label = _label(panel, name, frame, top + (lines - len(name)) * LINE)
        (links if panel.href else drawn).append(label)
        drawn.append(_small_axis(frame, grid))
        drawn.append(_plot(panel, grid, frame, pattern, scaled=column == 0))
    return drawn, links, body + grid.tall + LINE + 16


def _label(panel: Panel, name: Sequence[str], frame: Frame, top: float) -> str:
    """Return a panel's name and its number of events; as a link if the panel has one."""
    left = frame.x.start
    events = sum(point.events for point in panel.points)
    lines = [
        words(part, left, top + 12 + index * LINE, SMALL, class_="c-head")
        for index, part in enumerate(name)
    ]
    below = words(f"n = {events:,}", left, top + 12 + len(name) * LINE, SMALL)
    content = (title(f"{panel.name}, {counted(events, 'event')}"), *lines, below)
    if panel.href is None:
        return element("g", *content)
    height = (len(name) + 1) * LINE + 2
    reach = element("path", d=box(left, top, frame.x.end - left, height), class_="c-reach")
    return element("a", content[0], reach, *content[1:], href=panel.href)


def _plot(panel: Panel, grid: _Grid, frame: Frame, pattern: str, *, scaled: bool) -> str:
    """Return a panel's scale, its hatching and its curve. `scaled`: with the scale's numbers."""
    points = panel.points
    hatched = hatch(points, frame, pattern)
    if grid.measure == "events":
        most = max(point.events for point in grid.points)
        return group("c-panel", hatched, _columns(points, most, frame, scaled=scaled))
    y = score_scale(grid.points, frame)
    return group("c-panel", hatched, score_axis(y, frame, numbers=scaled), curve(points, y, frame))


def _columns(points: Sequence[RelationPoint], most: int, frame: Frame, *, scaled: bool) -> str:
    """Return a column of events for each period; `most` stands at the panel's head."""
    y = Scale(0, max(most, 1), frame.bottom, frame.top)
    bars = []
    for point in points:
        left, right = frame.x.left(point.first), frame.x.right(point.last)
        space = min(1.0, (right - left) / 4)
        if point.events:
            tall = frame.bottom - y(point.events)
            bars.append(box(left, y(point.events), right - left - space, tall))
    number = words(compact(most), frame.x.start - 6, frame.top + 8, SMALL, text_anchor="end")
    return "".join(
        (
            line(frame.x.start, frame.top, frame.x.end, frame.top, "c-grid"),
            path("".join(bars), "c-column"),
            line(frame.x.start, frame.bottom, frame.x.end, frame.bottom, "c-zero"),
            number if scaled and most else "",
        )
    )


def _small_axis(frame: Frame, grid: _Grid) -> str:
    """Return days' names below a panel, as many as stand apart, and a line for each through it."""
    x = frame.x
    low, high = x.start - _GAP + _APART, x.end
    most = max(1, int(grid.panel / (text_width("2000", SMALL) + _APART)))
    tries = (time_ticks(*grid.days, fewer) for fewer in range(most, 0, -1))
    ticks, places = next(
        (ticks, edges)
        for ticks in tries
        for edges in [[_tick_place(tick, x, low, high) for tick in ticks]]
        if all(two[0] - one[1] >= _APART for one, two in pairwise(edges))
    )
    names = (
        words(tick.name, (left + right) / 2, frame.bottom + LINE, SMALL, text_anchor="middle")
        for tick, (left, right) in zip(ticks, places, strict=True)
    )
    rules = (line(x.left(t.day), frame.top, x.left(t.day), frame.bottom, "c-grid") for t in ticks)
    return group("c-days", *rules, *names)


def _tick_place(tick: TimeTick, x: TimeScale, low: float, high: float) -> tuple[float, float]:
    """Return the edges of a day's name, about its day but between `low` and `high`."""
    half = text_width(tick.name, SMALL) / 2
    at = min(max(x.left(tick.day), low + half), high - half)
    return at - half, at + half


def _told(panel: Panel, measure: Measure) -> str:
    """Return what a panel shows, in words."""
    events = counted(sum(point.events for point in panel.points), "event")
    known = [(p.score, p) for p in panel.points if p.score is not None]
    if measure == "events" or not known:
        return f"{panel.name}: {events}."
    low, high = min(score for score, _ in known), max(score for score, _ in known)
    last = known[-1][1]
    return (
        f"{panel.name}: {events}, scores {signed(low)} to {signed(high)}, "
        f"last {signed(last.score)} ({stretch(last.first, last.last)})."
    )
