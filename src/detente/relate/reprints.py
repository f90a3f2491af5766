"""Find reprints: documents that copy another, whole or cut, word for word or lightly edited.

Texts are compared by their word 4-grams. A copy is cut at the end more often than it is changed,
so what counts is *containment*, the share of the smaller text's 4-grams that stand in the larger
(Broder 1997, "On the resemblance and containment of documents"), and not their resemblance: of
true reprint pairs in American newspapers the mean 3-gram resemblance is only .30 (Silcock et al.
2023, "Noise-Robust De-Duplication at Scale"). What a page says of its origin lowers the bar.

Only originals are kept for comparison, so a story carried by fifty outlets costs no more than one;
of a text only its 4-grams are kept, as numbers.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self
from zlib import crc32

from detente.model.text import DocumentHead

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.model.text import DocId, Document

_WORD = re.compile(r"\w+")
_SIZE = 4  # words in a shingle


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprintOptions:
    """What makes a document a reprint of another.

    Attributes:
        containment: Share of the smaller text that must stand in the larger. Origin: halfway
            between follow-up stories, which repeat background (under .35 in hand-made cases),
            and cut copies (over .7).
        cued: The same where one names the other's outlet as its origin, or both name the same.
        same_outlet: The same for two texts of one outlet, which repeats its own background.
        window_days: Days within which a copy appears. Origin: weeklies carry last week's wire.
        least: 4-grams that a text must have; a shorter one (about 15 words) proves nothing.
        sample: One 4-gram in this many is used to find candidates; all are used to compare.
    """

    containment: float = 0.55
    cued: float = 0.3
    same_outlet: float = 0.85
    window_days: int = 14
    least: int = 12
    sample: int = 4


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """What is kept of a document: its head, and its 4-grams, four bytes each."""

    head: DocumentHead
    shingles: array[int]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the page of a document, whose text is let go."""
        head = DocumentHead(
            id=document.id, outlet=document.outlet, original_outlet=document.original_outlet,
            published=document.published,
        )  # fmt: skip
        return cls(head, array("I", sorted(_shingles(document.text))))


def find_reprints(
    documents: Iterable[Document], options: ReprintOptions | None = None
) -> tuple[tuple[DocId, DocId], ...]:
    """Return (reprint, original) pairs, sorted; an original is never itself a reprint.

    The original is the document whose outlet the others name as their origin, else the earliest
    published. A document without a day is taken to be the copy.
    """
    options = options or ReprintOptions()
    pages = sorted(map(_Page.of, documents), key=lambda page: _age(page.head))
    long = [page for page in pages if len(page.shingles) >= options.least]
    groups: dict[DocId, list[DocumentHead]] = {}
    originals: list[_Page] = []
    dated = [page for page in long if page.head.published is not None]
    undated = long[len(dated) :]
    for part, index in (
        (dated, _Index(options)),
        (undated, _Index(options, {gram for page in undated for gram in page.shingles})),
    ):
        for page in originals:
            index.add(page)  # a page without a day may copy one of any day
        for page in part:
            index.forget_before(page.head.published)
            first = _original(page, index, options)
            if first is not None:
                groups[first.head.id].append(page.head)
                continue
            groups[page.head.id] = [page.head]
            originals.append(page)
            index.add(page)
    return tuple(sorted(pair for group in groups.values() for pair in _pairs(group)))


class _Index:
    """Originals by their sampled 4-grams; those too old to be copied any more are let go.

    `asked`: the only 4-grams that will be looked up; None if that is not known.
    """

    def __init__(self, options: ReprintOptions, asked: set[int] | None = None) -> None:
        self._options, self._asked = options, asked
        self._pages: dict[int, list[_Page]] = defaultdict(list)
        self._waiting: deque[_Page] = deque()

    def add(self, page: _Page) -> None:
        """Keep an original, not older than those before it."""
        self._waiting.append(page)
        for gram in self._grams(page):
            self._pages[gram].append(page)

    def forget_before(self, day: date | None) -> None:
        """Let go of what was published too long before a day."""
        first = day and day - timedelta(days=self._options.window_days)
        while first and self._waiting and (self._waiting[0].head.published or first) < first:
            page = self._waiting.popleft()
            for gram in self._grams(page):
                self._pages[gram].remove(page)
                if not self._pages[gram]:
                    del self._pages[gram]

    def having(self, gram: int) -> Sequence[_Page]:
        """Return the originals with a 4-gram."""
        return self._pages.get(gram, ())

    def _grams(self, page: _Page) -> list[int]:
        grams = _sampled(page.shingles, self._options)
        return grams if self._asked is None else [g for g in grams if g in self._asked]


def _age(document: DocumentHead) -> tuple[date, bool, DocId]:
    """Sort key: earliest first; on one day, those that name no other outlet as their origin."""
    return (document.published or date.max, document.original_outlet is not None, document.id)


def _shingles(text: str) -> frozenset[int]:
    words = [word.lower() for word in _WORD.findall(text)]
    grams = zip(*(words[i:] for i in range(_SIZE)), strict=False)
    return frozenset(crc32(" ".join(gram).encode()) for gram in grams)


def _sampled(shingles: Sequence[int], options: ReprintOptions) -> list[int]:
    """Return the shingles that find candidates: all of a short text, a fixed part of a long one."""
    if len(shingles) < 100:
        return list(shingles)
    return [shingle for shingle in shingles if shingle % options.sample == 0]


def _original(page: _Page, index: _Index, options: ReprintOptions) -> _Page | None:
    """Return the kept page that this one shares most with, if it is enough; else None."""
    shared: Counter[DocId] = Counter()
    pages: dict[DocId, _Page] = {}
    for shingle in page.shingles:
        for other in index.having(shingle):
            shared[other.head.id] += 1
            pages[other.head.id] = other
    scored = [
        (_containment(page, other), other)
        for other in pages.values()
        if shared[other.head.id] > 1 and _in_time(page.head, other.head, options)
    ]
    enough = [
        (share, other) for share, other in scored if share >= _bar(page.head, other.head, options)
    ]
    return max(enough, key=lambda pair: (pair[0], pair[1].head.id))[1] if enough else None


def _containment(one: _Page, other: _Page) -> float:
    shared = len(frozenset(one.shingles).intersection(other.shingles))
    return shared / min(len(one.shingles), len(other.shingles))


def _in_time(one: DocumentHead, other: DocumentHead, options: ReprintOptions) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) <= options.window_days


def _bar(one: DocumentHead, other: DocumentHead, options: ReprintOptions) -> float:
    names = {one.original_outlet, other.original_outlet} - {None}
    if names and (len({one.original_outlet, other.original_outlet}) == 1
                  or names & {one.outlet, other.outlet}):  # fmt: skip
        return options.cued
    if one.outlet is not None and one.outlet == other.outlet:
        return options.same_outlet
    return options.containment


def _pairs(group: Sequence[DocumentHead]) -> list[tuple[DocId, DocId]]:
    named = {document.original_outlet for document in group} - {None}
    original = min(group, key=lambda each: (each.outlet not in named, _age(each)))
    return [(each.id, original.id) for each in group if each.id != original.id]
