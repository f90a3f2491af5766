"""Days and periods as people read them. `first`, `last`: the days of a period, ends included."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from detente.show.words import word

if TYPE_CHECKING:
    from datetime import date

    from detente.model.relations import TurningPoint

NOT_DATED = "date not known"
EN_DASH = "\N{EN DASH}"
_SHORT_NAMES = 4  # "June" and "July" stay whole, "September" becomes "Sep"


def month_name(number: int, *, short: bool = False) -> str:
    """Return the name of month 1..12; `short`: three letters, or four for June and July."""
    name = word("month", number)
    return name if not short or len(name) <= _SHORT_NAMES else name[:3]


def day(value: date | None) -> str:
    """Return "4 Oct 2017", or that the date is not known."""
    if value is None:
        return NOT_DATED
    return f"{value.day} {month_name(value.month, short=True)} {value.year}"


def month(value: str) -> str:
    """Return "June 2017" for "2017-06"."""
    year, number = value.split("-")
    return f"{month_name(int(number))} {int(year)}"


def turned_in(turn: TurningPoint) -> str:
    """Return the month of a turn, or the years where no more is known: "June 2017", "2008"."""
    whole = stretch(turn.first, turn.last)
    return whole if whole.replace(EN_DASH, "").replace(" ", "").isdigit() else month(turn.month)


def stretch(first: date | None, last: date | None) -> str:
    """Return a period in as few words as say it exactly: "2013", "Jun 2013 – Dec 2014", ...

    None at the beginning is "until", at the end "since"; None at both ends is "date not known".
    """
    if first is None and last is None:
        return NOT_DATED
    if first is None:
        return f"until {day(last)}"
    if last is None:
        return f"since {_opening(first)}"
    if first == last:
        return day(first)
    return _closed(first, last)


def _closed(first: date, last: date) -> str:
    whole_months = first.day == 1 and _ends_month(last)
    if whole_months and first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else _join(first.year, last.year)
    if whole_months:
        one, other = _month_of(first), _month_of(last)
        if one == other:
            return one
        if first.year == last.year:
            one = month_name(first.month, short=True)
        return _join(one, other)
    if first.year != last.year:
        return _join(day(first), day(last))
    if first.month != last.month:
        return _join(day(first).removesuffix(f" {first.year}"), day(last))
    return f"{first.day}{EN_DASH}{day(last)}"


def _join(one: object, other: object) -> str:
    return f"{one} {EN_DASH} {other}"


def _month_of(value: date) -> str:
    return f"{month_name(value.month, short=True)} {value.year}"


def _opening(value: date) -> str:
    return day(value) if value.day != 1 else _month_of(value)


def _ends_month(value: date) -> bool:
    return value.day == monthrange(value.year, value.month)[1]
