"""The inside of a chart of lanes: acts one by one where they fit, else columns by period."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import TYPE_CHECKING, get_args

from detente.model.charted import LaneState
from detente.show.bins import bins
from detente.show.charts import PHONE
from detente.show.days import stretch
from detente.show.frames import SMALL
from detente.show.labels import spread
from detente.show.plots import compact
from detente.show.shapes import shape
from detente.show.svg import box, element, group, line, path, short, title, words
from detente.show.wording import counted
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.charted import LaneMark
    from detente.show.frames import Frame
    from detente.show.scales import TimeScale

STATES: tuple[LaneState, ...] = get_args(LaneState)
R = 4.5  # px: half of a mark
_APART = 2 * R + 1.0  # px between the middles of neighbouring marks
_MOVED = 14.0  # px that a mark may stand beside its day; were it more, columns are drawn
_SPAN = 2 * R + 4  # px from which on the days between which an act lies are drawn as a line
_COLUMN = 7.0  # px: least width of a column
_NAMED = 3  # acts of a column that its tip names
_LEAST = 2.0  # px: least height of what is not nothing
_HEADROOM = 2.0  # px that stay free at a lane's far end


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its acts by day, and where it stands. Cooperation rises, conflict hangs."""

    quad: int
    marks: tuple[LaneMark, ...]
    frame: Frame

    @property
    def rises(self) -> bool:
        """Whether its base line lies at its foot."""
        return self.quad in {1, 2}

    def y(self, away: float) -> float:
        """Return the y of what stands `away` px from the base line."""
        return self.frame.bottom - away if self.rises else self.frame.top + away

    def column(self, near: float, far: float, left: float, right: float) -> str:
        """Return the rectangle between two distances from the base line."""
        return box(left, min(self.y(near), self.y(far)), right - left, abs(far - near))


@dataclass(frozen=True, slots=True)
class Columns:
    """Acts by period: `step` names the periods, `firsts` are their first days."""

    step: str
    firsts: tuple[date, ...]

    def index(self, mark: LaneMark) -> int:
        """Return the period that holds the middle of a mark's days; the nearest if none does."""
        return min(max(bisect_right(self.firsts, _middle(mark)) - 1, 0), len(self.firsts) - 1)

    def last(self, index: int, x: TimeScale) -> date:
        """Return the last day of a period that the axis shows."""
        last = (
            self.firsts[index + 1] - timedelta(days=1) if index + 1 < len(self.firsts) else x.last
        )
        return min(last, x.last)

    def edges(self, index: int, x: TimeScale) -> tuple[float, float]:
        """Return the edges of a period's column, in px."""
        left, right = x.left(self.firsts[index]) + 0.75, x.right(self.last(index, x)) - 0.75
        return left, max(right, left + 1)


def places(lanes: Sequence[Lane]) -> list[tuple[float, ...]] | None:
    """Return the px at which each mark of each lane stands; None if they are too many for that."""
    found = []
    for lane in lanes:
        x = lane.frame.x
        wanted = [x.middle(_middle(mark), _middle(mark)) for mark in lane.marks]
        low, high = x.start + R, x.end - R
        if (len(wanted) - 1) * _APART > high - low or any(mark.acts > 1 for mark in lane.marks):
            return None
        placed = spread(wanted, _APART, low, high)
        if any(abs(a - b) > _MOVED for a, b in zip(placed, wanted, strict=True)):
            return None
        found.append(placed)
    return found


def columns(lanes: Sequence[Lane]) -> Columns:
    """Return periods wide enough for a column, and no finer than what is counted by period."""
    x = lanes[0].frame.x
    held = [m for lane in lanes for m in lane.marks if m.acts > 1 and m.first and m.last]
    widest = max((x.right(m.last) - x.left(m.first) for m in held if m.first and m.last), default=0)
    return Columns(*bins(x.first, x.last, x.end - x.start, max(_COLUMN, 0.95 * widest)))


