"""Who says so: speakers with their role, the words that attribute, and what is attributed.

Sentences give sayings (`sayings`), quotation marks give whole quotations (`quotes`), and the people
named in the document give short later mentions their full name and role (`speakers`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from detente.model.claims import Attribution
from detente.model.text import Span
from detente.read import cues
from detente.read.anonymity import with_cover
from detente.read.phrases import extent, told_to
from detente.read.quotes import is_speech, quotes
from detente.read.sayings import sayings
from detente.read.speakers import People
from detente.read.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.model.claims import Manner, Mention, Speaker
    from detente.model.text import Document
    from detente.read.quotes import Quote
    from detente.read.sayings import Saying
    from detente.read.trees import Tree

    Marks = Stretches[Quote]

_Stretch = tuple[int, int]


@dataclass(slots=True)
class _Told:
    """An attribution in the making: stretches of the text rather than spans."""

    saying: Saying
    source: _Stretch | None
    cue: _Stretch | None
    content: list[_Stretch] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What the speaker does: say, think, ask, plan or show."""
        return self.saying.kind

    @property
    def begins(self) -> int:
        """Where its first word stands."""
        return min(self.content[0][0], self.cue[0] if self.cue else self.content[0][0])

    @property
    def ends(self) -> int:
        """Where it ends: with its last word, or with its cue's sentence where that comes last."""
        last = max(end for _, end in self.content)
        if self.cue is None or self.cue[0] < last:
            return last
        return self.saying.tree.end


