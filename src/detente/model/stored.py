"""What a store reports about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.evidence import Evidence
from detente.model.text import DocId


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one batch changed: ids of documents that were new, and that were there already."""

    new: tuple[DocId, ...]
    known: tuple[DocId, ...]
    claims: int
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaim:
    """A claim with the words that were stored beside it and those its span points at today.

    Attributes:
        stored: The quote as it was when the claim was made.
        standing: What the document's text holds at the span now; None if the span lies outside it.
    """

    evidence: Evidence
    stored: str
    standing: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Documents read that were published on a day. `day` None: publication day not known."""

    day: date | None
    documents: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSummary:
    """Counts, and a version that changes when and only when the kept data change."""

    documents: int
    originals: int
    outlets: int
    claims: int
    events: int
    dropped: tuple[tuple[str, int], ...]
    data_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state that a store has been at.

    Attributes:
        number: 1 for the first.
        made: Day and minute, UTC: "1999-03-24 18:05".
        documents: How many it held.
    """

    number: int
    made: str
    data_version: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnswer:
    """An answer that was kept. `record`: its JSON form, as text. `made`: as in `State`."""

    id: str
    question: str
    made: str
    record: str
