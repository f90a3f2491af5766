"""Text as detente sees it: a document, and exact places inside it.

Every offset counts Unicode code points of `Document.text`, half-open: [start, end).
`Document.text` is normalised once, on input, and never changes afterwards, so a span
stored today quotes the same words for ever. See ADR 0003.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Literal, NewType

from detente.errors import BadSpan, BadValue

DocId = NewType("DocId", str)

PublishedBasis = Literal["given", "meta", "byline", "dateline", "url", "masthead"]
"""How the day of publication is known, most trusted first. `masthead` is the crawl day's usual
place and is used only when the page holds nothing else and says nothing against it."""


def digest(*parts: object) -> str:
    """Return 16 hex digits that depend on every part and on their order; None and "" differ."""
    key = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return sha256(key.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """A day found on the page that may be the day of publication.

    Attributes:
        day: The day.
        basis: Where it was found.
        words: The exact text that it was read from.
    """

    day: date
    basis: PublishedBasis
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published report. The same report read twice has the same id.

    Attributes:
        text: The article alone, without page furniture; title first where there is one.
        name: The id that the user gave it; None if none was given.
        title: None where the page has none.
        outlet: Who published it ("source" is kept for the acting party). None if not known.
        original_outlet: Who first published it, where the text shows a reprint. None otherwise.
        published: Day of publication. None if not known: relative dates then stay unresolved.
        published_basis: How `published` is known; None exactly when it is None.
        candidates: All days found that might have been it, the chosen one included.
        crawled: Day on which the page was saved, where the page shows it.
        language: ISO 639-1; None if not told and not guessed.
    """

    text: str
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    original_outlet: str | None = None
    published: date | None = None
    published_basis: PublishedBasis | None = None
    candidates: tuple[DateCandidate, ...] = ()
    crawled: date | None = None
    url: str | None = None
    language: str | None = None
    id: DocId = field(init=False)

    def __post_init__(self) -> None:
        """Derive the id. Raises BadValue for a text without a visible character."""
        if not self.text.strip():
            raise BadValue("A document has no text. Leave the file out, or give its text.")
        key = digest(self.outlet, self.published, self.title, self.text)
        object.__setattr__(self, "id", DocId(key))

    def seen_from(self, day: date) -> Document:
        """Return the document as if it was published on a day, under the id that it has.

        A reprint's "last month" is its original's. Spans in the one are spans in the other.
        """
        twin = replace(self, published=day, published_basis=self.published_basis or "given")
        object.__setattr__(twin, "id", self.id)
        return twin


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document: the only form in which evidence is kept."""

    doc: DocId
    start: int
    end: int

    def __post_init__(self) -> None:
        """Check the order. Raises BadSpan for an empty or backward stretch."""
        if not 0 <= self.start < self.end:
            raise BadSpan(
                f"Span {self.start}:{self.end} is empty or backwards. Offsets are [start, end)."
            )

    def quote(self, document: Document) -> str:
        """Return the exact words. Raises BadSpan if `document` is not the one we point into."""
        if document.id != self.doc or self.end > len(document.text):
            raise BadSpan(
                f"Span {self.doc}:{self.start}:{self.end} does not lie in document {document.id}. "
                "Read the document again."
            )
        return document.text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span of the same document."""
        return self.doc == other.doc and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one character of the same document."""
        return self.doc == other.doc and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """What a citation needs to know of a document: all but its text.

    Attributes:
        reprint_of: The document that this one copies, whole or cut. None if it is an original.
    """

    id: DocId
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    original_outlet: str | None = None
    published: date | None = None
    url: str | None = None
    reprint_of: DocId | None = None

    @property
    def original(self) -> DocId:
        """The document that first told this: itself, unless it is a reprint."""
        return self.reprint_of or self.id

    @property
    def first_outlet(self) -> str | None:
        """Who first published it; None if not known."""
        return self.original_outlet or self.outlet


Stretch = tuple[int, int]
"""[start, end) in a document's text, as a caller gives it before there is a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A document as it comes in, with the (source, target) stretches to be judged in it."""

    document: Document
    pairs: tuple[tuple[Stretch, Stretch], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something that could not be read: where it stands, and why in two sentences."""

    place: str
    message: str
