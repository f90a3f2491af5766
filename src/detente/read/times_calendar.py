"""Days behind TIMEX3 values: the interval of a value, and steps from one value to another.

Values follow ISO-TimeML (Pustejovsky et al. 2010): "2019", "2019-05", "2019-05-14", "2019-W20",
"2019-W20-WE", "2019-Q2", "2019-H1", "2019-SU", "199" (a decade), "19" (a century).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from detente.read import tables

if TYPE_CHECKING:
    from detente.model.times import Granularity

Days = tuple[date, date]

_EARLIEST, _LATEST = 1000, 2199
"""Years that news and its history tell of. Outside them a figure is no year that we can date."""

_VALUE = re.compile(
    r"""(?P<year>\d{4})
    (?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?
      |-W(?P<week>\d\d)(?P<weekend>-WE)?
      |-Q(?P<quarter>[1-4])
      |-H(?P<half>[12])
      |-(?P<season>SP|SU|FA|WI))?""",
    re.VERBOSE,
)
_LONG_AGO = re.compile(r"(?P<century>\d\d)(?P<decade>\d)?")


def anchor_of(published: date | None) -> date | None:
    """Return the day that relative dates are counted from; None if it is out of reach."""
    if published is None or not _EARLIEST < published.year < _LATEST:
        return None
    return published


def make_day(year: int, month: int, day: int) -> date | None:
    """Return that day; None if there is no such day or its year is out of reach."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_of(value: str) -> tuple[Days, Granularity] | None:
    """Return the first and last day of a value and how fine it is; None if it names no days."""
    stretch = value.split("/")
    if len(stretch) == 2:
        return _between(stretch[0], stretch[1])
    match = _VALUE.fullmatch(value)
    if match is None:
        return _long(value)
    year = int(match["year"])
    if not _EARLIEST <= year <= _LATEST:
        return None
    if match["day"]:
        day = make_day(year, int(match["month"]), int(match["day"]))
        return ((day, day), "day") if day else None
    if match["week"]:
        return _week(year, int(match["week"]), weekend=bool(match["weekend"]))
    return _months(match, year)


def _between(left: str, right: str) -> tuple[Days, Granularity] | None:
    """Return the days from the first of `left` to the last of `right`."""
    one, other = days_of(left), days_of(right)
    if one is None or other is None or other[0][1] < one[0][0]:
        return None
    granularity: Granularity = "era" if one[1] == "day" else one[1]
    return (one[0][0], other[0][1]), granularity


def _long(value: str) -> tuple[Days, Granularity] | None:
    """Return the days of a decade ("199") or a century ("19")."""
    match = _LONG_AGO.fullmatch(value)
    if match is None:
        return None
    years = 10 if match["decade"] else 100
    first = make_day(int(value) * years, 1, 1)
    last = make_day(int(value) * years + years - 1, 12, 31)
    if first is None or last is None:
        return None
    return (first, last), "decade" if years == 10 else "era"


def _week(year: int, week: int, *, weekend: bool) -> tuple[Days, Granularity] | None:
    """Return Monday to Sunday of an ISO week, or its Saturday and Sunday."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    first = monday + timedelta(days=5) if weekend else monday
    return (first, monday + timedelta(days=6)), "week"


def _months(match: re.Match[str], year: int) -> tuple[Days, Granularity] | None:
    """Return the days of a year, or of the months of it that the value gives."""
    granularity: Granularity
    if match["month"]:
        begin, count, granularity = int(match["month"]), 1, "month"
    elif match["quarter"]:
        begin, count, granularity = 3 * int(match["quarter"]) - 2, 3, "quarter"
    elif match["half"]:
        begin, count, granularity = 6 * int(match["half"]) - 5, 6, "season"
    elif match["season"]:
        begin, count, granularity = _season_begins()[match["season"]], 3, "season"
    else:
        begin, count, granularity = 1, 12, "year"
    first = make_day(year, begin, 1)
    if first is None:
        return None
    after = add_months(first, count)
    return ((first, after - timedelta(days=1)), granularity) if after else None


@cache
def _season_begins() -> dict[str, int]:
    """Return the first month of each season."""
    data = tables.numbers(tables.table("times")["season_begins"])
    return {season: int(month) for season, month in data.items()}


def value_at(day: date, unit: str) -> str:
    """Return the value of the day, week, month, quarter, year, decade or century that holds `day`.

    `unit` is one of D, W, M, Q, Y, 10Y, 100Y; a finer unit gives the day.
    """
    iso = day.isocalendar()
    values = {
        "W": f"{iso.year}-W{iso.week:02}",
        "2W": f"{iso.year}-W{iso.week:02}",
        "M": f"{day:%Y-%m}",
        "Q": f"{day.year}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year}",
        "10Y": f"{day.year // 10}",
        "100Y": f"{day.year // 100}",
    }
    return values.get(unit, day.isoformat())


def add_months(day: date, count: int) -> date | None:
    """Return the same day so many months on, or the month's last; None if out of reach."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not _EARLIEST <= year <= _LATEST + 1:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}
