"""The place, agency and day before the first words of a dispatch: "ASMARA, May 3 (Reuters) - "."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from detente.read import tables
from detente.read.times_calendar import anchor_of, make_day

if TYPE_CHECKING:
    from detente.model.text import Document

_PLACE = r"[A-Z][\w’'.-]+(?:[ /](?:(?:de|la|al|el|da|do|dos|of|the)[ ])?[A-Z][\w’'.-]*){0,3}"
_DATELINE = re.compile(
    r"""
    [A-Z][A-Z’'.-]+(?:[ /][A-Z][A-Z’'.-]+){0,3}     # KUALA LUMPUR
    (?:,[ ][A-Z][\w.]*(?:[ ][A-Z][\w.]*)?)?           # , Malaysia
    (?:[ ]*\([^()\d]{2,25}\))?                        # (AP)
    [ ]*(?:[-–—]{1,2}|:)[ ]+
    """,
    re.VERBOSE,
)
_DATED = re.compile(
    rf"""
    (?:By[ ][^,.]{{2,30}}[ ]in[ ]|From[ ][^,.]{{3,30}},[ ])?
    \(?{_PLACE}(?:,[ ]{_PLACE})?                      # VICTORIA, Seychelles
    (?:[ ]*\([^()\d]{{2,40}}\))?                      # (AP)
    ,?[ ]+\(?(?:[A-Z][^()\d,]{{1,40}},[ ])?           # (Reuters,
    (?:[A-Z][a-z]+day,?[ ])?                          # Monday,
    (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ](?P<month>[A-Z][A-Za-z]{{2,8}})\b\.?
      |(?P<month2>[A-Z][A-Za-z]{{2,8}})\b\.?[ ](?P<day2>\d{{1,2}})(?:st|nd|rd|th)?
      |(?P<alone>\d{{1,2}})(?=[ ]?[(–—-])
      |(?P<weekday>[A-Z][a-z]+day)(?=[.,]?[ ]))
    (?:,?[ ](?P<year>\d{{4}}))?
    (?:,[ ]\d{{1,2}}(?:[.:]\d\d)?[ ]?[ap]\.?m\.?)?    # , 5 p.m.
    \)?(?:,?[ ]*\([^()]{{2,40}}\))?        # (Ocean News)
    (?:(?<=\))[ ]+(?=["“‘'A-Z])|\.?[ ]*[-–—]{{1,2}}[ ]+|:[ ]+|\.[ ]+(?=["“‘'A-Z]))
    """,
    re.VERBOSE,
)
_FARTHEST = 40
"""Days by which a dispatch may be older than the page that prints it; older ones are history."""
_HEAD = 200
"""Characters within which a dateline ends."""


def after_dateline(text: str, start: int, end: int) -> int:
    """Return where a sentence begins once a dateline before it is left out."""
    for form in (_DATELINE, _DATED):
        match = form.match(text, start, min(end, start + _HEAD))
        if match is not None and match.end() < end and (form is _DATELINE or _is_told(match)):
            return match.end()
    return start


def anchor(document: Document) -> date | None:
    """Return the day from which a document counts: that of its dateline, else of its publication.

    A dispatch printed the next day says "today" of its own day. None if neither is known.
    """
    published = anchor_of(document.published)
    return _dateline_day(document.text[:_HEAD], published) or published


@lru_cache(maxsize=256)
def _dateline_day(head: str, published: date | None) -> date | None:
    """Return the day of the dateline that a text begins with; None if it has none near enough."""
    match = _DATED.match(head.lstrip())
    if match is None or not _is_told(match):
        return None
    if match["year"]:
        day = _on(match, int(match["year"]))
        near = day is not None and (published is None or _is_near(day, published))
        return day if near else None
    if published is None:
        return None
    back = (published - timedelta(days=away) for away in range(_FARTHEST + 1))
    return next((day for day in back if _fits(match, day)), None)


def _is_told(match: re.Match[str]) -> bool:
    """Return whether the words of a dateline's day are a month's or a weekday's name."""
    month = match["month"] or match["month2"]
    if month:
        return _months(month) is not None
    return bool(match["alone"]) or match["weekday"] in _names("weekday")


def _on(match: re.Match[str], year: int) -> date | None:
    """Return the day that a dateline gives, in a year."""
    month = match["month"] or match["month2"]
    number = _months(month) if month else None
    day = int(match["day"] or match["day2"] or 0)
    return make_day(year, number, day) if number else None


def _fits(match: re.Match[str], day: date) -> bool:
    """Return whether a day is one that a dateline without a year may mean."""
    if match["weekday"]:
        return _names("weekday")[match["weekday"]] == day.isoweekday()
    if match["alone"]:
        return int(match["alone"]) == day.day
    return _on(match, day.year) == day


def _is_near(day: date, published: date) -> bool:
    """Return whether a page may print a dispatch of that day as news."""
    return 0 <= (published - day).days <= _FARTHEST


def _months(word: str) -> int | None:
    """Return the number of a month's name or abbreviation; None for other words."""
    return _names("month").get(word.rstrip(".").capitalize())


def _names(kind: str) -> dict[str, int]:
    """Return the names of months or weekdays and their numbers."""
    rows = tables.section(tables.section(tables.table("times")["words"])[kind])
    return {word: int(tables.number(number)) for word, number in rows.items()}
