"""Acts in lanes by quad class, over the days that a relation's curve shows.

The lane and the shape say what kind of act it is, the colour only repeats it: cooperation rises
from a lane's foot, conflict hangs from its head.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from math import inf
from typing import TYPE_CHECKING

from detente.errors import BadValue
from detente.model.charted import LaneMark
from detente.show.charts import PHONE, WIDE
from detente.show.days import stretch
from detente.show.frames import LEFT, LINE, RIGHT, SMALL, Frame
from detente.show.labels import text_width
from detente.show.lanemarks import STATES, Lane, column_bars, columns, places, single_marks
from detente.show.plots import area, time_axis
from detente.show.scales import TimeScale
from detente.show.shapes import shape
from detente.show.sheets import BOLD, heading, sheet
from detente.show.svg import path, words
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from detente.model.charted import LaneState
    from detente.model.happenings import Happening
    from detente.model.scales import Scale

QUADS = (2, 1, 3, 4)
"""The lanes from the top: cooperation above conflict, as in the relation's chart."""

_VAGUE = 0.25  # share of the axis; acts told more vaguely than that have no place on it
_VAGUE_DAYS = 31  # days that an act may always be wide
_TALL, _LOW = 46.0, 38.0  # px: a lane on a wide page, on a phone
_LANE_GAP = 8.0  # px between lanes


def lane_marks(
    happenings: Iterable[Happening],
    scale: Scale,
    name_of: Callable[[Happening], str],
    href_of: Callable[[Happening], str | None] = lambda _: None,
) -> tuple[LaneMark, ...]:
    """Return the marks of happenings, in their order.

    What is only planned, possible or asked for has none. `name_of`: what was done, in words.
    `href_of`: where a click on the mark leads; None: nowhere.
    """
    found = ((happening, _state(happening)) for happening in happenings)
    return tuple(
        LaneMark(
            first=each.event.when.first if each.event.when else None,
            last=each.event.when.last if each.event.when else None,
            quad=scale.quad(each.event.type), name=name_of(each), state=state,
            weight=len({telling.head.original for telling in each.tellings}),
            href=href_of(each),
        )
        for each, state in found
        if state is not None
    )  # fmt: skip


def _state(happening: Happening) -> LaneState | None:
    if happening.counts:
        return "counted"
    if happening.news:
        return "disputed"
    meant = {telling.claim.factuality for telling in happening.tellings}
    if "asserted" in meant:
        return "background"
    return "disputed" if "denied" in meant else None


def event_lanes(
    marks: Sequence[LaneMark],
    days: tuple[date, date],
    width: int = WIDE,
    *,
    prefix: str = "lanes",
    name: str | None = None,
) -> str:
    """Return acts in four lanes by quad class; the days of a relation's chart give the same axis.

    Each act is a mark: filled if it counts, hollow if it is disputed or denied, a thin outline if
    it is told only as background. The more originals tell it, the farther it stands from the
    lane's line. Where marks are too many to stand side by side, all lanes show columns by period
    instead, and the chart says so.

    Args:
        marks: In any order. Those without a day, too vaguely dated or outside of `days` are
            counted in the description and not drawn.
        days: First and last day of the axis.
        width: px; WIDE or PHONE.
        prefix: Begins every id; two charts on one page need two.
        name: The chart's name for those who do not see it.

    Raises:
        BadValue: The axis ends before it begins.
    """
    if days[1] < days[0]:
        raise BadValue(f"The lanes run from {days[0]} to {days[1]}. Swap the days.")
    x = TimeScale(*days, LEFT, width - RIGHT)
    drawn = sorted((mark for mark in marks if _has_place(mark, x)), key=_by_day)
    lanes, head, picture, links = _filled(drawn, x, width)
    frames = [lane.frame for lane in lanes]
    foot = frames[-1].bottom + LINE
    whole = Frame(x, frames[0].top, frames[-1].bottom)
    names = (_lane_name(lane, width) for lane in lanes)
    seen = (head, time_axis(frames, foot, width), *names, picture, area(whole))
    return sheet(prefix, (width, foot + 6), _texts(marks, drawn, x, name), seen, links)


