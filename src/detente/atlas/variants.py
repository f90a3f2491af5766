"""Full names of persons in spellings that no row lists: a middle name more, another order.

"Dmitry Anatolyevich Medvedev" is Dmitry Medvedev, "Alhaji Lai Mohammed" Lai Mohammed, "Sabah
al-Khaled" Sabah Al Khaled. Only words decide, so one person alone must fit: the same words in the
same or in turned order, or else the same first and last name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.atlas.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.atlas.register import Register
    from detente.atlas.titles import TitleWords
    from detente.model.actors import ActorId

_LEAST = 2
"""Words that a full name has at least."""

_MARKS = str.maketrans({"-": " ", ".": " ", ",": " ", "'": None, '"': None})


@dataclass(frozen=True)
class VariantIndex:
    """Persons by the words of their names.

    Where the family name comes first, first and last words do not tell people apart.
    """

    register: Register
    words: TitleWords

    def person(self, name: str) -> ActorId | None:
        """Return the one person whose name is near to `name`; None if none or several are."""
        words = self._words(name)
        if len(words) < _LEAST or not name[:1].isupper():
            return None
        for key in self._keys(words):
            found = self._persons.get(key, ())
            if len(found) == 1:
                return found[0]
            if found:
                return None
        return None

    @cached_property
    def _persons(self) -> Mapping[tuple[str, ...], tuple[ActorId, ...]]:
        """Words of a name, or first and last of them -> who is called so."""
        table: dict[tuple[str, ...], dict[ActorId, None]] = defaultdict(dict)
        for bearer in self.register.actors.bearers():
            ends = bearer.countries.isdisjoint(self.words.family_first)
            for alias in bearer.names:
                words = self._words(alias.text) if alias.form == "name" else ()
                if len(words) >= _LEAST:
                    for key in self._keys(words, ends=ends):
                        table[key][bearer.id] = None
        return {key: tuple(ids) for key, ids in table.items()}

    @cached_property
    def _idle(self) -> frozenset[str]:
        """Words beside a name that are no part of it."""
        return self.words.honorifics | self.words.articles

    def _words(self, name: str) -> tuple[str, ...]:
        """Return the words of a name, without marks, articles and honorifics."""
        words = folded(name).translate(_MARKS).split()
        return tuple(word for word in words if word not in self._idle)

    def _keys(self, words: tuple[str, ...], *, ends: bool = True) -> Iterator[tuple[str, ...]]:
        """Yield what a name is looked up by, the surest first."""
        yield ("all", *sorted(words))
        if ends and len(words[0]) > 1:
            yield ("ends", words[0], words[-1])
