"""The pages of one claim at its words, and of one event with all its tellings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.codec import to_json
from detente.show.citing import chicago_source
from detente.show.claimtables import evidence_table
from detente.show.links import url_at
from detente.show.pages.acts import act_name
from detente.show.pages.addresses import address
from detente.show.pages.decisions import Decision, coded_as, decision, spoken_by, when_told
from detente.show.pages.spans import Mark, Piece, paragraphs
from detente.show.site import page
from detente.show.wording import counted
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.model.actors import ActorId
    from detente.model.codec import Json
    from detente.model.opened import ActorName
    from detente.model.viewed import EventView, Telling
    from detente.show.grid import Table

_NAMES = {
    "source": "who acts", "act": "what was done", "target": "on whom", "when": "when",
    "place": "where", "cue": "joining or saying", "speaker": "who says so", "cause": "cause",
    "effect": "effect",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A telling as it is shown.

    Attributes:
        pieces: The sentence and those beside it, in pieces; the claim's words have the kind "told".
        kinds: The marks that stand in it, with their names.
        decided: How it was coded.
        url: Where the document's own page is opened at the words; None if it may not be linked.
        document: The page of the document; None for a row of a table.
        wrong: The form for a correction; None where there is none.
        says: Who says so, in words; None for the outlet's own voice.
    """

    telling: Telling
    pieces: tuple[tuple[Piece, ...], ...]
    kinds: tuple[tuple[str, str], ...]
    decided: Decision
    url: str | None
    document: str | None
    wrong: str | None
    says: str | None
    cite_as: str

    @property
    def claim(self) -> str:
        """The claim's id."""
        return self.telling.stored.evidence.claim.id


def exhibit(telling: Telling, number: int = 1) -> Exhibit:
    """Return a telling as it is shown."""
    item, at = telling.stored.evidence, telling.citation
    names: Mapping[ActorId, ActorName] = {each.id: each for each in telling.names}
    marks = [Mark(start=m.start, end=m.end, kind=f"m-{m.kind}") for m in telling.marks]
    if telling.quote is not None:
        marks.append(Mark(start=telling.quote[0], end=telling.quote[1], kind="told"))
    there = dict.fromkeys(mark.kind for mark in telling.marks)
    span = f"{item.claim.span.start}-{item.claim.span.end}"
    doc = None if item.coded else address("document", item.head.id, span=span)
    wrong = None if item.coded else address("document", item.head.id, correct=item.claim.id)
    return Exhibit(
        telling=telling, pieces=paragraphs(telling.text, marks),
        kinds=tuple((kind, _NAMES[kind]) for kind in there),
        decided=decision(item, number, names, telling.reader),
        url=url_at(at.url, at.quote), document=doc, wrong=f"{wrong}#correct" if wrong else None,
        says=spoken_by(item.attribution) if item.attribution else None,
        cite_as=f"“{at.quote}” {chicago_source(at)}",
    )  # fmt: skip


def evidence_page(telling: Telling, data_version: str, *, part: str = "") -> str:
    """Return the page of one claim. `part`: "drawer" for what another page shows of it."""
    name = "evidence_drawer" if part == "drawer" else "evidence"
    event = telling.stored.evidence.event
    return page(
        name, data_version, item=exhibit(telling), address=address,
        event=address("event", event.event.id) if event else None,
        here=address("evidence", telling.stored.evidence.claim.id),
        fixed=address("evidence", telling.stored.evidence.claim.id, version=data_version),
    )  # fmt: skip


def event_page(view: EventView, data_version: str, *, of: str = "", part: str = "") -> str:
    """Return the page of one event. `part`: "drawer" for what another page shows of it."""
    event = view.event
    names = {each.id: each.name for each in view.names}
    items = tuple(exhibit(each, n) for n, each in enumerate(view.tellings, start=1))
    docs = {each.telling.citation.doc for each in items}
    return page(
        "event_drawer" if part == "drawer" else "event", data_version, view=view, items=items,
        called=act_name(event, lambda actor: names[actor]), coded=coded_as(event),
        when=when_told(event.when), documents=counted(len(docs), "document"), address=address,
        here=address("event", event.id, of=of),
        fixed=address("event", event.id, of=of, version=data_version),
        told=lambda item: word("factuality", item.telling.stored.evidence.claim.factuality),
    )  # fmt: skip


def evidence_json(telling: Telling) -> Json:
    """Return a claim in its JSON form."""
    form = to_json(telling)
    return {"detente": "1", **(form if isinstance(form, dict) else {})}


def event_json(view: EventView) -> Json:
    """Return an event in its JSON form."""
    form = to_json(view)
    return {"detente": "1", **(form if isinstance(form, dict) else {})}


def event_table(view: EventView) -> Table:
    """Return a row for each telling."""
    return evidence_table(tuple(each.stored for each in view.tellings))
