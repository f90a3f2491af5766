"""A search of the texts, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.opened import ActorName
from detente.model.text import DocId, DocumentHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is searched.

    Attributes:
        words: Words, "phrases", and the signs of the search language; "" for every document.
        outlet: Only what it published; None for all.
        first, last: Days of publication; None where open.
        page: 1 for the first.
    """

    words: str = ""
    outlet: str | None = None
    first: date | None = None
    last: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A piece of a text about the words searched. `marked`: it is one of them."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that was found. `score`: how well it fits; None where all fit alike."""

    doc: DocId
    score: float | None
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """A page of what was found; `total`: on all pages."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDocument:
    """A document that was found, with its head."""

    head: DocumentHead
    score: float | None
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The page of a search.

    Attributes:
        actor: The one that was asked for; None if none was.
        pages: How many pages there are, at least 1.
        outlets: All outlets of the store, for the choice of one.
    """

    search: Search
    actor: ActorName | None
    total: int
    pages: int
    found: tuple[FoundDocument, ...]
    outlets: tuple[str, ...]