_DAYS = {"S": 1 / 86_400, "MIN": 1 / 1_440, "H": 1 / 24, "D": 1, "W": 7, "2W": 14}


def step(day: date, count: float, unit: str) -> date | None:
    """Return the day `count` units away (S, MIN, H, D, W, 2W, M, Q, Y, 10Y, 100Y).

    None if it is out of reach. Parts of a month are rounded to whole months.
    """
    if unit in _MONTHS:
        return add_months(day, round(count * _MONTHS[unit])) if abs(count) < _FAR else None
    try:
        moved = day + timedelta(days=round(count * _DAYS[unit]))
    except OverflowError:
        return None
    return moved if _EARLIEST <= moved.year <= _LATEST else None


_FAR = 10_000
"""More months, years or centuries than any date reaches."""


def share(days: Days, begin: float, end: float) -> Days:
    """Return the part of a stretch of days between two shares of it (0..1)."""
    length = (days[1] - days[0]).days + 1
    first = days[0] + timedelta(days=int(begin * length))
    last = days[0] + timedelta(days=max(int(begin * length), round(end * length) - 1))
    return first, min(last, days[1])


def third(days: Days, granularity: Granularity, which: int) -> tuple[Days, Granularity]:
    """Return the early (0), middle (1) or late (2) part of a stretch of days, and how fine it is.

    A year's thirds are of four months; a month's end with the 10th and the 20th; a decade's with
    its years 3 and 6.
    """
    first, last = days
    if granularity == "year" and first.year == last.year:
        begin = date(first.year, 4 * which + 1, 1)
        after = add_months(begin, 4)
        return (begin, after - timedelta(days=1) if after else last), "season"
    if granularity == "month":
        begin = first + timedelta(days=10 * which)
        return (begin, last if which == 2 else begin + timedelta(days=9)), "week"
    if granularity == "decade":
        years = ((0, 3), (4, 6), (7, 9))[which]
        return (date(first.year + years[0], 1, 1), date(first.year + years[1], 12, 31)), "decade"
    return share(days, which / 3, (which + 1) / 3), granularity


def easter(year: int) -> date | None:
    """Return Easter Sunday of the western churches (Oudin 1940); None for a year out of reach."""
    century, golden = year // 100, year % 19
    shift = (century - 17) // 25
    moon = (century - century // 4 - (century - shift) // 3 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (moon - weekday + 40) // 44
    return make_day(year, month, moon - weekday + 28 - 31 * (month // 4))


def duration(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration; `count` None gives an X, as in "PXY"."""
    letter, times, clock = _DURATION[unit]
    if count is None:
        return f"P{clock}X{_LONG.get(unit, letter)}"
    total = count * times
    if total == int(total):
        return f"P{clock}{int(total)}{letter}"
    whole, rest = int(total), total - int(total)
    finer, size = _FINER.get(letter, ("", 0))
    if finer:
        more = f"{round(rest * size)}{finer}"
        return f"P{clock}{whole}{letter}{more}" if whole else f"P{clock}{more}"
    return f"P{clock}{total:g}{letter}"


_DURATION = {
    "S": ("S", 1, "T"),
    "MIN": ("M", 1, "T"),
    "H": ("H", 1, "T"),
    "D": ("D", 1, ""),
    "W": ("W", 1, ""),
    "2W": ("W", 2, ""),
    "M": ("M", 1, ""),
    "Q": ("M", 3, ""),
    "Y": ("Y", 1, ""),
    "10Y": ("Y", 10, ""),
    "100Y": ("Y", 100, ""),
}
_FINER = {"Y": ("M", 12), "W": ("D", 7), "H": ("M", 60)}
_LONG = {"10Y": "DE", "100Y": "CE", "Q": "Q"}
