"""The window in a question: "since 2019", "between March 2014 and June 2015", "in the 1990s"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from detente.model.times import Period

_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(_NAMES.split("|"), start=1)}
_DATE = (
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{4}}-\d{{1,2}}|\d{{1,2}}\s+(?:{_NAMES})\s+\d{{4}}"
    rf"|(?:{_NAMES})\s+\d{{1,2}},?\s+\d{{4}}|(?:{_NAMES})\s+\d{{4}}"
    r"|(?:early|mid|late)[\s-]+\d{4}|(?:the\s+)?\d{3}0s|\d{4}"
)
_END = r"[\s?.!]*$"
_SPAN = re.compile(
    rf"\b(?:from|between|in)\s+({_DATE})\s*(?:to|and|until|till|through|-|–)\s*({_DATE}){_END}",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"[\s,]\(?(since|after|before|until|till|by|around|about|in|during|on|from)\s+"
    rf"(?:the\s+year\s+)?({_DATE})(?:\s+on(?:wards?)?)?\)?{_END}",
    re.IGNORECASE,
)
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The window of a question. `rest`: the question without it; `around`: a single day."""

    rest: str
    first: date | None = None
    last: date | None = None
    around: date | None = None


def window_in(text: str) -> Asked:
    """Return the window at the end of a question; no bounds if it names none.

    A date that cannot be (31 June) is left in the question, which is then not understood.
    """
    span = _SPAN.search(text)
    if span is not None:
        one, other = _days(span[1]), _days(span[2])
        if one and other:
            return Asked(rest=text[: span.start()], first=one.first, last=other.last)
    single = _SINGLE.search(text)
    days = _days(single[2]) if single else None
    if single is None or days is None or days.first is None or days.last is None:
        return Asked(rest=text)
    rest, word = text[: single.start()], single[1].lower()
    if word in {"since", "from"}:
        return Asked(rest=rest, first=days.first)
    if word == "after":
        return Asked(rest=rest, first=days.last + timedelta(days=1))
    if word in {"before", "until", "till", "by"}:
        return Asked(rest=rest, last=days.first - timedelta(days=1))
    if word in {"around", "about"}:
        return Asked(rest=rest, around=days.first + (days.last - days.first) // 2)
    return Asked(rest=rest, first=days.first, last=days.last)


def _days(text: str) -> Period | None:
    """Return the days that a date covers; None if there is no such day."""
    words = text.lower().replace(",", " ").split()
    try:
        return _period(words)
    except ValueError:
        return None


def _period(words: list[str]) -> Period:
    joined = "-".join(word for word in words if word != "the")
    part, _, year = joined.partition("-")
    if joined.endswith("0s"):
        first = int(joined[:4])
        return Period(first=date(first, 1, 1), last=date(first + 9, 12, 31))
    if part in _PARTS:
        low, high = _PARTS[part]
        return Period(first=date(int(year), low, 1), last=_month_end(int(year), high))
    numbers = [int(word) for word in joined.split("-") if word.isdigit()]
    named = next((_MONTHS[word] for word in joined.split("-") if word in _MONTHS), None)
    if named is not None:
        numbers = [max(numbers), named, *([min(numbers)] if len(numbers) > 1 else [])]
    if len(numbers) == 1:
        return Period(first=date(numbers[0], 1, 1), last=date(numbers[0], 12, 31))
    year_of, month, *days = numbers
    if not days:
        return Period(first=date(year_of, month, 1), last=_month_end(year_of, month))
    day = date(year_of, month, days[0])
    return Period(first=day, last=day)


def _month_end(year: int, month: int) -> date:
    later = date(year, month, 28) + timedelta(days=4)
    return later - timedelta(days=later.day)
