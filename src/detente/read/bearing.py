"""What the words of a tree stand for: asked by every rule that looks for parties."""

from __future__ import annotations

from typing import Protocol


class Bearing(Protocol):
    """Says what stands at a word."""

    def at(self, token: int) -> tuple[int, ...]:
        """Return the indexes of whatever the word is the head of; () if of nothing known."""
        ...
