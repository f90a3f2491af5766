"""Find reprints: documents that copy another, whole or cut, word for word or edited.

Each document leaves a sketch, a fixed part of its word 4-grams as numbers. Documents whose sketches
share some are compared by their texts (`likeness.py`), pair by pair; what was found is kept as
pairs, and the originals are worked out from the pairs anew whenever some are added. So a document
is compared once, with those of its days, and the order in which documents come changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self, TypeAlias
from zlib import crc32

from detente.model.reprints import Copied, Near, Sketch
from detente.model.text import DocId, DocumentHead
from detente.relate.likeness import Told, likeness, told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from detente.model.text import Document

RULES = "3"
"""Changes whenever two documents may be judged otherwise: then all are compared anew."""
_Age: TypeAlias = "tuple[bool, str, bool, int, DocId]"
_SIZE = 4  # words in a shingle


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprintOptions:
    """What makes a document a reprint of another.

    Attributes:
        whole: Share of the smaller text, in words, that must stand in the larger. Origin: of made
            pairs (`benchmarks/reprints.py`, open half) follow-ups stay under .48 and what shares
            an outlet's lines under .51; copies that keep their lead begin at .6. Stories of one
            template reach .68: `specifics` holds them apart.
        part: The same where the later text's lead is told in the earlier. Origin: there, nine in
            ten copies with a new lead reach .39; pages of ECB+ with one quotation reach .33.
        lead: Share of the lead's content words that must be there. Origin: follow-ups stay under
            .46, 50 of 56 rewritten copies reach .5.
        cued_lead: The same where one names the other's outlet as its origin, or both name one.
        specifics: Share of the names and figures in what is worded alike that must be the same.
            Origin: stories of one template stay under .58, copies begin at .84.
        same_outlet: Share in place of both for two texts of one outlet, which repeats itself: a
            later state of one report if its lead is told in the earlier, else the next bar.
        same_boilerplate: The same where it is not.
        window_days: Days within which a copy appears. Origin: weeklies carry last week's wire.
        least: 4-grams that a text must have for a part of it to prove something. A shorter one
            (under about 15 words) copies only what is worded the same throughout.
        short_days: Days within which such a short text appears again; later it tells of another
            happening in the same words. Origin: our choice.
        sample: One 4-gram in this many is kept of a text with more than 100.
        near: Share of the smaller sketch that must be in the larger for texts to be compared.
    """

    whole: float = 0.55
    part: float = 0.35
    lead: float = 0.5
    cued_lead: float = 0.35
    specifics: float = 0.7
    same_outlet: float = 0.75
    same_boilerplate: float = 0.85
    window_days: int = 14
    least: int = 12
    short_days: int = 3
    sample: int = 4
    near: float = 0.08


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """What is compared of a document: its head and its text, evened out."""

    head: DocumentHead
    told: Told

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the page of a document."""
        head = DocumentHead(
            id=document.id, outlet=document.outlet, original_outlet=document.original_outlet,
            published=document.published,
        )  # fmt: skip
        return cls(head, told(document))


def find_reprints(
    documents: Iterable[Document], options: ReprintOptions | None = None
) -> tuple[tuple[DocId, DocId], ...]:
    """Return (reprint, original) pairs, sorted; an original is never itself a reprint.

    For a few documents at hand; a store is searched a batch at a time (`workspace/copies.py`).
    """
    options = options or ReprintOptions()
    pages = {document.id: Page.of(document) for document in documents}
    sketches = [sketch(page, options) for page in pages.values()]
    found = copies(nearest(sketches, options), pages, options)
    return originals([page.head for page in pages.values()], found, options)


def sketch(page: Page, options: ReprintOptions | None = None) -> Sketch:
    """Return a document's sketch: of a short text, two numbers that stand for the whole."""
    options = options or ReprintOptions()
    words = [word for sentence in page.told.sentences for word in sentence.words]
    grams = {
        crc32(" ".join(gram).encode())
        for gram in zip(*(words[i:] for i in range(_SIZE)), strict=False)
    }
    if len(grams) < options.least:
        whole = " ".join(words)
        grams = {crc32(f"{half} {whole}".encode()) for half in (1, 2)} if grams else set()
    kept = grams if len(grams) < 100 else (gram for gram in grams if gram % options.sample == 0)
    return Sketch(doc=page.head.id, published=page.head.published, grams=tuple(sorted(kept)))


def nearest(sketches: Sequence[Sketch], options: ReprintOptions | None = None) -> Iterator[Near]:
    """Yield the pairs of sketches that share a number, each pair once."""
    options = options or ReprintOptions()
    having: dict[int, list[Sketch]] = defaultdict(list)
    for one in sketches:
        shared = Counter(other.doc for gram in one.grams for other in having[gram])
        sizes = {other.doc: other for gram in one.grams for other in having[gram]}
        for doc, count in shared.items():
            other = sizes[doc]
            if _in_time(one.published, other.published, options):
                smaller = min(len(one.grams), len(other.grams))
                yield Near(one=one.doc, other=doc, shared=count, smaller=smaller)
        for gram in one.grams:
            having[gram].append(one)


