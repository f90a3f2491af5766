"""Parts of long lists. `after`: the id after which the next part begins; None for the last."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.actors import ActorId
from detente.model.evidence import Evidence
from detente.model.text import DocumentHead


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """Some documents' heads, by id."""

    items: tuple[DocumentHead, ...]
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """Some claims with the words they rest on, by id."""

    items: tuple[Evidence, ...]
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """Who is told of together: two actors, and documents with a claim on both; most first."""

    items: tuple[tuple[ActorId, ActorId, int], ...]
