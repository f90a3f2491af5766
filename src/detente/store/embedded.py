"""The store in one DuckDB file (2.0.x), owned by one process at a time.

It keeps and finds; it does not think. Writes go in one transaction a batch, and ids come from
content, so the same batch again changes nothing, also after a crash between commit and reply.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import duckdb

from detente.model import codec
from detente.model.actors import ActorId
from detente.model.claims import Reading
from detente.model.stored import Added, Coverage, SavedAnswer, State, StoredClaim, StoreSummary
from detente.model.text import DocId, Document, DocumentHead
from detente.store import answers, copies, corrections, counts, states, texts, writing
from detente.store.catalogue import CatalogueTables
from detente.store.coded import CodedTable
from detente.store.fulltext import FullText
from detente.store.migrate import migrate, open_error
from detente.store.persons import is_person
from detente.store.rows import decode_evidence, decode_head, found_by, span_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from detente.model.actors import Stand
    from detente.model.claims import ClaimId
    from detente.model.corrections import Correction, CorrectionId, KeptCorrection
    from detente.model.evidence import Evidence
    from detente.model.reprints import Copied, Near, Sketch

_HEAD = "doc, name, title, outlet, original_outlet, published, url, reprint_of"

_BEARING = """
WITH side AS (
    SELECT unnest($side::INTEGER[]) AS side, unnest($actor::VARCHAR[]) AS actor,
           unnest($first::DATE[]) AS first, unnest($last::DATE[]) AS last
), hit AS (
    SELECT DISTINCT p.claim, p.part, s.side FROM party p JOIN side s ON p.actor = s.actor
    WHERE p.day IS NULL OR (coalesce(p.day >= s.first, true) AND coalesce(p.day <= s.last, true))
), pair AS (
    SELECT DISTINCT a.claim FROM hit a JOIN hit b ON a.claim = b.claim AND a.side = 1 AND b.side = 2
    JOIN claim c ON c.claim = a.claim
    WHERE CASE WHEN c.kind IN ('event', 'turn')
               THEN 'mentioned' NOT IN (a.part, b.part)  -- two sources meet: both act
               ELSE a.part = 'mentioned' AND b.part = 'mentioned' END
)
SELECT c.record, d.doc FROM pair JOIN claim c USING (claim) JOIN document d USING (doc)
WHERE $until::DATE IS NULL OR d.published <= $until
ORDER BY d.published NULLS LAST, d.doc, c.span_start, c.claim
"""

_TOGETHER = f"""
    SELECT a.actor, b.actor, count(DISTINCT c.doc) AS docs
    FROM party a JOIN party b USING (claim) JOIN claim c USING (claim) JOIN document d USING (doc)
    WHERE CASE WHEN $actors::VARCHAR[] IS NULL THEN a.actor < b.actor
          ELSE a.actor IN (SELECT unnest($actors::VARCHAR[])) END
      AND a.actor <> b.actor AND NOT {is_person("b.actor")}
      AND NOT {is_person("a.actor")}
      AND NOT starts_with(b.actor, a.actor || '-') AND NOT starts_with(a.actor, b.actor || '-')
      AND ($until::DATE IS NULL OR d.published <= $until::DATE)
    GROUP BY ALL ORDER BY docs DESC, a.actor, b.actor LIMIT $most
