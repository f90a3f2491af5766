"""Documents that each tell one act, made by hand, for tests of stores and answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.actors import ActorId
from detente.model.claims import Claim, EventMention, Mention, Reading
from detente.model.events import Event
from detente.model.text import Document, Span
from detente.model.times import When


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act of a government on another, told by one outlet on the day after."""

    source: str
    did: str
    target: str
    type: str
    day: date
    outlet: str = "River Herald"
    mode: str | None = None
    rest: str = ""

    @property
    def text(self) -> str:
        name = self.source.partition("-")[0].title()
        other = self.target.partition("-")[0].title()
        return f"{name} {self.did} {other} on the day before, both sides said.{self.rest}"

    @property
    def event(self) -> Event:
        when = When(first=self.day, last=self.day, granularity="day", basis="stated")
        return Event(
            sources=(ActorId(self.source),), targets=(ActorId(self.target),), type=self.type,
            mode=self.mode, when=when,
        )  # fmt: skip

    @property
    def document(self) -> Document:
        published = date.fromordinal(self.day.toordinal() + 1)
        return Document(
            text=self.text, outlet=self.outlet, published=published, published_basis="given"
        )

    def read(self, version: str = "1", event: Event | None = None) -> tuple[Document, Reading]:
        """Return the document with the reading of a reader of that version."""
        doc, event = self.document, event or self.event
        sentence = Span(doc.id, 0, self.text.index("said.") + len("said."))
        trigger = self.text.index(self.did)
        names = [self.text.index(" "), self.text.index(" on the day")]
        source = Span(doc.id, 0, names[0])
        target = Span(doc.id, trigger + len(self.did) + 1, names[1])
        spans = ((source, event.sources[0]), (target, event.targets[0]))
        return doc, Reading(
            doc=doc.id,
            sentences=(sentence,),
            mentions=tuple(
                Mention(span=span, head=span.quote(doc), actor=actor, name=span.quote(doc))
                for span, actor in spans
            ),
            events=(
                EventMention(
                    event=event, sources=(0,), targets=(1,), sentence=0,
                    trigger=Span(doc.id, trigger, trigger + len(self.did.split()[0])),
                ),
            ),
            claims=(
                Claim(
                    doc=doc.id, span=sentence, sentence=0, event=event.id,
                    actors=tuple(sorted({event.sources[0], event.targets[0]})),
                ),
            ),
            reader_version=version,
        )  # fmt: skip


CHILE, ARGENTINA, PERU = "CHL-GOV", "ARG-GOV", "PER-GOV"
ACTS = (
    Act(source=CHILE, did="praised", target=ARGENTINA, type="SUPPORT", day=date(1977, 3, 1)),
    Act(source=ARGENTINA, did="consulted", target=CHILE, type="CONSULT", day=date(1977, 9, 5)),
    Act(source=ARGENTINA, did="threatened", target=CHILE, type="THREATEN", day=date(1978, 1, 26)),
    Act(source=ARGENTINA, did="accused", target=CHILE, type="ACCUSE", day=date(1978, 6, 7)),
    Act(
        source=ARGENTINA, did="closed its border to", target=CHILE, type="SANCTION",
        day=date(1978, 10, 20), outlet="Plains Gazette",
    ),
    Act(
        source=CHILE, did="mobilised against", target=ARGENTINA, type="MOBILIZE",
        day=date(1978, 12, 14), outlet="Port Letter",
    ),
)  # fmt: skip
