"""Stretches in quotation marks: which words a page gives as someone's own.

A quotation may run over sentences and paragraphs; a paragraph inside one opens with a mark again
and closes only at its end. A mark that never closes ends with its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN, _CLOSE, _PLAIN = "“«„", "”»", '"'
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_LATEX = re.compile(r"``|''")
_MARK = re.compile(f"[{_OPEN}{_CLOSE}{_PLAIN}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words in quotation marks; [start, end) with the marks, closed or not."""

    start: int
    end: int
    closed: bool = True

    def holds(self, start: int, end: int) -> bool:
        """Return whether [start, end) lies in the quotation."""
        return self.start <= start and end <= self.end


def quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotations of a text, in order, not overlapping, each within one paragraph."""
    found: list[Quote] = []
    for start, end in _paragraphs(text):
        found.extend(_in_paragraph(text, start, end))
    return tuple(found)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the stretches between blank lines."""
    cuts = [match.span() for match in _PARAGRAPH.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    """Return the quotations of one paragraph; the last may lack its closing mark."""
    found: list[Quote] = []
    opened: int | None = None
    for at, sign, width in _marks(text, start, end):
        if opened is None:
            if sign != "close":
                opened = at
        elif sign in {"close", "plain"}:
            found.append(Quote(start=opened, end=at + width))
            opened = None
        elif sign == "open" and at - opened > _NESTED:
            # A second opening mark without a closing one: the first was never closed.
            found.append(Quote(start=opened, end=at, closed=False))
            opened = at
    if opened is not None:
        found.append(Quote(start=opened, end=end, closed=False))
    return found


_NESTED = 400
"""An opening mark nearer than this to the one before it opens a quotation inside the quotation."""


def _marks(text: str, start: int, end: int) -> list[tuple[int, str, int]]:
    """Return (offset, open|close|plain, width) of each double quotation mark."""
    found = [
        (match.start(), "open" if match[0] == "``" else "plain", 2)
        for match in _LATEX.finditer(text, start, end)
    ]
    for match in _MARK.finditer(text, start, end):
        sign = match[0]
        kind = "open" if sign in _OPEN else "close" if sign in _CLOSE else "plain"
        found.append((match.start(), kind, 1))
    return sorted(found)


def is_speech(text: str, quote: Quote) -> bool:
    """Return whether a quotation is speech rather than a name or a word held at a distance."""
    inner = text[quote.start + 1 : quote.end - 1].strip()
    words = inner.split()
    ends = inner[-1:] in {",", ".", "!", "?", "…"} or text[quote.end : quote.end + 1] in {",", "."}
    return len(words) >= 5 or (len(words) >= 2 and ends) or not quote.closed
