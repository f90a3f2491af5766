"""Values of dates that name a day, month, season, quarter, year, decade or century.

A year that is left out is that of the paragraph's story where it tells of a past year, and else the
one that the clause's tense and the day of publication call for.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from detente.read import tables
from detente.read.times_calendar import days_of, easter, make_day, step
from detente.read.times_frame import Solved, computed, nearest, open_date, stated

if TYPE_CHECKING:
    from datetime import date

    from detente.read.times_frame import Frame
    from detente.read.times_grammar import Hit

_FIRST_SURE_YEAR, _LAST_SURE_YEAR = 1500, 2100
"""Bare four-figure numbers outside these are years only after a word such as "in"."""


def day(hit: Hit, frame: Frame) -> Solved | None:
    """A day: "3 March 1998", "Monday, May 6", "2014-06-05"."""
    month = int(hit.said("mon") or hit.code("month") or hit.code("roman") or 0)
    return _yearly(hit, frame, f"{month:02}-{_day_of_month(hit):02}")


def _day_of_month(hit: Hit) -> int:
    """Return the day of the month that a hit tells in figures or words."""
    return int(hit.said("dom") or hit.code("ordinal_day") or 0)


def day_alone(hit: Hit, frame: Frame) -> Solved | None:
    """A day whose month is that of the story, or the one nearest publication: "on the 8th"."""
    number = _day_of_month(hit)
    if frame.focus and frame.focus[1] in {"day", "month"}:
        told = frame.focus[0][0]
        return computed(f"{told:%Y-%m}-{number:02}", told, told=True)
    at = frame.published
    if at is None:
        return open_date(f"XXXX-XX-{number:02}")
    months = [moved for shift in (-1, 0, 1) if (moved := step(at.replace(day=1), shift, "M"))]
    known = [day for moved in months if (day := make_day(moved.year, moved.month, number))]
    if frame.tense == "future":
        found = [day for day in known if day >= at][:1]
    else:
        found = [day for day in known if day <= at][-1:]
    return computed(found[0].isoformat(), at) if found else None


def day_of_month(hit: Hit, frame: Frame) -> Solved | None:
    """A day of a month counted from now or from the story: "the 3rd of next month"."""
    told = hit.said("story") is not None and frame.focus is not None
    at = frame.focus[0][0] if told and frame.focus else frame.published
    toward = hit.code("story") if hit.said("story") else hit.code("rel", None) or hit.code("latin")
    moved = step(at.replace(day=1), int(toward or 0), "M") if at else None
    if at is None or moved is None:
        return open_date(f"XXXX-XX-{_day_of_month(hit):02}")
    return computed(f"{moved:%Y-%m}-{_day_of_month(hit):02}", at, told=told)


def day_range(hit: Hit, frame: Frame) -> Solved | None:
    """Days of one month: "April 2-5, 2016". The value is the first day."""
    first = day(hit, frame)
    if first is None or first.days is None:
        return first
    begin = first.days[0]
    last = make_day(begin.year, begin.month, int(hit.said("dom2") or 0))
    if last is None or last < begin:
        return None
    return Solved(
        type="DATE",
        value=first.value,
        days=(begin, last),
        granularity="day",
        basis=first.basis,
        anchor=first.anchor,
    )


def figures(hit: Hit, frame: Frame) -> Solved | None:
    """A day in figures. Where day and month could change places it is between the two days."""
    words = hit.said("figures") or ""
    one, other, year = (int(part) for part in _split_figures(words))
    if year < 100:
        latest = frame.published.year + _SOON if frame.published else _LATEST_SHORT
        year = latest - (latest - year) % 100
    readings = [make_day(year, one, other), make_day(year, other, one)]
    if "." in words:  # only Europe writes points, and the day first
        return stated(readings[1].isoformat()) if readings[1] else None
    known = sorted({reading for reading in readings if reading is not None})
    if len(known) == 1:
        return stated(known[0].isoformat())
    either = open_date(f"{year:04}-XX-XX")
    return replace(either, days=(known[0], known[1]), granularity="year") if known else None


def _split_figures(text: str) -> list[str]:
    """Return the three numbers of "25/12/1998", "25.12.1998" or "25-12-1998"."""
    return text.replace(".", "/").replace("-", "/").split("/")


def month(hit: Hit, frame: Frame) -> Solved | None:
    """A month: "August 2021", "Sept. 1974", "February", "last November", "June last year"."""
    value = f"{int(hit.code('month') or 0):02}"
    if hit.rule.name == "month" and not _placed(hit) and hit.said("month") in _ambiguous():
        return None
    if hit.said("story") and frame.focus:
        year = frame.focus[0][0].year + int(hit.code("story") or 0)
        return stated(f"{year}-{value}")
    if hit.said("rel") and "year" not in _tail(hit):
        return _relative_month(hit, frame, value)
    return _yearly(hit, frame, value)


def _placed(hit: Hit) -> bool:
    """Return whether a word before a month's name shows that it is one."""
    return any(hit.said(group) for group in ("prep", "rel", "story"))


