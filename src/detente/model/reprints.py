"""What is kept of documents so that copies of them can be found later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.text import DocId


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A few numbers that stand for the words of a document.

    Attributes:
        published: Its day; None if not known.
        grams: Hashes of a fixed part of its word 4-grams, sorted, each once.
    """

    doc: DocId
    published: date | None
    grams: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two documents whose sketches share so much that one may copy the other.

    Attributes:
        shared: Numbers that both sketches have.
        smaller: Numbers in the smaller of the two sketches.
    """

    one: DocId
    other: DocId
    shared: int
    smaller: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Two documents of which one copies the other, as their texts showed.

    Attributes:
        share: Share of the smaller text that stands in the larger.
    """

    one: DocId
    other: DocId
    share: float
