"""Where a text writes dates: the patterns of data/times.toml, compiled and matched.

A hit says which rule matched and what its words stand for; what they amount to is worked out in
`times_resolve`. Of hits that overlap, the one that begins first is kept, then the longest.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from detente.errors import BadValue
from detente.read import tables
from detente.read.numbers import alternatives, number_pattern, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = r"(?:[ \t\u00a0\u2009\u202f]+|[ \t\u00a0]*\n[ \t\u00a0]*)"
_JOINT = rf"(?:{_SPACE}|[-‐‑–])"
_CAPITALISED = frozenset({"month", "weekday", "weekday_short"})
_FIGURES = {
    "y4": r"\d{4}",
    "y2": r"\d{2}",
    "dom": r"0?[1-9]|[12]\d|3[01]",
    "mon": r"0?[1-9]|1[0-2]",
    "hour": r"1[0-2]|0?[1-9]",
    "minute": r"[0-5]\d",
}
_BEFORE = r"(?<![\w$£€#%])(?<!\d[.,:/-])"
_AFTER = r"(?!\w)(?![.,:/–-]\d)(?!\s?%)"
_LETTERS = 4
"""Letters by which the rules to try at a word are found: enough to tell "last" from "laws"."""
_PLACE = re.compile(rf"{_BEFORE}(?=([A-Za-z]{{0,{_LETTERS}}}))[A-Za-z\d'’‘]")
"""Where a date may begin, with the first letters of the word there."""
_NO_WORDS = re.compile(r"\(\?P<\w+>|\(\?[a-z-]+:|\[[^\]]*\]|\\\w")
"""What is written in letters in a pattern and is no word of a text: names, flags, classes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way of writing a date, and the name of how its value is worked out."""

    name: str
    means: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str, str], ...]
    fixed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A stretch [start, end) of a text that a rule matched, and what its words said.

    `words` holds, by name of group, what was written, in lower case.
    """

    rule: Rule
    start: int
    end: int
    words: dict[str, str] = field(hash=False)

    def said(self, name: str) -> str | None:
        """Return the words of a group; None if the text left it out."""
        return self.words.get(name)

    def code(self, name: str, listed: str | None = None) -> str | float | None:
        """Return what a group's words stand for in the list `listed`; None if left out."""
        found = self.words.get(name)
        return None if found is None else _lists()[listed or name][found]

    def count(self, name: str) -> float | None:
        """Return the number that a group's words write; None if left out."""
        found = self.words.get(name)
        return None if found is None else value_of(found)


@cache
def _lists() -> dict[str, dict[str, str | float]]:
    """Return the word lists of the grammar, words in lower case."""
    lists: dict[str, dict[str, str | float]] = {}
    for name, content in tables.section(tables.table("times")["words"]).items():
        rows = tables.section(content)
        lists[name] = {
            word.casefold(): value if isinstance(value, str) else tables.number(value)
            for word, value in rows.items()
        }
    return lists


def _written(name: str) -> str:
    """Return the regular expression of any word of a list."""
    if name in _FIGURES:
        return _FIGURES[name]
    if name == "n":
        return number_pattern()
    rows = tables.section(tables.section(tables.table("times")["words"])[name])
    if name in _CAPITALISED:
        both = tuple(rows) + tuple(word.upper() for word in rows)
        return f"(?-i:{alternatives(both)})"
    return alternatives(tuple(rows)).replace(r"\ ", _SPACE)


