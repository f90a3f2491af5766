"""An index of words by tantivy: documents go in once, and are found by their words.

Importing this needs the extra; `fulltext` does so when it is first asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import tantivy

from detente.errors import StoreError, UsedWrongly
from detente.model.searched import Snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from detente.model.searched import Search
    from detente.model.text import Document

_SHOWN = 260  # characters of a snippet, at most
_MEMORY = 30_000_000  # bytes that are held while documents are added
_LONGEST = 60  # letters of a word that is looked up
_TITLE = {"title": 2.0}  # a word of the title counts as so many of the text
_FIELDS = ["title", "text"]
_FAR = 10**7  # later than any day's ordinal


class WordsIndex:
    """The words of documents, in a folder or, for None, in memory."""

    def __init__(self, folder: Path | None) -> None:
        """Open the index, or make it. Raises StoreError if the folder cannot be used."""
        self._schema = _schema()
        try:
            if folder is not None:
                folder.mkdir(exist_ok=True)
            self._index = tantivy.Index(self._schema, None if folder is None else str(folder))
        except (OSError, ValueError) as error:
            raise StoreError(
                f"The search index {folder} cannot be used ({error}). Delete that folder: it is "
                "made anew from the store."
            ) from None
        self._index.register_tokenizer("words", _analyzer())

    def held(self) -> frozenset[str]:
        """Return the ids of all documents in it."""
        return frozenset(doc for doc, _ in self._index.searcher().terms_with_prefix("doc", ""))

    def add(self, documents: Iterable[Document]) -> None:
        """Put documents in that are not in it yet, all or none.

        Raises StoreError if they cannot be written: no room, no rights, or another writes.
        """
        try:
            writer = self._index.writer(_MEMORY, 1)
            for document in documents:
                writer.add_document(_entry(document))
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
        except (OSError, ValueError) as error:
            raise StoreError(
                f"The search index cannot be written ({error}). See that its folder has room and "
                "may be written to; deleted, it is made anew from the store."
            ) from None

    def find(
        self, search: Search, among: Sequence[str] | None, start: int, most: int
    ) -> tuple[int, list[tuple[str, float | None]]]:
        """Return how many documents fit, and some of them with how well they do.

        Without words the latest come first, and no score is given. `among`: only these count; None
        for all. Raises UsedWrongly for words that cannot be understood.
        """
        query = self._query(search, among)
        searcher = self._index.searcher()
        by_day = None if search.words.strip() else "day"
        try:
            result = searcher.search(query, most, offset=start, order_by_field=by_day)
        except ValueError as error:  # some of what is wrong shows only now ("title:*")
            raise _refused(search.words, error) from None
        found = [
            (str(searcher.doc(place)["doc"][0]), None if by_day else round(float(score), 3))
            for score, place in result.hits
        ]
        count = result.count  # type: ignore[attr-defined]  # its stub leaves it out
        return int(count or 0), found

    def snippets(self, search: Search, document: Document) -> tuple[Snippet, ...]:
        """Return the piece of a text that fits best; its beginning if no words were given."""
        if not search.words.strip():
            return (Snippet(text=document.text[:_SHOWN]),)
        made = tantivy.SnippetGenerator.create(
            self._index.searcher(), self._words(search.words), self._schema, "text"
        )
        made.set_max_num_chars(_SHOWN)
        entry = tantivy.Document()
        entry.add_text("text", document.text)
        found = made.snippet_from_doc(entry)
        if not found.fragment():
            return (Snippet(text=document.text[:_SHOWN]),)
        marks = [(each.start, each.end) for each in found.highlighted()]
        return tuple(_cut(found.fragment().encode(), marks))

    def _query(self, search: Search, among: Sequence[str] | None) -> tantivy.Query:
        parts = [self._words(search.words) if search.words.strip() else tantivy.Query.all_query()]
        if search.outlet is not None:
            parts.append(tantivy.Query.term_query(self._schema, "outlet", search.outlet))
        if search.first or search.last:
            parts.append(self._days(search.first, search.last))
        if among is not None:
            parts.append(tantivy.Query.term_set_query(self._schema, "doc", list(among)))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])

    def _days(self, first: date | None, last: date | None) -> tantivy.Query:
        bounds = (first.toordinal() if first else 0, last.toordinal() if last else _FAR)
        return tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, *bounds)

    def _words(self, words: str) -> tantivy.Query:
        try:
            return self._index.parse_query(
                words, _FIELDS, field_boosts=_TITLE, conjunction_by_default=True
            )
        except ValueError as error:
            raise _refused(words, error) from None


def _refused(words: str, error: ValueError) -> UsedWrongly:
    return UsedWrongly(
        f"The search {words!r} cannot be understood ({error}). Put what holds signs such as "
        ": ( ) [ ] * in quotation marks, and close every one of these."
    )


def _schema() -> tantivy.Schema:
    made = tantivy.SchemaBuilder()
    made.add_text_field("doc", stored=True, tokenizer_name="raw", index_option="basic")
    made.add_text_field("title", tokenizer_name="words")
    made.add_text_field("text", tokenizer_name="words")
    made.add_text_field("outlet", tokenizer_name="raw", index_option="basic")
    made.add_integer_field("day", indexed=True, fast=True)
    return made.build()


def _analyzer() -> tantivy.TextAnalyzer:
    """Return what cuts a text into words: small letters, no accents, English stems."""
    made = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in (
        tantivy.Filter.remove_long(_LONGEST), tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(), tantivy.Filter.stemmer("english"),
    ):  # fmt: skip
        made = made.filter(each)
    return made.build()


def _entry(document: Document) -> tantivy.Document:
    entry = tantivy.Document()
    entry.add_text("doc", document.id)
    entry.add_text("text", document.text)
    if document.title is not None:
        entry.add_text("title", document.title)
    if document.outlet is not None:
        entry.add_text("outlet", document.outlet)
    if document.published is not None:
        entry.add_integer("day", document.published.toordinal())
    return entry


def _cut(text: bytes, marks: Sequence[tuple[int, int]]) -> Iterator[Snippet]:
    """Yield a text in UTF-8, of which some bytes are marked, in pieces."""
    done = 0
    for start, end in sorted(marks):
        if start < done:
            continue
        if start > done:
            yield Snippet(text=text[done:start].decode())
        yield Snippet(text=text[start:end].decode(), marked=True)
        done = end
    if done < len(text):
        yield Snippet(text=text[done:].decode())
