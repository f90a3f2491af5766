"""Sentences that deny what another sentence told ("Tehran called the report baseless").

What denies is found by its words, in a sentence's own text, so that it holds where the parse does
not. What it denies is what somebody last said before it, within a few sentences, or else the
sentence right before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.read import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.claims import Attribution
    from detente.model.text import Document, Span
    from detente.read.trees import Tree

Stretch = tuple[int, int]

_BACK = 3  # sentences back in which somebody may have said what is denied
_BEFORE = 40  # characters before a denial in which a word may take it back


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A sentence, or its part, that denies something told before it.

    Attributes:
        words: [start, end) of the words that deny.
        tree: index of their sentence.
        denied: [start, end) of each stretch that is denied.
        attribution: index of who denies; None if it cannot be told.
        own: the document itself denies.
    """

    words: Stretch
    tree: int
    denied: tuple[Stretch, ...]
    attribution: int | None
    own: bool


def is_denial(sentence: str) -> bool:
    """Return whether a sentence may deny what stands before it."""
    return any(True for _ in _found(sentence, 0, len(sentence)))


def find_denials(
    document: Document, trees: Sequence[Tree], attributions: Sequence[Attribution]
) -> tuple[Denial, ...]:
    """Return the denials of a document that point back to something it told."""
    finder = _Finder(document, trees, attributions)
    return tuple(finder.all())


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words that deny. `bare`: nobody is their subject, so that whoever says them denies.

    `noun`: what there is none of, where that is all they say ("there was no tunnel"): they deny
    only a claim that names it.
    """

    start: int
    end: int
    bare: bool
    noun: str | None = None


class _Finder:
    """Looks for the denials of one document."""

    def __init__(
        self, document: Document, trees: Sequence[Tree], attributions: Sequence[Attribution]
    ) -> None:
        self.text, self.trees, self.said = document.text, trees, attributions
        starts = [tree.start for tree in trees]
        self.in_tree: dict[int, list[int]] = {}
        self.cues: dict[int, list[int]] = {}
        for index, one in enumerate(attributions):
            number = bisect_right(starts, max(span.start for span in one.content)) - 1
            self.in_tree.setdefault(number, []).append(index)
            if one.cue is not None:
                at = bisect_right(starts, one.cue.start) - 1
                self.cues.setdefault(at, []).append(index)

    def all(self) -> Iterator[Denial]:
        """Yield the denials, at most one of each sentence."""
        for number, tree in enumerate(self.trees):
            for hit in _found(self.text, tree.start, tree.end):
                who = self._denier(number, hit)
                denied = self._denied(number, hit, who)
                if denied:
                    yield Denial(
                        words=(hit.start, hit.end), tree=number, denied=denied,
                        attribution=who, own=hit.bare and who is None,
                    )  # fmt: skip
                    break

    def _denier(self, number: int, hit: _Hit) -> int | None:
        """Return the index of the attribution that denies; None if there is none."""
        for index in reversed(self.cues.get(number, [])):
            one = self.said[index]
            cue = one.cue
            by_cue = cue is not None and cue.start < hit.end and hit.start < cue.end
            if by_cue or any(s.start < hit.end and hit.start < s.end for s in one.content):
                return index
        return None

    def _denied(self, number: int, hit: _Hit, who: int | None) -> tuple[Stretch, ...]:
        """Return what is denied: what somebody last said before it, or the sentence before it."""
        for back in range(_BACK):
            at = number - back
            if at < 0:
                break
            content = self._told(at, hit, who)
            if content:
                return content
            last = self.trees[at]
            if (
                hit.noun is None
                and back == 1
                and not self.cues.get(at)
                and self._is_next(last, number)
            ):
                return ((last.start, last.end),)
        return ()

    def _is_next(self, last: Tree, number: int) -> bool:
        """Return whether a sentence is the one right before that of a denial."""
        between = self.text[last.end : self.trees[number].start]
        return not between.strip()

    def _told(self, at: int, hit: _Hit, who: int | None) -> tuple[Stretch, ...]:
        """Return what somebody other than the denier says in a sentence, before the denial."""
        for index in reversed(self.in_tree.get(at, [])):
            one = self.said[index]
            ends = max(span.end for span in one.content)
            if index == who or ends > hit.start or self._same(index, who):
                continue
            if not self._names(one.content, hit.noun) or self._is_denier(one, hit):
                continue
            return self._whole(at, one, hit, who)
        return ()

    def _whole(self, at: int, said: Attribution, hit: _Hit, who: int | None) -> tuple[Stretch, ...]:
        """Return what is said, or the longer saying that holds all of it: "A said B had C"."""
        around = [
            one
            for index in self.in_tree.get(at, [])
            if index != who and not self._same(index, who)
            for one in (self.said[index],)
            if all(any(o.contains(s) for o in one.content) for s in said.content)
            and max(span.end for span in one.content) <= hit.start
        ]
        longest = max(around, key=lambda one: sum(s.end - s.start for s in one.content))
        return tuple((span.start, span.end) for span in longest.content)

    def _is_denier(self, one: Attribution, hit: _Hit) -> bool:
        """Return whether a speaker's name stands right before the words that deny."""
        before = self.text[max(0, hit.start - len(one.speaker.name) - 2) : hit.start]
        return not hit.bare and before.strip().casefold() == one.speaker.name.casefold()

    def _names(self, content: Sequence[Span], noun: str | None) -> bool:
        """Return whether a content has a word that begins like a noun (all but its ending)."""
        if noun is None:
            return True
        stem = noun.casefold()[: max(_LEAST_STEM, len(noun) - _ENDING)]
        said = " ".join(self.text[span.start : span.end].casefold() for span in content)
        return re.search(rf"\b{re.escape(stem)}", said) is not None

    def _same(self, index: int, who: int | None) -> bool:
        """Return whether two attributions have one speaker, who does not contradict themselves."""
        if who is None:
            return False
        one, other = self.said[index].speaker, self.said[who].speaker
        return one.name.casefold() == other.name.casefold()


