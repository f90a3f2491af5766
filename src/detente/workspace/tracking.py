"""Showing how far a long piece of work has got."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


class Tracker(Protocol):
    """Wraps an iterable to show how far it has got; `total` is None if unknown."""

    def __call__(self, items: Iterable[T], total: int | None, /) -> Iterator[T]:
        """Yield the items."""
        ...


def untracked(items: Iterable[T], total: int | None, /) -> Iterator[T]:  # noqa: ARG001
    """Yield the items and show nothing."""
    yield from items
