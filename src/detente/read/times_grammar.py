"""Where a text writes dates: the patterns of data/times.toml, compiled and matched.

A hit says which rule matched and what its words stand for; what they amount to is worked out in
`times_resolve`. Of hits that overlap, the one that begins first is kept, then the longest.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
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
_PAIRS = 50_000  # beginnings of two words that are remembered
_BEGUN = rf"([A-Za-z]{{0,{_LETTERS}}})"
_PLACE = re.compile(rf"{_BEFORE}(?={_BEGUN}[A-Za-z]*[\W_]*{_BEGUN})[A-Za-z\d'’‘]")
"""Where a date may begin, with the first letters of the word there and of the next."""
_OPEN = re.compile(r"\\[wDS]|[aA]-[zZ]|\[\^|\.[+*]")
"""What stands for any word, in a pattern."""
_LOOK = re.compile(r"\(\?<?[=!]")
_FIGURE = re.compile(r"[\d'’‘]|\\d")
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
    """Return the rule of dates known by name, from a row that lists the names.

    A feast may have its year with it: "last Easter", "Christmas 1914".
    """
    names = tables.words(row["words"])
    written = f"(?:{alternatives(names)})".replace(r"\ ", _SPACE)
    if means == "feast":
        toward = f"(?:(?P<rel>last|this|next){_SPACE})?"
        written = rf"{toward}{written}(?:,?{_SPACE}(?:(?:of|in){_SPACE})?(?P<y4>\d{{4}}))?"
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


def _named_era(row: dict[str, tables.Toml]) -> Rule:
    """Return the rule of a period known by name, from a row of data/eras.toml."""
    names = tables.words(row["words"])
    first, _, last = tables.text(row["days"]).partition("..")
    cased = (f"{name}|{name[0].upper()}{name[1:]}" if name[0].islower() else name for name in names)
    written = re.sub(r"\((?!\?)", "(?:", "|".join(cased))
    written = _EITHER.sub(lambda match: f"(?:{match[0]}|{match[0].lower()})", written)
    spaced = written.replace(" ", _SPACE)
    return Rule(
        name=names[0],
        means="era",
        pattern=re.compile(f"{_BEFORE}(?:(?:The|the){_SPACE})?(?:{spaced}){_AFTER}"),
        examples=_examples(row) if "examples" in row else (),
        fixed=first if first == last else f"{first}/{last}",
    )


_EITHER = re.compile(r"\b(?:War|Wars|Revolution|Civil|Agreement)\b")
"""Words of the names of periods that some papers write without a capital."""


def _moving(row: dict[str, tables.Toml]) -> str:
    """Return how a movable feast is reckoned: "easter -2", "month 11 4 4"."""
    if "easter" in row:
        return f"easter {int(tables.number(row['easter']))}"
    return " ".join(
        ["month", *(str(int(tables.number(row[name]))) for name in ("month", "weekday", "which"))]
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of data/times.toml: names first, then patterns, in the file's order."""
    data = tables.table("times")
    named = [_listed(row, "named", tables.text(row["value"])) for row in tables.rows(data["named"])]
    feasts = [
        _listed(row, "feast", f"{tables.number(row['month']):02}-{tables.number(row['day']):02}")
        for row in tables.rows(data["feast"])
    ]
    eras = [_named_era(row) for row in tables.rows(tables.table("eras")["era"])]
    feasts += [_listed(row, "feast", _moving(row)) for row in tables.rows(data["movable"])]
    patterns = [
        Rule(
            name=tables.text(row["name"]),
            means=tables.text(row["means"]),
            pattern=_compile(tables.text(row["pattern"])),
            examples=_examples(row),
        )
        for row in tables.rows(data["rule"])
    ]
    return (*named, *eras, *feasts, *patterns)


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
        for order in _worth_trying(place[1].lower(), place[2].lower()):
            if reached[order] <= at:
                match = rules()[order].pattern.match(text, at)
                if match is not None:
                    reached[order] = match.end()
                    yield order, match


@lru_cache(_PAIRS)
def _worth_trying(first: str, second: str) -> tuple[int, ...]:
    """Return the rules that may match where two words begin with those letters, by index.

    A short word ("the", "of") stands in many rules: those without the next word are left out.
    """
    if len(first) in {0, _LETTERS} or not second:
        return _to_try().get(first, ())
    beginnings = (second[:letters] for letters in range(min(2, len(second)), len(second) + 1))
    return _with_next(first, tuple(each for each in beginnings if each in _to_try()))


@cache
def _with_next(first: str, seconds: tuple[str, ...]) -> tuple[int, ...]:
    """Return the rules for a short word and one of the beginnings of the next: "da" of "days"."""
    found = {order for each in seconds for order in _to_try()[each]}
    found |= _in_need_of_no_more(first)
    return tuple(each for each in _to_try().get(first, ()) if each in found)


@cache
def _in_need_of_no_more(word: str) -> frozenset[int]:
    """Return the rules that may match at a word whatever the next word is."""
    written = [form + end for form in (word, word.title(), word.upper()) for end in ("", ".", "'s")]
    return frozenset(
        order
        for order in _to_try().get(word, ())
        if _bodies()[order][1] or any(map(rules()[order].pattern.match, written))
    )


@cache
def _bodies() -> tuple[tuple[str, bool], ...]:
    """Return of each rule what its pattern takes up, and whether any word may be part of it."""
    bodies = (_body(rule) for rule in rules())
    return tuple((body, _OPEN.search(body) is not None) for body in bodies)


def _body(rule: Rule) -> str:
    """Return what a rule's pattern takes up: without what only looks around, or all have."""
    body = rule.pattern.pattern.removeprefix(_BEFORE).removesuffix(_AFTER)
    body = body.replace(_JOINT, " ").replace(_SPACE, " ")
    while (look := _LOOK.search(body)) is not None:
        body = body[: look.start()] + body[_closing(body, look.start()) :]
    return body


def _closing(body: str, opening: int) -> int:
    """Return where the group ends that opens at a parenthesis of a pattern."""
    depth = 0
    for sign in re.finditer(r"\\.|[()]", body[opening:]):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if depth == 0:
            return opening + sign.end()
    return len(body)


@cache
def _to_try() -> dict[str, tuple[int, ...]]:
    """Return the first letters of words -> the indexes of the rules in which such words stand.

    "" stands for a figure or an apostrophe. The last letter of a pattern's word may be left out:
    "an?".
    """
    table: dict[str, list[int]] = {"": []}
    for order, rule in enumerate(rules()):
        body, is_open = _bodies()[order]
        if is_open or _FIGURE.search(body):
            table[""].append(order)
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
