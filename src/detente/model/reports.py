"""What the workspace says about work it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.model.claims import Dropped
from detente.model.relations import Phase, TurningPoint
from detente.model.stored import StoredClaim
from detente.model.text import DocId, DocumentHead, Refused

AddedAs = Literal["new", "known", "reprint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedDocument:
    """One document that was added, or was there already, or copies another.

    Attributes:
        original: The document that it copies; None unless it is a reprint.
        events: Tellings of events found in it.
        dated: Its day of publication is known.
    """

    head: DocumentHead
    status: AddedAs
    original: DocId | None
    events: int
    claims: int
    dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What `add` did: every document, every refusal with its reason, and what the gate dropped."""

    added: tuple[AddedDocument, ...]
    refused: tuple[Refused, ...]
    dropped: tuple[Dropped, ...]

    def count(self, status: AddedAs) -> int:
        """Return how many documents have that status."""
        return sum(document.status == status for document in self.added)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Whether every stored quotation still stands where it should.

    Attributes:
        claims: How many were checked.
        broken: Those whose words are not at their span any more.
        undated: Documents without a day of publication.
        dropped: (cause, count) of what the grounding gate refused when reading.
        coded: Rows of event tables that were checked; `coded_broken`: what is wrong with some.
    """

    documents: int
    originals: int
    outlets: int
    claims: int
    broken: tuple[StoredClaim, ...]
    undated: int
    dropped: tuple[tuple[str, int], ...]
    data_version: str
    coded: int = 0
    coded_broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsReport:
    """The turns and phases of a dyad. `note`: how they were found, and what is too thin for it."""

    turns: tuple[TurningPoint, ...]
    phases: tuple[Phase, ...]
    note: str
