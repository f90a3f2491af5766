"""A store with all that can be done with it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Self

from detente.errors import NoEvidence, UsedWrongly
from detente.explain.diff import difference
from detente.inputs.files import count_files
from detente.model.reports import AddReport, CheckReport
from detente.settings import load_settings
from detente.show.forms import answer_json
from detente.show.gist import gist_of
from detente.show.interchange import reading_line
from detente.show.tables import export_events
from detente.workspace import corrections
from detente.workspace.asking import Asked, Asking
from detente.workspace.desk import Desk, open_store
from detente.workspace.digest import digest_of
from detente.workspace.loading import coded_row, load_file
from detente.workspace.precedents import what_if
from detente.workspace.runs import load_of, run_of
from detente.workspace.states import answer_at, as_it_was, with_sources
from detente.workspace.taking import Intake
from detente.workspace.told import Told
from detente.workspace.tracking import Tracker, untracked
from detente.workspace.views import Views
from detente.workspace.watching import watch_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from types import TracebackType

    from detente.model.answers import Answer
    from detente.model.coded import LoadReport
    from detente.model.corrections import Correction, ListedCorrection
    from detente.model.differences import Difference
    from detente.model.digests import Digest
    from detente.model.precedents import WhatIfReport
    from detente.model.relations import RelationSeries, Step
    from detente.model.reports import TurnsReport
    from detente.model.stored import State, StoredClaim
    from detente.model.text import Incoming, Refused
    from detente.ports import Store
    from detente.settings import Settings
    from detente.workspace.corrections import Objection


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

    def beside(self, version: str | None = None) -> Workspace:
        """Return the same store to be read by another thread while this one writes; close it.

        It sees the store as it is now, or as it was at a data version. Raises UsedWrongly for one
        that the store never was at, NoEvidence for one that cannot be had again.
        """
        beside = self._store.beside()
        if version is None:
            return Workspace(beside, self.desk)
        with closing(beside):  # never the writer's own connection, which may be in mid-batch
            return Workspace(as_it_was(beside, version), self.desk)

    def copy_to(self, place: Path) -> None:
        """Write the whole store as it is now into a new file."""
        self._store.catalogue.copy_to(place)

    def close(self) -> None:
        """Release the store."""
        self._store.close()

    @property
    def data_version(self) -> str:
        """A digest of all that answers depend on."""
        return self._store.data_version()

    @property
    def views(self) -> Views:
        """What pages show."""
        return Views(self._store, self.desk)

    @property
    def told(self) -> Told:
        """What stands behind answers: claims, happenings, companions; as values and as tables."""
        return Told(self._store, self.desk)

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
        return self.take(incoming, jobs=jobs, named=paths)

    def take(
        self, incoming: Iterable[Incoming | Refused], *, jobs: int = 1, named: Sequence[str] = ()
    ) -> AddReport:
        """Read documents into the store as `add` does, from wherever they come.

        `named`: what the log of runs calls them.
        """
        report = Intake(self._store, self.desk).new(incoming, jobs)
        self._store.catalogue.keep_run(run_of("add", named, self.desk.reader, report))
        return report

    def reread(self, track: Tracker = untracked, *, jobs: int = 1) -> AddReport:
        """Read again what an older version of the reader has read."""
        report = Intake(self._store, self.desk).stale(track, jobs)
        self._store.catalogue.keep_run(run_of("reread", (), self.desk.reader, report))
        return report

    def load(self, path: str | Path, kind: str, track: Tracker = untracked) -> LoadReport:
        """Load a file of coded events, a row each; what was loaded before is left as it is.

        `kind`: whose columns it has ("events", "icews"). Raises UsedWrongly for another kind,
        BadInput for a file that is no such table.
        """
        report = load_file(self._store.coded, Path(path), kind, self.desk.atlas, track)
        self._store.keep_state()
        self._store.catalogue.keep_run(load_of(report))
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

    def digest(
        self,
        watch: str | Path,
        month: date,
        *,
        as_of: date | None = None,
        version: str | None = None,
    ) -> Digest:
        """Return a month of the pairs on a watch list, a TOML file: what moved, and why.

        `month`: any of its days. `as_of`, `version`: as for `why`. Raises BadInput if the file
        cannot be read, UsedWrongly if none of its pairs can be followed.
        """
        watched = watch_list(Path(watch), self.desk.atlas, month)
        if version is None:
            return digest_of(self._store, self.desk, watched, month, as_of)
        with closing(as_it_was(self._store, version)) as store:
            return digest_of(store, self.desk, watched, month, as_of)

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
        """Compare every stored quotation with the words at its span, and coded rows with theirs."""
        claims, broken = 0, []
        for claim in self._store.claims():
            claims += 1
            if claim.stored != claim.standing:
                broken.append(claim)
        summary = self._store.summary()
        undated = sum(c.documents for c in self._store.coverage() if c.day is None)
        coded = self._store.coded.check()
        return CheckReport(
            documents=summary.documents, originals=summary.originals, outlets=summary.outlets,
            claims=claims, broken=tuple(broken), undated=undated, dropped=summary.dropped,
            data_version=summary.data_version, coded=coded.rows, coded_broken=coded.broken,
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
