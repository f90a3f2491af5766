"""Finding the atlas's names in a text, and looking a name up.

One Aho-Corasick automaton holds the folded spelling of every name, so a text is read once
whatever the number of names. Of hits that overlap the longest stays: "Guinea-Bissau" is not
Guinea, and "South China Sea", a phrase that names no actor, is not China.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import ahocorasick

from detente.atlas.spelling import fits, folded, plain, shouted, starts_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from detente.atlas.policies import Policies
    from detente.model.actors import ActorId, Alias, AliasForm

FORM_ORDER: tuple[AliasForm, ...] = (
    "metonym", "name", "short", "acronym", "adjective", "demonym",
)  # fmt: skip
"""Which form a hit is said to have where one name has several: Kabul is a seat of power first."""


_REMEMBERED = 8  # texts: a document, and stretches of it


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a name."""

    actor: ActorId
    alias: Alias
    by_user: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasHit:
    """A name found in a text.

    Attributes:
        start: First code point of the name in the text.
        end: One past its last code point; a possessive 's lies outside.
        text: The words as the text has them.
        alias: The name as the atlas spells it.
        form: The name's form; where it has several, the first of FORM_ORDER.
    """

    start: int
    end: int
    text: str
    alias: str
    form: AliasForm


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the automaton holds of one folded name: its length and its spellings; () if none."""

    length: int
    spellings: tuple[tuple[str, AliasForm], ...]


@dataclass(frozen=True, kw_only=True)
class NameIndex:
    """All names of an atlas, by their folded spelling.

    Attributes:
        entries: Folded name -> its readings, in the order of the files.
        policies: Which names are ambiguous, and what words around a name rule it out.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    policies: Policies

    def readings(self, name: str) -> tuple[Entry, ...]:
        """Return the readings of a name; those in the same capitals only, if there are any."""
        for text in (name, _bare(name)):
            entries = self.entries.get(folded(text), ())
            same = tuple(each for each in entries if fits(plain(text), plain(each.alias.text)))
            if entries:
                return same or entries
        return ()

    def find(self, text: str) -> tuple[AliasHit, ...]:
        """Return the names in `text`, in their order, none overlapping another."""
        return self._found(text)

    @cached_property
    def _found(self) -> Callable[[str], tuple[AliasHit, ...]]:
        """What `_find` gives; the last texts are remembered, since several rules ask for each."""
        return lru_cache(_REMEMBERED)(self._find)

    def _find(self, text: str) -> tuple[AliasHit, ...]:
        taken = bytearray(len(text))
        hits: list[AliasHit] = []
        for start, known in sorted(self._hits(text), key=lambda hit: (-hit[1].length, hit[0])):
            end = start + known.length
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * known.length
            hit = self._hit(text, start, end, known)
            if hit is not None:
                hits.append(hit)
        return tuple(sorted(hits, key=lambda hit: hit.start))

    def _hits(self, text: str) -> Iterator[tuple[int, _Known]]:
        """Yield (start, name) for every name that stands between word boundaries."""
        for last, known in self._automaton.iter(folded(text)):
            start, end = last - known.length + 1, last + 1
            if _bounded(text, start, end) and self._allowed(text, start, end, known):
                yield start, known

    def _allowed(self, text: str, start: int, end: int, known: _Known) -> bool:
        """Return whether capitals and neighbouring words let this be the name."""
        if not known.spellings:
            return True
        written = plain(text[start:end])
        return any(fits(written, name) for name, _ in known.spellings) and not (
            self.policies.ruled_out(text, start, end)
            or (self.policies.is_word(written) and starts_sentence(text, start))
            or (self.policies.is_capitals_word(written) and shouted(text, start, end))
        )

    def _hit(self, text: str, start: int, end: int, known: _Known) -> AliasHit | None:
        """Return the hit; None for a phrase that only keeps its words from being a name."""
        written = text[start:end]
        for name, form in known.spellings:
            if fits(plain(written), name):
                return AliasHit(start=start, end=end, text=written, alias=name, form=form)
        return None

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        """The automaton over all folded names; built when the first text is read."""
        automaton = ahocorasick.Automaton()
        for key, entries in self.entries.items():
            spellings = {(plain(each.alias.text), each.alias.form) for each in entries}
            ordered = sorted(spellings, key=lambda pair: (FORM_ORDER.index(pair[1]), pair[0]))
            automaton.add_word(key, _Known(length=len(key), spellings=tuple(ordered)))
        for phrase in self.policies.phrases:
            key = folded(phrase)
            if key not in self.entries:
                automaton.add_word(key, _Known(length=len(key), spellings=()))
        automaton.make_automaton()
        return automaton


def index(
    names: Iterable[tuple[ActorId, tuple[Alias, ...]]], policies: Policies, user: frozenset[ActorId]
) -> NameIndex:
    """Return the index of all names. `user`: the ids whose rows the user gave."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    for actor, aliases in names:
        by_user = actor in user
        for alias in aliases:
            entries[folded(alias.text)].append(Entry(actor, alias, by_user))
    return NameIndex(
        entries={key: tuple(found) for key, found in entries.items()}, policies=policies
    )


def _bounded(text: str, start: int, end: int) -> bool:
    """Return whether no letter or digit touches [start, end) from outside."""
    open_before = start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_")
    return open_before and (end == len(text) or not (text[end].isalnum() or text[end] == "_"))


def _bare(name: str) -> str:
    """Return `name` without an article before it and a possessive after it."""
    text = name.strip().strip("\"'“”‘’.,;:()")
    text = text[4:] if text[:4].lower() == "the " else text
    return text.removesuffix("'s").removesuffix("’s").rstrip("'’")
