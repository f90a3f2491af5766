"""What pages list: outlets and reprint families, what is found by words, what is worth a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import NoEvidence
from detente.model.corrected import coding_of
from detente.model.listed import Family, OutletsView, OutletView, ReviewView
from detente.model.searched import FoundDocument, SearchView
from detente.workspace.corrections import listed
from detente.workspace.views.documents import named, named_one

if TYPE_CHECKING:
    from detente.atlas.lookup import Atlas
    from detente.model.listed import Doubt
    from detente.model.searched import Search
    from detente.ports import Store

PAGE = 20
"""Things that a page lists of a long list."""

_FAMILIES = 100  # reprint families that a page lists


def outlets(store: Store) -> OutletsView:
    """Return all outlets, and the largest reprint families."""
    return OutletsView(
        documents=store.summary().documents, outlets=store.catalogue.outlets(),
        families=_families(store, None),
    )  # fmt: skip


def outlet(store: Store, name: str) -> OutletView:
    """Return one outlet. Raises NoEvidence if nothing of it was read."""
    every = {each.name: each for each in store.catalogue.outlets() if each.name is not None}
    found = every.get(name)
    if found is None:
        raise NoEvidence(f"No outlet is called {name!r} in this store. The page /outlets has all.")
    return OutletView(
        documents=store.summary().documents, read=tuple(every), outlet=found,
        families=_families(store, name),
    )  # fmt: skip


def _families(store: Store, name: str | None) -> tuple[Family, ...]:
    ids = store.catalogue.families(name, _FAMILIES)
    heads = {
        head.id: head
        for head in store.heads(doc for each in ids for doc in (each.original, *each.copies))
    }
    return tuple(
        Family(
            original=heads[each.original], copies=tuple(heads[copy] for copy in each.copies)
        )
        for each in ids
    )  # fmt: skip


def review(store: Store, atlas: Atlas, doubt: Doubt, page: int) -> ReviewView:
    """Return the corrections that were made, and a page of claims worth a look."""
    counts = store.catalogue.doubts()
    claims = store.catalogue.doubtful(doubt, (page - 1) * PAGE, PAGE)
    corrections = tuple(reversed(listed(store)))
    actors = {actor for item in claims for actor in coding_of(item).actors}
    for each in corrections:
        actors |= {*each.correction.read.actors, *each.correction.right.actors}
    return ReviewView(
        doubt=doubt, page=page, pages=_pages(dict(counts)[doubt]), size=PAGE, counts=counts,
        claims=claims, corrections=corrections, names=named(atlas, actors),
    )  # fmt: skip


def search(store: Store, atlas: Atlas, asked: Search, actor: str | None) -> SearchView:
    """Return a page of the documents that hold some words. Raises as `Catalogue.search` does.

    `actor`: a name or id; only documents with a claim on it. Raises UnknownActor.
    """
    known = None if actor is None else atlas.resolve(actor)
    hits = store.catalogue.search(asked, atlas.stands_for(known.id) if known else ())
    heads = {head.id: head for head in store.heads(hit.doc for hit in hits.hits)}
    return SearchView(
        search=asked, actor=named_one(atlas, known.id) if known else None, total=hits.total,
        pages=_pages(hits.total),
        found=tuple(
            FoundDocument(head=heads[hit.doc], score=hit.score, snippets=hit.snippets)
            for hit in hits.hits
        ),
        outlets=tuple(each.name for each in store.catalogue.outlets() if each.name is not None),
    )  # fmt: skip


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE))
