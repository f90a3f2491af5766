"""Where a text writes figures: numbers with the words that widen or narrow them, and their unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.read import tables
from detente.read.numbers import alternatives, number_pattern, value_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in the text.

    Attributes:
        start: Where the figure begins, the words that narrow it included.
        number: Where its number begins.
        end: Where it ends, its unit included.
        low: Least value; None if the words leave it open.
        high: Greatest value; None if the words leave it open.
        unit: The unit written with it; None if it has none of its own.
        vague: A word such as "dozens" rather than a number.
    """

    start: int
    number: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """The compiled patterns of data/units.toml."""

    pattern: re.Pattern[str]
    units: dict[str, str]
    before: dict[str, str]
    after: dict[str, str]
    vague: dict[str, float]
    leading: re.Pattern[str]
    trailing: re.Pattern[str]


@cache
def figure_words() -> FigureWords:
    """Return the patterns and words of data/units.toml."""
    data = tables.table("units")
    units = {
        word.casefold(): tables.text(row["name"])
        for row in tables.rows(data["unit"])
        for word in tables.words(row["words"])
    }
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for row in tables.rows(data["near"]):
        kind = tables.text(row["kind"])
        before |= dict.fromkeys(tables.words(row["before"]), kind)
        after |= dict.fromkeys(tables.words(row["after"]), kind)
    vague = tables.numbers(data["vague"])
    return FigureWords(
        pattern=_pattern(units, vague),
        units=units,
        before=before,
        after=after,
        vague=vague,
        leading=re.compile(rf"\b({_spaced(before)})\s+(?:the\s+)?$", re.IGNORECASE),
        trailing=re.compile(rf"\s+({_spaced(after)})\b", re.IGNORECASE),
    )


def _spaced(words: dict[str, str] | dict[str, float]) -> str:
    """Return an expression for any of the words, with any white space between their parts."""
    return alternatives(tuple(words)).replace(r"\ ", r"\s+")


def _pattern(units: dict[str, str], vague: dict[str, float]) -> re.Pattern[str]:
    """Return the expression of one figure, a range included."""
    signs = {word for word in units if not word[0].isalpha()}
    wordy = tuple(word for word in units if word[0].isalpha())
    money = "|".join(re.escape(sign) for sign in sorted(signs - {"%"}, key=len, reverse=True))
    unit = rf"(?:\s?(?P<sign>%)|(?:[\s-]|(?<=\d))(?P<unit>{alternatives(wordy)})\b)"
    number = number_pattern()
    joined = (
        rf"(?P<join>\s+(?:to|and|or)\s+|\s?[-–—]\s?)(?P<money2>us\$|{money})?(?P<other>{number})"
    )
    return re.compile(
        rf"(?<![\w.,/:'’-])(?:(?P<money>us\$|{money}|\bRs\.?\s?)\s?)?"
        rf"(?P<number>{number}(?:\s?(?P<loose>%))?)(?:{joined})?{unit}?(?![\w]|[./:]\d|,\d)"
        rf"|\b(?P<vague>{_spaced(vague)})\b",
        re.IGNORECASE,
    )


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of `text`, in order; dates and labels are among them still."""
    words = figure_words()
    found: list[Figure] = []
    for match in words.pattern.finditer(text):
        found.extend(_vague(text, match) if match["vague"] else _plain(text, match))
    return tuple(found)


def _vague(text: str, match: re.Match[str]) -> list[Figure]:
    """Return the figure of a word such as "dozens": a least value alone."""
    word = " ".join(match["vague"].casefold().split())
    start = _lead(text, match.start())[0]
    low = figure_words().vague[word]
    end = match.end()
    return [
        Figure(
            start=start, number=match.start(), end=end, low=low, high=None, unit=None, vague=True
        )
    ]


def _plain(text: str, match: re.Match[str]) -> list[Figure]:
    """Return the figure of a match; two where "and" or "or" joins numbers that are no range."""
    one = value_of((match["number"] or "").replace("%", ""))
    other = value_of(match["other"]) if match["other"] else None
    unit = _unit(match)
    start, kind = _lead(text, match.start())
    if one is None:
        return []
    if other is None:
        low, high = _bounds(one, kind or _trail(text, match.end()))
        return [
            Figure(
                start=start, number=match.start(), end=match.end(), low=low, high=high, unit=unit
            )
        ]
    between = text[max(0, start - 9) : start].casefold().split()[-1:] == ["between"]
    if match["join"].strip().casefold() == "and" and not between:
        first_end = match.end("number")
        second = Figure(
            start=match.start("other"), number=match.start("other"), end=match.end(),
            low=other, high=other, unit=unit,
        )  # fmt: skip
        low, high = _bounds(one, kind)
        return [
            Figure(start=start, number=match.start(), end=first_end, low=low, high=high, unit=unit),
            second,
        ]
    one = _same_scale(one, other, match["number"])
    low, high = min(one, other), max(one, other)
    return [
        Figure(start=start, number=match.start(), end=match.end(), low=low, high=high, unit=unit)
    ]


def _same_scale(one: float, other: float, written: str) -> float:
    """Return the first of "2 to 3 million" on the scale of the second."""
    if written.strip().isdigit() and one < 1000 <= other and other % 1000 == 0:
        scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if other >= s), 1.0)
        return one * scale
    return one


def _unit(match: re.Match[str]) -> str | None:
    """Return the unit that is written with a figure; None if it has none."""
    written = match["sign"] or match["unit"] or match["loose"] or match["money"] or match["money2"]
    return None if written is None else figure_words().units.get(written.strip().casefold())


def _lead(text: str, at: int) -> tuple[int, str | None]:
    """Return where a figure begins with the words that narrow it, and which way they do."""
    match = figure_words().leading.search(text[max(0, at - 24) : at])
    if match is None:
        return at, None
    word = " ".join(match[1].casefold().split())
    return max(0, at - 24) + match.start(1), figure_words().before[word]


def _trail(text: str, at: int) -> str | None:
    """Return which way the words after a figure bound it ("or more")."""
    match = figure_words().trailing.match(text, at)
    return figure_words().after[" ".join(match[1].casefold().split())] if match else None


def _bounds(value: float, kind: str | None) -> tuple[float | None, float | None]:
    """Return least and greatest value of a number with the words that bound it."""
    if kind == "at_least":
        return value, None
    return (None, value) if kind == "at_most" else (value, value)


@cache
def counted(section: str) -> frozenset[str]:
    """Return the nouns of data/units.toml that count people ("persons") or what befell them."""
    return frozenset(tables.words(tables.section(tables.table("units")[section])["lemmas"]))
