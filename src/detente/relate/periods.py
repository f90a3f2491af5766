"""The calendar: days, ISO weeks, months, quarters and years, and which of them a day lies in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.model.relations import Step

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def period_of(day: date, step: Step) -> tuple[date, date]:
    """Return the first and last day of the period that holds `day`; weeks begin on Monday."""
    if step == "day":
        return day, day
    if step == "week":
        first = day - timedelta(days=day.weekday())
        return first, _plus(first, 6)
    length = _MONTHS[step]
    month = (day.month - 1) // length * length + 1
    first = date(day.year, month, 1)
    return first, _last_of(first, length)


def periods(first: date, last: date, step: Step) -> Iterator[tuple[date, date]]:
    """Yield every period from the one that holds `first` to the one that holds `last`."""
    start, end = period_of(first, step)
    while True:
        yield start, end
        if end >= last:
            return
        start, end = period_of(_plus(end, 1), step)


def months_between(one: date, other: date) -> int:
    """Return how many calendar months lie from `one` to `other`; negative if it is earlier."""
    return (other.year - one.year) * 12 + other.month - one.month


def month_name(day: date) -> str:
    """Return the month of a day as "2014-03"."""
    return f"{day.year:04d}-{day.month:02d}"


def _last_of(first: date, months: int) -> date:
    later = first.month - 1 + months
    year, month = first.year + later // 12, later % 12 + 1
    return date.max if year > date.max.year else date(year, month, 1) - timedelta(days=1)


def _plus(day: date, days: int) -> date:
    return day if day > date.max - timedelta(days=days) else day + timedelta(days=days)
