"""Days counted from something dated: "ten days after the raid of 4 May", "on the eve of...".

The words before a date say how an act lies to it. They are data: data/times.toml, [[framing]].
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from detente.read import tables
from detente.read.numbers import number_pattern, value_of
from detente.read.times_calendar import days_of, step, value_at
from detente.read.times_duration import GRAIN, ORDER

if TYPE_CHECKING:
    from datetime import date

    from detente.model.times import When

_SPACE = r"\s+"
_BETWEEN = r"\b[^,.;:()]{0,90}$"
"""What may stand between the words and the date: the noun phrase that the date belongs to."""
_REACH = 240
"""Characters before a date in which its framing is looked for: more than any has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Framing:
    """One way of counting from a date, and how its days are worked out."""

    means: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """The days that a framing gives, and where in the text its words begin and end."""

    when: When
    start: int
    end: int


def framed(text: str, begin: int, date_start: int, when: When) -> Framed | None:
    """Return the days counted from the date at `date_start`, whose own days are `when`.

    Looks in the sentence's words from `begin` up to the date. None if nothing counts from it.
    """
    begin = max(begin, date_start - _REACH)
    before = text[begin:date_start]
    for framing in _framings():
        match = framing.pattern.search(before)
        if match is None:
            continue
        found = _counted(framing.means, match, when)
        if found is not None:
            return Framed(when=found, start=begin + match.start(), end=begin + match.end("word"))
    return None


def counted_back(text: str, begin: int, mark: int, when: When) -> When | None:
    """Return the days of a clause from which its main clause, with the days `when`, is counted.

    The clause's "after" or "before" is at `mark`: "buried today, two days after a bomb killed him".
    None if no number of units stands before it, in the sentence's words from `begin` on.
    """
    told = re.match(r"after|before", text[mark:], re.IGNORECASE)
    match = _offset().search(text[begin:mark])
    if told is None or match is None:
        return None
    unit, count = _units()[match["unit"].casefold()], _count(match["n"])
    if unit in {"S", "MIN", "H"}:
        return replace(when, basis="event", anchor=when.first)
    return _moved(-count if told[0].casefold() == "after" else count, unit, when)


@cache
def _offset() -> re.Pattern[str]:
    """Return the expression of a number of units right before "after" or "before"."""
    units = "|".join(sorted(_units(), key=len, reverse=True))
    count = rf"(?P<n>{number_pattern()}|half{_SPACE}an?|an?|the)"
    return re.compile(rf"\b{count}{_SPACE}(?P<unit>{units}){_SPACE}$", re.IGNORECASE)


@cache
def _framings() -> tuple[_Framing, ...]:
    """Return the framings of the data file, in its order."""
    units = "|".join(sorted(_units(), key=len, reverse=True))
    ordinals = "|".join(sorted(_ordinals(), key=len, reverse=True))
    single = rf"hundred|dozen|{ordinals}|\d+(?:st|nd|rd|th)|half{_SPACE}an?|an?|one|the"
    count = rf"(?:(?P<n>{number_pattern()}|{single}){_SPACE})"
    found = []
    for row in tables.rows(tables.table("times")["framing"]):
        pattern = tables.text(row["pattern"]).replace(" ", _SPACE)
        pattern = re.sub(r"(?<!\?P)<unit>", f"(?P<unit>{units})", pattern)
        pattern = re.sub(r"(?<!\?P)<n>", lambda _: count, pattern)
        whole = re.compile(rf"\b(?:{pattern}){_BETWEEN}", re.IGNORECASE)
        found.append(_Framing(means=tables.text(row["means"]), pattern=whole))
    return tuple(found)


@cache
def _units() -> dict[str, str]:
    """Return the words for units of time and their codes."""
    rows = tables.section(tables.section(tables.table("times")["words"])["unit"])
    known = {word: tables.text(code) for word, code in rows.items()}
    parts = dict.fromkeys(("morning", "afternoon", "evening"), "D")
    return known | parts | {"anniversary": "Y"}


def _ordinals() -> dict[str, float]:
    """Return the words "first", "second" ... and their numbers."""
    words = tables.section(tables.table("times")["words"])
    return tables.numbers(words["ordinal_day"])


def _counted(means: str, match: re.Match[str], when: When) -> When | None:
    """Return the days that a framing makes of a date; None if they are out of reach."""
    if means == "same day":
        return replace(when, basis="event", anchor=when.first, open=None)
    if means == "eve":
        eve = step(when.first, -1, "D") if when.granularity == "day" else None
        return _days(eve, eve, "D", when) if eve else None
    unit = _units()[match["unit"].casefold()]
    count = _count(match.groupdict().get("n"))
    if unit in {"S", "MIN", "H"}:
        count, unit = max(1.0, round(count * {"S": 0, "MIN": 0, "H": 1}[unit] / 24)), "D"
    if means == "to the day":
        moved = (step(when.first, count, unit), step(when.last, count, unit))
        return _days(*moved, "D", when)
    if means in {"later", "sooner"}:
        return _moved(count if means == "later" else -count, unit, when)
    return _stretch(means, count, unit, when)


def _stretch(means: str, count: float, unit: str, when: When) -> When | None:
    """Return the units that begin or end with a date; None if they are out of reach."""
    if means == "first":
        after = step(when.first, count, unit)
        return _days(when.first, after - timedelta(days=1), unit, when) if after else None
    if means == "within":
        return _days(when.first, step(when.last, count, unit), unit, when)
    end = when.last if means == "up to" else step(when.first, -1, "D")
    if end is None:
        return None
    return _days(step(end + timedelta(days=1), -count, unit), end, unit, when)


def _count(words: str | None) -> float:
    """Return how many units the words tell; one for an article or none."""
    if words is None or words.casefold() in {"a", "an", "the"}:
        return 1.0
    low = words.casefold()
    if low.startswith("half"):
        return 0.5
    figures = re.match(r"\d+(?=st|nd|rd|th)", low)
    if figures:
        return float(figures[0])
    return _ordinals().get(low) or value_of(words) or 1.0


def _moved(count: float, unit: str, when: When) -> When | None:
    """Return the day, week, month or year so many units from a date.

    A date too coarse to count days from moves as a whole.
    """
    if unit == "Y" and count == 0.5:
        count, unit = count * 12, "M"
    coarse = ORDER.index(GRAIN[unit]) < ORDER.index(when.granularity)
    first, last = step(when.first, count, unit), step(when.last, count, unit)
    if first is None or last is None:
        return None
    if coarse:
        return _days(first, last, unit, when)
    found = days_of(value_at(first, "W" if unit == "2W" else unit))
    return _days(*found[0], unit, when) if found else None


def _days(first: date | None, last: date | None, unit: str, when: When) -> When | None:
    """Return a stretch of days worked out from a date."""
    if first is None or last is None or last < first:
        return None
    grain = max((GRAIN[unit], when.granularity), key=ORDER.index) if first != last else "day"
    return replace(
        when, first=first, last=last, granularity=grain, basis="event", anchor=when.first, open=None
    )