@cache
def _ambiguous() -> frozenset[str]:
    """Return the month names, in lower case, that are also other words."""
    return frozenset(tables.words(tables.section(tables.table("times")["ambiguous"])["months"]))


def _tail(hit: Hit) -> str:
    """Return "year" if the hit's words about a period speak of a year."""
    return "year" if hit.rule.name.endswith("year spoken of") else ""


def _relative_month(hit: Hit, frame: Frame, value: str) -> Solved | None:
    """Solve "last November", "this March", "next June"."""
    at = frame.published
    if at is None:
        return open_date(f"XXXX-{value}")
    toward = hit.code("rel")
    if toward == 0:
        return computed(f"{at.year}-{value}", at)
    years = [at.year - 1, at.year] if toward == -1 else [at.year, at.year + 1]
    now = f"{at:%m}"
    if toward == -1:
        return computed(f"{years[1] if value < now else years[0]}-{value}", at)
    return computed(f"{years[0] if value > now else years[1]}-{value}", at)


def year(hit: Hit, frame: Frame) -> Solved | None:
    """A year: "1893", "the year 1526", "fiscal 2016"."""
    number = int(hit.said("y4") or 0)
    latest = min(_LAST_SURE_YEAR, frame.published.year + 60) if frame.published else _LAST_SURE_YEAR
    sure = _FIRST_SURE_YEAR <= number <= latest
    return stated(f"{number:04}") if sure or (hit.said("prep") or hit.said("inyear")) else None


def spoken_year(hit: Hit, _: Frame) -> Solved | None:
    """A year in words: "nineteen eighty-nine", "January nineteen ninety-seven"."""
    number = _spoken(hit)
    if hit.said("month"):
        return stated(f"{number}-{int(hit.code('month') or 0):02}")
    return stated(f"{number}")


def _spoken(hit: Hit) -> int | None:
    """Return the year that a hit writes in words; None if it writes none."""
    if not hit.said("nineteen") and not hit.said("two"):
        return None
    rest = sum(int(hit.code(group) or 0) for group in ("tens", "teens", "ones"))
    return (2000 if hit.said("two") else 1900) + rest


def year_short(hit: Hit, frame: Frame) -> Solved | None:
    """A year without its century: "'72"."""
    number = _short(hit, frame)
    return stated(f"{number}") if number is not None else None


def _short(hit: Hit, frame: Frame) -> int | None:
    """Return the year that "'72" means: the latest that is not well after publication."""
    if not hit.said("short"):
        return None
    latest = frame.published.year + _SOON if frame.published else _LATEST_SHORT
    return latest - (latest - int(hit.said("y2") or 0)) % 100


_SOON, _LATEST_SHORT = 5, 2030
"""Years after publication that "'72" may mean, and its latest year where that is not known."""


def years(hit: Hit, _: Frame) -> Solved | None:
    """Two years: "1947-48", "1980-1988"."""
    first = int(hit.said("y4") or 0)
    last = int(hit.said("year2") or f"{first // 100}{hit.said('y2')}")
    return stated(f"{first:04}/{last:04}") if _FIRST_SURE_YEAR <= first < last else None


def decade(hit: Hit, frame: Frame) -> Solved | None:
    """A decade: "the 1990s", "the '80s", "the nineties"."""
    if hit.said("decade4"):
        return stated(hit.said("decade4") or "")
    digit = hit.said("decade2") or hit.code("decade")
    century = 19
    if (
        frame.published
        and frame.published.year // 10 % 10 > int(digit or 0) + 1
        and int(digit or 0) < 3
    ):
        century = 20
    return stated(f"{century}{int(digit or 0)}")


def century(hit: Hit, _: Frame) -> Solved | None:
    """A century: "the 19th century" is 18."""
    return stated(f"{int(hit.code('century') or 0) - 1:02}")


def quarter(hit: Hit, frame: Frame) -> Solved | None:
    """A quarter: "the third quarter of 1984", "Q3 2016", "last year's third quarter"."""
    which = 4 if hit.said("lastq") else hit.said("quarter") or hit.code("ordinal")
    return _yearly(hit, frame, f"Q{int(which or 0)}")


def weekday_of_month(hit: Hit, frame: Frame) -> Solved | None:
    """One of a month's weekdays: "the last Sunday in May", "the second Tuesday of March 1994"."""
    whole = _yearly(hit, frame, f"{int(hit.code('month') or 0):02}")
    if whole is None or whole.days is None:
        return whole
    first, last = whole.days
    number = int(hit.code("weekday") or 0)
    if hit.said("lastof"):
        day = step(last, -((last.isoweekday() - number) % 7), "D")
    else:
        which = int(hit.code("which", "ordinal") or 1)
        day = step(first, (number - first.isoweekday()) % 7 + 7 * (which - 1), "D")
    if day is None or day > last:
        return None
    return stated(day.isoformat()) if hit.said("y4") else computed(day.isoformat(), day)


