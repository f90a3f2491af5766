"""Values of dates that name a day, month, season, quarter, year, decade or century.

A year that is left out is that of the paragraph's story where it tells of a past year, and else the
one that the clause's tense and the day of publication call for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.read import tables
from detente.read.times_calendar import days_of, make_day
from detente.read.times_frame import Solved, computed, nearest, open_date, stated

if TYPE_CHECKING:
    from datetime import date

    from detente.read.times_frame import Frame
    from detente.read.times_grammar import Hit

_FIRST_SURE_YEAR, _LAST_SURE_YEAR = 1500, 2100
"""Bare four-figure numbers outside these are years only after a word such as "in"."""


def day(hit: Hit, frame: Frame) -> Solved | None:
    """A day: "3 March 1998", "Monday, May 6", "2014-06-05"."""
    month = int(hit.said("mon") or hit.code("month") or 0)
    return _yearly(hit, frame, f"{month:02}-{int(hit.said('dom') or 0):02}")


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


def figures(hit: Hit, _: Frame) -> Solved | None:
    """A day in figures. Where day and month could change places only the year is told."""
    one, other, year = (int(part) for part in _split_figures(hit.said("figures") or ""))
    if year < 100:
        year += 2000 if year < 50 else 1900
    readings = [make_day(year, one, other), make_day(year, other, one)]
    known = {reading for reading in readings if reading is not None}
    if len(known) == 1:
        return stated(known.pop().isoformat())
    return open_date(f"{year:04}-XX-XX") if known else None


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
    ones = int(hit.code("ones") or 0)
    number = 2000 + ones if hit.said("two") else 1900 + int(hit.code("tens") or 0) + ones
    if hit.said("month"):
        return stated(f"{number}-{int(hit.code('month') or 0):02}")
    return stated(f"{number}")


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
    which = hit.said("quarter") or hit.code("ordinal")
    return _yearly(hit, frame, f"Q{int(which or 0)}")


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
    """A feast with a fixed day: "Christmas"."""
    return _yearly(hit, frame, hit.rule.fixed)


def _yearly(hit: Hit, frame: Frame, within: str) -> Solved | None:
    """Return the date `within` ("05-03", "05", "Q2") of the year that the words or frame give."""
    if hit.said("y4"):
        return stated(f"{int(hit.said('y4') or 0):04}-{within}")
    at = frame.published
    if hit.said("rel") and at is not None:
        return computed(f"{at.year + int(hit.code('rel') or 0)}-{within}", at)
    if frame.story_year is not None:
        return stated(f"{frame.story_year}-{within}")
    if at is None:
        return open_date(f"XXXX-{within}")
    return nearest(tuple(f"{at.year + shift}-{within}" for shift in (-1, 0, 1)), frame)
