"""Between whom a relation is that a text names without its sides: "relations have soured since".

They are the two states or movements of the sentence, or of it and those right before. Where a third
is spoken of there nothing is tied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.read.mentions import Found

    Pair = tuple[tuple[int, ...], tuple[int, ...]]

_BACK = 2  # sentences before that are looked at


class SpokenOf:
    """The sides spoken of around one sentence.

    Args:
        number: index of the sentence's tree.
        found: the document's mentions.
        here: for each tree the indexes of its mentions.
    """

    def __init__(self, number: int, found: Sequence[Found], here: Mapping[int, range]) -> None:
        self._number, self._found, self._here = number, found, here

    def both(self) -> Pair:
        """Return the first mentions of the two sides; two times () where there are not two."""
        sides = self._nearest(frozenset(), 2)
        return ((), ()) if len(sides) != 2 else ((sides[0],), (sides[1],))

    def beside(self, known: tuple[int, ...]) -> tuple[int, ...]:
        """Return the first mention of the one side that is not known; () if it is not one."""
        names = frozenset(name for i in known if (name := self._side(i)) is not None)
        sides = self._nearest(names, 1)
        return (sides[0],) if len(sides) == 1 else ()

    def _nearest(self, known: frozenset[str], least: int) -> list[int]:
        """Return the first mention of each unknown side, from as few sentences as name so many."""
        seen: dict[str, int] = {}
        for back in range(_BACK + 1):
            for index in self._here.get(self._number - back, ()):
                name = self._side(index)
                if name is not None and name not in known:
                    seen.setdefault(name, index)
            if len(seen) >= least:
                break
        return list(seen.values())

    def _side(self, index: int) -> str | None:
        """Return what names a side: its state, or a movement itself; None of a mere place."""
        found = self._found[index]
        mention = found.mention
        if mention.actor is None or found.locative or mention.sector in _sectors("unrelated"):
            return None
        return mention.actor if mention.sector in _sectors("own_side") else mention.country


def _sectors(name: str) -> frozenset[str]:
    return word_set("turns", name)
