"""Values of stretches of time: so long ago, so long, so often, recently.

A stretch has days only where it is counted from publication or from the date spoken of before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.model.times import When
from detente.read import tables
from detente.read.times_calendar import days_of, duration, share, step, third, value_at
from detente.read.times_frame import Solved, computed, open_date

if TYPE_CHECKING:
    from datetime import date

    from detente.model.times import Granularity
    from detente.read.times_calendar import Days
    from detente.read.times_frame import Frame
    from detente.read.times_grammar import Hit

ORDER = ("day", "week", "month", "quarter", "season", "year", "decade", "era")
GRAIN: dict[str, Granularity] = {
    "S": "day", "MIN": "day", "H": "day", "D": "day", "W": "week", "2W": "week",
    "M": "month", "Q": "quarter", "Y": "year", "10Y": "decade", "100Y": "era",
}  # fmt: skip


def running(value: str, unit: str, toward: int, at: date | None, count: float = 1) -> Solved | None:
    """Return a stretch of `count` units that ends or begins on the day `at`."""
    other = step(at, count * toward, unit) if at else None
    if at is None or other is None:
        return open_date(value, "DURATION")
    return Solved(
        type="DURATION",
        value=value,
        days=(min(at, other), max(at, other)),
        granularity=GRAIN[unit],
        basis="computed",
        anchor=at,
    )


def unknown(unit: str) -> str:
    """Return the value of a period whose place in time is not known."""
    values = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "10Y": "XXX"}
    return values.get(unit, "XXXX")


def shift(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "two years ago", "a day later", "several weeks earlier", "the year-ago quarter"."""
    unit, count = _unit(hit), amount(hit)
    toward = int(hit.code("direction") or 0)
    if count == 0.5 and unit == "Y":
        unit, count = "M", 6.0
    told = hit.said("direction") not in {"ago", "back", "hence", "from now"}
    if count is None:
        return _vaguely(unit, toward, frame) if not told else open_date(_ref(toward))
    quarterly = frame.focus is not None and frame.focus[1] == "quarter" and unit == "Y"
    if frame.focus and (told or quarterly):
        return _from_focus(
            frame.focus, count * toward, "Q" if quarterly else unit, 4 if quarterly else 1
        )
    at = frame.published
    moved = step(at, count * toward, unit) if at else None
    if at is None or moved is None:
        return open_date(unknown(unit))
    solved = computed(value_at(moved, unit), at)
    year = days_of(f"{moved.year}") if unit == "10Y" else None
    # "A decade ago" counts ten years, and hits a year, not the decade that holds it.
    return replace(solved, days=year[0], granularity="year") if solved and year else solved


