"""Sentences of a running text, by rule.

A blank line, a bullet and the end of a heading always end a sentence; a full stop ends one unless
an abbreviation, an initial or what follows speaks against it. Offsets count code points.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from detente.read.wordlists import abbreviations, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    Span = tuple[int, int]

_CLOSERS = "\"”’'»)\\]"
_MARK = re.compile(rf"(?<![.!?…。])(?P<mark>[.!?…。]++|\.\s\.\s\.)(?P<close>[{_CLOSERS}]*)(?=\s|$)")
_TIGHT = re.compile(rf"(?<=[a-z]{{2}})[.!?][{_CLOSERS}]?(?=[A-Z“\"][a-z]+[\s,'’])")
_BULLET = re.compile(r"[\s•·▪■●◦‣*►–—-]*(?=\S)")
_BULLET_LINE = re.compile(r"\s*(?:[•·▪■●◦‣*►]|[-–—]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s)")
_ENDS_SENTENCE = re.compile(rf"[.!?:;…][{_CLOSERS}]*\s*$")
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,3}(?:\.\d+)*|[ivxIVX]{1,4}|[A-Za-z])$")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+$")
_WORD_AFTER = re.compile(r"\s*[“\"‘'(\[«]*(?P<word>[^\W_]+)?")
_WORD_REACH = 80  # characters around a mark that are looked at: more than any word has
_NAME_WORDS = 6
_NAME_REACH = 100
_OPENERS = frozenset("“\"‘'([«")
_WRAP_WIDTH = 120
_WRAP_LEAST = 40


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` as [start, end) offsets, without the space around them.

    A closing quotation mark stays with its sentence; bullets stand in no sentence.
    """
    found: list[Span] = []
    for start, end in _blocks(text):
        for first, last in _cuts(text, start, end):
            trimmed = _trim(text, first, last)
            if trimmed is not None:
                found.extend(_stretches(text, *trimmed))
    return tuple(found)


_LONGEST = 2_000
"""Characters above which a sentence is read in stretches. Origin: the longest sentence of EWT and
GUM has 1,200; what is longer is a list or a page without full stops, and rules that look at every
pair of its words would take minutes."""


def _stretches(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence, or stretches of one too long, cut after a mark or else a space."""
    while end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        marks = (window.rfind(mark, _LONGEST // 2) + 1 for mark in ("; ", ". ", ", ", " "))
        cut = start + (next((at for at in marks if at), 0) or _LONGEST)
        trimmed = _trim(text, start, cut)
        if trimmed is not None:
            yield trimmed
        start = cut
    trimmed = _trim(text, start, end)
    if trimmed is not None:
        yield trimmed


def _trim(text: str, start: int, end: int) -> Span | None:
    """Return the span without outer space and leading bullets; None if no letter or digit stays."""
    match = _BULLET.match(text, start, end)
    start = match.end() if match else start
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(character.isalnum() for character in text[start:end]):
        return None
    return start, end


def _blocks(text: str) -> Iterator[Span]:
    """Yield the stretches that no sentence crosses: paragraphs, headings, list items."""
    rows = [(m.start(), m.end()) for m in re.finditer(r"[^\n\r\f\v\u2028\u2029]+", text)]
    width = max((end - start for start, end in rows), default=0)
    start: int | None = None
    for k, (first, last) in enumerate(rows):
        if start is None:
            start = first
        following = rows[k + 1] if k + 1 < len(rows) else None
        if following is None or not _wraps(text, (first, last), following, width):
            yield start, last
            start = None


def _wraps(text: str, row: Span, following: Span, width: int) -> bool:
    """Tell whether the line break between two lines is only where the line was full."""
    if text.count("\n", row[1], following[0]) > 1:
        return False
    line, after = text[slice(*row)], text[slice(*following)]
    if not line.strip() or not after.strip() or _BULLET_LINE.match(after):
        return False
    if len(line.rstrip()) < _WRAP_LEAST or width > _WRAP_WIDTH:
        return after.lstrip()[0].islower() and not _ENDS_SENTENCE.search(line)
    if after.lstrip()[0].islower():
        return True
    return len(line.rstrip()) + 1 + len(after.split()[0]) > width


def _cuts(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of one block, untrimmed."""
    ends = {
        m.end()
        for m in _MARK.finditer(text, start, end)
        if m.end() < end and _ends_here(text, start, end, m)
    }
    ends |= {m.end() for m in _TIGHT.finditer(text, start, end) if _splits_tight(text, m)}
    at = start
    for cut in sorted(ends):
        yield at, cut
        at = cut
    yield at, end


def _splits_tight(text: str, match: re.Match[str]) -> bool:
    """Tell whether a stop without space after it ends a sentence; not so inside an address."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - _WORD_REACH), match.start())
    word = before.group() if before else ""
    return not any(mark in word for mark in "@/.\\")


def _ends_here(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends at the mark, given what stands before and after it."""
    after = _WORD_AFTER.match(text, match.end(), end)
    word = after["word"] if after else None
    if word is None:
        return _opens(text, match.end(), end)
    if word[0].islower():
        return match["mark"][0] in ".!?" and _is_careless(text, start, match)
    asks = match["mark"][-1] in "?!"
    if asks and match["close"] and _goes_on_with_speaker(text, match.end(), end):
        return False
    if match["mark"] != ".":
        return True
    return _stop_ends(text, start, match, word)


def _is_careless(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the block is written without capitals, so that a lower-case word may open."""
    first = _WORD_AFTER.match(text, start, start + _WORD_REACH)
    before = _word_before(text, start, match)
    form = (before.group() if before else "") + "."
    if len(match["mark"]) > 1 or form in abbreviations() or _INITIALS.fullmatch(form):
        return False
    return first is not None and first["word"] is not None and first["word"][0].islower()


def _word_before(text: str, start: int, match: re.Match[str]) -> re.Match[str] | None:
    """Return the word right before a mark, or the end of a long one."""
    return _WORD_BEFORE.search(text, max(start, match.start() - _WORD_REACH), match.start())


def _opens(text: str, at: int, end: int) -> bool:
    """Tell whether what follows, which is no word, opens a quotation or bracket of its own."""
    rest = text[at : min(end, at + _WORD_REACH)].lstrip()
    return rest[:1] in _OPENERS or rest[:1] in {"$", "€", "£", "@", "#"}


def _goes_on_with_speaker(text: str, at: int, end: int) -> bool:
    """Tell whether a short name and a verb of saying follow the quotation."""
    words = text[at : min(end, at + _NAME_REACH)].split()[:_NAME_WORDS]
    for k, word in enumerate(words):
        bare = word.rstrip(".,:;")
        if bare in _speech_verbs():
            return k > 0
        opens = k == 0 and bare.lower() in _starters()
        if opens or (k > 0 and bare != word and len(bare) > 1):
            return False
    return False


def _stop_ends(text: str, start: int, match: re.Match[str], following: str) -> bool:
    """Tell whether a lone full stop before the capitalised or numeric word `following` ends one."""
    before = _word_before(text, start, match)
    form = (before.group() if before else "") + "."
    if match["close"]:
        return True
    is_near = match.start() - start <= _WORD_REACH
    if is_near and _NUMBERED.match(text[start : match.start()]):
        return False
    kind = abbreviations().get(form)
    number = following[0].isdigit()
    if kind == "title":
        return False
    if kind in {"number", "month"}:
        return not number
    if kind is not None or _INITIALS.fullmatch(form):
        return following.lower() in _starters()
    return True


@cache
def _starters() -> frozenset[str]:
    return frozenset(lines("starters.txt"))


@cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(lines("speech_verbs.txt"))
