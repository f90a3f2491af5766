"""Documents and readings made by hand, for tests of what comes after reading."""

from __future__ import annotations

from datetime import date

from detente.model.actors import ActorId
from detente.model.claims import (
    Attribution,
    Claim,
    EventMention,
    Mention,
    Reading,
    Speaker,
)
from detente.model.events import Event, Quantity
from detente.model.text import Document, Span
from detente.model.times import When

TEXT = (
    "Border accord falls apart\n\n"
    "Peru expelled 40 Ecuadorian traders on Monday, an official said. "
    "Ecuador called the step a provocation."
)


def document(text: str = TEXT, **fields: object) -> Document:
    given = {"outlet": "The Andes Courier", "published": date(1995, 1, 31), "title": None}
    return Document(text=text, **(given | fields))  # type: ignore[arg-type]


def span(doc: Document, words: str) -> Span:
    start = doc.text.index(words)
    return Span(doc.id, start, start + len(words))


def expulsion(**fields: object) -> Event:
    given: dict[str, object] = {
        "sources": (ActorId("PER-GOV"),),
        "targets": (ActorId("ECU-CVL"),),
        "type": "COERCE",
        "mode": "deport",
        "when": When(
            first=date(1995, 1, 30), last=date(1995, 1, 30), granularity="day", basis="computed"
        ),
    }
    return Event(**(given | fields))  # type: ignore[arg-type]


def reading(doc: Document, event: Event | None = None, version: str = "1") -> Reading:
    """One event, told once, with its figure and its speaker."""
    event = event or expulsion()
    sentence = span(doc, "Peru expelled 40 Ecuadorian traders on Monday, an official said.")
    return Reading(
        doc=doc.id,
        sentences=(sentence, span(doc, "Ecuador called the step a provocation.")),
        mentions=(
            Mention(span=span(doc, "Peru"), head="Peru", actor=ActorId("PER"), name="Peru"),
            Mention(
                span=span(doc, "40 Ecuadorian traders"), head="traders",
                actor=ActorId("ECU-CVL"), name="traders", country="ECU", form="description",
            ),
        ),
        events=(
            EventMention(
                event=event, sources=(0,), targets=(1,), trigger=span(doc, "expelled"), sentence=0
            ),
        ),
        attributions=(
            Attribution(
                speaker=Speaker(span=span(doc, "an official"), name="an official", anonymous=True),
                cue=span(doc, "said"), content=(span(doc, "Peru expelled 40 Ecuadorian traders"),),
                manner="indirect",
            ),
        ),
        quantities=(
            Quantity(
                span=span(doc, "40"), low=40.0, high=40.0, unit="person",
                what="Ecuadorian traders", event=event.id,
            ),
        ),
        claims=(
            Claim(
                doc=doc.id, span=sentence, sentence=0, event=event.id, attribution=0,
                quantities=(0,), actors=(ActorId("ECU-CVL"), ActorId("PER")),
            ),
        ),
        reader_version=version,
    )  # fmt: skip
