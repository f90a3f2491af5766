"""Reading into a store: a batch at a time, reprints folded and dated by their originals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from detente.model.claims import Dropped
from detente.model.reports import AddedDocument, AddReport
from detente.model.text import Document, Incoming, Refused
from detente.workspace.copies import update_reprints
from detente.workspace.jobs import ToRead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from detente.model.claims import Reading
    from detente.model.text import DocId
    from detente.ports import Store
    from detente.workspace.desk import Desk
    from detente.workspace.tracking import Tracker


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    """What a report needs to know of a document that was added."""

    known: bool
    events: int
    claims: int
    dated: bool
    dropped: tuple[Dropped, ...]

    @classmethod
    def of(cls, document: Document, reading: Reading | None) -> Self:
        """Return the counts of a document; of one that was known, if there is no reading."""
        return cls(
            known=reading is None,
            events=len(reading.events) if reading else 0,
            claims=len(reading.claims) if reading else 0,
            dated=document.published is not None,
            dropped=reading.dropped if reading else (),
        )


class Intake:
    """Takes documents into one store."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk

    def new(self, incoming: Iterable[Incoming | Refused], jobs: int) -> AddReport:
        """Read what the store has not read yet, with its present reader."""
        return self._taken_in(self._to_read(incoming), jobs)

    def stale(self, track: Tracker, jobs: int) -> AddReport:
        """Read again what an older version of the reader has read."""
        stale = [document.id for document in self._store.texts() if not self._is_read(document)]
        documents = (self._store.document(doc) for doc in track(stale, len(stale)))
        return self._taken_in(
            (ToRead(Incoming(document=d)) for d in documents if d is not None), jobs
        )

    def _to_read(
        self, incoming: Iterable[Incoming | Refused]
    ) -> Iterator[ToRead | Document | Refused]:
        """Yield what is to be read, documents that are known, and what was refused; each once."""
        seen: set[DocId] = set()
        for item in incoming:
            if isinstance(item, Refused):
                yield item
            elif item.document.id not in seen:
                seen.add(item.document.id)
                known = self._is_read(item.document)
                yield item.document if known else ToRead(Incoming(document=item.document))

    def _taken_in(self, items: Iterable[ToRead | Document | Refused], jobs: int) -> AddReport:
        """Read into the store, a batch at a time, and report; of each document only counts stay."""
        refused: list[Refused] = []
        added: dict[DocId, _Counts] = {}
        waiting: list[tuple[Document, Reading]] = []
        found: Iterator[tuple[Document, Reading] | Document | Refused]
        self._store.keep_state()
        found = self._desk.readings(items, jobs)
        try:
            for item in found:
                if isinstance(item, Refused):
                    refused.append(item)
                elif isinstance(item, Document):
                    added[item.id] = _Counts.of(item, None)
                else:
                    added[item[0].id] = _Counts.of(*item)
                    waiting.append(item)
                if len(waiting) >= self._desk.settings.batch:
                    self._store.add(waiting)
                    waiting = []
        finally:
            self._store.add(waiting)  # an interruption loses nothing that has been read
        if added:  # also when all were known: an interrupted run may not have come so far
            update_reprints(self._store)
            self._redate(jobs)
            self._store.keep_state()
        return self._report(added, refused)

    def _redate(self, jobs: int) -> None:
        """Read reprints by the day of their originals: their "last month" is the original's."""
        days = dict(self._store.misdated())
        documents = self._store.texts(days)
        seen = (d if (day := days[d.id]) is None else d.seen_from(day) for d in documents)
        items: Iterator[ToRead] = (ToRead(Incoming(document=document)) for document in seen)
        waiting: list[tuple[Document, Reading, date | None]] = []
        for document, reading in self._desk.readings(items, jobs):
            waiting.append((document, reading, days[document.id]))
            if len(waiting) >= self._desk.settings.batch:
                self._store.redate(waiting)
                waiting = []
        self._store.redate(waiting)

    def _is_read(self, document: Document) -> bool:
        reader = self._desk.reader
        return self._store.version_of(document.id) == (reader.name, reader.version)

    def _report(self, added: dict[DocId, _Counts], refused: Sequence[Refused]) -> AddReport:
        heads = {head.id: head for head in self._store.heads(added)}
        dropped: Counter[str] = Counter()
        rows = []
        for doc, counts in added.items():
            for item in counts.dropped:
                dropped[item.cause] += item.count
            original = heads[doc].reprint_of
            rows.append(
                AddedDocument(
                    head=heads[doc],
                    status="known" if counts.known else "reprint" if original else "new",
                    original=original,
                    events=counts.events,
                    claims=counts.claims,
                    dated=counts.dated,
                )
            )
        causes = tuple(Dropped(cause=cause, count=n) for cause, n in sorted(dropped.items()))
        return AddReport(added=tuple(rows), refused=tuple(refused), dropped=causes)