def exactly_ago(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "a week ago today", "two years ago this week"."""
    unit, count, at = _unit(hit), amount(hit) or 1.0, frame.published
    exact = {"week": "W", "month": "M"}.get(hit.said("exact") or "", "D")
    moved = step(at, -count, unit) if at else None
    if at is None or moved is None:
        return open_date(unknown(unit))
    return computed(value_at(moved, exact), at)


def ahead(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "in three weeks' time"."""
    unit, count, at = _unit(hit), amount(hit), frame.published
    if count is None:
        return _vaguely(unit, 1, frame)
    moved = step(at, count, unit) if at else None
    if at is None or moved is None:
        return open_date(unknown(unit))
    return computed(value_at(moved, unit), at)


def ahead_of(value: str, at: date, *, exact: bool) -> When | None:
    """Return the days of what will be "in two weeks" (`exact`) or "within two weeks" of a day."""
    match = re.fullmatch(r"P(T?)(\d+)([HDWMY])", value)
    if match is None or (match[1] and match[3] != "H"):
        return None
    count, unit = float(match[2]), match[3]
    moved = step(at, count, unit)
    found = days_of(value_at(moved, unit)) if moved else None
    if moved is None or found is None:
        return None
    days, granularity = found if exact else ((at, moved), GRAIN[unit])
    return When(first=days[0], last=days[1], granularity=granularity, basis="computed", anchor=at)


def beside(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "six days after", "the week before": from the story, or from publication."""
    unit, toward = _unit(hit), int(hit.code("aside") or 0)
    count = amount(hit) or 1.0
    if frame.focus:
        return _from_focus(frame.focus, count * toward, unit, 1)
    at = frame.published
    moved = step(at, count * toward, unit) if at else None
    if at is None or moved is None:
        return open_date(unknown(unit))
    return computed(value_at(moved, unit), at)


def _from_focus(
    focus: tuple[Days, Granularity], count: float, unit: str, times: int
) -> Solved | None:
    """Return the date `count` units from the one spoken of; open if that one is too coarse."""
    days, grain = focus
    if ORDER.index(GRAIN[unit]) < ORDER.index(grain):
        return open_date(unknown(unit))
    moved = step(days[0], count * times, unit)
    return computed(value_at(moved, unit), days[0], told=True) if moved else None


def _ref(toward: int) -> str:
    """Return the value of an unbounded past or future."""
    return "PAST_REF" if toward < 0 else "FUTURE_REF"


def _vaguely(unit: str, toward: int, frame: Frame) -> Solved:
    """Return "several weeks ago": a stretch up to publication, as wide as the data file says."""
    reach, at = _vague_days().get(unit), frame.published
    if at is None or reach is None:
        return open_date(_ref(toward))
    other = step(at, toward * reach, "D")
    if other is None:
        return open_date(_ref(toward))
    return Solved(
        type="DATE",
        value=_ref(toward),
        days=(min(at, other), max(at, other)),
        granularity=GRAIN[unit],
        basis="vague",
        anchor=at,
    )


def _vague_days() -> dict[str, float]:
    """Return how many days a vague stretch of each unit covers."""
    return tables.numbers(tables.table("times")["vague_days"])


def _unit(hit: Hit) -> str:
    """Return the code of a hit's unit, in whichever group it stands."""
    for group in ("unit", "unit2", "plural", "long", "single", "theyears"):
        if hit.said(group):
            return str(hit.code(group, "theyears" if group == "theyears" else "unit"))
    return "D"


def amount(hit: Hit) -> float | None:
    """Return how many units a hit tells; None if it does not say ("several")."""
    if hit.said("single"):
        return 1.0
    if hit.said("half") and hit.rule.means == "shift" and hit.code("count") == 1:
        return 0.5
    count = hit.count("n") if hit.said("n") else hit.code("count")
    if count is None:
        return None
    return float(count) + (0.5 if hit.said("half") else 0.0)


def stretch(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "the past five years", "the next three months", "the first 12 months"."""
    unit, count, said = _unit(hit), amount(hit), hit.said("rel") or ""
    value = duration(count, unit)
    toward = _TOWARD.get(said, 0)
    if toward == 0:
        return open_date(value, "DURATION")
    if count is None:
        return _vague_stretch(value, unit, toward, frame)
    return running(value, unit, toward, frame.published, count)


_TOWARD = {
    "last": -1, "past": -1, "previous": -1, "recent": -1, "latest": -1,
    "next": 1, "coming": 1, "following": 1,
}  # fmt: skip


def vague_stretch(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "recent years", "the coming weeks", "the months ahead"."""
    unit = str(hit.code("plural") or hit.code("ahead", "plural") or hit.code("since", "plural"))
    toward = 1 if hit.said("ahead") else _TOWARD.get(hit.said("rel") or "", 0)
    return _vague_stretch(duration(None, unit), unit, toward, frame)


def _vague_stretch(value: str, unit: str, toward: int, frame: Frame) -> Solved:
    """Return a stretch of unknown length on one side of publication."""
    around = _vaguely(unit, toward, frame) if toward else open_date(value)
    return replace(around, type="DURATION", value=value)


def a_duration(hit: Hit, _: Frame) -> Solved | None:
    """Solve "three months", "a 12-day", "half an hour", "decades-long"."""
    if hit.said("half") and not hit.said("n") and not hit.said("count"):
        return open_date(duration(0.5, _unit(hit)), "DURATION")
    one = not hit.said("vague") and not hit.said("n") and hit.said("unit") is not None
    count = amount(hit)
    return open_date(duration(1.0 if one and count is None else count, _unit(hit)), "DURATION")


def a_set(hit: Hit, _: Frame) -> Solved:
    """Solve "every year", "twice a week", "every three months"."""
    count = hit.count("n") if "times" not in (hit.said("n") or "") else None
    inner = hit.rule.name == "every period" and hit.said("times") is None
    return open_date(duration(count if count and inner else 1, _unit(hit)), "SET")


def year_ended(_: Hit, __: Frame) -> Solved:
    """Solve "the year" of "the year ended March 31"."""
    return open_date(duration(1, "Y"), "DURATION")


def often(hit: Hit, _: Frame) -> Solved:
    """Solve "daily", "annual"."""
    return open_date(str(hit.code("often")), "SET")


def year_end(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "year-end": the last day of the year."""
    at = frame.published
    if at is None:
        return open_date("XXXX-12-31")
    return computed(f"{at.year + int(hit.code('rel') or 0)}-12-31", at)


def reference(hit: Hit, frame: Frame) -> Solved:
    """Solve "now", "recently", "the future": days only for the present and the recent past."""
    value, at = str(hit.code("reference")), frame.published
    width = {"PRESENT_REF": "now", "PAST_REF": "recently"}.get(value)
    now = value == "PRESENT_REF"
    recent = now or "recent" in (hit.said("reference") or "")
    if at is None or width is None or not recent:
        return open_date(value)
    first = step(at, -_vague_days()[width], "D")
    if first is None:
        return open_date(value)
    return Solved(
        type="DATE",
        value=value,
        days=(first, at),
        granularity="day",
        basis="computed" if now else "vague",
        anchor=at,
    )


def part_of(solved: Solved, begin: float, end: float) -> Solved:
    """Return "the end of" a date: the same value, a part of its days."""
    if solved.days is None or solved.granularity == "day":
        return solved
    return replace(solved, days=share(solved.days, begin, end))


def third_of(solved: Solved, which: int) -> Solved:
    """Return "early", "mid-" or "late" in a date: the same value, a third of its days."""
    if solved.days is None or solved.granularity is None or solved.granularity == "day":
        return solved
    days, granularity = third(solved.days, solved.granularity, which)
    return replace(solved, days=days, granularity=granularity)


def side_of(solved: Solved, toward: int, at: date | None) -> Solved:
    """Return "earlier", "later" in a date that holds publication: the days before or after it."""
    if solved.days is None or at is None or not solved.days[0] <= at <= solved.days[1]:
        return solved
    days = (solved.days[0], at) if toward < 0 else (at, solved.days[1])
    return replace(solved, days=days, basis="computed", anchor=at)
