"""Calendar periods that are wide enough, in px, to hold one column of a chart each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente.show.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS = (1, 3)
_MONTH_DAYS, _YEAR_DAYS = 30.4, 365.2


def bins(first: date, last: date, room: float, least: float) -> tuple[str, tuple[date, ...]]:
    """Return the finest periods that have `least` px of `room`: their name, and their first days.

    "day", "week", "month", "quarter", "year" or "5 years". The first period may begin before
    `first`.
    """
    pixels = room / ((last - first).days + 1)
    if pixels >= least:
        return "day", tuple(_days(first, last, 1))
    if 7 * pixels >= least:
        return "week", tuple(_days(first - timedelta(days=first.weekday()), last, 7))
    for months in _MONTHS:
        if months * _MONTH_DAYS * pixels >= least:
            return ("month" if months == 1 else "quarter"), tuple(_months(first, last, months))
    fit = (years for years in _YEARS if years * _YEAR_DAYS * pixels >= least)
    years = next(fit, _YEARS[-1])
    return ("year" if years == 1 else counted(years, "year")), tuple(
        date(max(year, 1), 1, 1)
        for year in range(first.year - first.year % years, last.year + 1, years)
    )


def _days(first: date, last: date, step: int) -> Iterator[date]:
    for offset in range(0, (last - first).days + 1, step):
        yield first + timedelta(days=offset)


def _months(first: date, last: date, step: int) -> Iterator[date]:
    start = first.year * 12 + (first.month - 1) // step * step
    for month in range(start, last.year * 12 + last.month, step):
        yield date(month // 12, month % 12 + 1, 1)
