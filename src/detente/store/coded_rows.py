"""From a row of an event table to evidence: a document of one line, and the claim it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.claims import CODED, Claim, EventMention
from detente.model.events import Event
from detente.model.evidence import Evidence
from detente.model.text import Document, Span
from detente.model.times import When
from detente.store.rows import head_of

if TYPE_CHECKING:
    from datetime import date

    from detente.model.actors import ActorId
    from detente.model.coded import CodedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One row as it was understood, and where it stands."""

    file: int
    line: int
    day: date
    source: ActorId
    target: ActorId
    type: str
    mode: str | None
    outlet: str | None


def evidence_of(row: Place, file: CodedFile, words: str) -> Evidence:
    """Return what a row tells; its document is the row, named after file and line.

    Where the row names no outlet the file stands for it.
    """
    document = Document(
        text=words, name=f"{file.name}:{row.line}", title=f"{file.name}, line {row.line}",
        outlet=row.outlet or file.name, published=row.day, published_basis="given",
    )  # fmt: skip
    event = Event(
        sources=(row.source,), targets=(row.target,), type=row.type, mode=row.mode,
        when=When(first=row.day, last=row.day, granularity="day", basis="stated"),
    )  # fmt: skip
    span = Span(document.id, *file.core_of(words))
    trigger = Span(document.id, *file.told_in(words))
    claim = Claim(
        doc=document.id, span=span, sentence=0, event=event.id, reader=CODED,
        actors=tuple(sorted({row.source, row.target})),
    )  # fmt: skip
    return Evidence(
        claim=claim, head=head_of(document), quote=span.quote(document), sentence=words,
        sentence_span=Span(document.id, 0, len(words)),
        event=EventMention(event=event, sources=(), targets=(), trigger=trigger, sentence=0),
    )  # fmt: skip
