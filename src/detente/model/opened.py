"""A document opened for reading: its text, what was read in it, and what it copies."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.actors import ActorId, ActorKind
from detente.model.claims import Reading
from detente.model.corrections import ListedCorrection
from detente.model.evidence import Evidence
from detente.model.text import Document, DocumentHead


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName:
    """What people call an actor. `kind` None: its id is in no atlas of ours."""

    id: ActorId
    name: str
    kind: ActorKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDocument:
    """All that a page shows of one document.

    Attributes:
        head: The document as the store lists it, with what it copies.
        reading: What the reader found, as it was read.
        evidence: The claims as corrections by hand make them, in document order.
        original: What it copies; None for an original.
        copies: What copies it, oldest first.
        corrections: All corrections of it, those taken back included, in the order made.
        names: The actors that it tells of, by id.
    """

    document: Document
    head: DocumentHead
    reading: Reading
    evidence: tuple[Evidence, ...]
    original: DocumentHead | None
    copies: tuple[DocumentHead, ...]
    corrections: tuple[ListedCorrection, ...]
    names: tuple[ActorName, ...]
