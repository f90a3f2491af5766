"""The document reader: a text with the layers of what was read in it, each span with its why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.codec import to_json
from detente.model.stored import StoredClaim
from detente.ontology.scheme import load
from detente.show.claimtables import evidence_table
from detente.show.links import safe_url
from detente.show.pages.addresses import address
from detente.show.pages.decisions import Decision, decision, spoken_by, when_told
from detente.show.pages.layers import FIRST, LAYERS, layers_of, marks, mentioned
from detente.show.pages.spans import Mark, paragraphs
from detente.show.site import page
from detente.show.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.model.actors import ActorId
    from detente.model.codec import Json
    from detente.model.events import Quantity
    from detente.model.evidence import Evidence
    from detente.model.opened import ActorName, OpenedDocument
    from detente.model.text import Document, Stretch
    from detente.show.grid import Table
    from detente.show.pages.layers import Layer

WRONGS = {
    "wrong-actor": "wrong actor: other parties are meant",
    "wrong-date": "wrong date: it happened at another time",
    "wrong-type": "wrong type: something else was done",
    "duplicate": "duplicate: told already by another claim",
    "not-said": "not said: the words do not say this",
}
_OPTIONAL = ("source", "target", "day", "type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a reader wants to see a document.

    Attributes:
        layers: "events,dates"; None for those that are on at first.
        span: Words that are pointed at; None for none.
        correct: Id of the claim that is to be corrected; None for none.
        given: What was filled in the form, by field, where it was refused; `refused`: why.
    """

    layers: str | None = None
    span: Stretch | None = None
    correct: str | None = None
    given: tuple[tuple[str, str], ...] = ()
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class _Switch:
    """One layer's switch: where it leads, and whether it is on."""

    name: Layer
    on: bool
    href: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing that was read: its place, its words, and what was made of it."""

    anchor: str
    words: str
    told: str
    href: str | None = None


def document_page(opened: OpenedDocument, how: Reading, data_version: str) -> str:
    """Return the page of a document. Raises UsedWrongly for a layer that there is not."""
    layers = layers_of(how.layers)
    decisions = _decisions(opened)
    marked = [*marks(opened, decisions, layers), *_pointed(how, opened.document)]
    document = opened.document
    chosen = next((each for each in decisions if each.claim == how.correct), None)
    return page(
        "document", data_version, opened=opened, document=document, head=opened.head,
        called=_called(opened), url=safe_url(document.url), layers=layers,
        switches=_switches(document, layers), paragraphs=paragraphs(document.text, marked),
        decisions=[each for each in decisions if _shows(each, layers)],
        entries=_entries(opened, layers), dropped=opened.reading.dropped,
        address=address, at=lambda **more: _at(document, layers, **more),
        chosen=chosen, given=dict(how.given), refused=how.refused, wrongs=WRONGS,
        types=[each.name for each in load("plover").types], how=how,
    )  # fmt: skip


def document_json(opened: OpenedDocument) -> Json:
    """Return all that is known of a document, with its text."""
    return to_json(opened)


def document_table(opened: OpenedDocument) -> Table:
    """Return a row for each claim of a document."""
    return evidence_table(
        tuple(
            StoredClaim(evidence=item, stored=item.quote, standing=_standing(item, opened))
            for item in opened.evidence
        )
    )


def _standing(item: Evidence, opened: OpenedDocument) -> str:
    return opened.document.text[item.claim.span.start : item.claim.span.end]


def _called(opened: OpenedDocument) -> str:
    document = opened.document
    return document.title or document.name or f"Document {document.id}"


def _decisions(opened: OpenedDocument) -> tuple[Decision, ...]:
    names: Mapping[ActorId, ActorName] = {each.id: each for each in opened.names}
    reader = f"{opened.reading.reader} {opened.reading.reader_version}"
    return tuple(
        decision(item, number, names, reader) for number, item in enumerate(opened.evidence, 1)
    )


def _shows(made: Decision, layers: tuple[Layer, ...]) -> bool:
    layer = {"event": "events", "turn": "events", "link": "causes", "statement": "speakers"}
    return layer[made.kind] in layers


def _pointed(how: Reading, document: Document) -> list[Mark]:
    if how.span is None:
        return []
    start, end = max(how.span[0], 0), min(how.span[1], len(document.text))
    found = Mark(start=start, end=end, kind="pointed", anchor="words")
    return [found] if start < end else []


def _at(document: Document, layers: tuple[Layer, ...], **more: str | None) -> str:
    """Return this page with the layers as they are, and something else asked of it."""
    kept = None if layers == FIRST else ",".join(layers) or ","
    return address("document", document.id, layers=kept, **more)


def _switches(document: Document, layers: tuple[Layer, ...]) -> list[_Switch]:
    made = []
    for name in LAYERS:
        on = name in layers
        then = tuple(x for x in LAYERS if (x in layers) != (x == name))
        made.append(_Switch(name, on, _at(document, then)))
    return made


def _entries(opened: OpenedDocument, layers: tuple[Layer, ...]) -> dict[str, list[_Entry]]:
    """Return the lists of what was read beside claims, by their headings."""
    made = {
        "actors": ("Actors", _actors), "speakers": ("Speakers", _speakers),
        "dates": ("Dates", _dates), "figures": ("Figures", _figures),
    }  # fmt: skip
    return {made[x][0]: made[x][1](opened) for x in layers if x in made}


def _actors(opened: OpenedDocument) -> list[_Entry]:
    names = {str(each.id): each for each in opened.names}
    places = mentioned(opened.reading)
    found = []
    for n, key in enumerate(places, start=1):
        mentions = [m for m in opened.reading.mentions if (m.actor or f"“{m.head}”") == key]
        forms = dict.fromkeys(opened.document.text[m.span.start : m.span.end] for m in mentions)
        told = f"{counted(len(mentions), 'mention')}: {', '.join(forms)}"
        known = names.get(key)
        if known is None:
            may_be = dict.fromkeys(each for m in mentions for each in m.candidates)
            told += f". May be {', '.join(may_be)}" if may_be else ". Nobody of that name is known"
        href = None if known is None else address("actor", known.id)
        found.append(_Entry(f"actor-{n}", known.name if known else key, told, href))
    return found


def _speakers(opened: OpenedDocument) -> list[_Entry]:
    text = opened.document.text
    found = []
    for n, told in enumerate(opened.reading.attributions, start=1):
        words = " … ".join(text[span.start : span.end] for span in told.content)
        via = f" (told to {told.told_to})" if told.told_to else ""
        actor = told.speaker.actor
        href = address("actor", actor) if actor else None
        found.append(
            _Entry(f"said-{n}", spoken_by(told), f"{told.manner} speech{via}: {words}", href)
        )
    return found


def _dates(opened: OpenedDocument) -> list[_Entry]:
    text = opened.document.text
    return [
        _Entry(
            f"date-{n}", text[each.span.start : each.span.end],
            f"{each.type.lower()} {each.value}; {when_told(each.when)}",
        )
        for n, each in enumerate(opened.reading.times, start=1)
    ]  # fmt: skip


def _figures(opened: OpenedDocument) -> list[_Entry]:
    text = opened.document.text
    return [
        _Entry(f"figure-{n}", text[each.span.start : each.span.end], _amount(each))
        for n, each in enumerate(opened.reading.quantities, start=1)
    ]


def _amount(figure: Quantity) -> str:
    low, high = (None if v is None else f"{v:,.10g}" for v in (figure.low, figure.high))
    if low == high:
        value = low or "amount not told"
    elif low is None or high is None:
        value = f"at least {low}" if low else f"at most {high}"
    else:
        value = f"{low} to {high}"
    parts = (
        value, figure.unit, figure.what and f"of {figure.what}",
        figure.part_of is not None and f"(part of figure {figure.part_of + 1})", figure.change,
        figure.casualty, figure.side and f"of {figure.side}",
    )  # fmt: skip
    return " ".join(part for part in parts if part)
