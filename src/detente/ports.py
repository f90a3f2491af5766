"""The Protocols that a plug-in meets. Only `workspace` knows which classes meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from detente.model.actors import Stand
    from detente.model.claims import Reading
    from detente.model.evidence import Evidence
    from detente.model.reprints import Copied, Near, Sketch
    from detente.model.stored import Added, Coverage, StoredClaim, StoreSummary
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

    def context(self, docs: Sequence[DocId]) -> tuple[Evidence, ...]:
        """Return all claims of some documents, in document order."""
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

    def summary(self) -> StoreSummary:
        """Return counts and the data version."""
        ...

    def close(self) -> None:
        """Release the store."""
        ...
