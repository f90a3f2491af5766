"""The store in one DuckDB file (2.0.x), owned by one process at a time.

It keeps and finds; it does not think. Writes go in one transaction a batch, and ids come from
content, so the same batch again changes nothing, also after a crash between commit and reply.
"""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

import duckdb

from detente.errors import StoreBusy, StoreError, StoreTooNew
from detente.model import codec
from detente.model.claims import Reading
from detente.model.stored import Added, Coverage, StoredClaim, StoreSummary
from detente.model.text import DocId, Document, DocumentHead
from detente.store import copies
from detente.store.migrate import migrate
from detente.store.rows import ClaimRow, claim_rows, decode_evidence, span_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from detente.model.actors import Stand
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


class DuckStore:
    """A store in one file. `path` may be ":memory:" for a store that is not kept."""

    def __init__(self, path: Path | str) -> None:
        """Open or create the store.

        Raises StoreBusy if another process holds the file, StoreTooNew if a newer version made
        it, StoreError if it is no store.
        """
        self._path = str(path)
        try:
            self._db = duckdb.connect(self._path)
            migrate(self._db, self._path)
        except duckdb.Error as error:
            raise _open_error(self._path, str(error)) from None

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
            self._forget_readings([doc for doc in fresh if doc in have])
            self._write_documents(list(fresh.values()))
            rows = self._write_readings(list(fresh.values()))
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
        yield from map(_head, rows)

    def heads(self, docs: Iterable[DocId]) -> tuple[DocumentHead, ...]:
        """Return the heads of some documents, by id; one that is not there is left out."""
        found = self._heads(set(docs))
        return tuple(found[doc] for doc in sorted(found))

    def texts(self, docs: Iterable[DocId] | None = None) -> Iterator[Document]:
        """Yield documents with their texts, by id; a few hundred are held at a time."""
        every = "SELECT doc FROM document ORDER BY doc"
        ids = [str(r[0]) for r in self._all(every)] if docs is None else sorted(set(docs))
        for start in range(0, len(ids), 500):
            rows = self._all(
                "SELECT record FROM document WHERE doc IN (SELECT unnest($docs::VARCHAR[])) "
                "ORDER BY doc",
                {"docs": ids[start : start + 500]},
            )
            yield from (codec.loads(Document, str(row[0])) for row in rows)

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
        with self._transaction():
            copies.set_reprints(self._db, sorted(originals))

    def misdated(self) -> tuple[tuple[DocId, date | None], ...]:
        """Return the documents read by another day than they should, with that day."""
        return copies.misdated(self._db)

    def redate(self, batch: Sequence[tuple[Document, Reading, date | None]]) -> None:
        """Put readings by the given days in place of those that are there."""
        with self._transaction():
            self._forget_readings([document.id for document, *_ in batch])
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
            self._write_readings([(document, reading) for document, reading, _ in batch])

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

    def context(self, docs: Sequence[DocId]) -> tuple[Evidence, ...]:
        """Return all claims of some documents, in document order."""
        rows = self._all(
            "SELECT c.record, c.doc FROM claim c JOIN document d USING (doc) "
            "WHERE c.doc IN (SELECT unnest($docs::VARCHAR[])) "
            "ORDER BY d.published NULLS LAST, d.doc, c.span_start, c.claim",
            {"docs": list(docs)},
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
        """Return documents and outlets per day of publication, undated ones last."""
        rows = self._all(
            "SELECT published, count(*), count(DISTINCT outlet) FROM document "
            "GROUP BY published ORDER BY published NULLS LAST"
        )
        return tuple(Coverage(day=d, documents=n, outlets=o) for d, n, o in rows)  # type: ignore[arg-type]

    def summary(self) -> StoreSummary:
        """Return counts and the data version: a digest of what was read, by which reader."""
        row = self._one(
            "SELECT count(*), count(*) FILTER (reprint_of IS NULL), count(DISTINCT outlet), "
            "(SELECT count(*) FROM claim), (SELECT count(DISTINCT event) FROM claim) FROM document"
        )
        documents, originals, outlets, claims, events = (int(str(n)) for n in row or (0,) * 5)
        dropped = self._all("SELECT cause, sum(count)::INTEGER FROM dropped GROUP BY 1 ORDER BY 1")
        return StoreSummary(
            documents=documents, originals=originals, outlets=outlets, claims=claims,
            events=events, dropped=tuple((str(c), int(str(n))) for c, n in dropped),
            data_version=self._data_version(),
        )  # fmt: skip

    # -- inside ----------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

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

    def _forget_readings(self, docs: Sequence[DocId]) -> None:
        given = {"docs": list(docs)}
        these = "IN (SELECT unnest($docs::VARCHAR[]))"
        self._db.execute(
            f"DELETE FROM party WHERE claim IN (SELECT claim FROM claim WHERE doc {these})", given
        )
        for table in ("claim", "dropped", "dated_from"):
            self._db.execute(f"DELETE FROM {table} WHERE doc {these}", given)

    def _write_documents(self, pairs: Sequence[tuple[Document, Reading]]) -> None:
        docs = [document.id for document, _ in pairs]
        self._db.execute(
            "DELETE FROM document WHERE doc IN (SELECT unnest($docs::VARCHAR[]))", {"docs": docs}
        )
        rows = [
            (d.id, d.name, d.title, d.outlet, d.original_outlet, d.published, d.url, None,
             codec.dumps(d), codec.dumps(r), r.reader, r.reader_version)
            for d, r in pairs
        ]  # fmt: skip
        self._insert("document", "V V V V V D V V V V V V", rows)

    def _write_readings(self, pairs: Sequence[tuple[Document, Reading]]) -> list[ClaimRow]:
        rows = [row for pair in pairs for row in claim_rows(*pair)]
        self._insert("claim", "V V V V D V B V I I V", [row.values() for row in rows])
        parties = [party for row in rows for party in row.parties]
        self._insert("party", "V V V D", sorted(set(parties), key=str))
        dropped = [(r.doc, item.cause, item.count) for _, r in pairs for item in r.dropped]
        self._insert("dropped", "V V I", dropped)
        return rows

    def _insert(self, table: str, kinds: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Insert rows column by column: much quicker than one statement a row."""
        if not rows:
            return
        names = {"V": "VARCHAR", "D": "DATE", "I": "INTEGER", "B": "BOOLEAN"}
        lists = ", ".join(f"unnest(?::{names[kind]}[])" for kind in kinds.split())
        columns = [list(column) for column in zip(*rows, strict=True)]
        self._db.execute(f"INSERT INTO {table} SELECT {lists}", columns)

    def _heads(self, docs: set[str]) -> dict[str, DocumentHead]:
        rows = self._all(
            f"SELECT {_HEAD} FROM document WHERE doc IN (SELECT unnest($docs::VARCHAR[]))",
            {"docs": sorted(docs)},
        )
        return {str(row[0]): _head(row) for row in rows}

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

    def _data_version(self) -> str:
        rows = self._all("SELECT doc, reader, reader_version FROM document ORDER BY doc")
        text = "\n".join("\x1f".join(map(str, row)) for row in rows)
        return sha256(text.encode()).hexdigest()[:12]


def _head(row: tuple[object, ...]) -> DocumentHead:
    doc, name, title, outlet, original, published, url, reprint_of = row
    return DocumentHead(
        id=doc, name=name, title=title, outlet=outlet, original_outlet=original,  # type: ignore[arg-type]
        published=published, url=url, reprint_of=reprint_of,  # type: ignore[arg-type]
    )  # fmt: skip


def _open_error(path: str, message: str) -> StoreError:
    low = message.lower()
    if "lock" in low:
        return StoreBusy(
            f"{path} is held by another process. Wait until that ends, or name another store."
        )
    if "newer" in low or "version number" in low:
        return StoreTooNew(
            f"{path} was written by a newer version. Install a newer detente, or name another "
            "store with --store."
        )
    return StoreError(
        f"{path} is not a detente store ({message.splitlines()[0]}). "
        "Name another file with --store."
    )