def _middle(mark: LaneMark) -> date:
    first, last = mark.first or date.min, mark.last or date.max
    return first + timedelta(days=(last - first).days // 2)


def single_marks(lanes: Sequence[Lane], spots: Sequence[Sequence[float]]) -> tuple[str, str]:
    """Return the lanes' lines, and all marks.

    Marks with a link are for the mouse alone: the table beside the chart has the same links for
    the keyboard, and hundreds of stops within a picture would be in everyone's way.
    """
    most = max((mark.weight for lane in lanes for mark in lane.marks), default=1)
    drawn = [
        _mark(lane, mark, spot, most)
        for lane, row in zip(lanes, spots, strict=True)
        for mark, spot in zip(lane.marks, row, strict=True)
    ]
    return "".join(_lines(lane, most) for lane in lanes), group(
        "c-marks", *drawn, aria_hidden="true"
    )


def _lines(lane: Lane, most: int) -> str:
    """Return a lane's base line, its far end, and what stands there."""
    x, far = lane.frame.x, lane.y(lane.frame.height)
    base = lane.y(0)
    number = compact(most) if lane.marks else ""
    y = far + 8 if lane.rises else far
    return group(
        "c-lane",
        line(x.start, far, x.end, far, "c-grid"),
        line(x.start, base, x.end, base, "c-zero"),
        words(number, x.start - 6, y, SMALL, text_anchor="end") if number else "",
    )


def _mark(lane: Lane, mark: LaneMark, spot: float, most: int) -> str:
    room = lane.frame.height - 2 * R - _HEADROOM
    # By the root: what a hundred originals tell would press all else to the line.
    y = lane.y(R + sqrt(mark.weight / max(most, 1)) * room)
    drawn = path(
        _stem(lane, mark, spot, y) + shape(lane.quad, spot, y, R),
        f"c-mark c-m{lane.quad} c-{mark.state}",
    )
    held = (title(mark_words(mark)), drawn)
    if mark.href is None:
        return element("g", *held)
    return element("a", *held, href=mark.href, tabindex=-1)


def _stem(lane: Lane, mark: LaneMark, spot: float, y: float) -> str:
    """Return the line to the base line, and one across the days between which the act lies."""
    edge = y + R if lane.rises else y - R
    stem = f"M{short(spot)} {short(lane.y(0))}V{short(edge)}" if mark.state != "background" else ""
    x = lane.frame.x
    left, right = x.left(mark.first or x.first), x.right(mark.last or x.last)
    if right - left < _SPAN:
        return stem
    before = f"M{short(left)} {short(y)}H{short(spot - R)}" if left < spot - R else ""
    after = f"M{short(spot + R)} {short(y)}H{short(right)}" if right > spot + R else ""
    return stem + before + after


def mark_words(mark: LaneMark) -> str:
    """Return what a mark tells when it is pointed at."""
    told = f"told by {counted(mark.weight, 'original')}"
    state = "" if mark.state == "counted" else f", {word('lane_state', mark.state)}"
    return f"{mark.name}, {stretch(mark.first, mark.last)}, {told}{state}"


def column_bars(lanes: Sequence[Lane], held: Columns) -> tuple[str, str]:
    """Return the lanes with a column for each period, what counts next to the base line; and tips.

    The tip of a column that stands for one act alone leads where the act's mark would. A phone has
    none: there is no mouse to point with, and a finger is wider than a column.
    """
    sorted_in = [_sorted_in(lane, held) for lane in lanes]
    most = max((_acts(marks) for found in sorted_in for marks in found.values()), default=1)
    drawn, tips = "", ""
    for lane, found in zip(lanes, sorted_in, strict=True):
        drawn += _lines(lane, most) + _bars(lane, found, held, most)
        if lane.frame.x.end > PHONE:
            tips += "".join(_tip(lane, index, marks, held) for index, marks in found.items())
    return drawn, group("c-tips", tips, aria_hidden="true")


def _sorted_in(lane: Lane, held: Columns) -> dict[int, list[LaneMark]]:
    """Return the acts of each period that has any, in order."""
    found: dict[int, list[LaneMark]] = defaultdict(list)
    for mark in lane.marks:
        found[held.index(mark)].append(mark)
    return dict(sorted(found.items()))


def _acts(marks: Sequence[LaneMark], state: LaneState | None = None) -> int:
    return sum(mark.acts for mark in marks if state in {None, mark.state})


def _bars(lane: Lane, found: dict[int, list[LaneMark]], held: Columns, most: int) -> str:
    drawn: dict[LaneState, str] = dict.fromkeys(STATES, "")
    for index, marks in found.items():
        left, right = held.edges(index, lane.frame.x)
        near = 0.0
        for state in STATES:
            if acts := _acts(marks, state):
                share = acts / most * (lane.frame.height - _HEADROOM)
                far = near + max(share, _LEAST)
                drawn[state] += lane.column(near, far, left, right)
                near = far
    bars = (path(drawn[state], f"c-mark c-m{lane.quad} c-{state}") for state in STATES)
    return group("c-columns", *bars)


def _tip(lane: Lane, index: int, marks: Sequence[LaneMark], held: Columns) -> str:
    """Return an unseen column that names its acts when it is pointed at."""
    x = lane.frame.x
    area = lane.column(0, lane.frame.height, *held.edges(index, x))
    days = stretch(max(held.firsts[index], x.first), held.last(index, x))
    sums = ((acts, state) for state in STATES if (acts := _acts(marks, state)))
    told = ", ".join(f"{acts:,} {word('lane_state', state)}" for acts, state in sums)
    named = "; ".join(mark.name for mark in marks) if len(marks) <= _NAMED else ""
    tip = f"{days}, {word('quad', lane.quad)}: {told}{'. ' if named else ''}{named}"
    column = element("path", title(tip), d=area, class_="c-tip")
    if len(marks) > 1 or marks[0].href is None:
        return column
    return element("a", column, href=marks[0].href, tabindex=-1)
