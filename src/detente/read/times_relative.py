"""Values of dates told from another day: publication, or the date spoken of before.

News counts weekdays from publication: "on Tuesday" is the last Tuesday up to and with that day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from detente.read.times_calendar import days_of, duration, step, value_at
from detente.read.times_duration import GRAIN, ORDER, running, unknown
from detente.read.times_frame import Solved, computed, nearest, open_date, stated

if TYPE_CHECKING:
    from datetime import date

    from detente.model.times import Granularity
    from detente.read.times_calendar import Days
    from detente.read.times_frame import Frame
    from detente.read.times_grammar import Hit


def weekday(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "Friday", "last Tuesday", "the previous Friday", "Saturday night"."""
    number = int(hit.code("weekday") or 0)
    if hit.said("story") and frame.focus:
        found = _weekday_near(frame.focus[0][0], number, int(hit.code("story") or 0) or 1)
        return _part(hit, computed(found.isoformat(), frame.focus[0][0], told=True))
    at = frame.published
    if at is None:
        return open_date(f"XXXX-WXX-{number}")
    toward = -1 if hit.said("pastday") else hit.code("weekday_rel")
    if toward in {-1, 1}:
        day = _weekday_near(at, number, int(toward or 0))
    elif frame.tense in {"future", "present"} or (toward == 0 and frame.tense != "past"):
        day = _weekday_near(at - timedelta(days=1), number, 1)
    else:
        day = _weekday_near(at + timedelta(days=1), number, -1)
    return _part(hit, computed(day.isoformat(), at))