def _filled(
    drawn: Sequence[LaneMark], x: TimeScale, width: float
) -> tuple[list[Lane], str, str, str]:
    """Return the lanes, their heading, what is seen in them, and the marks that are links."""
    lanes = _lanes(drawn, x, 0.0, width)
    spots = places(lanes)
    held = columns(lanes) if spots is None else None
    text = "Acts by kind; the farther from the line, the more originals tell it"
    if held is not None:
        text = f"Acts by kind, one column a {held.step}: too many to be drawn one by one"
    head, top = heading(text, _key(drawn), 0, width)
    lanes = _lanes(drawn, x, top, width)
    if held is not None:
        return lanes, head, *column_bars(lanes, held)
    return lanes, head, *single_marks(lanes, spots or ())


def _by_day(mark: LaneMark) -> tuple[object, ...]:
    return (mark.first, mark.last, mark.name)


def _has_place(mark: LaneMark, x: TimeScale) -> bool:
    """Return whether an act touches the axis and is not told too vaguely for it."""
    if mark.first is None or mark.last is None or mark.last < x.first or mark.first > x.last:
        return False
    told, shown = (mark.last - mark.first).days, (x.last - x.first).days
    return told < max(_VAGUE * shown, _VAGUE_DAYS)


def _lanes(drawn: Sequence[LaneMark], x: TimeScale, top: float, width: float) -> list[Lane]:
    """Return the lanes, each below a line of words."""
    tall = _TALL if width >= (WIDE + PHONE) / 2 else _LOW
    lanes = []
    for quad in QUADS:
        top += LINE + 3
        held = tuple(mark for mark in drawn if mark.quad == quad)
        lanes.append(Lane(quad, held, Frame(x, top, top + tall)))
        top += tall + _LANE_GAP
    return lanes


def _lane_name(lane: Lane, width: float) -> str:
    """Return a lane's shape and its name, and to the right how many acts it holds."""
    y = lane.frame.top - 8
    name = _first_up(word("quad", lane.quad))
    room = width - RIGHT - 16 - text_width(name, SMALL) * BOLD - 10
    return (
        path(shape(lane.quad, 6, y, 4.5), f"c-mark c-m{lane.quad} c-counted")
        + words(name, 16, y + 4, SMALL, class_="c-head")
        + words(_sums(lane.marks, room), width - RIGHT, y + 4, SMALL, text_anchor="end")
    )


def _sums(marks: Iterable[LaneMark], room: float = inf) -> str:
    """Return "12 counted, 2 disputed", or as much of it as `room` px hold; "none" without acts."""
    sums: Counter[LaneState] = Counter()
    for mark in marks:
        sums[mark.state] += mark.acts
    text = ""
    for state in (state for state in STATES if sums[state]):
        longer = f"{text}{', ' if text else ''}{sums[state]:,} {state}"
        text = longer if text_width(longer, SMALL) <= room else text
    return text or ("none" if not sums else "")


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _key(drawn: Iterable[LaneMark]) -> list[tuple[Callable[[float, float], str], str]]:
    states = {mark.state for mark in drawn}
    return [
        (partial(_swatch, state), word("lane_state", state)) for state in STATES if state in states
    ]


def _swatch(state: LaneState, x: float, top: float) -> str:
    return path(shape(1, x + 6, top + 8, 4.5), f"c-mark c-m0 c-{state}")


def _texts(
    marks: Sequence[LaneMark], drawn: Sequence[LaneMark], x: TimeScale, name: str | None
) -> tuple[str, str]:
    """Return the chart's name, and what it shows, in words."""
    lanes = (
        f"{_first_up(word('quad', quad))}: {_sums(mark for mark in drawn if mark.quad == quad)}."
        for quad in QUADS
    )
    left_out = sum(mark.acts for mark in marks) - sum(mark.acts for mark in drawn)
    rest = f" Not dated well enough, or on other days: {left_out:,}." if left_out else ""
    name = name or "Acts by kind"
    return f"{name}, {stretch(x.first, x.last)}", " ".join(lanes) + rest
