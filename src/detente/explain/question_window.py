"""The window in a question: "since 2019", "between March 2014 and June 2015", "in the 1990s"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from detente.model.times import Period

_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)  # fmt: skip
_MONTHS = {name[:3]: number for number, name in enumerate(_NAMES.split("|"), start=1)}
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_MONTH = rf"(?:(?:{_NAMES})|(?:{_SHORT})\.?)"
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
            "nineties")  # fmt: skip
_PART = r"(?:(?:early|mid|late)[\s-]+)"
_DATE = (
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{4}}-\d{{1,2}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|{_MONTH}\s+\d{{4}}"
    rf"|{_PART}\d{{4}}(?!s)|(?:the\s+)?{_PART}?\d{{3}}0s"
    rf"|the\s+{_PART}?(?:{'|'.join(_DECADES)})|\d{{4}}"
)
_END = r"[\s?.!]*$"
_SPAN = re.compile(
    rf"[\s,]\(?(?:(?:from|between|in)\s+)?({_DATE})\s*(?:\bto\b|and|until|till|through|-|–)\s*"
    rf"({_DATE})\)?{_END}",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"[\s,]\(?(since|after|before|until|till|by|around|about|in|during|on|from)\s+"
    rf"(?:the\s+year\s+)?({_DATE})(?:\s+on(?:wards?)?)?\)?{_END}",
    re.IGNORECASE,
)
_THING = r"(?!\d)[\w’'-]+"
_EVENT = re.compile(
    rf"[\s,]\(?(since|after|before|until|till|around|during)\s+"
    rf"((?:the|its|their|his|her)\s+(?:{_THING}\s+){{1,6}}?(?:of|in)\s+(?P<of>{_DATE})"
    rf"|(?:the|its|their|his|her)\s+(?P<before>{_DATE})(?:\s+{_THING}){{1,4}})\)?{_END}",
    re.IGNORECASE,
)
"""A window by an event with its year: "since the coup of 2021", "after the 2008 war"."""

_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_TENTHS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The window of a question.

    `rest`: the question without it; `around`: a single day; `event`: the words of an event that
    the window is named by, which is known by its date in the question alone.
    """

    rest: str
    first: date | None = None
    last: date | None = None
    around: date | None = None
    event: str | None = None


def window_in(text: str) -> Asked:
    """Return the window at the end of a question; no bounds if it names none.

    A date that cannot be (31 June) is left in the question, which is then not understood. Of an
    event ("after the 2008 war") its whole year, or month, counts as inside: nobody said when in it.
    """
    span = _SPAN.search(text)
    if span is not None:
        one, other = _days(span[1]), _days(span[2])
        if one and other:
            return Asked(rest=text[: span.start()], first=one.first, last=other.last)
    single = _SINGLE.search(text)
    days = _days(single[2]) if single else None
    if single is not None and days is not None:
        return _bounds(text[: single.start()], single[1].lower(), days)
    event = _EVENT.search(text)
    days = _days(event["of"] or event["before"]) if event else None
    if event is None or days is None:
        return Asked(rest=text)
    return _by_event(text[: event.start()], event[1].lower(), days, event[2])


def _bounds(rest: str, word: str, days: Period) -> Asked:
    if days.first is None or days.last is None:
        return Asked(rest=rest)
    if word in {"since", "from"}:
        return Asked(rest=rest, first=days.first)
    if word == "after":
        return Asked(rest=rest, first=days.last + timedelta(days=1))
    if word in {"before", "until", "till", "by"}:
        return Asked(rest=rest, last=days.first - timedelta(days=1))
    if word in {"around", "about"}:
        return Asked(rest=rest, around=days.first + (days.last - days.first) // 2)
    return Asked(rest=rest, first=days.first, last=days.last)


def _by_event(rest: str, word: str, days: Period, event: str) -> Asked:
    if word in {"since", "after"}:
        return Asked(rest=rest, first=days.first, event=event)
    if word in {"before", "until", "till"}:
        return Asked(rest=rest, last=days.last, event=event)
    return replace(_bounds(rest, word, days), event=event)


def _days(text: str) -> Period | None:
    """Return the days that a date covers; None if there is no such day."""
    words = text.lower().replace(",", " ").replace(".", " ").split()
    try:
        return _period(words)
    except ValueError:
        return None


def _period(words: list[str]) -> Period:
    joined = "-".join(word for word in words if word != "the")
    part, _, year = joined.partition("-")
    if joined.endswith("0s") or joined.endswith(_DECADES):
        return _decade(year if part in _PARTS else joined, part)
    if part in _PARTS:
        low, high = _PARTS[part]
        return Period(first=date(int(year), low, 1), last=_month_end(int(year), high))
    numbers = [int(word) for word in joined.split("-") if word.isdigit()]
    named = next((_MONTHS[word[:3]] for word in joined.split("-") if word[:3] in _MONTHS), None)
    if named is not None:
        numbers = [max(numbers), named, *([min(numbers)] if len(numbers) > 1 else [])]
    if len(numbers) == 1:
        return Period(first=date(numbers[0], 1, 1), last=date(numbers[0], 12, 31))
    year_of, month, *days = numbers
    if not days:
        return Period(first=date(year_of, month, 1), last=_month_end(year_of, month))
    day = date(year_of, month, days[0])
    return Period(first=day, last=day)


def _decade(word: str, part: str) -> Period:
    """Return a decade, or a part of it: "1990s"; "seventies" are those of the last century."""
    named = next((n for n, name in enumerate(_DECADES, start=2) if word == name), None)
    first = 1900 + 10 * named if named else int(word[:4])
    low, high = _TENTHS.get(part, (0, 9))
    return Period(first=date(first + low, 1, 1), last=date(first + high, 12, 31))


def _month_end(year: int, month: int) -> date:
    later = date(year, month, 28) + timedelta(days=4)
    return later - timedelta(days=later.day)
