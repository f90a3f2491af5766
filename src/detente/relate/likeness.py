"""How much of one report another copies, told from two texts alone.

A copy is cut, retitled and edited; what counts is therefore the share of the smaller text whose
sentences stand in the larger, and not how much the two resemble each other (Broder 1997, "On the
resemblance and containment of documents"): of true reprint pairs in American newspapers the mean
3-gram resemblance is only .30 (Silcock et al. 2023, "Noise-Robust De-Duplication at Scale"). What
editors change without telling anything else (`data/likeness.toml`) is evened out first.

Two stories that share sentences are not copies where what they tell is other: a sentence counts
for nothing if names or figures of it are missing from the other text (weekly reports made after
one template), and where less than most of a text is shared, its first sentences must be told in
the other as well (a follow-up repeats the background, but opens with what is new).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from detente.relate import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from detente.model.text import Document

_WORD = re.compile(r"\d[\d.,]*\d|\w+")
# The end of a line is not one of a sentence: old agency copy breaks lines after 65 letters.
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘(]?[A-Z0-9])|\n\s*\n|\n(?=\s{2,})")
_DATELINE = re.compile(
    r"^[^.!?\n]{2,60}(?:\([^()\n]{2,40}\)\s*[-–—:]|\s[-–—]{1,2}\s)\s*(?=[\"“A-Z])"
)
_ALIKE = 0.35  # share of a sentence's words in runs of three, from which on it is worded alike
_STANDS = 0.5  # the same, from which on it stands in the other text
_LONGEST = 60  # words of a sentence; a longer one is a list or a transcript, taken piecemeal
_KNOWN = 100_000  # words whose form without ending is remembered
_LEAD = 25  # words that a lead has at least: one long sentence, or two short ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two texts share.

    Attributes:
        copied: Share of the smaller text, in words, that stands in sentences of the larger.
        lead: Share of the content words of a text's first sentences that the other one has: of
            the first text's in the second, and the other way round. 0 where most of the lead's
            names and figures are missing from the other text.
        specifics: Of the names and figures in sentences of the smaller text that are worded like
            the larger, the share that the larger has. None where there are none.
    """

    copied: float
    lead: tuple[float, float]
    specifics: float | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The words of a sentence as they are spelt, and evened out."""

    spelt: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def specifics(self) -> frozenset[str]:
        """What ties it to one happening: its figures and names, without days."""
        return frozenset(
            word
            for index, (spelt, word) in enumerate(zip(self.spelt, self.words, strict=True))
            if (word[0].isdigit() or (index > 0 and spelt[0].isupper() and len(spelt) > 1))
            and word not in _days()
        )


@dataclass(frozen=True, eq=False)
class Told:
    """A text as it is compared: sentence by sentence, evened out, without title and dateline.

    What only a comparison needs is worked out when it is first asked for: most texts are like no
    other.
    """

    sentences: tuple[_Sentence, ...]

    @cached_property
    def size(self) -> int:
        """Words in the text."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words."""
        return frozenset(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All words without their endings."""
        return frozenset(map(_stem, self.words))

    @cached_property
    def grams(self) -> frozenset[tuple[str, ...]]:
        """All runs of three words."""
        return frozenset(gram for sentence in self.sentences for gram in _grams(sentence.words))

    @cached_property
    def opening(self) -> Sequence[_Sentence]:
        """The lead: the first sentences that have enough words together."""
        count = 0
        for number, sentence in enumerate(self.sentences, start=1):
            count += len(sentence.words)
            if count >= _LEAD:
                return self.sentences[:number]
        return self.sentences


def told(document: Document) -> Told:
    """Return a document's text as it is compared."""
    return Told(tuple(_sentences(document)))


def likeness(one: Told, other: Told) -> Likeness:
    """Return what two texts share."""
    small, large = sorted((one, other), key=lambda text: text.size)
    worded = [(s, share) for s in small.sentences if (share := _worded(s, large)) >= _ALIKE]
    copied = sum(
        len(s.words) for s, share in worded if share >= _STANDS and not _missing(s.specifics, large)
    )
    specifics = frozenset(word for s, _ in worded for word in s.specifics)
    return Likeness(
        copied=copied / small.size if small.size else 0.0,
        lead=(_lead_in(one, other), _lead_in(other, one)),
        specifics=_share(specifics, large.words) if specifics else None,
    )


def _lead_in(one: Told, other: Told) -> float:
    """Return how far the lead of a text is told in another."""
    if _missing(frozenset(word for s in one.opening for word in s.specifics), other):
        return 0.0
    content = frozenset(_stem(word) for s in one.opening for word in s.words if _tells(word))
    return _share(content, other.stems)


def _worded(sentence: _Sentence, text: Told) -> float:
    """Return the share of a sentence's words that stand in runs of three of the other text."""
    covered = [False] * len(sentence.words)
    for start, gram in enumerate(_grams(sentence.words)):
        if gram in text.grams:
            covered[start : start + 3] = [True] * 3
    return sum(covered) / len(covered)


def _missing(specifics: frozenset[str], text: Told) -> bool:
    """Return whether too many names and figures are not in a text: more than a third."""
    return 3 * len(specifics - text.words) > len(specifics)


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _share(some: frozenset[str], of: frozenset[str]) -> float:
    return len(some & of) / len(some) if some else 0.0


def _sentences(document: Document) -> Iterator[_Sentence]:
    text = document.text
    if document.title and text.startswith(document.title):
        text = text[len(document.title) :].lstrip()
    text = _DATELINE.sub("", text)
    for part in _SENTENCE.split(text):
        found = _WORD.findall(part)
        for start in range(0, len(found), _LONGEST):
            spelt = tuple(found[start : start + _LONGEST])
            yield _Sentence(spelt, tuple(map(_evened, spelt)))


def _tells(word: str) -> bool:
    return (len(word) > 3 or word[0].isdigit()) and word not in _stop() and word not in _days()


@lru_cache(_KNOWN)
def _stem(word: str) -> str:
    for ending in _inflections():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(_KNOWN)
def _evened(word: str) -> str:
    low = word.lower()
    first = _same().get(low)
    if first is not None:
        return first
    for old, new in _endings():
        if low.endswith(old) and len(low) > len(old) + 1:
            return low[: -len(old)] + new
    return low


@cache
def _same() -> Mapping[str, str]:
    rows = tables.rows(tables.table("likeness")["same"])
    return {
        word: tables.words(row["words"])[0] for row in rows for word in tables.words(row["words"])
    }


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    rows = tables.rows(tables.table("likeness")["ending"])
    return tuple(
        sorted(((str(r["from"]), str(r["to"])) for r in rows), key=lambda pair: -len(pair[0]))
    )


@cache
def _inflections() -> tuple[str, ...]:
    return tables.words(tables.section(tables.table("likeness")["inflections"])["endings"])


@cache
def _stop() -> frozenset[str]:
    return frozenset(tables.words(tables.section(tables.table("likeness")["stop"])["words"]))


@cache
def _days() -> frozenset[str]:
    return frozenset(tables.words(tables.section(tables.table("likeness")["days"])["words"]))