def weekday_week(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "Thursday week": a week after the next Thursday."""
    at, number = frame.published, int(hit.code("weekday") or 0)
    if at is None:
        return open_date(f"XXXX-WXX-{number}")
    return computed((_weekday_near(at, number, 1) + timedelta(days=7)).isoformat(), at)


def _weekday_near(day: date, number: int, toward: int) -> date:
    """Return the nearest such weekday strictly before (-1) or after (1) `day`."""
    away = (day.isoweekday() - number) % 7 if toward < 0 else (number - day.isoweekday()) % 7
    return day + timedelta(days=toward * (away or 7))


def _part(hit: Hit, solved: Solved | None) -> Solved | None:
    """Return a day with the part of it that the words give, as a TIME."""
    if solved is None or not hit.said("part"):
        return solved
    return replace(solved, type="TIME", value=f"{solved.value}T{hit.code('part')}")


def story_part(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "that night", "the following morning": of the day spoken of, or of the one after."""
    at = frame.focus[0][0] if frame.focus and frame.focus[1] == "day" else frame.published
    toward = 1 if hit.said("nextpart") else int(hit.code("story") or 0)
    part = hit.code("nextpart", "part") or hit.code("part")
    moved = step(at, toward, "D") if at else None
    if at is None or moved is None:
        return open_date(f"XXXX-XX-XXT{part}", "TIME")
    return computed(f"{moved.isoformat()}T{part}", at, "TIME", told=True)


def next_day(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "the next day": the one after the day spoken of."""
    if frame.focus is None:
        return open_date("XXXX-XX-XX")
    at, granularity = frame.focus[0][0], frame.focus[1]
    moved = step(at, 1, "D") if granularity == "day" else None
    if moved is None:
        return open_date(f"{at:%Y}-XX-XX" if hit.said("nextday") else "XXXX-XX-XX")
    return computed(moved.isoformat(), at, told=True)


def week_weekday(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "Thursday last week"."""
    at, number = frame.published, int(hit.code("weekday") or 0)
    if at is None:
        return open_date(f"XXXX-WXX-{number}")
    monday = at - timedelta(days=at.isoweekday() - 1)
    day = monday + timedelta(days=7 * int(hit.code("rel") or 0) + number - 1)
    return computed(day.isoformat(), at)


def weekday_set(hit: Hit, _: Frame) -> Solved:
    """Solve "every Friday", "Tuesday nights"."""
    return open_date(f"XXXX-WXX-{int(hit.code('weekday') or 0)}", "SET")


def near(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "yesterday", "today", "tomorrow night", "the day before yesterday"."""
    away = int(hit.code("near") or 0)
    away = -2 if hit.said("before") else 2 if hit.said("after") else away
    at = frame.published
    if at is None:
        return open_date("PRESENT_REF" if away == 0 else "XXXX-XX-XX")
    solved = computed((at + timedelta(days=away)).isoformat(), at)
    return _part(hit, solved)


def today_part(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "this morning", "last night", "overnight"."""
    part = "NI" if hit.said("overnight") else str(hit.code("part"))
    at = frame.published
    if at is None:
        return open_date(f"XXXX-XX-XXT{part}", "TIME")
    day = at if hit.said("this") == "this" else at - timedelta(days=1)
    solved = computed(f"{day.isoformat()}T{part}", at, "TIME")
    # A night that ends on the day of publication: "overnight" is of both days.
    return replace(solved, days=(day, at)) if solved and part == "NI" and day < at else solved


def clock(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "10:35 a.m. Friday", "21:40 GMT", "noon Saturday". The day is `frame.focus` if told."""
    at = frame.published
    if at is None:
        return open_date(f"XXXX-XX-XXT{_clock_time(hit)}", "TIME")
    solved: Solved | None
    if hit.said("weekday"):
        solved = weekday(hit, frame)
    elif hit.said("near"):
        solved = near(hit, frame)
    elif hit.said("month"):
        within = f"{int(hit.code('month') or 0):02}-{int(hit.said('dom') or 0):02}"
        years = (
            [int(hit.said("y4") or 0)] if hit.said("y4") else [at.year - 1, at.year, at.year + 1]
        )
        solved = nearest(tuple(f"{year}-{within}" for year in years), frame)
    else:
        solved = computed(at.isoformat(), at)
    return computed(f"{solved.value}T{_clock_time(hit)}", at, "TIME") if solved else None


def _clock_time(hit: Hit) -> str:
    """Return hours and minutes of a clock time, as "16:00"."""
    if hit.said("hour24"):
        return f"{int(hit.said('hour24') or 0):02}:{hit.said('minute')}"
    if hit.said("hourname"):
        return f"{int(hit.code('hourname') or 0):02}:00"
    hour = int(hit.said("hour") or 0) % 12
    late = (hit.said("ampm") or "").startswith("p")
    late = late or (hit.said("inpart") or "") in {"in the afternoon", "in the evening"}
    return f"{hour + (12 if late else 0):02}:{hit.said('minute') or '00'}"


def period(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "last week", "this month", "next year"; "the past year" runs up to the day itself."""
    unit, at = str(hit.code("period")), frame.published
    toward = int(hit.code("rel") or 0)
    if unit == "D" and toward == 0:
        return open_date("PRESENT_REF")
    past_story = frame.focus is not None and at is not None and frame.focus[0][1] < at
    if toward == 1 and hit.said("rel") == "next" and frame.tense == "past" and past_story:
        return _stepped(frame, unit)
    if toward and (hit.said("rel") in {"past", "coming"} or unit in {"D", "10Y", "100Y"}):
        return running(duration(1, unit), unit, toward, at)
    if at is None:
        return open_date(unknown(unit))
    moved = step(at.replace(day=1) if unit in {"M", "Q"} else at, toward, unit)
    return computed(value_at(moved, unit), at) if moved else None


def _stepped(frame: Frame, unit: str) -> Solved | None:
    """Return the period after the one told of, in a story of the past: "the next year"."""
    if frame.focus is None or ORDER.index(GRAIN[unit]) < ORDER.index(frame.focus[1]):
        return open_date(unknown(unit))
    at = frame.focus[0][0]
    moved = step(at.replace(day=1) if unit in {"M", "Q"} else at, 1, unit)
    return computed(value_at(moved, unit), at, told=True) if moved else None


def story_period(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "the following year", "that day": counted from the date spoken of before."""
    unit, toward = str(hit.code("period")), int(hit.code("story") or 0)
    if frame.focus is None:
        return period_of_publication(unit, toward, frame)
    days, grain = frame.focus
    if ORDER.index(GRAIN[unit]) < ORDER.index(grain):
        return _inside(days, grain, unit, toward)
    start = days[0].replace(day=1) if unit in {"M", "Q"} else days[0]
    moved = step(start, toward, unit)
    return computed(value_at(moved, unit), days[0], told=True) if moved else None


def before_last(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "the week before last", "the summer before last"."""
    at = frame.published
    if at is None:
        return open_date("XXXX")
    if hit.said("season"):
        values = [f"{at.year + shift}-{hit.code('season')}" for shift in (-3, -2, -1, 0)]
        over = [value for value in values if (found := days_of(value)) and found[0][1] < at]
        return computed(over[-2], at)
    if hit.said("weekday"):
        number = int(hit.code("weekday") or 0)
        return computed((_weekday_near(at, number, -1) - timedelta(days=7)).isoformat(), at)
    if hit.said("eve"):
        night = at - timedelta(days=2)
        return computed(f"{night.isoformat()}TNI", at, "TIME")
    unit = str(hit.code("period") or "W")
    moved = step(at.replace(day=1) if unit in {"M", "Q"} else at, -2, unit)
    value = value_at(moved, unit) if moved else ""
    return computed(value if hit.said("period") else f"{value}-WE", at) if moved else None


def after_next(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "the week after next", "the Sunday after next"."""
    at = frame.published
    if at is None:
        return open_date("XXXX")
    if hit.said("weekday"):
        day = _weekday_near(at, int(hit.code("weekday") or 0), 1) + timedelta(days=7)
        return computed(day.isoformat(), at)
    unit = str(hit.code("period") or "W")
    moved = step(at.replace(day=1) if unit in {"M", "Q"} else at, 2, unit)
    value = value_at(moved, unit) if moved else ""
    return computed(value if hit.said("period") else f"{value}-WE", at) if moved else None


def period_of_publication(unit: str, toward: int, frame: Frame) -> Solved | None:
    """Return the period that lies `toward` periods from the one of publication."""
    at = frame.published
    moved = step(at, toward, unit) if at else None
    if at is None or moved is None:
        return open_date(unknown(unit))
    return computed(value_at(moved, unit), at)


def _inside(days: Days, grain: Granularity, unit: str, toward: int) -> Solved:
    """Return "the same day" of a month that is all we know: the days stay those of the month."""
    open_part = {"D": "-XX", "M": "-XX"}.get(unit, "")
    known = value_at(days[0], "M" if unit == "D" and grain == "month" else "Y")
    if toward:
        return open_date(known + open_part)
    return Solved(
        type="DATE",
        value=known + open_part,
        days=days,
        granularity=grain,
        basis="event",
        anchor=days[0],
    )


def the_period(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "the year", "the week": of the story, or of publication; the last full quarter."""
    unit = str(hit.code("period") or "Q")
    if unit in {"10Y", "100Y"}:
        return open_date(duration(1, unit), "DURATION")
    if hit.said("y4"):
        return stated(hit.said("y4") or "")
    if frame.story_year is not None and unit == "Y":
        return computed(f"{frame.story_year}", frame.published) if frame.published else None
    if hit.said("latest2") and unit == "Q":
        return period_of_publication(unit, -1, frame)
    if frame.focus and frame.focus[1] == GRAIN[unit]:
        return computed(value_at(frame.focus[0][0], unit), frame.focus[0][0], told=True)
    return period_of_publication(unit, -1 if unit == "Q" else 0, frame)


def weekend(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "the weekend", "last weekend", "next weekend"."""
    at = frame.published
    if at is None:
        return open_date("XXXX-WXX-WE")
    toward = hit.code("weekday_rel")
    ahead = toward == 1 or (toward == 0 and frame.tense != "past") or frame.tense == "future"
    saturday = _weekday_near(at, 6, 1) if ahead else _weekday_near(at + timedelta(days=1), 6, -1)
    if toward == -1 and saturday.isocalendar()[:2] == at.isocalendar()[:2]:
        saturday -= timedelta(days=7)
    iso = saturday.isocalendar()
    return computed(f"{iso.year}-W{iso.week:02}-WE", at)