"""


class DuckStore:
    """A store in one file. `path` may be ":memory:" for a store that is not kept."""

    def __init__(
        self,
        path: Path | str,
        opened: duckdb.DuckDBPyConnection | None = None,
        owner: DuckStore | None = None,
    ) -> None:
        """Open or create the store; `opened`: a connection to that of its `owner`.

        Raises StoreBusy if another process holds the file, StoreTooNew if a newer version made
        it, StoreError if it is no store.
        """
        self._path = str(path)
        # A connection is closed with the one that it was made from: all come from the owner's.
        self._owner: DuckStore = owner or self
        self._words: FullText = owner._words if owner else FullText(self._path)  # noqa: SLF001
        self._beside = opened is not None
        if opened is not None:
            self._db = opened
            return
        try:
            self._db = duckdb.connect(self._path)
            migrate(self._db, self._path)
        except duckdb.Error as error:
            raise open_error(self._path, str(error)) from None

    @property
    def coded(self) -> CodedTable:
        """The coded events."""
        return CodedTable(self._db)

    @property
    def catalogue(self) -> CatalogueTables:
        """What pages list."""
        return CatalogueTables(self._db, self._words)

    @property
    def root(self) -> duckdb.DuckDBPyConnection:
        """The connection from which all others to this store are made."""
        return self._db if self._owner is self else self._owner.root

    def beside(self) -> DuckStore:
        """Return the store as it is now, to be read by another thread; closed by itself."""
        cursor = self._owner.root.cursor()
        cursor.execute("BEGIN TRANSACTION READ ONLY")
        return DuckStore(self._path, cursor, self._owner)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def add(self, batch: Sequence[tuple[Document, Reading]]) -> Added:
        """Keep documents with their readings; one read by an older reader is replaced."""
        have = self._versions([document.id for document, _ in batch])
        fresh = {
            document.id: (document, reading)
            for document, reading in batch
            if have.get(document.id) != (reading.reader, reading.reader_version)
        }
        known = tuple(sorted({d.id for d, _ in batch} - fresh.keys()))
        with self._transaction():
            writing.forget_readings(self._db, [doc for doc in fresh if doc in have])
            writing.write_documents(self._db, list(fresh.values()))
            rows = writing.write_readings(self._db, list(fresh.values()))
        events = {row.evidence.claim.event for row in rows} - {None}
        return Added(new=tuple(fresh), known=known, claims=len(rows), events=len(events))

    def has(self, doc: DocId) -> bool:
        """Return whether the document is stored."""
        return bool(self._versions([doc]))

    def version_of(self, doc: DocId) -> tuple[str, str] | None:
        """Return name and version of the reader that read a document; None if it is not there."""
        return self._versions([doc]).get(doc)

    def document(self, doc: DocId) -> Document | None:
        """Return a stored document; None if it is not there."""
        row = self._one("SELECT record FROM document WHERE doc = ?", [doc])
        return codec.loads(Document, str(row[0])) if row else None

    def documents(self) -> Iterator[DocumentHead]:
        """Yield all heads, oldest publication first, undated ones last."""
        rows = self._all(f"SELECT {_HEAD} FROM document ORDER BY published NULLS LAST, doc")
        yield from map(decode_head, rows)

    def heads(self, docs: Iterable[DocId]) -> tuple[DocumentHead, ...]:
        """Return the heads of some documents, by id; one that is not there is left out."""
        found = self._heads(set(docs))
        return tuple(found[doc] for doc in sorted(found))

    def texts(self, docs: Iterable[DocId] | None = None) -> Iterator[Document]:
        """Yield documents with their texts, by id; a few hundred are held at a time."""
        return texts.texts(self._db, docs)

    def reading(self, doc: DocId) -> Reading | None:
        """Return the stored reading of a document; None if it is not there."""
        row = self._one("SELECT reading FROM document WHERE doc = ?", [doc])
        return codec.loads(Reading, str(row[0])) if row else None

    # -- reprints (see `ports.Store`) ------------------------------------------------------------

    def uncompared(self, rules: str, most: int) -> tuple[Document, ...]:
        """Return some documents that were not yet compared by these rules, oldest first."""
        return copies.uncompared(self._db, rules, most)

    def near(self, sketches: Sequence[Sketch], days: int) -> tuple[Near, ...]:
        """Return pairs of one of these sketches and one of these or the kept that share numbers."""
        return tuple(copies.near(self._db, sketches, days))

    def keep_compared(
        self, sketches: Sequence[Sketch], pairs: Sequence[Copied], rules: str
    ) -> None:
        """Keep sketches and the pairs found, in one transaction."""
        with self._transaction():
            copies.keep_compared(self._db, sketches, pairs, rules)

    def copied(self) -> tuple[Copied, ...]:
        """Return all pairs of which one copies the other."""
        return copies.all_copied(self._db)

    def set_reprints(self, originals: Iterable[tuple[DocId, DocId]]) -> None:
        """Record (reprint, original) pairs; whatever was recorded before is replaced."""
        pairs = sorted(originals)
        with self._transaction():
            states.keep_originals(self._db, pairs)
            copies.set_reprints(self._db, pairs)

    def misdated(self) -> tuple[tuple[DocId, date | None], ...]:
        """Return the documents read by another day than they should, with that day."""
        return copies.misdated(self._db)

    def redate(self, batch: Sequence[tuple[Document, Reading, date | None]]) -> None:
        """Put readings by the given days in place of those that are there."""
        with self._transaction():
            writing.forget_readings(self._db, [document.id for document, *_ in batch])
            copies.keep_days(self._db, [(document.id, day) for document, _, day in batch])
            self._db.execute(
                "UPDATE document SET reading = r.reading FROM (SELECT "
                "unnest($docs::VARCHAR[]) AS doc, unnest($readings::VARCHAR[]) AS reading) r "
                "WHERE document.doc = r.doc",
                {
                    "docs": [document.id for document, *_ in batch],
                    "readings": [codec.dumps(reading) for _, reading, _ in batch],
                },
            )
            writing.write_readings(self._db, [(d, reading) for d, reading, _ in batch])

    def evidence(
        self, one: Sequence[Stand], other: Sequence[Stand], until: date | None = None
    ) -> tuple[Evidence, ...]:
        """Return all claims that bear on the two sides (see `ports.Store.evidence`)."""
        stands = [(1, s) for s in one] + [(2, s) for s in other]
        rows = self._all(
            _BEARING,
            {
                "side": [side for side, _ in stands],
                "actor": [stand.actor for _, stand in stands],
                "first": [stand.valid.first for _, stand in stands],
                "last": [stand.valid.last for _, stand in stands],
                "until": until,
            },
        )
        return self._decode(rows)

    def pairs(
        self, actors: Sequence[ActorId] = (), until: date | None = None, most: int = 20
    ) -> tuple[tuple[ActorId, ActorId, int], ...]:
        """Return who is told of together, most documents first (see `ports.Store.pairs`)."""
        values = {"actors": list(actors) or None, "until": until, "most": most}
        rows = self._all(_TOGETHER, values)
        return tuple((ActorId(str(a)), ActorId(str(b)), int(str(n))) for a, b, n in rows)

    def context(
        self, docs: Sequence[DocId], known: Collection[ClaimId] = ()
    ) -> tuple[Evidence, ...]:
        """Return all claims of some documents but those that are known, in document order."""
        rows = self._all(
            "SELECT c.record, c.doc FROM claim c JOIN document d USING (doc) "
            "WHERE c.doc IN (SELECT unnest($docs::VARCHAR[])) "
            "AND c.claim NOT IN (SELECT unnest($known::VARCHAR[])) "
            "ORDER BY d.published NULLS LAST, d.doc, c.span_start, c.claim",
            {"docs": list(docs), "known": list(known)},
        )
        return self._decode(rows)

    def tellings(self, event: str) -> tuple[StoredClaim, ...]:
        """Return all claims of the one event whose id begins so; () if none or several do."""
        rows = self._all(
            "SELECT record, doc, quote, span_start, span_end, event FROM claim "
            "WHERE starts_with(event, ?) ORDER BY doc, span_start, claim",
            [event],
        )
        several = len({row[5] for row in rows}) > 1
        return () if several else tuple(self._stored([row[:5] for row in rows]))

    def claim(self, claim: str) -> StoredClaim | None:
        """Return a claim by its id or an unambiguous beginning of it; None if there is none."""
        rows = self._all(
            "SELECT record, doc, quote, span_start, span_end FROM claim "
            "WHERE starts_with(claim, ?) ORDER BY claim LIMIT 2",
            [claim],
        )
        return next(self._stored(rows), None) if len(rows) == 1 else None

    def claims(self) -> Iterator[StoredClaim]:
        """Yield every claim with the words stored beside it and those at its span now."""
        yield from self._stored(
            self._all(
                "SELECT c.record, c.doc, c.quote, c.span_start, c.span_end FROM claim c "
                "JOIN document d USING (doc) "
                "ORDER BY d.published NULLS LAST, c.doc, c.span_start, c.claim"
            )
        )

    def coverage(self) -> tuple[Coverage, ...]:
        """Return documents, coded reports and outlets per day, undated ones last."""
        return counts.coverage(self._db)

    def data_version(self) -> str:
        """Return a digest of what was read, by which reader."""
        return states.data_version(self._db)

    def summary(self) -> StoreSummary:
        """Return counts and the data version: a digest of what was read, by which reader."""
        return counts.summary(self._db)

    # -- states, corrections, answers (see `ports.Store`) ----------------------------------------

    def keep_state(self) -> None:
        """Write down the data version that the store is at, where it is another than before."""
        if self._beside:
            return  # whoever owns the store does so
        with self._transaction():
            states.keep(self._db, states.data_version(self._db))

    def states(self) -> tuple[State, ...]:
        """Return the states that were written down, oldest first."""
        return states.states(self._db)

    def as_of(self, number: int) -> DuckStore:
        """Return the store as it was at a state; to be read only, and closed by itself."""
        past = states.view(self._owner.root, number)
        writing.correct_past(past)
        return DuckStore(self._path, past, self._owner)

    def correct(self, given: Sequence[Correction]) -> None:
        """Keep corrections and apply them, in one transaction."""
        docs = sorted({each.doc for each in given})
        with self._transaction():
            corrections.keep(self._db, given)
            writing.correct_again(self._db, docs)

    def undo(self, correction: Correction) -> None:
        """Take a correction back."""
        with self._transaction():
            corrections.undo(self._db, correction.id)
            writing.correct_again(self._db, [correction.doc])

    def corrections(self) -> tuple[KeptCorrection, ...]:
        """Return all corrections in the order made, those taken back included."""
        return corrections.kept(self._db)

    def finding(self, docs: Iterable[DocId]) -> frozenset[CorrectionId]:
        """Return the corrections of some documents that hold and find a claim."""
        by_hand = corrections.holding(self._db, sorted(docs))
        pairs = writing.kept(self._db, sorted(by_hand))
        return frozenset().union(*(found_by(*pair, by_hand[pair[0].id]) for pair in pairs))

    def save(self, answer: str, question: str, record: str) -> None:
        """Keep an answer's JSON form under its id; one that is there stays."""
        answers.save(self._db, answer, question, record)

    def saved(self) -> tuple[SavedAnswer, ...]:
        """Return all answers that were kept, oldest first."""
        return answers.saved(self._db)

    # -- inside ----------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with suppress(duckdb.Error):  # what failed may have ended it already
                self._db.execute("ROLLBACK")
            raise

    def _all(self, sql: str, values: object = None) -> list[tuple[object, ...]]:
        return self._db.execute(sql, values).fetchall()

    def _one(self, sql: str, values: object = None) -> tuple[object, ...] | None:
        return self._db.execute(sql, values).fetchone()

    def _versions(self, docs: Sequence[DocId]) -> dict[DocId, tuple[str, str]]:
        rows = self._all(
            "SELECT doc, reader, reader_version FROM document "
            "WHERE doc IN (SELECT unnest($docs::VARCHAR[]))",
            {"docs": list(docs)},
        )
        return {DocId(str(doc)): (str(reader), str(version)) for doc, reader, version in rows}

    def _heads(self, docs: set[str]) -> dict[str, DocumentHead]:
        rows = self._all(
            f"SELECT {_HEAD} FROM document WHERE doc IN (SELECT unnest($docs::VARCHAR[]))",
            {"docs": sorted(docs)},
        )
        return {str(row[0]): decode_head(row) for row in rows}

    def _decode(self, rows: Sequence[tuple[object, ...]]) -> tuple[Evidence, ...]:
        heads = self._heads({str(row[1]) for row in rows})
        return tuple(decode_evidence(str(row[0]), heads[str(row[1])]) for row in rows)

    def _stored(self, rows: Sequence[tuple[object, ...]]) -> Iterator[StoredClaim]:
        heads = self._heads({str(row[1]) for row in rows})
        texts: dict[str, Document | None] = {}
        for record, doc, quote, start, end in rows:
            key = str(doc)
            if key not in texts:
                texts = {key: self.document(DocId(key))}
            document = texts[key]
            now = span_in(document, int(str(start)), int(str(end))) if document else None
            evidence = decode_evidence(str(record), heads[key])
            yield StoredClaim(evidence=evidence, stored=str(quote), standing=now)
