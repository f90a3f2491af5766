"""Things of a text found by where they stand, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.model.text import Span

T = TypeVar("T")

_SHELF = 512  # characters of text to a shelf: a few sentences, so that a shelf holds few things


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


S = TypeVar("S", bound=Spanned)


class Stretches(Generic[T]):
    """Things with the stretches [start, end) that they take up, in the order given."""

    def __init__(self, items: Iterable[tuple[int, int, T]]) -> None:
        self._items = tuple(items)
        self._shelves: dict[int, list[int]] = defaultdict(list)
        for index, (start, end, _) in enumerate(self._items):
            for shelf in range(start // _SHELF, max(start, end - 1) // _SHELF + 1):
                self._shelves[shelf].append(index)

    def near(self, start: int, end: int) -> list[T]:
        """Return, in the order given, all that share a character with [start, end), and others."""
        shelves = range(start // _SHELF, max(start, end - 1) // _SHELF + 1)
        if len(shelves) == 1:
            return [self._items[index][2] for index in self._shelves.get(shelves[0], ())]
        found = {index for shelf in shelves for index in self._shelves.get(shelf, ())}
        return [self._items[index][2] for index in sorted(found)]


def beginning_in(items: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Return those of some items in text order that begin in [start, end)."""

    def begins(item: S) -> int:
        return item.span.start

    return items[bisect_left(items, start, key=begins) : bisect_left(items, end, key=begins)]