def _compile(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a rule with its names, spaces and joints written out."""
    seen: dict[str, int] = {}

    def group(match: re.Match[str]) -> str:
        name, _, alias = match[1].partition(":")
        alias = alias or name
        seen[alias] = seen.get(alias, 0) + 1
        suffix = f"__{seen[alias]}" if seen[alias] > 1 else ""
        return f"(?P<{alias}{suffix}>{_written(name)})"

    named = re.sub(r"(?<!\?P)<([a-z_0-9]+(?::[a-z_0-9]+)?)>", group, _spaced(pattern))
    cores = itertools.count(1)
    named = re.sub(r"\(\?P<core>", lambda _: f"(?P<core__{next(cores)}>", named)
    return re.compile(f"{_BEFORE}(?:{named}){_AFTER}", re.IGNORECASE)


def _spaced(pattern: str) -> str:
    """Return a pattern with its spaces and "~" written out."""
    return "".join({" ": _SPACE, "~": _JOINT}.get(sign, sign) for sign in pattern)


def _listed(row: dict[str, tables.Toml], means: str, value: str) -> Rule:
    """Return the rule of dates known by name, from a row that lists the names."""
    names = tables.words(row["words"])
    written = alternatives(names).replace(r"\ ", _SPACE)
    return Rule(
        name=names[0],
        means=means,
        pattern=re.compile(f"{_BEFORE}(?:{written}){_AFTER}", re.IGNORECASE),
        examples=_examples(row),
        fixed=value,
    )


def _examples(row: dict[str, tables.Toml]) -> tuple[tuple[str, str, str], ...]:
    """Return a row's examples: sentence, stretch, TIMEX3 value."""
    found = row["examples"]
    if not isinstance(found, list):
        raise BadValue(f"Rule {row.get('name')!r} has no list of examples. Give it two.")
    triples = (tables.words(example) for example in found)
    return tuple((sentence, stretch, value) for sentence, stretch, value in triples)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of data/times.toml: names first, then patterns, in the file's order."""
    data = tables.table("times")
    named = [_listed(row, "named", tables.text(row["value"])) for row in tables.rows(data["named"])]
    feasts = [
        _listed(row, "feast", f"{tables.number(row['month']):02}-{tables.number(row['day']):02}")
        for row in tables.rows(data["feast"])
    ]
    patterns = [
        Rule(
            name=tables.text(row["name"]),
            means=tables.text(row["means"]),
            pattern=_compile(tables.text(row["pattern"])),
            examples=_examples(row),
        )
        for row in tables.rows(data["rule"])
    ]
    return (*named, *feasts, *patterns)


def hits(text: str) -> tuple[Hit, ...]:
    """Return the stretches of `text` that write dates, in order, not overlapping."""
    found = []
    for order, match in matches(text):
        start, end = _core(match)
        found.append((start, -end, order, rules()[order], match))
    found.sort(key=lambda item: item[:3])
    kept: list[Hit] = []
    reached = 0
    for start, end, _, rule, match in found:
        if start >= reached:
            reached = -end
            kept.append(Hit(rule=rule, start=start, end=-end, words=_groups(match)))
    return tuple(kept)


def matches(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield all that each rule's `finditer` gives, with the rule's index; few places are tried."""
    reached = [0] * len(rules())
    for place in _PLACE.finditer(text):
        at = place.start()
        for order in _to_try().get(place[1].lower(), ()):
            if reached[order] <= at:
                match = rules()[order].pattern.match(text, at)
                if match is not None:
                    reached[order] = match.end()
                    yield order, match


@cache
def _to_try() -> dict[str, tuple[int, ...]]:
    """Return the first letters of words -> the indexes of the rules in which such words stand.

    All rules are tried at a figure. The last letter of a pattern's word may be left out: "an?".
    """
    table: dict[str, list[int]] = {"": list(range(len(rules())))}
    for order, rule in enumerate(rules()):
        found = re.findall("[a-z]+", _NO_WORDS.sub(" ", rule.pattern.pattern).casefold())
        begun = {word[:_LETTERS] for each in found for word in (each, each[:-1])}
        for letters in begun - {""}:
            table.setdefault(letters, []).append(order)
    return {letters: tuple(orders) for letters, orders in table.items()}


def _core(match: re.Match[str]) -> tuple[int, int]:
    """Return the stretch that is the date: the group `core` where there is one, else all."""
    for name in match.re.groupindex:
        if name.startswith("core__") and match[name] is not None:
            return match.span(name)
    return match.span()


def _groups(match: re.Match[str]) -> dict[str, str]:
    """Return what the named groups matched, in lower case with single spaces."""
    return {
        name.partition("__")[0]: " ".join(words.casefold().split())
        for name, words in match.groupdict().items()
        if words is not None
    }
