"""The Protocols that a plug-in meets. Only `workspace` knows which classes meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from detente.model.actors import ActorId, Stand
    from detente.model.claims import ClaimId, Reading
    from detente.model.coded import (
        CodedAsked,
        CodedCheck,
        CodedCounts,
        CodedDeed,
        CodedFile,
        CodedPair,
        CodedRow,
        RejectedRow,
        SpotCount,
    )
    from detente.model.corrections import Correction, CorrectionId, KeptCorrection
    from detente.model.evidence import Evidence
    from detente.model.listed import Doubt, FamilyIds, OutletLine
    from detente.model.page import ClaimPage, DocumentPage
    from detente.model.profiles import Met
    from detente.model.relations import Step
    from detente.model.reprints import Copied, Near, Sketch
    from detente.model.runs import KeptRun, Run
    from detente.model.searched import Hits, Search
    from detente.model.stored import (
        Added,
        Coverage,
        SavedAnswer,
        State,
        StoredClaim,
        StoreSummary,
    )
    from detente.model.text import DocId, Document, DocumentHead, Incoming, Refused


class InputFormat(Protocol):
    """Turns one kind of file into documents."""

    def accepts(self, name: str, start: bytes) -> bool:
        """Return whether this format reads a file of that name and first bytes."""
        ...

    def incoming(self, stream: BinaryIO, place: str) -> Iterator[Incoming | Refused]:
        """Yield the documents of a stream, and what was refused, in order.

        `place` names the stream in messages. Memory stays bounded by the largest document.
        """
        ...


class Reader(Protocol):
    """Finds in one document who did what to whom, when, who says so, and why.

    A class of the group detente.readers is called with the atlas alone.
    """

    @property
    def name(self) -> str:
        """Short name, kept with every claim."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same document may be read differently."""
        ...

    def read(
        self,
        document: Document,
        pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
    ) -> Reading:
        """Return what the document says. `pairs`: (source, target) stretches to be judged."""
        ...


class CodedStore(Protocol):
    """Keeps coded events, too many to be handed out one by one: counts them where they lie.

    One act is what one actor did to another on one day, of one type, however many rows tell it.
    """

    def rules_of(self, digest: str) -> str | None:
        """Return the rules by which a file was loaded; None if it was not."""

    def load(self, file: CodedFile, rows: Iterable[CodedRow | RejectedRow]) -> None:
        """Keep the rows that were understood, all or none, in place of an older load of the file.

        Memory stays bounded by some rows.
        """

    def pairs(self, one: Sequence[Stand], other: Sequence[Stand]) -> tuple[CodedPair, ...]:
        """Return the pairs of which one actor is of the one side, and one of the other."""

    def counts(self, asked: CodedAsked, step: Step) -> CodedCounts:
        """Return the acts by period, side, type and mode, and the reports that tell them."""

    def acts(
        self, asked: CodedAsked, weights: Sequence[tuple[str, str | None, float]]
    ) -> tuple[Evidence, ...]:
        """Return acts of the days that are wanted, oldest first, each by its first row.

        `weights`: type, mode and weight; of those with the same weight the nearest are taken.
        """

    def deeds(self, most: int) -> tuple[CodedDeed, ...] | None:
        """Return every act, of all pairs, by day; None if more than `most` rows tell them."""

    def check(self) -> CodedCheck:
        """Return how many rows are kept, and which have lost their words or their file."""

    def spots(self, asked: CodedAsked) -> tuple[SpotCount, ...]:
        """Return where the acts of the days that are wanted lie, most acts first; () for nowhere.

        An act lies where its first row says.
        """

    def by_line(self, name: str, line: int) -> StoredClaim | None:
        """Return what one row of a file tells; None if there is no such row, or several."""

    def by_event(self, event: str) -> StoredClaim | None:
        """Return what tells the one event whose id begins so; None if none or several do."""