def find_attributions(
    document: Document, trees: Sequence[Tree], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Return who says, thinks, asks or plans what, in the order of the text.

    `mentions` resolve a speaker to an actor; without them `Speaker.actor` is None. What people
    are told to think, ask for and refuse is among them too.
    """
    told = [_from_saying(saying) for tree in trees for saying in sayings(tree)]
    spoken = [quote for quote in quotes(document.text) if is_speech(document.text, quote)]
    marks = Stretches((quote.start, quote.end, quote) for quote in spoken)
    _widen(told, marks)
    _beside(document.text, told, marks)
    told = [
        item
        for item in told
        if item.content and not _is_inner(item, marks) and not _asks_for_cover(document, item)
    ]
    _continue(document.text, told, spoken)
    people = People(document, trees, mentions)
    found = []
    for item in sorted(told, key=lambda one: (one.begins, one.ends)):
        speaker = people.speaker(item.saying, item.source)
        if speaker is not None:
            found.append(_attribution(document, item, speaker, marks))
    return nested(with_cover(document, trees, found))


def nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, each with the innermost other that tells of it."""
    voices = Voices(found)
    kept = []
    for index, one in enumerate(found):
        within = None if one.cue is None else voices.of(one.cue, index)
        kept.append(replace(one, within=within))
    return tuple(kept)


def _from_saying(saying: Saying) -> _Told:
    """Return a saying as stretches of the text."""
    tokens = saying.tree.tokens
    source = (
        extent(saying.tree, saying.source, {*saying.cue, *saying.content})
        if saying.source is not None
        else None
    )
    return _Told(
        saying=saying,
        source=source,
        cue=(tokens[saying.cue[0]].start, tokens[saying.cue[-1]].end),
        content=_stretches(saying),
    )


def _is_inner(item: _Told, marks: Marks) -> bool:
    """Return whether words inside a quotation only repeat a pronoun of it ("they refuse to")."""
    if item.cue is None or item.saying.source is None:
        return False
    source = item.saying.tree.tokens[item.saying.source]
    inside = any(quote.holds(*item.cue) for quote in marks.near(*item.cue))
    return inside and source.upos == "PRON"


def _asks_for_cover(document: Document, item: _Told) -> bool:
    """Return whether a speaker only asks that the name be withheld ("asked not to be named")."""
    start, end = item.content[0]
    words = document.text[start:end].casefold()
    short = len(words.split()) <= _COVER
    return short and any(phrase in words for phrase in cues.listed("anonymity", "words"))


_COVER = 14
"""Most words of a request not to be named, its reason included."""


def _stretches(saying: Saying) -> list[_Stretch]:
    """Return the content as stretches: words of the cue or the source break it in two."""
    tokens, held = saying.tree.tokens, set(saying.content)
    found: list[_Stretch] = []
    last = -2
    for index in saying.content:
        gap = range(last + 1, index)
        joined = last >= 0 and all(i in held or tokens[i].upos == "PUNCT" for i in gap)
        if joined:
            found[-1] = (found[-1][0], tokens[index].end)
        else:
            found.append((tokens[index].start, tokens[index].end))
        last = index
    return found


def _widen(told: Sequence[_Told], marks: Marks) -> None:
    """Widen each content that touches a quotation to all of it, unless it holds the cue."""
    for item in told:
        for quote in _among(item.content, marks):
            if item.cue and quote.start <= item.cue[0] and item.cue[1] <= quote.end:
                continue
            item.content = [_union(piece, quote) for piece in item.content]
        item.content = _without_asides(_merged(item.content), item.cue, marks)


def _among(pieces: Sequence[_Stretch], marks: Marks) -> list[Quote]:
    """Return the quotations that may share a character with a broken content, in order."""
    return marks.near(pieces[0][0], max(end for _, end in pieces)) if pieces else []


def _without_asides(pieces: list[_Stretch], cue: _Stretch | None, marks: Marks) -> list[_Stretch]:
    """Return a broken content without unquoted words after the cue of a quotation.

    In "'We left,' she said, pointing at the gate" the last clause is the reporter's.
    """
    quoted = [p for p in pieces if any(_overlaps(p, quote) for quote in marks.near(*p))]
    if cue is None or not quoted or quoted[0][0] > cue[0]:
        return pieces
    return [piece for piece in pieces if piece in quoted or piece[0] < cue[0]]


def _union(piece: _Stretch, quote: Quote) -> _Stretch:
    """Return a stretch with the quotation that it shares words with."""
    if piece[0] < quote.end and quote.start < piece[1]:
        return min(piece[0], quote.start), max(piece[1], quote.end)
    return piece


def _merged(pieces: Iterable[_Stretch]) -> list[_Stretch]:
    """Return stretches in order, overlapping ones joined."""
    found: list[_Stretch] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _continue(text: str, told: list[_Told], spoken: Sequence[Quote]) -> None:
    """Give quotations without a cue of their own to the speaker who goes on speaking."""
    held = Stretches((*piece, piece) for item in told for piece in item.content)
    waiting = sorted((item for item in told if item.kind == "say"), key=lambda item: -item.ends)
    last: _Told | None = None
    for quote in spoken:
        while waiting and waiting[-1].ends <= quote.start:
            item = waiting.pop()
            last = item if last is None or item.ends >= last.ends else last
        if any(_overlaps(piece, quote) for piece in held.near(quote.start, quote.end)):
            continue
        if last is not None and _goes_on(text, last, quote):
            last.content = _merged([*last.content, (quote.start, quote.end)])


def _overlaps(piece: _Stretch, quote: Quote) -> bool:
    """Return whether a stretch shares a character with a quotation."""
    return piece[0] < quote.end and quote.start < piece[1]


def _beside(text: str, told: Sequence[_Told], marks: Marks) -> None:
    """Give a cue without a clause of its own the quotation that ends or begins right beside it."""
    for item in told:
        if item.content or item.cue is None:
            continue
        first = min(item.cue[0], item.source[0] if item.source else item.cue[0])
        last = max(item.cue[1], item.source[1] if item.source else item.cue[1])
        for quote in marks.near(max(0, first - _BESIDE), last + _BESIDE):
            ends_before = quote.end <= first and not text[quote.end : first].strip()
            begins_after = last <= quote.start and _is_opening(text[last : quote.start])
            if ends_before or begins_after:
                item.content = [(quote.start, quote.end)]
                break


def _is_opening(between: str) -> bool:
    """Return whether the words between a cue and a quotation only lead up to it."""
    ends = between.rstrip()[-1:]
    return "\n" not in between and len(between.split()) <= _LEAD and ends in {",", ":", ""}


_LEAD = 6
"""Most words between a cue and the quotation it opens: "said in a statement on Friday, 'We'"."""
_BESIDE = 512
"""Characters within which a quotation beside a cue is looked for: far more than six words have."""


def _goes_on(text: str, last: _Told, quote: Quote) -> bool:
    """Return whether a quotation goes on from the attribution before it.

    It does where it follows at once in the same paragraph, or where it opens the next paragraph and
    the one before ended in words of the same speaker.
    """
    if quote.start - last.ends > _APART:
        return False
    between = text[last.ends : quote.start]
    if "\n\n" not in between:
        return len(between.split()) <= _STILL_SPEAKING or not any(c.isalpha() for c in between)
    was_quoted = any(text[start : start + 1] in _MARKS for start, _ in last.content)
    return was_quoted and not any(sign.isalpha() for sign in between)


_STILL_SPEAKING = 2
_APART = 512
"""Characters after which nobody goes on speaking: far more than two words or a gap have."""
_MARKS = frozenset('“"«„`')


def _attribution(document: Document, item: _Told, speaker: Speaker, marks: Marks) -> Attribution:
    """Return the finished attribution."""
    return Attribution(
        speaker=speaker,
        cue=Span(document.id, *item.cue) if item.cue else None,
        content=tuple(Span(document.id, *piece) for piece in item.content),
        manner=_manner(document.text, item.content, marks),
        told_to=told_to(item.saying),
    )


def _manner(text: str, content: Sequence[_Stretch], marks: Marks) -> Manner:
    """Return whether the content is quoted wholly, in part or not at all."""
    quoted = plain = False
    for start, end in content:
        inside = [False] * (end - start)
        for quote in marks.near(start, end):
            for at in range(max(start, quote.start), min(end, quote.end)):
                inside[at - start] = True
        letters = [
            held for held, sign in zip(inside, text[start:end], strict=True) if sign.isalpha()
        ]
        quoted, plain = quoted or any(letters), plain or not all(letters)
    return "mixed" if quoted and plain else "direct" if quoted else "indirect"


class Voices:
    """Who says what stands at a place of the text."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        sizes = (sum(p.end - p.start for p in said.content) for said in attributions)
        self._said = Stretches(
            (piece.start, piece.end, (size, index, piece))
            for index, (said, size) in enumerate(zip(attributions, sizes, strict=True))
            for piece in said.content
        )

    def of(self, span: Span, but: int | None = None) -> int | None:
        """Return the index of the innermost attribution that holds `span`; None if none does.

        `but`: the index of one that does not count.
        """
        near = self._said.near(span.start, span.end)
        holding = [
            (size, index) for size, index, piece in near if piece.contains(span) and index != but
        ]
        return min(holding)[1] if holding else None

    def is_said(self, span: Span) -> bool:
        """Return whether any of the words is said by somebody."""
        return any(span.overlaps(piece) for *_, piece in self._said.near(span.start, span.end))
