"""Shares in words: "two-thirds", "about half", "one in five"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.read.numbers import alternatives, number_words

if TYPE_CHECKING:
    from detente.model.events import Approximation

# What may follow "half" where it is a share; "half an hour", "half-brother", "half past" are none.
_OF_HALF = (
    r"(?=\s+(?:of|the|its|their|his|her|our|all|those|these|that|have|has|were|are|was|is|had)\b)"
)
_HEDGED = re.compile(
    r"\b(?:about|around|nearly|almost|over|than|at\s+least|by|barely|roughly|some|under|below|above)\s+$",
    re.IGNORECASE,
)
_LARGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A fraction in words at [start, end), in percent; `hedge` where its own words have one."""

    start: int
    end: int
    percent: float
    hedge: Approximation | None = None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    known = number_words()
    small = alternatives(tuple(word for word in known.small if known.small[word] > 0))
    names = tuple(word for word in known.fractions if word != "half")
    one = alternatives(tuple(word for word in names if not word.endswith("s")))
    many = alternatives(tuple(word for word in names if word.endswith("s")))
    parts = re.compile(
        rf"\b(?:(?P<lone>an?|one)[-\s](?:(?:mere|good|full|bare)\s+)?(?P<part>{one})\b"
        rf"|(?P<count>{small})[-\s](?P<parts>{many})\b)(?![-\s]+(?:an?\s+)?(?:hour|century|mile))"
        rf"(?!\s+of\s+an?\s+(?:hour|century|mile|thousand|million|billion))",
        re.IGNORECASE,
    )
    halves = re.compile(
        rf"(?<![-\w])(?<!first\s)(?<!second\s)(?<!other\s)"
        rf"(?:\bone\s+)?(?P<good>(?:an?\s+)?good\s+)?"
        rf"half(?:{_OF_HALF}|(?P<bare>\b(?![-\s]+an?\b|-)))",
        re.IGNORECASE,
    )
    ratio = re.compile(
        rf"(?<![-\w.,])(?:(?P<few>{small}|\d{{1,2}})(?:\s+[A-Za-z]+)?|an?\s+[a-z]+)"
        rf"\s+(?:in|out\s+of)\s+(?:every\s+)?"
        rf"(?P<of>{small}|twenty|a\s+hundred|\d{{1,3}})\b(?![-\w.,]*\d)",
        re.IGNORECASE,
    )
    return parts, halves, ratio


def shares(text: str) -> tuple[Share, ...]:
    """Return the fractions that `text` has in words, in order."""
    parts, halves, ratio = _patterns()
    known = number_words()
    found = []
    for match in parts.finditer(text):
        count = known.small[match["count"].casefold()] if match["count"] else 1.0
        part = known.fractions[(match["part"] or match["parts"]).casefold()]
        if count * part < 1:
            found.append(Share(start=match.start(), end=match.end(), percent=100 * count * part))
    for match in halves.finditer(text):
        bare = match["bare"] is not None and not match["good"]
        if bare and not _HEDGED.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        hedge: Approximation | None = "at_least" if match["good"] else None
        found.append(Share(start=match.start(), end=match.end(), percent=50.0, hedge=hedge))
    for match in ratio.finditer(text):
        few, of = _value(match["few"]) if match["few"] else 1.0, _value(match["of"])
        # "A man in ten", but "a bomb in ten places".
        if match["few"] is None and re.match(r"\s+[a-z]+s\b", text[match.end() :]):
            continue
        if few and of and few < of <= _LARGEST and (of <= 10 or of % 10 == 0):
            found.append(Share(start=match.start(), end=match.end(), percent=100 * few / of))
    return tuple(sorted(found, key=lambda share: share.start))


def _value(words: str) -> float | None:
    """Return a number of a ratio."""
    known = number_words()
    plain = words.casefold()
    if plain.endswith("hundred"):
        return 100.0
    return float(plain) if plain.isdigit() else known.small.get(plain)
