"""Events whose two sides are only those of the act above them: "sanctioned it over the shelling".

A noun after such a preposition tells why the act was done, and names nobody of its own. That the
one who punishes had shelled is the one reading that it excludes, and a learned head that knows the
two names alone may still give it. With the sides the other way round, the act answers what the
other did, and the event stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.paths import cases
from detente.read.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.read.trees import Tree
    from detente.read.weighing import Weighed


def without_borrowed(tree: Tree, found: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """Return the events of a tree, less the grounds of an act that have just its two sides."""
    acting = {index: each for each in found for index in each.match.trigger}
    return tuple(each for each in found if not _is_borrowed(tree, each, acting))


def _is_borrowed(tree: Tree, event: Weighed, acting: dict[int, Weighed]) -> bool:
    noun = event.match.trigger[0]
    if event.match.row.part != "noun":
        return False
    if not word_set("exclusions", "grounds").intersection(cases(tree, noun)):
        return False
    above = next((acting[t.index] for t in tree.ancestors(noun) if t.index in acting), None)
    if above is None:
        return False
    return _sides(event) == _sides(above) and all(_sides(event))


def _sides(event: Weighed) -> tuple[frozenset[int], frozenset[int]]:
    return frozenset(event.match.sources), frozenset(event.match.targets)
