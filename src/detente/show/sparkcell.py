"""A relation in a cell of a table: a small drawing with a name."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from detente.show.days import stretch
from detente.show.frames import Frame
from detente.show.scales import Scale, TimeScale
from detente.show.svg import element, line, path, short, title
from detente.show.wording import signed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from detente.model.relations import RelationPoint

CELL = (132, 26)
"""Width and height of a cell, in px."""

_INSET = 3.0  # px that dots may reach over


def spark_cell(
    points: Sequence[RelationPoint],
    name: str,
    *,
    days: tuple[date, date] | None = None,
    bounds: tuple[float, float] = (-10.0, 10.0),
    size: tuple[int, int] = CELL,
) -> str:
    """Return the scores of a relation as a small drawing for a table's cell.

    The line at zero parts friendly from hostile. Where no score is known nothing is drawn; a
    period between two silent ones is a dot. The last known score has a dot of its tone.

    Args:
        points: Oldest first; () draws the empty cell, so that a column stays one.
        name: Whose relation it is; the drawing's name goes on with what it shows.
        days: First and last day of the axis; None for those of the points. One axis for a column
            makes its cells compare.
        bounds: Scores at foot and head, one pair for a column (`scales.score_bounds`).
        size: Width and height in px.
    """
    width, height = size
    y = Scale(*bounds, height - _INSET, _INSET)
    content = [title(_told(points, name)), line(0, y(0), width, y(0), "c-zero")]
    if points:
        x = TimeScale(*(days or (points[0].first, points[-1].last)), _INSET, width - _INSET)
        content.append(_drawn(points, Frame(x, _INSET, height - _INSET), y))
    return element(
        "svg", *content, xmlns="http://www.w3.org/2000/svg", class_="spark", role="img",
        aria_label=_told(points, name), width=width, height=height,
        viewBox=f"0 0 {width} {height}",
    )  # fmt: skip


def _drawn(points: Sequence[RelationPoint], frame: Frame, y: Scale) -> str:
    strokes, dots, last = "", "", ""
    for known, held in groupby(points, lambda point: point.score is not None):
        places = [
            (frame.x.middle(p.first, p.last), min(max(y(p.score or 0), frame.top), frame.bottom), p)
            for p in held
        ]
        if not known:
            continue
        if len(places) == 1:
            dots += f"M{short(places[0][0])} {short(places[0][1])}h0"
        else:
            strokes += "M" + "L".join(f"{short(left)} {short(top)}" for left, top, _ in places)
        left, top, point = places[-1]
        tone = "warm" if (point.score or 0) >= 0 else "cold"
        last = path(f"M{short(left)} {short(top)}h0", f"c-dot c-{tone}")
    return path(strokes, "c-line") + path(dots, "c-dot") + last


def _told(points: Sequence[RelationPoint], name: str) -> str:
    """Return the name, and what is seen in words."""
    known = [(point.score, point) for point in points if point.score is not None]
    if not known:
        return f"{name}: no score known"
    score, last = known[-1]
    low, high = min(score for score, _ in known), max(score for score, _ in known)
    return (
        f"{name}, {stretch(points[0].first, points[-1].last)}: {signed(low)} to {signed(high)}, "
        f"last {signed(score)} ({stretch(last.first, last.last)})"
    )
