"""The time in which a page is at a point: that of the dates told around it.

Each date of a stretch of text is a stamp, "old" or "recent". A month or day without its year goes
on in the year told before it: "in 1978 ... in December".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente.read import clauses, tables
from detente.read.stretches import beginning_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from detente.model.claims import TimeExpression
    from detente.model.text import Document
    from detente.model.times import When

Side = Literal["old", "recent"]

_YEAR = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})\b")
_WORD = re.compile(r"[’']?\w+")
_ENDED = re.compile(r"[.!?][”\"’')]*\s")
_BEFORE = 12
"""Characters before a date in which the word right before it is looked for."""
_SINCE_REACH = 80
"""Characters before a date in which "since" is looked for, some more than its pattern spans."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of a page. `named`: it is part of a name for a thing ("the 1972 accord")."""

    start: int
    end: int
    side: Side
    named: bool


@cache
def listed(field: str) -> frozenset[str]:
    """Return a list of words of the data file as a set."""
    return tables.word_set("background", field)


@cache
def count_of(field: str) -> int:
    """Return a whole number of the data file."""
    return int(tables.number(tables.table("background")[field]))


def side_of(when: When, published: date) -> Side | None:
    """Return on which side of news some days lie; None if they lie ahead of publication."""
    age = (published - when.last).days
    if age < 0:
        return None
    if count_of("news_days") < age <= count_of("history_days"):
        return "recent" if when.granularity in listed("alive") else "old"
    return "old" if age > count_of("history_days") else "recent"


def stamps(
    document: Document, times: Sequence[TimeExpression], start: int, end: int
) -> tuple[Stamp, ...]:
    """Return the dates in [start, end), in order; () where the day of publication is not known."""
    found: list[Stamp] = []
    if document.published is None:
        return ()
    for first, last, time in sorted(_dates(document, times, start, end), key=lambda d: d[:2]):
        before = found[-1].side if found else None
        side = "old" if time is None else _side(document, time, document.published, before)
        if side is not None:
            found.append(Stamp(first, last, side, _is_named(document.text, first, last)))
    return tuple(found)


def last_of(document: Document, found: Sequence[Stamp]) -> Side | None:
    """Return the side of the last date of a stretch; None if no date there tells a time.

    News that reaches back in half a sentence stays news.
    """
    told = [stamp for stamp in found if not stamp.named]
    if not told:
        return None
    for before, stamp in zip(told[-2::-1], told[:0:-1], strict=True):
        if stamp.side == "recent" or _ENDED.search(document.text, before.end, stamp.start):
            return stamp.side
    return told[0].side


def _dates(
    document: Document, times: Sequence[TimeExpression], start: int, end: int
) -> Iterator[tuple[int, int, TimeExpression | None]]:
    """Yield the dates that were read, and years of sentences that were passed over (None)."""
    inside = beginning_in(times, start, end)
    taken = {at for time in inside for at in range(time.span.start, time.span.end)}
    for time in inside:
        yield time.span.start, time.span.end, time
    newest = document.published.year - 1 if document.published else 0
    for match in _YEAR.finditer(document.text, start, end):
        if int(match[0]) < newest and match.start() not in taken:
            yield match.start(), match.end(), None


def _side(
    document: Document, time: TimeExpression, published: date, before: Side | None
) -> Side | None:
    """Return the side of one date, given that of the date before; None if it tells no time."""
    words = document.text[time.span.start : time.span.end].casefold()
    if time.value == "PRESENT_REF":
        return "recent"
    if time.when is None:
        opening = {"first", "opening"} & set(words.split()[:2])
        return "old" if time.type == "DURATION" and opening else None
    if time.value.endswith("_REF") or time.type in {"DURATION", "SET"}:
        return None
    lead = document.text[max(0, time.span.start - _SINCE_REACH) : time.span.start]
    if time.when.open == "last" or clauses.is_after_since(lead):
        return None
    anew = lead[-5:].casefold() == " the " and words.startswith("next")
    if before == "old" and (anew or _is_floating(words, time.when, published)):
        return "old"
    return side_of(time.when, published) or "recent"


def _is_floating(words: str, when: When, published: date) -> bool:
    """Return whether a date goes on in the year told before: "in December", not "in 1978".

    One within the days of news is taken to be news.
    """
    if when.basis not in {"computed", "event"} or _YEAR.search(words):
        return False
    if listed("deictic") & set(_WORD.findall(words)):
        return False
    return not 0 <= (published - when.last).days <= count_of("news_days")


def _is_named(text: str, start: int, end: int) -> bool:
    """Return whether a date is a bare year right after an article or "of"."""
    if not _YEAR.fullmatch(text, start, end):
        return False
    words = _WORD.findall(text[max(0, start - _BEFORE) : start].casefold())
    return bool(words) and words[-1] in listed("named") and text[start - 1] == " "
