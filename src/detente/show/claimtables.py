"""Tables of claims: what a document says, what stands behind an id, every telling of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.ontology.scheme import load
from detente.show.days import stretch
from detente.show.grid import Table, csv_lines
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from detente.model.claims import Attribution, CausalLink, Claim, EventMention, Reading, Speaker
    from detente.model.events import Event
    from detente.model.evidence import Evidence
    from detente.model.stored import StoredClaim
    from detente.model.text import Document
    from detente.ontology.scheme import Scheme
    from detente.show.grid import Cell

EXPORT_COLUMNS = (
    "event", "claim", "source", "target", "scheme", "type", "mode", "contexts", "quad", "score",
    "first", "last", "granularity", "basis", "place", "factuality", "background", "speaker",
    "speaker_role", "anonymous", "quote", "start", "end", "document", "doc", "title", "outlet",
    "original_outlet", "published", "url", "reprint_of", "reader", "confidence",
)  # fmt: skip
"""The columns of an export. Several sources, targets or contexts of one event are joined by a
semicolon."""

_EVIDENCE_COLUMNS = (
    "claim", "event", "words", "coding", "source", "target", "when", "basis", "factuality",
    "background", "speaker", "document", "title", "outlet", "original_outlet", "published", "url",
    "characters", "reader", "confidence", "stands", "corrected",
)  # fmt: skip


def evidence_table(found: tuple[StoredClaim, ...]) -> Table:
    """Return a row for each claim: the words in their sentence, the document, the coding."""
    return Table(
        title="Evidence",
        columns=_EVIDENCE_COLUMNS,
        rows=tuple(_evidence_row(claim) for claim in found),
        note="«» marks the words that the claim rests on.",
        tall=True,
    )


def _evidence_row(claim: StoredClaim) -> tuple[Cell, ...]:
    item = claim.evidence
    head, told = item.head, item.event.event if item.event else None
    span = item.claim.span
    return (
        item.claim.id, told.id if told else None, marked(item), _coding(item),
        _joined(told.sources) if told else None, _joined(told.targets) if told else None,
        *_when(told), word("factuality", item.claim.factuality), item.claim.background,
        _said_by(item.attribution), head.name or head.id, head.title, head.outlet,
        head.original_outlet, _iso(head.published), head.url, f"{span.start}-{span.end}",
        item.claim.reader, item.claim.confidence, claim.standing == claim.stored,
        "; ".join(f"{each.wrong} by {each.by}" for each in item.corrections) or None,
    )  # fmt: skip


def marked(item: Evidence) -> str:
    """Return the sentence with the claim's words between «»; the words alone if they leave it."""
    start = item.claim.span.start - item.sentence_span.start
    end = start + len(item.quote)
    if start < 0 or item.sentence[start:end] != item.quote:
        return f"«{item.quote}»"
    return f"{item.sentence[:start]}«{item.quote}»{item.sentence[end:]}"


def _coding(item: Evidence) -> str | None:
    """Return how the claim was coded: an event's type and mode, a causal link, a stated turn."""
    if item.event is not None:
        event = item.event.event
        quad = word("quad", load(event.scheme).quad(event.type))
        return f"{_type(event)} ({quad}, score {_score(event):+.1f})"
    if item.link is not None:
        kind = _standing(item.link) or "stated"
        relation = word("relation", item.link.relation)
        return f"“{item.cause_quote}” {relation} “{item.effect_quote}” ({kind})"
    return None if item.turn is None else word("turn", item.turn.direction)


def _standing(link: CausalLink) -> str | None:
    """Return what a link is other than plainly stated; None if it is that."""
    if link.denied:
        return "denied"
    if link.hypothetical:
        return "hypothetical"
    return None if link.stated else "likely"


def _type(event: Event) -> str:
    return event.type if event.mode is None else f"{event.type} {event.mode}"


def _score(event: Event) -> float:
    return load(event.scheme).score(event.type, event.mode)


def _when(event: Event | None) -> tuple[str | None, str | None]:
    if event is None or event.when is None:
        return None, None
    return stretch(event.when.first, event.when.last), word("basis", event.when.basis)


def _said_by(attribution: Attribution | None) -> str | None:
    return None if attribution is None else _speaker(attribution.speaker)


