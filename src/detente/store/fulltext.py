"""The full-text index beside a store; texts never change, so it only grows.

It is brought up to date when it is asked: what a store holds and the index lacks is added. A view
of an earlier state asks the same index, and only its own documents count.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from detente.errors import MissingExtra
from detente.model.searched import Hit, Hits
from detente.model.text import DocId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from detente.model.searched import Search
    from detente.model.text import Document
    from detente.store.words_index import WordsIndex

    Texts = Callable[[Iterable[DocId]], Iterator[Document]]

PAGE = 20
"""Documents on a page of results."""


class FullText:
    """The index of one store, opened when it is first asked; many may ask at once."""

    def __init__(self, store: str) -> None:
        """Name the store's file; ":memory:" for an index that is not kept."""
        self._folder = None if store == ":memory:" else Path(f"{store}.search")
        self._index: WordsIndex | None = None
        self._held: frozenset[str] = frozenset()
        self._lock = Lock()

    def search(
        self, search: Search, docs: Sequence[str], among: Sequence[str] | None, texts: Texts
    ) -> Hits:
        """Return a page of what fits.

        Args:
            search: What is searched.
            docs: All documents of the view that is searched.
            among: Only these count; None for all.
            texts: Gives documents by id.

        Raises:
            MissingExtra: tantivy is not installed.
            UsedWrongly: The words cannot be understood.
            StoreError: The folder of the index cannot be used.
        """
        with self._lock:
            index, held = self._up_to_date(docs, texts)
            if len(held) != len(docs):  # a view of another state
                among = docs if among is None else sorted(set(docs) & set(among))
            total, found = index.find(search, among, (search.page - 1) * PAGE, PAGE)
            by_id = {each.id: each for each in texts(DocId(doc) for doc, _ in found)}
            hits = tuple(
                Hit(doc=DocId(doc), score=score, snippets=index.snippets(search, by_id[DocId(doc)]))
                for doc, score in found
            )
            return Hits(total=total, hits=hits)

    def _up_to_date(self, docs: Sequence[str], texts: Texts) -> tuple[WordsIndex, frozenset[str]]:
        if self._index is None:
            self._index = _opened(self._folder)
            self._held = self._index.held()
        lacking = [DocId(doc) for doc in docs if doc not in self._held]
        if lacking:
            self._index.add(texts(lacking))
            self._held |= set(lacking)
        return self._index, self._held


def _opened(folder: Path | None) -> WordsIndex:
    try:
        from detente.store.words_index import WordsIndex  # noqa: PLC0415  # an extra
    except ImportError:
        raise MissingExtra(
            "Searching texts needs tantivy, which is not installed. "
            "Install it: `pip install 'detente[web]'`."
        ) from None
    return WordsIndex(folder)
