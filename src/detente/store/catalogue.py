"""What pages list of a store: who copies whom, outlets, who is told of with whom, runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.text import DocId
from detente.store import around, copying, doubtful, listing, outlets, runs, texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

    from detente.model.actors import ActorId, Stand
    from detente.model.evidence import Evidence
    from detente.model.listed import Doubt, FamilyIds, OutletLine
    from detente.model.page import ClaimPage, DocumentPage
    from detente.model.profiles import Met
    from detente.model.runs import KeptRun, Run
    from detente.model.searched import Hits, Search
    from detente.store.fulltext import FullText


class CatalogueTables:
    """The catalogue in a DuckDB store (see `ports.Catalogue`)."""

    def __init__(self, db: duckdb.DuckDBPyConnection, words: FullText) -> None:
        self._db = db
        self._words = words

    def copies(self, doc: DocId) -> tuple[DocId, ...]:
        """Return the documents that copy a document, oldest first."""
        rows = self._db.execute(
            "SELECT doc FROM document WHERE reprint_of = ? ORDER BY published NULLS LAST, doc",
            [doc],
        ).fetchall()
        return tuple(DocId(str(row[0])) for row in rows)

    def documents(self, after: str, most: int) -> DocumentPage:
        """Return heads by id, of those that come after an id."""
        return listing.documents(self._db, after, most)

    def claims(
        self, after: str, most: int, actors: Sequence[ActorId], kind: str | None
    ) -> ClaimPage:
        """Return claims by id, of those that come after an id."""
        return listing.claims(self._db, after, most, actors, kind)

    def met(self, us: Sequence[Stand], most: int) -> tuple[Met, ...]:
        """Return with whom an actor acts, most acts first."""
        return around.met(self._db, us, most)

    def copy_to(self, place: Path) -> None:
        """Write the whole store as it is now into a new file."""
        copying.copy_to(self._db, place)

    def keep_run(self, run: Run) -> None:
        """Write down what a run did."""
        runs.keep(self._db, run)

    def runs(self, most: int) -> tuple[KeptRun, ...]:
        """Return the latest runs, the latest first."""
        return runs.listed(self._db, most)

    def outlets(self) -> tuple[OutletLine, ...]:
        """Return all outlets, most documents first."""
        return outlets.lines(self._db)

    def families(self, outlet: str | None, most: int) -> tuple[FamilyIds, ...]:
        """Return originals with their copies, most copies first; of an outlet, or of all."""
        return outlets.families(self._db, outlet, most)

    def doubts(self) -> tuple[tuple[Doubt, int], ...]:
        """Return how many claims of each doubt there are."""
        return doubtful.counts(self._db)

    def doubtful(self, doubt: Doubt, start: int, most: int) -> tuple[Evidence, ...]:
        """Return some claims of a doubt, those most in doubt first."""
        return doubtful.claims(self._db, doubt, start, most)

    def search(self, search: Search, us: Sequence[Stand]) -> Hits:
        """Return a page of documents that hold some words."""
        among = around.documents(self._db, us) if us else None
        docs = texts.held(self._db)
        return self._words.search(search, docs, among, lambda ids: texts.texts(self._db, ids))
