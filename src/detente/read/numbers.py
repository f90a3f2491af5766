"""Numbers as they are written: digits, words, and mixtures of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.read import tables

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPLIT = re.compile(r"[\s\-‐‑–]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words and what they stand for."""

    small: dict[str, float]
    scales: dict[str, float]
    short: dict[str, float]
    fractions: dict[str, float]
    ordinals: dict[str, float]


@cache
def number_words() -> NumberWords:
    """Return the number words of data/numbers.toml."""
    data = tables.table("numbers")
    return NumberWords(
        small=tables.numbers(data["ones"]) | tables.numbers(data["tens"]),
        scales=tables.numbers(data["scales"]),
        short=tables.numbers(data["short_scales"]),
        fractions=tables.numbers(data["fractions"]),
        ordinals=tables.numbers(data["ordinals"]),
    )


def alternatives(words: dict[str, float] | tuple[str, ...]) -> str:
    """Return a regular expression for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def number_pattern() -> str:
    """Return the regular expression of one number, without capturing groups."""
    known = number_words()
    small, scale = alternatives(known.small), alternatives(known.scales)
    word = rf"(?:{small})(?:[-\s](?:{small}))?"
    spelled = rf"(?:{word}|an?(?=\s+(?:{scale})\b))(?:\s+(?:{scale})\b)*"
    chain = rf"{spelled}(?:\s+(?:and\s+)?{word}\b(?:\s+(?:{scale})\b)*)*"
    figure = (
        rf"(?:{_DIGITS})(?:\s?\d/\d)?(?:(?:{alternatives(known.short)})\b|(?:\s+(?:{scale})\b)+)?"
    )
    half = rf"half\s+an?\s+(?:{scale})\b"
    return rf"(?:{figure}|{half}|\b(?:{chain})(?:\s+and\s+a\s+half)?\b)"


def value_of(words: str) -> float | None:
    """Return the number that `words` write; None if they write none."""
    known = number_words()
    total, current, seen = 0.0, 0.0, False
    for part in _parts(words.casefold()):
        value = _single(part, known)
        if value is not None:
            current, seen = current + value, True
        elif part in known.scales and (seen or part in words.casefold()):
            current = (current or 1.0) * known.scales[part]
            if known.scales[part] > 100:
                total, current = total + current, 0.0
            seen = True
        elif part == "half":
            current, seen = current + 0.5, True
        elif part not in {"a", "an", "and", "of"}:
            return None
    return total + current if seen else None


def _parts(words: str) -> list[str]:
    """Split a number into its words; a fraction and a short scale stay with their digits."""
    return [part for part in _SPLIT.split(words.strip()) if part]


def _single(part: str, known: NumberWords) -> float | None:
    """Return the value of one word or numeral; None if it is neither."""
    if part in known.small:
        return known.small[part]
    match = re.fullmatch(rf"({_DIGITS})({alternatives(known.short)})?", part)
    if match:
        return float(match[1].replace(",", "")) * known.short.get(match[2] or "", 1.0)
    fraction = re.fullmatch(r"(\d)/([1-9])", part)
    return int(fraction[1]) / int(fraction[2]) if fraction else None
