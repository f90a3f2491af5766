"""From a document and its reading to rows, and back to evidence. No database here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.model import codec
from detente.model.evidence import Evidence
from detente.model.text import DocId, Document, DocumentHead, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from detente.model.claims import Claim, Reading

PartyRow = tuple[str, str, str, "date | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One row of `claim` with its rows of `party`."""

    evidence: Evidence
    day: date | None
    parties: tuple[PartyRow, ...]

    def values(self) -> tuple[object, ...]:
        """Return the columns of table `claim`, in order."""
        claim = self.evidence.claim
        return (
            claim.id, claim.doc, kind_of(claim), claim.event, self.day, claim.factuality,
            claim.background, self.evidence.quote, claim.span.start, claim.span.end,
            codec.dumps(self.evidence),
        )  # fmt: skip


def head_of(document: Document, reprint_of: DocId | None = None) -> DocumentHead:
    """Return all of a document but its text."""
    return DocumentHead(
        id=document.id, name=document.name, title=document.title, outlet=document.outlet,
        original_outlet=document.original_outlet, published=document.published,
        url=document.url, reprint_of=reprint_of,
    )  # fmt: skip


def kind_of(claim: Claim) -> str:
    """Return what a claim is about: event, link, turn or statement."""
    if claim.event:
        return "event"
    if claim.link:
        return "link"
    return "turn" if claim.turn else "statement"


def claim_rows(document: Document, reading: Reading) -> Iterator[ClaimRow]:
    """Yield a row for every claim of the reading, in order, each id once."""
    head = head_of(document)
    seen = set()
    for claim in reading.claims:
        if claim.id in seen:
            continue
        seen.add(claim.id)
        evidence = _evidence(claim, document, reading, head)
        day = _day_of(evidence)
        yield ClaimRow(evidence=evidence, day=day, parties=tuple(_parties(evidence, day)))


def decode_evidence(record: str, head: DocumentHead) -> Evidence:
    """Return the evidence of a stored row, under the document's head as it is now."""
    return replace(codec.loads(Evidence, record), head=head)


def _evidence(claim: Claim, document: Document, reading: Reading, head: DocumentHead) -> Evidence:
    sentence = reading.sentences[claim.sentence]
    mention = next(
        (m for m in reading.events if m.event.id == claim.event and claim.span.contains(m.trigger)),
        next((m for m in reading.events if m.event.id == claim.event), None),
    )
    link = next((link for link in reading.links if link.id == claim.link), None)
    figures = tuple(reading.quantities[i] for i in claim.quantities)
    return Evidence(
        claim=claim,
        head=head,
        quote=claim.span.quote(document),
        sentence=sentence.quote(document),
        sentence_span=sentence,
        event=mention if claim.event else None,
        link=link,
        cause_quote=link.cause.quote(document) if link else None,
        effect_quote=link.effect.quote(document) if link else None,
        turn=next((turn for turn in reading.turns if turn.id == claim.turn), None),
        mentions=tuple(m for m in reading.mentions if m.actor and sentence.overlaps(m.span)),
        attribution=None if claim.attribution is None else reading.attributions[claim.attribution],
        quantities=figures,
        figure_quotes=tuple(figure.span.quote(document) for figure in figures),
    )


def _day_of(evidence: Evidence) -> date | None:
    when = evidence.event.event.when if evidence.event else None
    if when is None and evidence.turn is not None:
        when = evidence.turn.when
    return when.first if when else evidence.head.published


def _parties(evidence: Evidence, day: date | None) -> Iterator[PartyRow]:
    claim = evidence.claim
    told = evidence.event.event if evidence.event else evidence.turn
    if told is not None:
        yield from ((claim.id, actor, "source", day) for actor in told.sources)
        yield from ((claim.id, actor, "target", day) for actor in told.targets)
    yield from ((claim.id, actor, "mentioned", day) for actor in claim.actors)


def span_in(document: Document, start: int, end: int) -> str | None:
    """Return the words at a span, None if it lies outside the text or is no span."""
    if not 0 <= start < end <= len(document.text):
        return None
    return Span(document.id, start, end).quote(document)
