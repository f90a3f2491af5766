"""One claim opened at its words, and one event with all that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.explain.cite import citation
from detente.model.corrected import coding_of
from detente.model.happenings import gather
from detente.model.sides import Sides, middle
from detente.model.viewed import EventView, Marked, Telling
from detente.relate.merge import merge
from detente.workspace.corrections import no_claim
from detente.workspace.loading import coded_row
from detente.workspace.views.documents import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.atlas.lookup import Atlas
    from detente.model.actors import ActorId, Stand
    from detente.model.claims import Reading
    from detente.model.events import Event
    from detente.model.evidence import Evidence
    from detente.model.stored import StoredClaim
    from detente.model.text import DocId, Document, Span, Stretch
    from detente.model.viewed import SpanKind
    from detente.ports import Store


class Opener:
    """Opens claims of one store; a document that several stand in is read once."""

    def __init__(self, store: Store, atlas: Atlas) -> None:
        self._store = store
        self._atlas = atlas
        self._read: dict[DocId, tuple[Document | None, Reading | None]] = {}

    def evidence(self, identity: str) -> Telling:
        """Return a claim by its id, or by file and line. Raises NoEvidence if there is none."""
        found = self._store.claim(identity) or coded_row(self._store.coded, identity)
        if found is None:
            raise no_claim(self._store, identity)
        return self._telling(found)

    def event(self, identity: str, pair: tuple[ActorId, ActorId] | None) -> EventView:
        """Return an event by its id, with what tells the same. Raises NoEvidence if there is none.

        `pair`: two actors as whose acts tellings are merged; None for those that the event names.
        """
        own = self._store.tellings(identity)
        coded = None if own else coded_row(self._store.coded, identity)
        own = own or ((coded,) if coded else ())
        lead = next((s.evidence.event.event for s in own if s.evidence.event), None)
        if lead is None:
            raise no_claim(self._store, identity)
        items = [stored.evidence for stored in own]
        sides = self._sides(lead, pair)
        if sides is not None:
            items += self._store.evidence(sides.source, sides.target)
        unique = {item.claim.id: item for item in items}
        acts = gather(unique.values(), merge(list(unique.values()), sides))
        same = next(
            a for a in acts if any(e.event and e.event.event.id == lead.id for e in a.tellings)
        )
        kept = {stored.evidence.claim.id: stored for stored in own}
        found = [kept.get(e.claim.id) or self._store.claim(e.claim.id) for e in same.tellings]
        tellings = tuple(self._telling(each) for each in found if each is not None)
        ids = {e.event.event.id for e in same.tellings if e.event}
        return EventView(
            event=same.event, counts=same.counts, tellings=tellings, merged=tuple(sorted(ids)),
            names=named(self._atlas, {*same.event.sources, *same.event.targets}),
        )  # fmt: skip

    def _sides(self, event: Event, pair: tuple[ActorId, ActorId] | None) -> Sides | None:
        """Return the two sides of an event; None if it does not name two."""
        if pair is None:
            parties = (
                [*event.sources[:1], *event.targets[:1]] if event.targets else event.sources[:2]
            )
            if len(set(parties)) != 2:
                return None
            pair = (self._party(parties[0], event), self._party(parties[1], event))
            if pair[0] == pair[1]:
                return None
        return Sides(source=self._stands(pair[0]), target=self._stands(pair[1]))

    def _stands(self, actor: ActorId) -> tuple[Stand, ...]:
        return self._atlas.stands_for(actor)

    def _party(self, actor: ActorId, event: Event) -> ActorId:
        """Return the state that an actor acts for, where it is a body of one; else the actor."""
        day = middle(event.when) if event.when else None
        role = self._atlas.role_of(actor, day)
        official = self._atlas.register.bodies.official
        if role is None or role.country is None or role.sector not in official:
            return actor
        return self._atlas.country_of(actor, day) or actor

    def _telling(self, stored: StoredClaim) -> Telling:
        item = stored.evidence
        doc = item.head.id
        if doc not in self._read:
            self._read[doc] = (self._store.document(doc), self._store.reading(doc))
        document, reading = self._read[doc]
        text, at = _beside(item, document, reading)
        copies = self._store.catalogue.copies(doc) if document else ()
        return Telling(
            stored=stored, citation=citation(item), text=text,
            quote=_within(item.claim.span, at, text),
            marks=tuple(_marks(item, reading, at, text)) if reading else (),
            reader=f"{reading.reader} {reading.reader_version}" if reading else item.claim.reader,
            reprints=self._store.heads(copies), names=named(self._atlas, coding_of(item).actors),
        )  # fmt: skip


def _beside(item: Evidence, document: Document | None, reading: Reading | None) -> tuple[str, int]:
    """Return the sentence with those beside it, and where it begins in the document."""
    around = item.sentence_span
    if document is None or reading is None:
        return item.sentence, around.start
    near = [n for n, each in enumerate(reading.sentences) if each.overlaps(around)]
    if not near:
        return item.sentence, around.start
    first = reading.sentences[max(near[0] - 1, 0)]
    last = reading.sentences[min(near[-1] + 1, len(reading.sentences) - 1)]
    return document.text[first.start : last.end], first.start


def _within(span: Span, at: int, text: str) -> Stretch | None:
    start, end = span.start - at, span.end - at
    return (start, end) if start >= 0 and end <= len(text) else None


def _marks(item: Evidence, reading: Reading, at: int, text: str) -> Iterator[Marked]:
    for kind, span in _coded_from(item, reading):
        found = _within(span, at, text)
        if found is not None:
            yield Marked(kind=kind, start=found[0], end=found[1])


def _coded_from(item: Evidence, reading: Reading) -> Iterator[tuple[SpanKind, Span]]:
    """Yield the words that give each part of a claim."""
    told = item.event
    if told is not None:
        yield "act", told.trigger
        yield from (("source", span) for span in _mentioned(told.sources, reading))
        yield from (("target", span) for span in _mentioned(told.targets, reading))
        if told.when_span is not None:
            yield "when", told.when_span
        if told.place is not None:
            yield "place", told.place.span
    if item.turn is not None:
        yield "act", item.turn.trigger
    if item.link is not None:
        yield "cause", item.link.cause
        yield "effect", item.link.effect
        if item.link.signal is not None:
            yield "cue", item.link.signal
    if item.attribution is not None:
        if item.attribution.speaker.span is not None:
            yield "speaker", item.attribution.speaker.span
        if item.attribution.cue is not None:
            yield "cue", item.attribution.cue


def _mentioned(indexes: Sequence[int], reading: Reading) -> list[Span]:
    return [reading.mentions[index].span for index in indexes if index < len(reading.mentions)]
