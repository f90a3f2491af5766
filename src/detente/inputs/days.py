"""Absolute days on a line of a page: by-lines, mastheads, meta tags. Not for running text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})-(?P<m>\d{2})-(?P<day>\d{2})",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH}[ -,]*(?P<year>\d{{4}})\b",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
        r"\b(?P<day>\d{1,2})[./](?P<m>\d{1,2})[./](?P<year>\d{4})\b",
    )
)
_DAY_MONTH = tuple(
    re.compile(form)
    for form in (
        rf"\b{_MONTH} (?P<day>\d{{1,2}})\b(?!,? \d{{4}})",
        rf"\b(?P<day>\d{{1,2}}) {_MONTH}(?! \d{{4}})",
    )
)
_EARLIEST = 1600  # the first newspapers; anything before is no day of publication


def days_in(line: str) -> Iterator[tuple[date, tuple[int, int]]]:
    """Yield the full days on a line with their [start, end), in order.

    A numeric day such as 03/04/2024, which the two halves of the world read differently, is
    left out: it would be a guess.
    """
    found = {}
    for form in _FORMS:
        for match in form.finditer(line):
            day = _day(match)
            if day and match.start() not in found:
                found[match.start()] = (day, match.span())
    yield from (found[start] for start in sorted(found))


def day_month_in(line: str) -> tuple[int, int] | None:
    """Return (month, day) of a day told without its year ("March 18"); None if there is none."""
    for form in _DAY_MONTH:
        for match in form.finditer(line):
            month = month_number(match["month"])
            if month and 1 <= int(match["day"]) <= 31:
                return month, int(match["day"])
    return None


def latest_before(month: int, day: int, limit: date) -> date | None:
    """Return the latest such day up to `limit`; None for a day that no year near it has."""
    for year in range(limit.year, limit.year - 5, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= limit:
            return found
    return None


def month_number(word: str) -> int | None:
    """Return 1..12 for an English month or its usual abbreviation; None for other words."""
    low = word.lower().rstrip(".")
    if len(low) < 3:
        return None
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(low[:4])), None)


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    month = month_number(groups["month"]) if "month" in groups else int(groups["m"])
    day, year = int(groups["day"]), int(groups["year"])
    numeric = "m" in groups and match.re is _FORMS[-1]
    if month is None or year < _EARLIEST or (numeric and day <= 12 and day != month):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