def worth_comparing(near: Near, options: ReprintOptions | None = None) -> bool:
    """Return whether two sketches share enough for their texts to be compared."""
    options = options or ReprintOptions()
    return near.shared >= max(2, options.near * near.smaller)


def copies(
    near: Iterable[Near], pages: Mapping[DocId, Page], options: ReprintOptions | None = None
) -> tuple[Copied, ...]:
    """Return the pairs of which one copies the other, each pair once."""
    options = options or ReprintOptions()
    found = {}
    for pair in near:
        one, other = sorted((pair.one, pair.other))
        if worth_comparing(pair, options) and (one, other) not in found:
            found[one, other] = _copied(pages[one], pages[other], options)
    return tuple(copied for copied in found.values() if copied is not None)


def originals(
    heads: Sequence[DocumentHead],
    copied: Iterable[Copied],
    options: ReprintOptions | None = None,
) -> tuple[tuple[DocId, DocId], ...]:
    """Return (reprint, original) pairs, sorted, for all documents that copy another.

    From the earliest on, a document joins the original before it that it shares most with; or else
    the original of such a reprint, if it is still of its days (two copies may be cut so that they
    share nothing); or else is one itself. Of those that belong together, the original is the one
    whose outlet the others name as their origin, else the earliest. A document without a day is
    taken to be the copy.
    """
    options = options or ReprintOptions()
    shares: dict[DocId, dict[DocId, float]] = defaultdict(dict)
    for pair in copied:
        shares[pair.one][pair.other] = shares[pair.other][pair.one] = pair.share
    ages = {head.id: _age(head, len(shares[head.id])) for head in heads}
    firsts: dict[DocId, DocumentHead] = {}
    groups: dict[DocId, list[DocumentHead]] = {}
    for head in sorted(heads, key=lambda head: ages[head.id]):
        near = [
            (first.id == doc, share, first.id)
            for doc, share in shares[head.id].items()
            if (first := firsts.get(doc)) and _in_time(head.published, first.published, options)
        ]
        first = groups[max(near)[2]][0] if near else head
        firsts[head.id] = first
        groups.setdefault(first.id, []).append(head)
    return tuple(sorted(pair for group in groups.values() for pair in _pairs(group, ages)))


def documents_of(pairs: Iterable[Near] | Iterable[Copied]) -> frozenset[DocId]:
    """Return the documents that some pairs speak of."""
    return frozenset(doc for pair in pairs for doc in (pair.one, pair.other))


def _copied(one: Page, other: Page, options: ReprintOptions) -> Copied | None:
    """Return what was found of two texts that share some words; None if neither is a copy."""
    if _is_short(one, options) or _is_short(other, options):
        near = replace(options, window_days=options.short_days)
        if not _in_time(one.head.published, other.head.published, near):
            return None
    like = likeness(one.told, other.told)
    if like.specifics is not None and like.specifics < options.specifics:
        return None
    lead = _lead(one.head, other.head, like.lead)
    bar = options.cued_lead if _cued(one.head, other.head) else options.lead
    least = options.part if lead >= bar else options.whole
    if one.head.outlet is not None and one.head.outlet == other.head.outlet:
        least = options.same_outlet if lead >= options.lead else options.same_boilerplate
    if like.copied < least:
        return None
    return Copied(one=one.head.id, other=other.head.id, share=round(like.copied, 3))


def _is_short(page: Page, options: ReprintOptions) -> bool:
    return page.told.size < options.least + _SIZE - 1


def _lead(one: DocumentHead, other: DocumentHead, leads: tuple[float, float]) -> float:
    """Return how far the later text's lead is told in the earlier; either's, if neither is."""
    if one.published is None or other.published is None or one.published == other.published:
        return max(leads)
    return leads[0] if one.published > other.published else leads[1]


def _in_time(one: date | None, other: date | None, options: ReprintOptions) -> bool:
    if one is None or other is None:
        return True
    return abs((one - other).days) <= options.window_days


def _cued(one: DocumentHead, other: DocumentHead) -> bool:
    """Return whether one names the other's outlet as its origin, or both name the same."""
    names = {one.original_outlet, other.original_outlet} - {None}
    same = one.original_outlet == other.original_outlet
    return bool(names) and (same or bool(names & {one.outlet, other.outlet}))


def _age(head: DocumentHead, copies: int) -> _Age:
    """Sort key: earliest first; on one day, those that name no origin; those that most are like."""
    day = head.published
    return (day is None, str(day), head.original_outlet is not None, -copies, head.id)


def _pairs(
    group: Collection[DocumentHead], ages: Mapping[DocId, _Age]
) -> list[tuple[DocId, DocId]]:
    named = {head.original_outlet for head in group} - {None}
    original = min(group, key=lambda head: (head.outlet not in named, ages[head.id]))
    return [(head.id, original.id) for head in group if head.id != original.id]
