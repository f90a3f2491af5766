"""Charts as SVG text: pure functions of the model's values.

Colours and strokes come from `static/chart.css` through classes, so one drawing serves light and
dark pages and print. Places come from here. The reader of a chart without CSS, or without eyes,
has its title, its description and the table that stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from detente.errors import BadValue
from detente.show.days import stretch, turned_in
from detente.show.frames import GAP, LEFT, LINE, RIGHT, Frame
from detente.show.marks import badges, phase_means, rules, strip, tints, washes
from detente.show.plots import (
    area,
    coverage_strip,
    curve,
    event_bars,
    hatch,
    score_axis,
    score_scale,
    time_axis,
    tips,
)
from detente.show.scales import TimeScale
from detente.show.sheets import heading, sheet
from detente.show.svg import element
from detente.show.wording import counted, signed
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.model.relations import RelationPoint, RelationSeries, TurningPoint
    from detente.show.marks import Badges, Spell, Tint

WIDE, PHONE = 880, 360
"""The two widths, in px, that a page holds; CSS shows the one that fits."""

_MOST_TIPS = 240  # more columns than that are too narrow to point at
_SCORE_KEY = (
    ("line", "mean score"), ("band", "90 % band"), ("mean", "mean of the phase"),
    ("unread", "nothing read"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What the panels share. `places`: the turns' places on the axis, in px."""

    points: Sequence[RelationPoint]
    x: TimeScale
    width: int
    step: str
    phases: Sequence[Tint]
    places: Sequence[float]
    pattern: str

    @property
    def wide(self) -> bool:
        """Whether it is drawn for a wide page rather than a phone."""
        return self.width >= (WIDE + PHONE) / 2


def relation_curve(
    series: RelationSeries,
    turns: Mapping[int, TurningPoint],
    phases: Sequence[Spell],
    width: int = WIDE,
    *,
    prefix: str = "relation",
    name: str | None = None,
) -> str:
    """Return a relation through time: scores with their band, events by quad class, coverage.

    Args:
        series: The relation; periods without a score are left blank, periods from which nothing
            was read are hatched.
        turns: Number -> turning point; each is a link to "#turn-<number>".
        phases: Tints behind the scores, oldest first.
        width: px.
        prefix: Begins every id; two charts on one page need two.
        name: The chart's name for those who do not see it; None to name the actors by their ids.

    Raises:
        BadValue: The series has no period.
    """
    points = series.points
    if not points:
        raise BadValue("A relation without a period cannot be drawn. Ask for a longer window.")
    x = TimeScale(points[0].first, points[-1].last, LEFT, width - RIGHT)
    row = badges(turns, x)
    drawing = _Drawing(
        points, x, width, word("step", series.step), tints(phases, x), row.places, f"{prefix}-hatch"
    )
    score_panel, marks, score = _score_panel(drawing, row)
    events_panel, events = _events_panel(drawing, score.bottom + GAP)
    read_panel, read = _coverage_panel(drawing, events.bottom + GAP)
    axis = time_axis((score, events, read), read.bottom + LINE, width)
    whole = Frame(x, score.top, read.bottom)
    hover = tips(points, whole) if _tipped(drawing) else ""
    texts = _description(series, turns if row.places else {}, name)
    picture = (axis, score_panel, events_panel, read_panel, area(whole), hover)
    return sheet(prefix, (width, read.bottom + LINE + 6), texts, picture, marks, hatched=True)


def _score_panel(drawing: _Drawing, row: Badges) -> tuple[str, str, Frame]:
    """Return phases and curve, the links to the turns, and where the curve stands."""
    points, x = drawing.points, drawing.x
    text = f"Score by {drawing.step}, −10 hostile to +10 friendly"
    head, top = _heading(drawing, text, _SCORE_KEY, 0)
    names, height = strip(drawing.phases, top)
    top += height
    frame = Frame(x, top + row.height, top + row.height + (230.0 if drawing.wide else 190.0))
    y = score_scale(points, frame)
    picture = (
        head, names, washes(drawing.phases, frame), hatch(points, frame, drawing.pattern),
        score_axis(y, frame), phase_means(drawing.phases, y), rules(drawing.places, frame),
        curve(points, y, frame),
    )  # fmt: skip
    return "".join(picture), row.drawn_at(top), frame


def _events_panel(drawing: _Drawing, top: float) -> tuple[str, Frame]:
    text = f"Events by {drawing.step}, conflict below the line"
    key = tuple((f"q{quad}", word("quad", quad)) for quad in (2, 1, 4, 3))
    head, top = _heading(drawing, text, key, top)
    frame = Frame(drawing.x, top, top + (84.0 if drawing.wide else 70.0))
    return head + rules(drawing.places, frame) + event_bars(drawing.points, frame), frame


def _coverage_panel(drawing: _Drawing, top: float) -> tuple[str, Frame]:
    head, top = _heading(drawing, f"Documents read by {drawing.step}", (), top)
    frame = Frame(drawing.x, top, top + (34.0 if drawing.wide else 28.0))
    return head + rules(drawing.places, frame) + coverage_strip(drawing.points, frame), frame


def _tipped(drawing: _Drawing) -> bool:
    """Return whether hovering names the numbers: only where there is a mouse to hover with."""
    return drawing.wide and len(drawing.points) <= _MOST_TIPS


def _heading(
    drawing: _Drawing, text: str, key: Sequence[tuple[str, str]], top: float
) -> tuple[str, float]:
    """Return a panel's heading with the key to its marks, and the y at which the panel begins."""
    swatches = [(partial(_swatch, kind, drawing.pattern), name) for kind, name in key]
    return heading(text, swatches, top, drawing.width)


def _swatch(kind: str, pattern: str, x: float, top: float) -> str:
    if kind in {"line", "mean"}:
        return element("line", x1=x, y1=top + 8, x2=x + 12, y2=top + 8, class_=f"c-{kind}")
    fill = f"url(#{pattern})" if kind == "unread" else None
    return element("rect", x=x, y=top + 3, width=12, height=10, class_=f"c-{kind}", fill=fill)


def _description(
    series: RelationSeries, turns: Mapping[int, TurningPoint], name: str | None
) -> tuple[str, str]:
    """Return the chart's name, and what it shows, in words."""
    points = series.points
    link = "and" if series.both else "towards"
    name = name or f"Relation of {series.dyad.source} {link} {series.dyad.target}"
    scored = [(p.score, stretch(p.first, p.last)) for p in points if p.score is not None]
    unread = sum(point.coverage == 0 for point in points)
    parts = [f"{counted(len(points), word('step', series.step))}."]
    if scored:
        (low, low_days), (high, high_days) = min(scored), max(scored)
        parts.append(f"Scores run from {signed(low)} ({low_days}) to {signed(high)} ({high_days}).")
    parts.append(f"Without an event: {len(points) - len(scored)}; nothing read: {unread}.")
    if turns:
        named = (f"{n} {turned_in(t)} {word('turn', t.direction)}" for n, t in turns.items())
        parts.append(f"Turning points: {'; '.join(named)}.")
    return f"{name}, {stretch(points[0].first, points[-1].last)}", " ".join(parts)
