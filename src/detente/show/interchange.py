"""The interchange form of a reading: what `detente read --format jsonl` prints, one line each.

The form is public and versioned ("detente": "1"); `schemas/reading.json` describes it. Offsets
are half-open code points of `text`. Unknown is null. Adding a field is fine; changing one is a
new version.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from detente.model.codec import to_json
from detente.ontology.scheme import load

if TYPE_CHECKING:
    from detente.model.claims import (
        Attribution,
        CausalLink,
        Claim,
        EventMention,
        Mention,
        PairReading,
        Reading,
        StatedTurn,
        TimeExpression,
    )
    from detente.model.codec import Json
    from detente.model.events import Place, Quantity
    from detente.model.text import Document, Span
    from detente.model.times import When

VERSION = "1"


def reading_line(document: Document, reading: Reading) -> str:
    """Return one line of JSON, without its line end."""
    return json.dumps(reading_json(document, reading), ensure_ascii=False)


def reading_json(document: Document, reading: Reading) -> dict[str, Json]:
    """Return the reading of a document in the interchange form."""
    return {
        "detente": VERSION,
        "id": document.name or document.id,
        "text": document.text,
        "document": _document(document),
        "sentences": [_stretch(span) for span in reading.sentences],
        "mentions": [_mention(mention) for mention in reading.mentions],
        "events": [_event(event) for event in reading.events],
        "claims": [_claim(claim) for claim in reading.claims],
        "attributions": [_attribution(item) for item in reading.attributions],
        "quantities": [_quantity(quantity) for quantity in reading.quantities],
        "times": [_time(time) for time in reading.times],
        "links": [_link(link) for link in reading.links],
        "turns": [_turn(turn) for turn in reading.turns],
        "causal_sentences": list(reading.causal_sentences),
        "pairs": [_pair(pair) for pair in reading.pairs],
        "dropped": {item.cause: item.count for item in reading.dropped},
        "reader": {"name": reading.reader, "version": reading.reader_version},
    }


def _stretch(span: Span | None) -> Json:
    return None if span is None else [span.start, span.end]


def _when(when: When | None, span: Span | None) -> Json:
    if when is None:
        return None
    return {
        "first": when.first.isoformat(),
        "last": when.last.isoformat(),
        "granularity": when.granularity,
        "basis": when.basis,
        "open": when.open,
        "span": _stretch(span),
    }


def _document(document: Document) -> Json:
    return {
        "title": document.title,
        "outlet": document.outlet,
        "original_outlet": document.original_outlet,
        "published": to_json(document.published),
        "published_basis": document.published_basis,
        "published_candidates": [
            {"day": c.day.isoformat(), "basis": c.basis, "words": c.words}
            for c in document.candidates
        ],
        "crawled": to_json(document.crawled),
        "language": document.language,
        "url": document.url,
    }


def _mention(mention: Mention) -> Json:
    return {
        "span": _stretch(mention.span),
        "head": mention.head,
        "actor": mention.actor,
        "name": mention.name,
        "country": mention.counted_to or mention.country,
        "sector": mention.sector,
        "wikidata": mention.wikidata,
        "form": mention.form,
        "role": mention.role,
        "candidates": list(mention.candidates),
        "confidence": mention.confidence,
    }


def _event(mention: EventMention) -> Json:
    event, place = mention.event, mention.place
    scheme = load(event.scheme)
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "quad": scheme.quad(event.type),
        "cameo": scheme.to_cameo(event.type, event.mode),
        "sources": list(mention.sources),
        "targets": list(mention.targets),
        "source_actors": list(event.sources),
        "target_actors": list(event.targets),
        "trigger": _stretch(mention.trigger),
        "sentence": mention.sentence,
        "when": _when(event.when, mention.when_span),
        "where": _place(place),
        "background": mention.background,
        "confidence": mention.confidence,
    }


def _place(place: Place | None) -> Json:
    if place is None:
        return None
    return {"span": _stretch(place.span), "name": place.name, "lat": place.lat, "lon": place.lon}


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "event": claim.event,
        "link": claim.link,
        "turn": claim.turn,
        "span": _stretch(claim.span),
        "factuality": claim.factuality,
        "attribution": claim.attribution,
        "distance": _stretch(claim.distance),
        "denies": list(claim.denies),
        "background": claim.background,
        "confidence": claim.confidence,
    }


def _attribution(item: Attribution) -> Json:
    speaker = item.speaker
    return {
        "speaker": {
            "span": _stretch(speaker.span),
            "name": speaker.name,
            "role": speaker.role,
            "actor": speaker.actor,
            "anonymous": speaker.anonymous,
            "group": speaker.group,
            "document": speaker.document,
            "reason": _stretch(speaker.reason),
        },
        "cue": _stretch(item.cue),
        "content": [_stretch(span) for span in item.content],
        "manner": item.manner,
        "told_to": item.told_to,
        "within": item.within,
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "span": _stretch(quantity.span),
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "what": quantity.what,
        "event": quantity.event,
        "part_of": quantity.part_of,
        "change": quantity.change,
        "when": _when(quantity.when, None),
        "approx": quantity.approx,
        "casualty": quantity.casualty,
        "side": quantity.side,
        "against": _when(quantity.against, None),
    }


def _time(time: TimeExpression) -> Json:
    when = time.when
    return {
        "span": _stretch(time.span),
        "type": time.type,
        "value": time.value,
        "first": when.first.isoformat() if when else None,
        "last": when.last.isoformat() if when else None,
    }


def _link(link: CausalLink) -> Json:
    return {
        "id": link.id,
        "cause": _stretch(link.cause),
        "effect": _stretch(link.effect),
        "signal": _stretch(link.signal),
        "relation": link.relation,
        "stated": link.stated,
        "hypothetical": link.hypothetical,
        "denied": link.denied,
        "attribution": link.attribution,
    }


def _turn(turn: StatedTurn) -> Json:
    return {
        "id": turn.id,
        "sources": list(turn.sources),
        "targets": list(turn.targets),
        "direction": turn.direction,
        "span": _stretch(turn.span),
        "trigger": _stretch(turn.trigger),
        "sentence": turn.sentence,
        "when": _when(turn.when, None),
        "level": turn.level,
        "background": turn.background,
        "attribution": turn.attribution,
        "factuality": turn.factuality,
    }


def _pair(pair: PairReading) -> Json:
    return {"type": pair.type, "quad": pair.quad, "scores": dict(pair.scores)}