def _speaker(speaker: Speaker) -> str:
    name = speaker.name if speaker.role is None else f"{speaker.name}, {speaker.role}"
    return f"{name} [anonymous]" if speaker.anonymous else name


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _joined(codes: Sequence[str]) -> str | None:
    return ";".join(codes) or None


def reading_table(document: Document, reading: Reading) -> Table:
    """Return a row for each claim that a document makes."""
    attributions = reading.attributions
    return Table(
        title=document.title or document.name or document.id,
        columns=(
            "kind", "what", "source", "target", "when", "basis", "factuality", "background",
            "speaker", "words",
        ),
        rows=tuple(
            (
                *_what(claim, document, reading),
                word("factuality", claim.factuality),
                claim.background,
                None if claim.attribution is None else _said_by(attributions[claim.attribution]),
                claim.span.quote(document),
            )
            for claim in reading.claims
        ),
        note=_counts(reading),
        tall=True,
    )  # fmt: skip


def _counts(reading: Reading) -> str:
    dropped = sum(item.count for item in reading.dropped)
    return (
        f"{len(reading.sentences)} sentences, {len(reading.mentions)} mentions, "
        f"{len(reading.claims)} claims, {len(reading.quantities)} figures; {dropped} dropped."
    )


def _what(claim: Claim, document: Document, reading: Reading) -> tuple[Cell, ...]:
    """Return kind, what, source, target, when and basis of a claim."""
    told = next((e for e in reading.events if e.event.id == claim.event), None)
    if told is not None:
        names = (_names(told.sources, reading), _names(told.targets, reading))
        return ("event", _type(told.event), *names, *_when(told.event))
    link = next((link for link in reading.links if link.id == claim.link), None)
    if link is not None:
        relation = word("relation", link.relation)
        standing = _standing(link)
        what = f"{relation}, {standing}" if standing else relation
        ends = (link.cause.quote(document), link.effect.quote(document))
        return ("cause", what, *ends, None, None)
    turn = next((turn for turn in reading.turns if turn.id == claim.turn), None)
    if turn is not None:
        sides = (_joined(turn.sources), _joined(turn.targets))
        days = stretch(turn.when.first, turn.when.last) if turn.when else None
        basis = word("basis", turn.when.basis) if turn.when else None
        return ("turn", word("turn", turn.direction), *sides, days, basis)
    return ("statement", None, None, None, None, None)


def _names(indexes: Sequence[int], reading: Reading) -> str | None:
    return _joined([reading.mentions[index].name for index in indexes])


def export_events(claims: Iterable[StoredClaim], scheme: str = "plover") -> Iterator[str]:
    """Yield the lines of a CSV table with a row for each telling of an event.

    Claims that tell no event are left out. Memory stays bounded by one claim.

    Args:
        claims: The claims of a store.
        scheme: The scale of the column `score`: "plover" or "goldstein".

    Raises:
        UnknownScheme: There is no scale of that name.
    """
    scale = load(scheme)
    told = (claim.evidence for claim in claims)
    rows = (export_row(item, item.event, scale) for item in told if item.event is not None)
    return csv_lines(EXPORT_COLUMNS, rows)


def export_row(item: Evidence, mention: EventMention, scale: Scheme) -> tuple[Cell, ...]:
    """Return the cells of `EXPORT_COLUMNS` for one telling of an event; days as ISO 8601 text."""
    event, head, claim = mention.event, item.head, item.claim
    when = event.when
    speaker = item.attribution.speaker if item.attribution else None
    return (
        event.id, claim.id, _joined(event.sources), _joined(event.targets), event.scheme,
        event.type, event.mode, _joined(event.contexts), load(event.scheme).quad(event.type),
        scale.score(event.type, event.mode), _iso(when.first) if when else None,
        _iso(when.last) if when else None,
        when.granularity if when else None, when.basis if when else None, event.where,
        claim.factuality, claim.background, speaker.name if speaker else None,
        speaker.role if speaker else None, speaker.anonymous if speaker else None, item.quote,
        claim.span.start, claim.span.end, head.name or head.id, head.id, head.title, head.outlet,
        head.original_outlet, _iso(head.published), head.url, head.reprint_of, claim.reader,
        claim.confidence,
    )  # fmt: skip
