"""Numbers as they are written: digits, words, and mixtures of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.read import tables

# With commas as in "1,500,000", as on the Indian subcontinent ("15,00,000"), or with thin spaces.
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[\u00a0\u202f]\d{3})+"
    r"|\d+(?:\.\d+)?"
)
_SPLIT = re.compile(r"(?:(?![\u00a0\u202f]\d)\s|[\-‐‑–])+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words and what they stand for."""

    ones: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    short: dict[str, float]
    fractions: dict[str, float]
    ordinals: dict[str, float]
    vulgar: dict[str, float]

    @property
    def small(self) -> dict[str, float]:
        """The words of both."""
        return self.ones | self.tens


@cache
def number_words() -> NumberWords:
    """Return the number words of data/numbers.toml."""
    data = tables.table("numbers")
    return NumberWords(
        ones=tables.numbers(data["ones"]),
        tens=tables.numbers(data["tens"]),
        scales=tables.numbers(data["scales"]),
        short=tables.numbers(data["short_scales"]),
        fractions=tables.numbers(data["fractions"]),
        ordinals=tables.numbers(data["ordinals"]),
        vulgar=tables.numbers(data["vulgar"]),
    )


def alternatives(words: dict[str, float] | tuple[str, ...]) -> str:
    """Return a regular expression for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def number_pattern() -> str:
    """Return the regular expression of one number, without capturing groups."""
    known = number_words()
    small, scale = alternatives(known.small), alternatives(known.scales)
    single = alternatives(
        tuple(word for word in known.scales if word != "score" and not word.endswith("s"))
    )
    ones, tens = alternatives(known.ones), alternatives(known.tens)
    word = rf"(?:(?:{tens})[-\s](?:{ones})|{small})"
    # Only a scale is gone on from: "two hundred and six", but not "five and ten".
    scaled = rf"(?:{word}(?:-odd)?|an?(?=\s+(?:{single})\b))(?:[\s-]+(?:{scale})\b)+"
    chain = rf"(?:{scaled}(?:\s+(?:and\s+)?{word}\b(?:\s+(?:{scale})\b)*)*|{word})"
    # "5 bn" is a sum, "5 m" a length.
    short = tuple(word for word in known.short if len(word) > 1)
    scaled = rf"(?:{alternatives(known.short)})\b|\s(?:{alternatives(short)})\b"
    vulgar = "".join(known.vulgar)
    figure = rf"(?:{_DIGITS})(?:\s?\d/\d|[{vulgar}])?(?:{scaled}|(?:[\s-]+(?:{scale})\b)+)?"
    half = rf"\b(?:an?\s+)?half[-\s](?:an?[-\s])?(?:{single})\b"
    quarter = rf"\b(?:an?|one|three)[-\s]quarters?\s+of\s+an?\s+(?:{single})\b"
    # "Half an hour", "three-quarters of a mile": the unit is read apart.
    sized = r"an?(?=[-\s](?:hour|mile|century|tonne|ton|acre|kilometre|kilometer)\b)"
    parts = rf"\b(?:half|(?:an?|one|three)[-\s]quarters?\s+of)[-\s]{sized}"
    score = r"\ba\s+score\b(?=\s+(?:of\s+[a-z]|or\b))"
    couple = rf"\ba\s+couple\s+of\s+(?:{single})\b"
    halves = rf"(?:[-\s]+and[-\s]+a[-\s]+half(?:[-\s]+(?:{scale})\b)?)?"
    several = r"(?:(?:cubic|square|metric|nautical)\s+)?[a-z]+s|men|women|people|children"
    bare = rf"\b(?:{single})(?:\s(?:{single}))*\b(?=(?:-odd)?\s+(?:{several})\b)"
    words = rf"{half}|{quarter}|{parts}|{score}|{couple}"
    return rf"(?:{words}|(?:{figure}){halves}|\b(?:{chain}){halves}\b|{bare})"


def value_of(words: str) -> float | None:
    """Return the number that `words` write; None if they write none."""
    known = number_words()
    share, of, rest = words.casefold().partition(" of ")
    if of and (parts := share.replace("-", " ").split())[-1].startswith("quarter"):
        return (3 if parts[0] == "three" else 1) * 0.25 * (value_of(rest) or 1.0)
    total, current, last, seen = 0.0, 0.0, 1.0, False
    for part in _parts(words.casefold()):
        value = _single(part, known)
        if value is not None:
            current, seen = current + value, True
        elif part in known.scales:
            # "Two lakh crore": a scale of a scale.
            base = current or (total if last > 100 else 0.0) or 1.0
            total = total if current or last <= 100 else 0.0
            current, last = base * known.scales[part], known.scales[part]
            if last > 100:
                total, current = total + current, 0.0
            seen = True
        elif part == "half":
            # "A million and a half" is half a million more, "two and a half million" is not.
            current, seen = current + 0.5 * (last if not current else 1.0), True
        elif part == "couple":
            current, seen = 2.0, True
        elif part not in {"a", "an", "and", "of", "odd"}:
            return None
    return total + current if seen else None


def _parts(words: str) -> list[str]:
    """Split a number into its words; a fraction and a short scale stay with their digits."""
    return [part for part in _SPLIT.split(words.strip()) if part]


def _single(part: str, known: NumberWords) -> float | None:
    """Return the value of one word or numeral; None if it is neither."""
    if part in known.small:
        return known.small[part]
    vulgar = "".join(known.vulgar)
    match = re.fullmatch(rf"({_DIGITS})([{vulgar}])?({alternatives(known.short)})?", part)
    if match:
        plain = float(re.sub(r"[,\u00a0\u202f]", "", match[1])) + known.vulgar.get(match[2], 0.0)
        # 4.1 thousand million is no 4,099,999,999.9999995.
        return round(plain * known.short.get(match[3] or "", 1.0), 6)
    fraction = re.fullmatch(r"(\d)/([1-9])", part)
    return int(fraction[1]) / int(fraction[2]) if fraction else None
