"""Bearings for tests: marked stretches of a sentence as its only parties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.read.trees import Tree


@dataclass(frozen=True)
class Marked:
    """Source 0 and target 1 on one tree; () where a stretch is not marked."""

    source: frozenset[int]
    target: frozenset[int]

    def at(self, token: int) -> tuple[int, ...]:
        inner = self.source & self.target
        if token in inner:
            return (0,) if len(self.source) < len(self.target) else (1,)
        return (0,) * (token in self.source) + (1,) * (token in self.target)


def marked(tree: Tree, source: tuple[int, int] | None, target: tuple[int, int] | None) -> Marked:
    sides = [
        frozenset(t.index for t in tree.at(*part)) if part else frozenset()
        for part in (source, target)
    ]
    return Marked(*sides)
