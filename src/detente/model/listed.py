"""What pages list of a store: outlets, reprint families, claims worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.model.corrections import ListedCorrection
from detente.model.evidence import Evidence
from detente.model.opened import ActorName
from detente.model.text import DocId, DocumentHead

Doubt = Literal["unsure", "disputed", "nobody", "undated", "rules"]
"""Why a claim is worth a look: the reader is not sure of it; another telling denies it; an event
has no source or no target; an event has no date; rules alone have read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """Another outlet, and how many reprints one has of it."""

    outlet: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """What was read of an outlet.

    Attributes:
        name: None for documents whose outlet is not known.
        originals: Documents that copy none that is in the store.
        first, last: Days of its oldest and latest document; None if none is dated.
        copies: Whose reports it reprints; `copied`: who reprints it. Most documents first.
    """

    name: str | None
    documents: int
    originals: int
    first: date | None
    last: date | None
    copies: tuple[Copying, ...]
    copied: tuple[Copying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyIds:
    """An original and what copies it, by id, oldest first."""

    original: DocId
    copies: tuple[DocId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """An original and what copies it, oldest first."""

    original: DocumentHead
    copies: tuple[DocumentHead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsView:
    """The page of all outlets. `documents`: in the store; `families`: the largest first."""

    documents: int
    outlets: tuple[OutletLine, ...]
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """The page of one outlet.

    Attributes:
        documents: In the store.
        read: All outlets of which something was read.
        families: Those that it is in, the largest first.
    """

    documents: int
    read: tuple[str, ...]
    outlet: OutletLine
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """The review queue.

    Attributes:
        doubt: Why the claims listed are worth a look.
        page, pages: 1 for the first; how many there are, at least 1. `size`: claims a page.
        counts: How many claims there are of each doubt.
        corrections: All that were made, the latest first.
        names: The actors of what is listed, by id.
    """

    doubt: Doubt
    page: int
    pages: int
    size: int
    counts: tuple[tuple[Doubt, int], ...]
    claims: tuple[Evidence, ...]
    corrections: tuple[ListedCorrection, ...]
    names: tuple[ActorName, ...]