def _found(text: str, start: int, end: int) -> Iterator[_Hit]:
    """Yield the words of text[start:end] that deny something told before them."""
    for pattern, bare in _patterns():
        for match in pattern.finditer(text, start, end):
            if not _is_undone(text, max(start, match.start() - _BEFORE), match):
                yield _Hit(match.start(), match.end(), bare, match.groupdict().get("noun"))


def _is_undone(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether words right before a denial take it back, or leave it open."""
    before = re.split(r"[,;:.\"“”]", text[start : match.start()])[-1]
    near = " ".join(before.split()[-3:])
    return bool(_undone().search(near))


@cache
def _undone() -> re.Pattern[str]:
    listed = _listed("undone", "words")
    whole = "|".join(re.escape(word) for word in listed)
    clitics = "|".join(re.escape(word) for word in listed if not word.isalpha() and " " not in word)
    return re.compile(rf"\b(?:{whole})\b|(?<=\w)(?:{clitics})\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the patterns of data/denials.toml, each with whether whoever says it denies."""
    pointer = _pointer()
    false = _either(_listed("false", "words"))
    deny, objects = _either(_listed("deny", "verbs")), _either(_listed("deny", "objects"))
    call = _either(_listed("call", "verbs"))
    be = r"(?:is|was|are|were|has been|have been|had been|turned out to be|proved(?: to be)?|'s|’s)"
    not_so = r"(?:not|never|n't|n’t)\s+(?:been\s+)?(?:\w+\s+)?(?:true|so|correct|accurate|the case)"
    some = r"(?:\s+[\w-]+){0,5}?"
    written = (
        (rf"\b{deny}(?:\s+\w+ly)?\s+(?:{pointer}|{objects})(?={_ENDS})", False),
        (rf"\b{call}\s+{pointer}{some}\s+[\"“]?{false}\b", False),
        (rf"\b{pointer}\s+{be}{some}\s+{false}\b(?!\s+(?:that|to|of)\b)", True),
        (rf"\b{pointer}\s+(?:is|was|are|were|has|have|had)\s*{not_so}\b", True),
        (rf"[\"“](?:\w+\s+){{0,4}}?{false}(?:\s+\w+){{0,2}}[,.!?]*[\"”]", True),
        (rf"\b{_either(_listed('phrase', 'words'))}\b", True),
        (r"\b(?:says?|said|answer(?:s|ed)|repl(?:ies|ied)) no(?=[,.;])", False),
        (rf"\b(?:in fact|in truth|in reality|actually|turn(?:s|ed) out)\b[^.;]*?{_NEVER}", True),
        (rf"(?<=[.!?\"”]\s)(?:(?:it|he|she|they) {_AIDS}{_NOT}|{_NOBODY} {_AIDS})(?=[.;!])", True),
        (r"\bthere (?:is|are|was|were|has been|had been) no (?:such )?(?P<noun>\w{4,})", True),
        (r"\bno (?P<noun>\w{3,}) (?:was|were|had|has|have|is|are)\b", True),
    )
    return tuple((re.compile(text, re.IGNORECASE), bare) for text, bare in written)


_AIDS = r"(?:has|have|had|did|does|do|was|were|is|are)"
_NOBODY = r"(?:none|neither|nobody)"
_NOT = r"(?:\s+(?:not|never)|n't|n’t)"
_NEVER = (
    rf"(?:(?:nobody|no one|none)\s+(?:had|did|was|were|has)|(?:had|did|was|were|has|have){_NOT})"
    r"(?=\s*[.;!]|$)"
)
_LEAST_STEM, _ENDING = 3, 2
_ENDS = (
    r"\s*(?:$|[,.;:\"”)–—]|(?:on|in|at|as|by|to|through|and|but|yesterday|later|last|this|out"
    r"|out of hand|outright|flatly|again|today|saying|via|when|after|within|from|before|with)\b)"
)
"""What may follow the object of a verb of denying: "denied it on Monday", not "denied it knew"."""


def _pointer() -> str:
    """Return the pattern of what points back, not itself followed by what it tells."""
    alone = _either(_listed("pointer", "alone"))
    first, nouns = (_either(_listed("pointer", field)) for field in ("determiners", "nouns"))
    noun = rf"{first}(?:\s+[\w’'-]+)?\s+{nouns}(?!\s+(?:that|of|by which|according)\b)"
    return rf"(?:{noun}|{alone}(?!\s+[\w]+\s+(?:that|of)\b))"


def _either(words: Sequence[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) + ")"


@cache
def _listed(section: str, field: str) -> tuple[str, ...]:
    """Return a list of words of data/denials.toml."""
    return tables.words(tables.section(tables.table("denials")[section])[field])
