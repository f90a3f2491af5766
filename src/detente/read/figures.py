"""Where a text writes figures: numbers with the words that widen or narrow them, and their unit."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, cast

from detente.read import fractions, tables
from detente.read.currencies import currencies, currency
from detente.read.numbers import alternatives, number_pattern, number_words, value_of

if TYPE_CHECKING:
    from detente.model.events import Approximation


_FEW, _TEN = 3, 10


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
        approx: How it is hedged.
        vague: A word such as "dozens" rather than a number.
        fraction: A share in words ("two-thirds", "one in five").
        ends: Its two ends apart, where it is a range ("40 to 50").
    """

    start: int
    number: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    approx: Approximation = "exact"
    vague: bool = False
    fraction: bool = False
    ends: tuple[Figure, Figure] | None = None


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
        trailing=re.compile(
            rf",?\s+(?:(?!(?:is|are|was|were|has|have|had)\b)[a-z]+\s+){{0,2}}?"
            rf"({_spaced(after)})\b(?!\s+(?:than|of)\b)",
            re.IGNORECASE,
        ),
    )


def _spaced(words: dict[str, str] | dict[str, float]) -> str:
    """Return an expression for any of the words, with any white space between their parts."""
    return alternatives(tuple(words)).replace(r"\ ", r"\s+")


def _pattern(units: dict[str, str], vague: dict[str, float]) -> re.Pattern[str]:
    """Return the expression of one figure, a range included."""
    money = "|".join(
        rf"(?-i:{re.escape(sign)})" if sign[0].isalpha() else re.escape(sign)
        for sign in sorted(currencies().signs, key=lambda sign: (-len(sign), sign))
    )
    measures = tuple(word for word in units if word[0].isalpha())
    names, codes = alternatives(currencies().names), alternatives(currencies().codes)
    home = r"(?-i:(?:[A-Z]\w+\s){1,2})?"
    written = rf"{alternatives(measures)}|(?-i:{codes})|{home}(?:{names})"
    unit = rf"(?:\s?(?P<sign>%)|(?:[\s-]|(?<=\d)){{what}}(?P<unit>{written})\b)"
    after = unit.replace("{what}", "")
    first = rf"(?:\s?(?P<sign1>%)|[\s-](?P<unit1>{written})\b|(?<=\d)(?P<unit0>{written})\b)"
    number, small = number_pattern(), alternatives(number_words().small)
    odd = r"(?P<odd>[-\s]odd\b)?(?P<plus>\+(?!\d)|[-\s]plus\b)?"
    joined = (
        rf"(?:{first})?(?P<join>\s+(?:to|and|or)\s+(?:a\s(?=hundred|thousand|million))?|\s?[-–—]\s?)"
        rf"(?:(?P<money2>{money})\s?)?(?P<other>{number})"
    )
    clock = r"(?!\s?(?:am|pm|a\.m|p\.m|o['’]clock|past)\b)"
    return re.compile(
        rf"\b(?P<fold>{small}|hundred|\d+)-?fold\b"
        rf"|(?<![\w.,/:'’+$€£-])(?<!past\s)(?:(?P<money>{money})\s?)?"
        rf"(?P<number>{number}){clock}{odd}(?:{joined})?{after}?{clock}(?![\w]|[./:+]\d|,\d)"
        rf"|\b(?P<vague>{_spaced(vague)})\b(?:\s+of\s+(?P<of>{written})\b)?",
        re.IGNORECASE,
    )


@cache
def _unit_words() -> frozenset[str]:
    """Return the words that name a unit or end its name: "points" of "percentage points"."""
    named = (*figure_words().units, *currencies().names)
    words = (word for name in named for word in (name.casefold(), name.split()[-1]))
    return frozenset(words) | {"per"}


