"""A store with all that can be done with it."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from detente.errors import NoEvidence, UsedWrongly
from detente.explain.diff import difference
from detente.inputs.files import count_files
from detente.model.claims import Dropped
from detente.model.reports import AddedDocument, AddReport, CheckReport
from detente.model.text import Document, Incoming, Refused
from detente.settings import load_settings
from detente.show.forms import answer_json
from detente.show.gist import gist_of
from detente.show.interchange import reading_line
from detente.show.tables import export_events
from detente.workspace import corrections
from detente.workspace.asking import Asked, Asking
from detente.workspace.copies import update_reprints
from detente.workspace.desk import Desk, open_store
from detente.workspace.jobs import ToRead
from detente.workspace.loading import coded_row, load_file
from detente.workspace.precedents import what_if
from detente.workspace.states import answer_at, as_it_was, with_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from types import TracebackType

    from detente.model.answers import Answer
    from detente.model.claims import Reading
    from detente.model.coded import LoadReport
    from detente.model.corrections import Correction, ListedCorrection
    from detente.model.differences import Difference
    from detente.model.precedents import WhatIfReport
    from detente.model.relations import RelationSeries, Step
    from detente.model.reports import TurnsReport
    from detente.model.stored import State, StoredClaim
    from detente.model.text import DocId
    from detente.ports import Store
    from detente.settings import Settings
    from detente.workspace.corrections import Objection

T = TypeVar("T")


class Tracker(Protocol):
    """Wraps an iterable to show how far it has got; `total` is None if unknown."""

    def __call__(self, items: Iterable[T], total: int | None, /) -> Iterator[T]:
        """Yield the items."""
        ...


def untracked(items: Iterable[T], total: int | None, /) -> Iterator[T]:  # noqa: ARG001
    """Yield the items and show nothing."""
    yield from items


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


class Workspace:
    """An open store. Use it in a `with` block, so that the file is released."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self.desk = desk

    @classmethod
    def open(
        cls,
        path: str | Path = "detente.duckdb",
        settings: Settings | None = None,
        *,
        create: bool = True,
    ) -> Self:
        """Open or create a store; ":memory:" is one that is not kept.

        Raises StoreError if the file cannot be used; NoEvidence if `create` is False and there
        is no store.
        """
        settings = settings or load_settings()
        if not create and not Path(path).exists():
            raise NoEvidence(
                f"There is no store {path}. Make one with `detente add`, or name it with --store."
            )
        return cls(open_store(settings, path), Desk(settings))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.close()

    # -- reading ---------------------------------------------------------------------------------

    def add(self, paths: Sequence[str], track: Tracker = untracked, *, jobs: int = 1) -> AddReport:
        """Read files and folders into the store; what is there already is left as it is.

        `jobs`: how many processes read. Raises WorkerDied if one of them ends before it is done;
        what was read before is kept.
        """
        incoming = track(self.desk.incoming(paths), count_files(paths))
        return self._taken_in(self._to_read(incoming), jobs)

    def reread(self, track: Tracker = untracked, *, jobs: int = 1) -> AddReport:
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
        found = self.desk.readings(items, jobs)
        try:
            for item in found:
                if isinstance(item, Refused):
                    refused.append(item)
                elif isinstance(item, Document):
                    added[item.id] = _Counts.of(item, None)
                else:
                    added[item[0].id] = _Counts.of(*item)
                    waiting.append(item)
                if len(waiting) >= self.desk.settings.batch:
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
        for document, reading in self.desk.readings(items, jobs):
            waiting.append((document, reading, days[document.id]))
            if len(waiting) >= self.desk.settings.batch:
                self._store.redate(waiting)
                waiting = []
        self._store.redate(waiting)

    def _is_read(self, document: Document) -> bool:
        reader = self.desk.reader
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

    def load(self, path: str | Path, kind: str, track: Tracker = untracked) -> LoadReport:
        """Load a file of coded events, a row each; what was loaded before is left as it is.

        `kind`: whose columns it has ("events", "icews"). Raises UsedWrongly for another kind,
        BadInput for a file that is no such table.
        """
        report = load_file(self._store.coded, Path(path), kind, self.desk.atlas, track)
        self._store.keep_state()
        return report

    # -- asking ----------------------------------------------------------------------------------

    def why(self, asked: Asked) -> tuple[Answer, RelationSeries]:
        """Answer a question. Raises NoEvidence if nothing in the store bears on the pair."""
        if asked.version is None:
            return Asking(self._store, self.desk).why(asked)
        with closing(as_it_was(self._store, asked.version)) as store:
            return Asking(store, self.desk).why(asked)

    def ask(self, question: str) -> tuple[Answer, RelationSeries]:
        """Answer a question in plain words. Raises NotUnderstood, UnknownActor, NoEvidence."""
        return self.why(Asked(words=(question,)))

    def relation(
        self, asked: Asked, *, step: Step = "month", scheme: str | None = None, both: bool = False
    ) -> RelationSeries:
        """Return the relation of two actors, one point per period. Raises NoEvidence."""
        return Asking(self._store, self.desk).relation(asked, step=step, scheme=scheme, both=both)

    def turns(self, asked: Asked) -> TurnsReport:
        """Return when a relation turned, and its phases. Raises NoEvidence."""
        return Asking(self._store, self.desk).turns(asked)

    def whatif(self, asked: Asked, step: str | None = None) -> WhatIfReport:
        """Return what may follow a step of one actor towards another: claims, and precedents.

        `step`: in words, or a type of the scheme; None for the last that was taken. Raises
        NoEvidence, and UsedWrongly if no act can be read from the step.
        """
        return what_if(self._store, self.desk, asked, step)

    # -- keeping and comparing answers -----------------------------------------------------------

    def save(self, answer: Answer) -> None:
        """Keep an answer in the store, so that another can be compared with it."""
        record = json.dumps(answer_json(answer), ensure_ascii=False)
        self._store.save(answer.id, answer.question.text, record)

    def diff(self, before: str, after: str) -> Difference:
        """Compare two answers, each a JSON file or the id of one that was kept, or its beginning.

        Raises NoEvidence if there is none, BadInput for a file that is no answer.
        """
        first, second = (gist_of(answer_at(self._store, each), each) for each in (before, after))
        return with_sources(self._store, difference(first, second))

    def states(self) -> tuple[State, ...]:
        """Return the states that the store has been at, oldest first; the last is that of now."""
        self._store.keep_state()
        return self._store.states()

    # -- corrections -----------------------------------------------------------------------------

    def correct(self, identity: str, objection: Objection) -> tuple[Correction, ...]:
        """Correct a claim, or all claims of an event, by id or its beginning.

        Raises NoEvidence if there is none, UsedWrongly for a correction that makes no sense.
        """
        claims = (stored.evidence for stored in self.evidence(identity))
        self._store.keep_state()
        return corrections.correct(self._store, self.desk.atlas, claims, objection)

    def undo(self, identity: str) -> Correction:
        """Take back a correction, by id or its beginning. Raises NoEvidence if there is none."""
        return corrections.undo(self._store, identity)

    def corrections(self) -> tuple[ListedCorrection, ...]:
        """Return all corrections, and whether each holds and finds its claim."""
        return corrections.listed(self._store)

    # -- opening what is stored ------------------------------------------------------------------

    def evidence(self, identity: str) -> tuple[StoredClaim, ...]:
        """Return a claim, or all claims of an event, by id or its beginning. Raises NoEvidence.

        Of a coded event it may also be file and line: "events.tsv:41".
        """
        claim = self._store.claim(identity) if identity else None
        if claim is not None:
            return (claim,)
        tellings = self._store.tellings(identity) if identity else ()
        if not tellings and identity:
            row = coded_row(self._store.coded, identity)
            tellings = () if row is None else (row,)
        if not tellings:
            raise corrections.no_claim(self._store, identity)
        return tellings

    def check(self) -> CheckReport:
        """Compare every stored quotation with the words at its span."""
        claims, broken = 0, []
        for claim in self._store.claims():
            claims += 1
            if claim.stored != claim.standing:
                broken.append(claim)
        summary = self._store.summary()
        undated = sum(c.documents for c in self._store.coverage() if c.day is None)
        return CheckReport(
            documents=summary.documents, originals=summary.originals, outlets=summary.outlets,
            claims=claims, broken=tuple(broken), undated=undated, dropped=summary.dropped,
            data_version=summary.data_version,
        )  # fmt: skip

    def export(self, kind: str) -> Iterator[str]:
        """Yield the lines of an export: "csv" of event tellings, "jsonl" of readings.

        Raises UsedWrongly for another kind.
        """
        if kind == "csv":
            return export_events(self._store.claims(), self.desk.settings.scheme)
        if kind == "jsonl":
            return self._readings()
        raise UsedWrongly(f"There is no export as {kind!r}. Ask for csv or jsonl.")

    def _readings(self) -> Iterator[str]:
        for document in self._store.texts():
            reading = self._store.reading(document.id)
            if reading is not None:
                yield reading_line(document, reading) + "\n"
