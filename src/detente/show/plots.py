"""The panels of a relation chart: each draws one thing inside a frame that it is given."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from detente.show.days import stretch
from detente.show.frames import SMALL
from detente.show.labels import text_width
from detente.show.scales import Scale, score_bounds, score_ticks, time_ticks
from detente.show.svg import box, element, group, line, path, short, title, words
from detente.show.wording import counted, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.model.relations import RelationPoint
    from detente.show.frames import Frame


def hatch(points: Sequence[RelationPoint], frame: Frame, pattern: str) -> str:
    """Return hatching over the periods from which nothing was read."""
    unread = "".join(_column(point, frame) for point in points if point.coverage == 0)
    return path(unread, "c-unread", fill=f"url(#{pattern})")


def _column(point: RelationPoint, frame: Frame) -> str:
    left, right = frame.x.left(point.first), frame.x.right(point.last)
    return box(left, frame.top, right - left, frame.height)


def score_scale(points: Sequence[RelationPoint], frame: Frame) -> Scale:
    """Return the map from scores to px: multiples of five about all bands, zero between them."""
    values = [v for p in points for v in (p.score, p.low, p.high) if v is not None]
    return Scale(*score_bounds(values), frame.bottom, frame.top)


def score_axis(y: Scale, frame: Frame, *, numbers: bool = True) -> str:
    """Return the lines of the score axis, and its numbers."""
    ticks = score_ticks(y.low, y.high)
    rules = (
        line(frame.x.start, y(t), frame.x.end, y(t), "c-zero" if t == 0 else "c-grid")
        for t in ticks
    )
    names = (
        words(
            "0" if t == 0 else signed(t).removesuffix(".0"), frame.x.start - 6, y(t) + 4, SMALL,
            text_anchor="end",
        )
        for t in ticks
    )  # fmt: skip
    return group("c-axis", *rules, *(names if numbers else ()))


def curve(points: Sequence[RelationPoint], y: Scale, frame: Frame) -> str:
    """Return band, line and dots of the scores; where no score is known nothing is drawn."""
    runs = [list(run) for known, run in groupby(points, lambda p: p.score is not None) if known]
    return group(
        "c-curve",
        path("".join(_band(run, y, frame) for run in runs if len(run) > 1), "c-band"),
        path("".join(_whisker(run[0], y, frame) for run in runs if len(run) == 1), "c-whisker"),
        path("".join(_stroke(run, y, frame) for run in runs if len(run) > 1), "c-line"),
        *(
            path("".join(_dots(points, y, frame, warm=warm)), f"c-dot c-{name}")
            for warm, name in ((True, "warm"), (False, "cold"))
        ),
    )


def _middle(point: RelationPoint, frame: Frame) -> float:
    return frame.x.middle(point.first, point.last)


def _band(run: Sequence[RelationPoint], y: Scale, frame: Frame) -> str:
    known = [(_middle(p, frame), p.low, p.high) for p in run]
    upper = [f"{short(x)} {short(y(high))}" for x, _, high in known if high is not None]
    lower = [f"{short(x)} {short(y(low))}" for x, low, _ in reversed(known) if low is not None]
    return f"M{'L'.join(upper + lower)}z" if upper and lower else ""


def _whisker(point: RelationPoint, y: Scale, frame: Frame) -> str:
    if point.low is None or point.high is None:
        return ""
    return f"M{short(_middle(point, frame))} {short(y(point.low))}V{short(y(point.high))}"


def _stroke(run: Sequence[RelationPoint], y: Scale, frame: Frame) -> str:
    places = (f"{short(_middle(p, frame))} {short(y(p.score))}" for p in run if p.score is not None)
    return f"M{'L'.join(places)}"


def _dots(points: Sequence[RelationPoint], y: Scale, frame: Frame, *, warm: bool) -> list[str]:
    """Return path commands of strokes without length: with round ends they are dots."""
    return [
        f"M{short(_middle(p, frame))} {short(y(p.score))}h0"
        for p in points
        if p.score is not None and (p.score >= 0) == warm
    ]


def event_bars(points: Sequence[RelationPoint], frame: Frame) -> str:
    """Return stacked bars of events: cooperation above the line, conflict below it."""
    up = max((p.quad[0] + p.quad[1] for p in points), default=0)
    down = max((p.quad[2] + p.quad[3] for p in points), default=0)
    y = Scale(-max(down, 1), max(up, 1), frame.bottom, frame.top)
    # Material acts stand next to the line, verbal ones outside them.
    stacks: tuple[tuple[str, Callable[[RelationPoint], tuple[int, int]]], ...] = (
        ("c-q2", lambda p: (0, p.quad[1])),
        ("c-q1", lambda p: (p.quad[1], p.quad[1] + p.quad[0])),
        ("c-q4", lambda p: (0, -p.quad[3])),
        ("c-q3", lambda p: (-p.quad[3], -p.quad[3] - p.quad[2])),
    )
    bars = (
        path("".join(_bar(p, part(p), y, frame) for p in points), f"c-bar {name}")
        for name, part in stacks
    )
    names = (
        words(compact(count), frame.x.start - 6, place, SMALL, text_anchor="end")
        for count, place in ((up, frame.top + 8), (down, frame.bottom))
        if count
    )
    base = line(frame.x.start, y(0), frame.x.end, y(0), "c-zero")
    return group("c-events", *bars, base, *names)


def _bar(point: RelationPoint, part: tuple[int, int], y: Scale, frame: Frame) -> str:
    one, other = part
    if one == other:
        return ""
    left, width = _bar_place(point, frame)
    top = min(y(one), y(other))
    return box(left, top, width, abs(y(one) - y(other)))


def _bar_place(point: RelationPoint, frame: Frame) -> tuple[float, float]:
    left, right = frame.x.left(point.first), frame.x.right(point.last)
    space = min(2.0, (right - left) / 4)
    return left + space / 2, right - left - space


def compact(count: int) -> str:
    """Return a count in at most four signs: 999, "1.2k", "45k", "3.1M"."""
    for size, sign in ((1_000_000, "M"), (1_000, "k")):
        if count >= size:
            return f"{count / size:.1f}{sign}" if count < 9.95 * size else f"{count // size}{sign}"
    return str(count)


def coverage_strip(points: Sequence[RelationPoint], frame: Frame) -> str:
    """Return bars of documents read, of any kind: how much could have been known."""
    most = max((p.coverage for p in points), default=0)
    y = Scale(0, max(most, 1), frame.bottom, frame.top)
    bars = (box(*_bar_at(point, y(point.coverage), frame)) for point in points if point.coverage)
    name = words(compact(most), frame.x.start - 6, frame.top + 8, SMALL, text_anchor="end")
    base = line(frame.x.start, frame.bottom, frame.x.end, frame.bottom, "c-zero")
    return group("c-coverage", path("".join(bars), "c-read"), base, name if most else "")


def _bar_at(point: RelationPoint, top: float, frame: Frame) -> tuple[float, float, float, float]:
    left, width = _bar_place(point, frame)
    return left, top, width, frame.bottom - top


def time_axis(frames: Sequence[Frame], top: float, width: float, months: int = 0) -> str:
    """Return the days' names below the panels, and a line for each through every panel.

    `months`: the length of the periods that are drawn, which no line parts; 0 for any.
    """
    x = frames[0].x
    widest = text_width("Sep 2000", SMALL) + 10
    ticks = time_ticks(x.first, x.last, max(1, int((x.end - x.start) / widest)), months)
    names = []
    for tick in ticks:
        half = text_width(tick.name, SMALL) / 2
        if x.left(tick.day) + half <= width:
            names.append(words(tick.name, x.left(tick.day), top, SMALL, text_anchor="middle"))
    lines = (
        line(x.left(tick.day), frame.top, x.left(tick.day), frame.bottom, "c-grid")
        for tick in ticks
        for frame in frames
    )
    return group("c-days", *lines, *names)


def area(frame: Frame) -> str:
    """Return an unseen rectangle over a chart's panels, with the days at its edges.

    A page's script finds here how px map to days ("data-first", "data-last", ends included), so
    that a reader may brush a window.
    """
    x = frame.x
    return element(
        "rect", x=x.start, y=frame.top, width=x.end - x.start, height=frame.height, fill="none",
        class_="c-area", data_first=x.first.isoformat(), data_last=x.last.isoformat(),
    )  # fmt: skip


def tips(points: Sequence[RelationPoint], frame: Frame) -> str:
    """Return invisible columns that name a period's numbers when hovered."""
    return group(
        "c-tips",
        *(element("path", title(_tip(p)), d=_column(p, frame), class_="c-tip") for p in points),
    )


def _tip(point: RelationPoint) -> str:
    days = stretch(point.first, point.last)
    read = counted(point.coverage, "document") + " read"
    if point.score is None:
        return f"{days}: no event told, {read}"
    band = ""
    if point.low is not None and point.high is not None:
        band = f" ({signed(point.low)} to {signed(point.high)})"
    told = f"{counted(point.events, 'event')} in {counted(point.originals, 'original')}"
    return f"{days}: score {signed(point.score)}{band}, {told}, {read}"
