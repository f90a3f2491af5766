"""The one gate that every reading passes, whatever reader it comes from.

An item stays only if its spans lie in the document, its sentence is there, its quoted words stand
where it says, and the actors that it names are mentioned. What is dropped is counted by its cause.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from detente.model.claims import Dropped, Reading
from detente.read.stretches import Stretches
from detente.read.supports import Supports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from detente.atlas.lookup import Atlas
    from detente.model.actors import ActorId
    from detente.model.claims import (
        Attribution,
        CausalLink,
        Claim,
        EventMention,
        Mention,
        StatedTurn,
    )
    from detente.model.events import Quantity
    from detente.model.text import Document, Span

Item = TypeVar("Item")

OUTSIDE = "span_outside_document"
SENTENCE = "no_such_sentence"
QUOTE = "words_not_there"
ACTOR = "actor_not_mentioned"
MISSING = "refers_to_missing_item"


def ground(document: Document, reading: Reading, atlas: Atlas) -> Reading:
    """Return the reading with only what the document bears out, and counts of what was dropped.

    Indexes are set anew where items before them were dropped; a reference to a dropped part of an
    item (one of its mentions, its figure) is cut, a reference to what the item is about drops it.
    """
    return _Gate(document, reading, atlas).passed()


class _Gate:
    """Checks one reading; holds what was kept so far, for what refers to it."""

    def __init__(self, document: Document, reading: Reading, atlas: Atlas) -> None:
        self.document, self.given = document, reading
        self.supports = Supports(document, atlas)
        self.causes: Counter[str] = Counter()
        self.sentences = reading.sentences
        self.borne_out: dict[ActorId, bool] = {}

    def passed(self) -> Reading:
        """Return the grounded reading."""
        self.sentences = self._sentences()
        mentions, mention_at = self._kept(self.given.mentions, self._mention)
        self.mentioned = {m.actor for m in mentions} | {c for m in mentions for c in m.candidates}
        self.mentions, self.mention_at = mentions, mention_at
        self.places = Stretches((m.span.start, m.span.end, m) for m in mentions)
        attributions, self.said_at = self._kept(self.given.attributions, self._attribution)
        attributions = [replace(one, within=self._said(one.within)) for one in attributions]
        events = self._renewed(self.given.events, self._event)
        self.events = {event.event.id for event in events}
        quantities, self.figure_at = self._kept(self.given.quantities, self._quantity)
        quantities = [self._figure(quantity) for quantity in quantities]
        links = self._renewed(self.given.links, self._link)
        turns = self._renewed(self.given.turns, self._turn)
        self.links, self.turns = {link.id for link in links}, {turn.id for turn in turns}
        claims = _denying(self._renewed(self.given.claims, self._claim))
        times, _ = self._kept(self.given.times, lambda time: self._outside(time.span))
        causal = tuple(i for i in self.given.causal_sentences if i < len(self.sentences))
        return replace(
            self.given,
            sentences=self.sentences,
            mentions=tuple(mentions),
            events=tuple(events),
            claims=claims,
            attributions=tuple(attributions),
            quantities=tuple(quantities),
            times=tuple(times),
            links=tuple(links),
            turns=tuple(turns),
            causal_sentences=causal,
            dropped=self._dropped(),
        )

    def _dropped(self) -> tuple[Dropped, ...]:
        """Return the counts, those that the reader brought along included."""
        total = self.causes + Counter({d.cause: d.count for d in self.given.dropped})
        return tuple(Dropped(cause=cause, count=total[cause]) for cause in sorted(total))

    def _kept(
        self, items: Sequence[Item], fault: Callable[[Item], str | None]
    ) -> tuple[list[Item], dict[int, int]]:
        """Return the items without fault, and where each old index went."""
        kept: list[Item] = []
        moved: dict[int, int] = {}
        for index, item in enumerate(items):
            cause = fault(item)
            if cause is None:
                moved[index] = len(kept)
                kept.append(item)
            else:
                self.causes[cause] += 1
        return kept, moved

    def _renewed(self, items: Sequence[Item], check: Callable[[Item], Item | str]) -> list[Item]:
        """Return the items as `check` gives them back; a string is the cause of a drop."""
        kept: list[Item] = []
        for item in items:
            result = check(item)
            if isinstance(result, str):
                self.causes[result] += 1
            else:
                kept.append(result)
        return kept

    def _sentences(self) -> tuple[Span, ...]:
        """Return the sentences as they are; all later checks of a sentence fail if they overlap."""
        at, good = 0, True
        for span in self.given.sentences:
            good = good and self._inside(span) and span.start >= at
            at = span.end
        if not good:
            self.causes[SENTENCE] += len(self.given.sentences)
        return self.given.sentences if good else ()

    def _inside(self, span: Span) -> bool:
        return span.doc == self.document.id and span.end <= len(self.document.text)

    def _outside(self, *spans: Span | None) -> str | None:
        return None if all(span is None or self._inside(span) for span in spans) else OUTSIDE

    def _in_sentence(self, span: Span, sentence: int) -> bool:
        return 0 <= sentence < len(self.sentences) and self.sentences[sentence].overlaps(span)

    def _mention(self, mention: Mention) -> str | None:
        if not self._inside(mention.span):
            return OUTSIDE
        return None if mention.head in mention.span.quote(self.document) else QUOTE

    def _attribution(self, attribution: Attribution) -> str | None:
        speaker = attribution.speaker
        spans = (speaker.span, speaker.reason, attribution.cue, *attribution.content)
        if self._outside(*spans) is not None:
            return OUTSIDE
        named = speaker.actor is None or self._is_mentioned(speaker.actor)
        return None if named else ACTOR

    def _event(self, told: EventMention) -> EventMention | str:
        place = told.place
        if self._outside(told.trigger, told.when_span, place.span if place else None):
            return OUTSIDE
        if not self._in_sentence(told.trigger, told.sentence):
            return SENTENCE
        if place is not None and place.name != place.span.quote(self.document):
            return QUOTE
        sources, targets = self._moved(told.sources), self._moved(told.targets)
        near = self._in(told.sentence)
        if not (
            self._all_meant(told.event.sources, sources, near)
            and self._all_meant(told.event.targets, targets, near)
        ):
            return ACTOR
        return replace(told, sources=sources, targets=targets)

    def _moved(self, indexes: Iterable[int]) -> tuple[int, ...]:
        return tuple(self.mention_at[i] for i in indexes if i in self.mention_at)

    def _in(self, sentence: int) -> list[Mention]:
        """Return the mentions of a sentence: its place says of which country "civilians" are."""
        around = self.sentences[sentence]
        near = self.places.near(around.start, around.end)
        return [mention for mention in near if around.contains(mention.span)]

    def _all_meant(
        self, actors: Sequence[ActorId], mentions: Sequence[int], near: Sequence[Mention]
    ) -> bool:
        """Return whether each actor is meant, on some day, by its mentions or those around."""
        told = [*(self.mentions[index] for index in mentions), *near]
        named = bool(mentions) or not actors
        return named and all(any(self.supports(m, actor) for m in told) for actor in actors)

    def _quantity(self, quantity: Quantity) -> str | None:
        return self._outside(quantity.span)

    def _figure(self, quantity: Quantity) -> Quantity:
        part = None if quantity.part_of is None else self.figure_at.get(quantity.part_of)
        event = quantity.event if quantity.event in self.events else None
        return replace(quantity, part_of=part, event=event)

    def _link(self, link: CausalLink) -> CausalLink | str:
        if self._outside(link.cause, link.effect, link.signal):
            return OUTSIDE
        return replace(
            link,
            attribution=self._said(link.attribution),
            cause_event=link.cause_event if link.cause_event in self.events else None,
            effect_event=link.effect_event if link.effect_event in self.events else None,
        )

    def _turn(self, turn: StatedTurn) -> StatedTurn | str:
        if self._outside(turn.span, turn.trigger):
            return OUTSIDE
        if not self._in_sentence(turn.trigger, turn.sentence):
            return SENTENCE
        if not all(self._is_mentioned(actor) for actor in (*turn.sources, *turn.targets)):
            return ACTOR
        return replace(turn, attribution=self._said(turn.attribution))

    def _claim(self, claim: Claim) -> Claim | str:
        if claim.doc != self.document.id or self._outside(claim.span, claim.distance):
            return OUTSIDE
        if not self._in_sentence(claim.span, claim.sentence):
            return SENTENCE
        about = (
            (claim.event, self.events), (claim.link, self.links), (claim.turn, self.turns),
        )  # fmt: skip
        if any(key is not None and key not in kept for key, kept in about):
            return MISSING
        if not all(self._is_mentioned(actor) for actor in claim.actors):
            return ACTOR
        figures = tuple(self.figure_at[i] for i in claim.quantities if i in self.figure_at)
        return replace(claim, attribution=self._said(claim.attribution), quantities=figures)

    def _is_mentioned(self, actor: ActorId) -> bool:
        if actor not in self.borne_out:
            self.borne_out[actor] = actor in self.mentioned or any(
                self.supports(mention, actor) for mention in self.mentions
            )
        return self.borne_out[actor]

    def _said(self, index: int | None) -> int | None:
        return None if index is None else self.said_at.get(index)


def _denying(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, each denying only such as are kept."""
    kept = {claim.id for claim in claims}
    return tuple(
        replace(claim, denies=tuple(key for key in claim.denies if key in kept)) for claim in claims
    )