class Catalogue(Protocol):
    """Lists what pages show of a store beside its claims."""

    def copies(self, doc: DocId) -> tuple[DocId, ...]:
        """Return the documents that copy a document, oldest first."""
        ...

    def documents(self, after: str, most: int) -> DocumentPage:
        """Return heads by id, at most `most`, of those that come after an id ("": the first)."""
        ...

    def claims(
        self, after: str, most: int, actors: Sequence[ActorId], kind: str | None
    ) -> ClaimPage:
        """Return claims by id, at most `most`, of those that come after an id ("": the first).

        `actors`: only claims that name one of them, () for all. `kind`: only events, links, turns
        or statements.
        """
        ...

    def met(self, us: Sequence[Stand], most: int) -> tuple[Met, ...]:
        """Return with whom an actor acts, at most `most` of them, most acts first.

        `us`: the actor and all that it stands for, with the days on which it does.
        """
        ...

    def copy_to(self, place: Path) -> None:
        """Write the whole store as it is now into a new file; others read and write meanwhile."""
        ...

    def keep_run(self, run: Run) -> None:
        """Write down what a run did; no data version changes by it."""
        ...

    def runs(self, most: int) -> tuple[KeptRun, ...]:
        """Return the latest runs, at most `most`, the latest first."""
        ...

    def outlets(self) -> tuple[OutletLine, ...]:
        """Return all outlets, most documents first."""
        ...

    def families(self, outlet: str | None, most: int) -> tuple[FamilyIds, ...]:
        """Return originals with their copies, at most `most`, most copies first.

        `outlet`: only those in which it is, as original or as copy; None for all.
        """
        ...

    def doubts(self) -> tuple[tuple[Doubt, int], ...]:
        """Return how many claims are worth a look, by why they are."""
        ...

    def doubtful(self, doubt: Doubt, start: int, most: int) -> tuple[Evidence, ...]:
        """Return claims that are worth a look, from number `start` on, most in doubt first."""
        ...

    def search(self, search: Search, us: Sequence[Stand]) -> Hits:
        """Return a page of documents that hold some words.

        `us`: only those with a claim on an actor and all that it stands for; () for all. Raises
        MissingExtra without what it takes, UsedWrongly for words that cannot be understood.
        """
        ...


