"""A text with marks that may lie in each other or cross, cut into pieces that do neither.

Each piece knows every mark over it, so a style sheet can draw one line for each layer, and the
words stay in the order in which they were written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.text import Stretch

_BREAK = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text that means something.

    Attributes:
        start, end: Code points, half-open.
        kind: What it is, the name of a class in the style sheet.
        anchor: Id of its first words; None if nothing leads to them.
        opens: Anchor of what is said of it; None for a mark that only stands behind the words.
        title: What a pointer is told of it.
        number: Shown after its last word; None for none.
        linked: Its words lead to what it opens; False: its number alone does.
    """

    start: int
    end: int
    kind: str
    anchor: str | None = None
    opens: str | None = None
    title: str | None = None
    number: int | None = None
    linked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words under the same marks.

    Attributes:
        kinds: The kinds of these marks, each once, the longest mark's first.
        link: The shortest of the marks that open something; None if none does.
        anchors: Ids of the marks whose first words these are.
        numbered: The marks that end here and show a number, the longest first.
    """

    text: str
    kinds: tuple[str, ...]
    link: Mark | None
    anchors: tuple[str, ...]
    numbered: tuple[Mark, ...]


def paragraphs(text: str, marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """Return the paragraphs of a text, each as its pieces; together they hold every word."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind))
    found = []
    for start, end in _stretches(text):
        here = [mark for mark in ordered if mark.start < end and start < mark.end]
        found.append(tuple(_pieces(text, (start, end), here)))
    return tuple(found)


def _stretches(text: str) -> Iterator[Stretch]:
    start = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _pieces(text: str, whole: Stretch, marks: Sequence[Mark]) -> Iterator[Piece]:
    edges = set(whole)
    for mark in marks:
        edges |= {max(mark.start, whole[0]), min(mark.end, whole[1])}
    for start, end in pairwise(sorted(edges)):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        over.sort(key=lambda mark: mark.start - mark.end)
        links = [mark for mark in over if mark.opens is not None and mark.linked]
        yield Piece(
            text=text[start:end],
            kinds=tuple(dict.fromkeys(mark.kind for mark in over)),
            link=links[-1] if links else None,
            anchors=tuple(m.anchor for m in over if m.anchor is not None and m.start == start),
            numbered=tuple(m for m in over if m.number is not None and m.end == end),
        )
