"""Words of a sentence by rule, with exact offsets, as UD English-EWT cuts them.

Clitics part from their word (`Pakistan` `'s`, `do` `n't`), hyphens from both sides (`US` `-`
`led`) unless the first part is a prefix (`anti-war`), signs of currency and per cent from the
number, and a unit from the number it is written against. See
universaldependencies.org/treebanks/en_ewt.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from detente.read.wordlists import abbreviations, prefixes, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    Span = tuple[int, int]

_APOSTROPHE = "'’‘ʼ`´"
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}[^\W_]*(?:[{_APOSTROPHE}]{_LETTER}[^\W_]*)*"
_PATTERN = re.compile(
    rf"""
      (?P<address> (?:https?://|www\.)[^\s<>"”’]*[^\s<>"”’.,;:!?()\[\]]
                 | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
    | (?P<date>    \d{{1,4}}/\d{{1,2}}/\d{{2,4}} | \d{{4}}-\d{{2}}-\d{{2}} | \b9/11\b
                 | \d{{3}}-\d{{3}}-\d{{4}} )
    | (?P<initials> (?:{_LETTER}\.){{2,}} )
    | (?P<decade>  [{_APOSTROPHE}]\d0s\b )
    | (?P<number>  \d+(?:[.,:]\d+)* (?P<after> [^\W\d_][^\W_]* )? )
    | (?P<joined>  [A-Z]+&[A-Z]+ )
    | (?P<site>    {_LETTER}[^\W_]*(?:\.[^\W_]+)*\.(?:com|net|org|info|gov|edu|co\.\w\w)\b )
    | (?P<word>    {_WORD} )
    | (?P<clitic>  [{_APOSTROPHE}](?:s|S|m|M|re|RE|ve|VE|ll|LL|d|D)\b )
    | (?P<run>     (?P<sign>[^\w\s])(?P=sign)* | _+ )
    """,
    re.VERBOSE,
)
_SINGLE = frozenset("()[]{}\"“”‘’'«»$€£¥%,;:")
_CLITIC = re.compile(rf"(?i)(?<=.)(n[{_APOSTROPHE}]t|[{_APOSTROPHE}](?:s|m|re|ve|ll|d))$")
_HYPHENS = frozenset("-‐‑")
_CACHED_FORMS = 50_000
_FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the words of `text[start:end]` as [start, end) offsets into `text`.

    The stretch should be one sentence: a stop after an initial or an ambiguous abbreviation is the
    sentence's own if nothing follows it. Every character that is no space is in just one word.
    """
    limit = len(text) if end is None else end
    found: list[Span] = []
    at = start
    while at < limit:
        if text[at].isspace():
            at += 1
            continue
        pieces = list(_next(text, at, limit))
        found.extend(pieces)
        at = pieces[-1][1]
    return tuple(_hyphened(text, found))


def _next(text: str, at: int, limit: int) -> Iterator[Span]:
    """Yield the word or words that begin at `at`."""
    match = _PATTERN.match(text, at, limit)
    if match is None:
        yield at, at + 1
        return
    end, kind = match.end(), match.lastgroup
    if kind == "number":
        yield from _number(match)
    elif kind == "word":
        stopped = _with_stop(text, at, end, limit)
        if stopped is not None:
            yield at, stopped
        else:
            yield from _clitics(text, at, end)
    elif kind == "run":
        yield at, (at + 1 if text[at] in _SINGLE and not text.startswith("''", at) else end)
    else:
        yield at, end


def _number(match: re.Match[str]) -> Iterator[Span]:
    """Yield a number, and the unit written against it as a word of its own."""
    start, end = match.span()
    after = match["after"]
    if after is not None and after in units():
        yield start, match.start("after")
        yield match.start("after"), end
    else:
        yield start, end


def _with_stop(text: str, start: int, end: int, limit: int) -> int | None:
    """Return where the word ends with the full stop after it, None if the stop is not its own."""
    if end >= limit or text[end] != ".":
        return None
    form, last = text[start : end + 1], end + 1 >= limit
    if text.startswith("..", end):
        return None
    if len(form) == 2 and form[0].isupper():
        return None if last else end + 1
    kind = abbreviations().get(form)
    if kind is None or (last and kind in {"number", "title"}):
        return None
    if kind == "number" and not re.match(r"\s*\d", text[end + 1 : limit]):
        return None
    return end + 1


def _clitics(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a word and the clitic at its end, if it has one."""
    cut = _clitic(text[start:end])
    if cut is None:
        yield start, end
    else:
        yield start, start + cut
        yield start + cut, end


@lru_cache(_CACHED_FORMS)
def _clitic(form: str) -> int | None:
    """Return where the clitic of a word begins; None if it has none."""
    match = _CLITIC.search(form)
    return _FUSED.get(form.lower(), match.start() if match else None)


def _hyphened(text: str, found: list[Span]) -> Iterator[Span]:
    """Yield the words, with a prefix joined to the hyphen and word after it."""
    at = 0
    while at < len(found):
        start, end = found[at]
        if at + 2 < len(found) and _is_prefixed(text, *found[at : at + 3]):
            end = found[at + 2][1]
            at += 2
        yield start, end
        at += 1


def _is_prefixed(text: str, first: Span, hyphen: Span, second: Span) -> bool:
    return (
        text[hyphen[0] : hyphen[1]] in _HYPHENS
        and first[1] == hyphen[0]
        and hyphen[1] == second[0]
        and text[first[0] : first[1]].lower() in prefixes()
        and text[second[0]].isalnum()
        and text[first[0] - 1 : first[0]] not in _HYPHENS
    )