def is_unit(word: str) -> bool:
    """Return whether a word is a unit or a currency, or "per", which no figure counts."""
    # "Km." is one word at the end of a sentence.
    return word.casefold().rstrip(".") in _unit_words()


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of `text`, in order; dates and labels are among them still."""
    found: list[Figure] = []
    shares = [_share(text, share) for share in fractions.shares(text)]
    for match in figure_words().pattern.finditer(text):
        if any(share.number < match.end() and match.start() < share.end for share in shares):
            continue
        if match["fold"]:
            found.extend(_fold(match))
        else:
            found.extend(_vague(text, match) if match["vague"] else _plain(text, match))
    return tuple(sorted([*found, *shares], key=lambda figure: figure.number))


def _share(text: str, share: fractions.Share) -> Figure:
    """Return the figure of a fraction in words, in percent."""
    start, kind = _lead(text, share.start)
    low, high = _bounds(share.percent, kind or share.hedge)
    return Figure(
        start=start, number=share.start, end=share.end, low=low, high=high, unit="percent",
        approx=kind or share.hedge or "exact", fraction=True,
    )  # fmt: skip


def _fold(match: re.Match[str]) -> list[Figure]:
    """Return the figure of "threefold"."""
    value = value_of(match["fold"])
    place = (match.start(), match.start(), match.end())
    return [] if value is None else [_figure(place, value, "time", None)]


def _vague(text: str, match: re.Match[str]) -> list[Figure]:
    """Return the figure of a word such as "dozens": a least value alone."""
    word = " ".join(match["vague"].casefold().split())
    start = _lead(text, match.start())[0]
    unit, share = _named(match["of"], text, match) if match["of"] else (None, 1.0)
    low = figure_words().vague[word] * share
    return [
        Figure(
            start=start, number=match.start(), end=match.end(), low=low, high=None, unit=unit,
            approx="vague", vague=True,
        )
    ]  # fmt: skip


def _plain(text: str, match: re.Match[str]) -> list[Figure]:
    """Return the figure of a match; two where "and" or "or" joins numbers that are no range."""
    one = value_of(match["number"])
    if one is None or re.match(r"0\d", match["number"]):
        return []
    other = value_of(match["other"]) if match["other"] else None
    unit, share = _unit(text, match)
    if unit is None and _is_metres(text, match):
        unit, share = "metre", 1e-6
    start, kind = _lead(text, match.start())
    kind = kind or _tail(match) or (_trail(text, match.end()) if other is None else None)
    if other is None:
        return [_figure((start, match.start(), match.end()), one * share, unit, kind)]
    between = text[max(0, start - 9) : start].casefold().split()[-1:] == ["between"]
    if between:
        start = text.casefold().rindex("between", 0, start)
    own = _first_unit(text, match)
    lone = match["money2"] is not None and match["money"] is None
    mixed = (own is not None and own != unit and unit is not None) or lone or _differ(match)
    one, other = (one, other) if mixed else _same_scale(one, other, match)
    second = match.start("money2") if match["money2"] else match.start("other")
    later = bool(own is None or lone or match["sign"] or match["unit"] or match["money"])
    ends = (
        _figure(
            (start, match.start(), _first_end(match)),
            one * share,
            own if lone else own or unit,
            kind,
        ),
        _figure((second, second, match.end()), other * share, unit if later else None, None),
    )
    joined = match["join"].strip().casefold().split()[0]
    if (joined == "and" and not between) or one > other or mixed:
        return list(ends)
    whole = _figure((start, match.start(), match.end()), one * share, unit, kind)
    low = None if whole.low is None else one * share
    high = None if whole.high is None else other * share
    return [replace(whole, low=low, high=high, ends=ends)]


def _differ(match: re.Match[str]) -> bool:
    """Return whether two numbers name their units otherwise: "12 points to 31 per cent"."""
    first, second = match["unit1"], match["unit"]
    return bool(first and second) and first.casefold()[:7] != second.casefold()[:7]


@cache
def _metres() -> frozenset[str]:
    return frozenset(tables.words(tables.section(tables.table("units")["metres"])["words"]))


def _is_metres(text: str, match: re.Match[str]) -> bool:
    """Return whether "m" is metres: "a 1.8m fence", "30m high"; "1.8m people" are millions."""
    if match["other"] or not re.search(r"\dm$", match["number"]):
        return False
    behind = re.match(r"[\s-]+(\w+)", text[match.end() : match.end() + 24])
    return bool(behind and behind[1].casefold() in _metres())


def _figure(
    place: tuple[int, int, int], value: float, unit: str | None, kind: Approximation | None
) -> Figure:
    """Return the figure at (start, number, end) of one value with its hedge."""
    low, high = _bounds(value, kind)
    start, number, end = place
    return Figure(
        start=start, number=number, end=end, low=low, high=high, unit=unit, approx=kind or "exact"
    )


def _same_scale(one: float, other: float, match: re.Match[str]) -> tuple[float, float]:
    """Return "2 to 3 million", "3-4,000", "a million or two" on one scale, other pairs as given."""
    first = re.split(r"[-\s]+", match["number"].casefold().strip())
    last = re.split(r"[-\s]+", match["other"].casefold().strip())
    known, joined = number_words(), match["join"].strip().split()[0]
    if first[-1] in known.scales and first[0] in {"a", "an"} and joined == "or" and other <= _FEW:
        return one, other * one
    if first[-1] in known.scales or (re.search(r"[a-z]$", match["number"]) and len(first) > 1):
        return one, other
    scale = math.prod(known.scales[word] for word in last if word in known.scales)
    if short := re.fullmatch(rf"[\d.]+({alternatives(known.short)})", last[-1]):
        scale = known.short[short[1]]
    if match["other"].endswith(",000") and (joined in {"-", "–", "—", "or"} or one < _TEN):
        scale = 1000
    return (one * scale if one * scale < other else one), other


def _unit(text: str, match: re.Match[str]) -> tuple[str | None, float]:
    """Return the unit that is written with a figure, and what one of it is worth."""
    written = match["sign"] or match["unit"] or match["money"] or match["money2"]
    written = written or match["sign1"] or match["unit1"] or match["unit0"]
    return _named(written, text, match) if written else (None, 1.0)


def _first_unit(text: str, match: re.Match[str]) -> str | None:
    """Return the unit that the first number of a range has for itself."""
    written = match["sign1"] or match["unit1"] or match["unit0"]
    return _named(written, text, match)[0] if written else None


def _first_end(match: re.Match[str]) -> int:
    """Return where the first number of a range ends, its own unit included."""
    return max(match.end(name) for name in ("number", "sign1", "unit1", "unit0", "odd"))


def _named(written: str, text: str, match: re.Match[str]) -> tuple[str | None, float]:
    """Return the unit that a word or sign names, and what one of it is worth."""
    word = " ".join(written.split())
    if word.casefold() in figure_words().units:
        return figure_words().units[word.casefold()], 1.0
    return currency(word, text, *match.span()) or (None, 1.0)


def _lead(text: str, at: int) -> tuple[int, Approximation | None]:
    """Return where a figure begins with the words that narrow it, and which way they do."""
    match = figure_words().leading.search(text[max(0, at - 32) : at])
    if match is None:
        return at, None
    word = " ".join(match[1].casefold().split())
    start = max(0, at - 32) + match.start(1)
    return start, cast("Approximation", figure_words().before[word])


def _tail(match: re.Match[str]) -> Approximation | None:
    """Return which way "-odd" or a plus sign bound a number."""
    if match["odd"] or "-odd" in match["number"]:
        return "about"
    return "at_least" if match["plus"] else None


def _trail(text: str, at: int) -> Approximation | None:
    """Return which way the words after a figure bound it ("or more")."""
    match = figure_words().trailing.match(text, at)
    if match is None:
        return None
    return cast("Approximation", figure_words().after[" ".join(match[1].casefold().split())])


def _bounds(value: float, kind: Approximation | None) -> tuple[float | None, float | None]:
    """Return least and greatest value of a number with the words that bound it."""
    if kind in {"at_least", "more_than"}:
        return value, None
    return (None, value) if kind in {"at_most", "less_than"} else (value, value)
