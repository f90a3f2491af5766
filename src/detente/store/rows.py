"""From a document and its reading to rows, and back to evidence. No database here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from detente.model import codec
from detente.model.corrected import corrected
from detente.model.corrections import kind_of
from detente.model.evidence import Evidence
from detente.model.text import DocId, Document, DocumentHead, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from detente.model.claims import Claim, Reading
    from detente.model.corrections import Correction, CorrectionId

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


def claim_rows(
    document: Document, reading: Reading, corrections: Sequence[Correction] = ()
) -> Iterator[ClaimRow]:
    """Yield a row for every claim of the reading as corrected, in order, each id once."""
    items, _ = corrected(_all_evidence(document, reading), corrections)
    seen = set()
    for evidence in items:
        if evidence.claim.id in seen:
            continue
        seen.add(evidence.claim.id)
        day = _day_of(evidence)
        yield ClaimRow(evidence=evidence, day=day, parties=tuple(_parties(evidence, day)))


def found_by(
    document: Document, reading: Reading, corrections: Sequence[Correction]
) -> frozenset[CorrectionId]:
    """Return which of a document's corrections find a claim in its reading."""
    return corrected(_all_evidence(document, reading), corrections)[1]


def _all_evidence(document: Document, reading: Reading) -> Iterator[Evidence]:
    head = head_of(document)
    return (_evidence(claim, document, reading, head) for claim in reading.claims)


def decode_head(row: tuple[object, ...]) -> DocumentHead:
    """Return the head that a row of table `document` holds, in the order of `DocumentHead`."""
    doc, name, title, outlet, original, published, url, reprint_of = row
    return DocumentHead(
        id=doc, name=name, title=title, outlet=outlet, original_outlet=original,  # type: ignore[arg-type]
        published=published, url=url, reprint_of=reprint_of,  # type: ignore[arg-type]
    )  # fmt: skip


def decode_evidence(record: str, head: DocumentHead) -> Evidence:
    """Return the evidence of a stored row, under the document's head as it is now."""
    found = _decoded(record)
    return found if found.head == head else replace(found, head=head)


@lru_cache(maxsize=1 << 14)
def _decoded(record: str) -> Evidence:
    """Return the evidence of a record. The last ones are kept: a user asks of one pair again."""
    return codec.loads(Evidence, record)


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