class Store(Protocol):
    """Keeps documents and readings; finds evidence by actors and time; counts."""

    def add(self, batch: Sequence[tuple[Document, Reading]]) -> Added:
        """Keep documents with their readings in one transaction; what is there stays once."""
        ...

    def has(self, doc: DocId) -> bool:
        """Return whether the document is stored."""
        ...

    def document(self, doc: DocId) -> Document | None:
        """Return a stored document; None if it is not there."""
        ...

    def documents(self) -> Iterator[DocumentHead]:
        """Yield all documents' heads, oldest publication first."""
        ...

    def heads(self, docs: Iterable[DocId]) -> tuple[DocumentHead, ...]:
        """Return the heads of some documents, by id; one that is not there is left out."""
        ...

    def texts(self, docs: Iterable[DocId] | None = None) -> Iterator[Document]:
        """Yield documents with their texts, by id, in bounded memory; None: all there are."""
        ...

    def version_of(self, doc: DocId) -> tuple[str, str] | None:
        """Return name and version of the reader that read a document; None if it is not there."""
        ...

    def reading(self, doc: DocId) -> Reading | None:
        """Return the stored reading of a document; None if it is not there."""
        ...

    def uncompared(self, rules: str, most: int) -> tuple[Document, ...]:
        """Return some documents that were not yet compared for reprints, oldest first.

        `rules`: version of the rules; what was compared by others counts as not compared.
        """
        ...

    def near(self, sketches: Sequence[Sketch], days: int) -> tuple[Near, ...]:
        """Return pairs, one of these sketches and one of these or the kept, that share numbers.

        Only pairs that share two numbers and lie within some days of each other, or of which one
        has no day. What very many share may be looked up in the earliest of them alone.
        """
        ...

    def keep_compared(
        self, sketches: Sequence[Sketch], pairs: Sequence[Copied], rules: str
    ) -> None:
        """Keep sketches and the pairs found with them, in one transaction.

        Older sketches of the same documents, and their pairs, are forgotten.
        """
        ...

    def copied(self) -> tuple[Copied, ...]:
        """Return all pairs of which one copies the other."""
        ...

    def misdated(self) -> tuple[tuple[DocId, date | None], ...]:
        """Return the documents whose reading counts dates from another day than it should.

        A reprint's dates count from its original's day, where that is known; others from their
        own. With each stands the day that its reading should count from; None for its own.
        """
        ...

    def redate(self, batch: Sequence[tuple[Document, Reading, date | None]]) -> None:
        """Put readings that count from the given days (None: their own) in place of the old."""
        ...

    def set_reprints(self, originals: Iterable[tuple[DocId, DocId]]) -> None:
        """Record (reprint, original) pairs; replaces what was recorded for those reprints."""
        ...

    def evidence(
        self,
        one: Sequence[Stand],
        other: Sequence[Stand],
        until: date | None = None,
    ) -> tuple[Evidence, ...]:
        """Return all claims that bear on the two sides.

        A claim bears on them if it tells an event between them in either direction, a stated
        turn or causal link that names both, or is a statement whose span mentions both.
        `until`: leave out documents published later.
        """
        ...

    def pairs(
        self, actors: Sequence[ActorId] = (), until: date | None = None, most: int = 20
    ) -> tuple[tuple[ActorId, ActorId, int], ...]:
        """Return who is told of together: two actors and the documents with a claim on both.

        Most documents first. Persons, and the parts of an actor beside it, are left out.

        Args:
            actors: Only pairs that begin with one of these; () for all, each once.
            until: Leave out documents published later.
            most: How many pairs.
        """
        ...

    def context(
        self, docs: Sequence[DocId], known: Collection[ClaimId] = ()
    ) -> tuple[Evidence, ...]:
        """Return all claims of some documents but those that are known, in document order."""
        ...

    def claim(self, claim: str) -> StoredClaim | None:
        """Return a claim by its id or an unambiguous beginning of it; None if there is none."""
        ...

    def claims(self) -> Iterator[StoredClaim]:
        """Yield every stored claim with what it quotes, for checking and export."""
        ...

    def tellings(self, event: str) -> tuple[StoredClaim, ...]:
        """Return all claims of the one event whose id begins so; () if none or several do."""
        ...

    def coverage(self) -> tuple[Coverage, ...]:
        """Return documents read per day of publication."""
        ...

    def data_version(self) -> str:
        """Return a digest of all that answers depend on (`StoreSummary.data_version`)."""
        ...

    def summary(self) -> StoreSummary:
        """Return counts and the data version."""
        ...

    def keep_state(self) -> None:
        """Write down the data version that the store is at, where it is another than before."""
        ...

    def states(self) -> tuple[State, ...]:
        """Return the states that were written down, oldest first."""
        ...

    def as_of(self, number: int) -> Store:
        """Return the store with what it held at a state; to be read only.

        Readings that were replaced since are not brought back, so its data version may be another
        than the state's.
        """
        ...

    def correct(self, given: Sequence[Correction]) -> None:
        """Keep corrections, and draw the claims of their documents as corrected from now on."""
        ...

    def undo(self, correction: Correction) -> None:
        """Take a correction back; that it was made stays written down."""
        ...

    def corrections(self) -> tuple[KeptCorrection, ...]:
        """Return all corrections in the order made, those taken back included."""
        ...

    def finding(self, docs: Iterable[DocId]) -> frozenset[CorrectionId]:
        """Return the corrections of some documents that hold and find a claim."""
        ...

    def beside(self) -> Store:
        """Return the store as it is now, to be read by another thread while this is written to.

        What is written later is not seen. Close it by itself.
        """
        ...

    def save(self, answer: str, question: str, record: str) -> None:
        """Keep an answer's JSON form under its id; one that is there stays."""
        ...

    def saved(self) -> tuple[SavedAnswer, ...]:
        """Return all answers that were kept, oldest first."""
        ...

    @property
    def coded(self) -> CodedStore:
        """The coded events."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """What pages list."""
        ...

    def close(self) -> None:
        """Release the store."""
        ...
