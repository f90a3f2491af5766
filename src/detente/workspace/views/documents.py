"""A document opened, with what was read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import NoEvidence, UnknownActor
from detente.model.actors import ActorId
from detente.model.corrected import coding_of
from detente.model.opened import ActorName, OpenedDocument
from detente.workspace.corrections import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.atlas.lookup import Atlas
    from detente.model.claims import Reading
    from detente.model.evidence import Evidence
    from detente.model.text import DocId
    from detente.ports import Store


def opened(store: Store, atlas: Atlas, doc: DocId) -> OpenedDocument:
    """Return a document as a page shows it. Raises NoEvidence if the store has none of that id."""
    document, reading, heads = store.document(doc), store.reading(doc), store.heads([doc])
    if document is None or reading is None or not heads:
        raise NoEvidence(f"The store has no document {doc}. Look for it on the page /search.")
    head = heads[0]
    originals = store.heads([head.reprint_of]) if head.reprint_of else ()
    copies = store.catalogue.copies(doc)
    by_id = {each.id: each for each in store.heads(copies)}
    evidence = store.context([doc])
    corrections = tuple(each for each in listed(store) if each.correction.doc == doc)
    actors = _actors(evidence, reading)
    for each in corrections:
        actors |= {*each.correction.read.actors, *each.correction.right.actors}
    return OpenedDocument(
        document=document, head=head, reading=reading, evidence=evidence,
        original=originals[0] if originals else None,
        copies=tuple(by_id[each] for each in copies), corrections=corrections,
        names=named(atlas, actors),
    )  # fmt: skip


def named(atlas: Atlas, actors: Iterable[ActorId]) -> tuple[ActorName, ...]:
    """Return what actors are called, by id; the id itself for one that the atlas lacks."""
    return tuple(named_one(atlas, each) for each in sorted(actors))


def named_one(atlas: Atlas, actor: str) -> ActorName:
    """Return what an actor is called; its id for one that the atlas lacks."""
    try:
        found = atlas.actor(actor)
    except UnknownActor:
        return ActorName(id=ActorId(actor), name=actor)
    return ActorName(id=found.id, name=found.name, kind=found.kind)


def _actors(evidence: Iterable[Evidence], reading: Reading) -> set[ActorId]:
    actors = {actor for item in evidence for actor in coding_of(item).actors}
    for mention in reading.mentions:
        actors |= {*mention.candidates, *((mention.actor,) if mention.actor else ())}
    return actors | {a.speaker.actor for a in reading.attributions if a.speaker.actor}