def piece_of_month(hit: Hit, frame: Frame) -> Solved | None:
    """A week or day of a month: "the last week of May 1992", "the first day of June"."""
    whole = _yearly(hit, frame, f"{int(hit.code('month') or 0):02}")
    if whole is None or whole.days is None:
        return whole
    first, last = whole.days
    length = 7 if hit.said("piece") == "week" else 1
    which = int(hit.code("which", "ordinal") or 1) - 1
    begin = step(last, 1 - length, "D") if hit.said("lastof") else step(first, which * length, "D")
    end = step(begin, length - 1, "D") if begin else None
    if begin is None or end is None or end > last:
        return None
    if length == 1:
        return replace(whole, value=begin.isoformat(), days=(begin, end), granularity="day")
    return replace(whole, days=(begin, end), granularity="week")


def same_quarter(hit: Hit, frame: Frame) -> Solved | None:
    """The quarter told of, in another year: "the 1988 quarter", "the same period last year"."""
    at = frame.published
    if hit.said("y4"):
        year = int(hit.said("y4") or 0)
    elif at is not None:
        year = at.year + int(hit.code("rel") or 0)
    else:
        return open_date("XXXX")
    within = "" if frame.quarter is None else f"-Q{frame.quarter}"
    value = f"{year:04}{within}"
    return stated(value) if hit.said("y4") or at is None else computed(value, at)


def half(hit: Hit, frame: Frame) -> Solved | None:
    """Half a year: "the second half of 2015"."""
    return _yearly(hit, frame, f"H{int(hit.code('half') or 0)}")


def season(hit: Hit, frame: Frame) -> Solved | None:
    """A season: "the spring of 2011", "last summer", "in the winter"."""
    code = str(hit.code("season"))
    if hit.said("y4") or hit.rule.name == "season and year":
        return _yearly(hit, frame, code)
    if hit.said("story") and frame.focus:
        at = frame.focus[0][0].year + int(hit.code("story") or 0)
        return stated(f"{at}-{code}")
    if frame.published is None:
        return open_date(f"XXXX-{code}")
    return _relative_season(hit, frame.published, frame, code)


def _relative_season(hit: Hit, at: date, frame: Frame, code: str) -> Solved | None:
    """Solve "last spring": the last that is over; "next": the first that has not begun."""
    values = [f"{at.year + shift}-{code}" for shift in (-2, -1, 0, 1)]
    known = [(value, found[0]) for value in values if (found := days_of(value))]
    toward = hit.code("rel")
    if toward == -1:
        return computed([value for value, days in known if days[1] < at][-1], at)
    if toward == 1:
        return computed(next(value for value, days in known if days[0] > at), at)
    return nearest(tuple(values), frame)


def named(hit: Hit, _: Frame) -> Solved | None:
    """A date known by name: "9/11"."""
    return stated(hit.rule.fixed)


def feast(hit: Hit, frame: Frame) -> Solved | None:
    """A feast: "Christmas", "last Easter", "Palm Sunday 1947"."""
    at = frame.published
    year = hit.said("y4") or frame.story_year
    if year is not None:
        day = _feast_day(hit.rule.fixed, int(year))
        return stated(day) if day else None
    if at is None:
        return None if hit.rule.fixed[0].isalpha() else open_date(f"XXXX-{hit.rule.fixed}")
    days = [day for shift in (-1, 0, 1) if (day := _feast_day(hit.rule.fixed, at.year + shift))]
    toward = hit.code("rel")
    if toward == -1:
        return computed(max(day for day in days if day < at.isoformat()), at)
    if toward == 1:
        return computed(min((day for day in days if day > at.isoformat()), default=days[-1]), at)
    return nearest(tuple(days), frame)


def _feast_day(rule: str, year: int) -> str | None:
    """Return the day of a feast in a year: "12-25", "easter -2" or "month 11 4 4"."""
    kind, *numbers = rule.split()
    if kind == "easter":
        sunday = easter(year)
        day = step(sunday, int(numbers[0]), "D") if sunday else None
    elif kind == "month":
        month, weekday, which = (int(number) for number in numbers)
        first = make_day(year, month, 1)
        away = (weekday - first.isoweekday()) % 7 + 7 * (which - 1) if first else 0
        day = step(first, away, "D") if first else None
    else:
        day = make_day(year, int(rule[:2]), int(rule[3:]))
    return day.isoformat() if day else None


def _yearly(hit: Hit, frame: Frame, within: str) -> Solved | None:
    """Return the date `within` ("05-03", "05", "Q2") of the year that the words or frame give."""
    if hit.said("y4"):
        return stated(f"{int(hit.said('y4') or 0):04}-{within}")
    number = _spoken(hit) or _short(hit, frame)
    if number is not None:
        return stated(f"{number:04}-{within}")
    at = frame.published
    if hit.said("rel") and at is not None:
        return computed(f"{at.year + int(hit.code('rel') or 0)}-{within}", at)
    if frame.story_year is not None:
        return stated(f"{frame.story_year}-{within}")
    if at is None:
        return open_date(f"XXXX-{within}")
    return nearest(tuple(f"{at.year + shift}-{within}" for shift in (-1, 0, 1)), frame)
