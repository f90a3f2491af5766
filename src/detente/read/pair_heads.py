"""What the learned heads say of a given pair: the pair head, and the acts that join the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.tables import section, table, text
from detente.read.trees import NO_EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from detente.read.trees import Act, Tree

    Shares = tuple[tuple[str, float], ...]
    PairHead = Callable[[Sequence[str], frozenset[int], frozenset[int]], Shares]
    Sides = tuple[frozenset[int], frozenset[int]]

_LOOSE = 0.1  # what a side counts that no act is likely to have: the type may be right all the same


def headed(near: Sequence[tuple[Tree, Sides]], head: PairHead) -> dict[str, float]:
    """Return the pair head's probabilities, "NONE" among them; {} where it can't be asked.

    Args:
        near: the sentences in which one of the two stands, with the words of each there; they are
            read as one.
        head: words, those of the source and those of the target, to probabilities.
    """
    forms: list[str] = []
    source: set[int] = set()
    target: set[int] = set()
    for tree, (mine, theirs) in near:
        source.update(len(forms) + index for index in mine)
        target.update(len(forms) + index for index in theirs)
        forms.extend(token.text for token in tree.tokens)
    return dict(head(forms, frozenset(source), frozenset(target)))


def acted(near: Sequence[tuple[Tree, Sides]]) -> dict[str, float]:
    """Return how much each type is told by acts of which the two are likely the sides."""
    shares: dict[str, float] = {}
    for tree, sides in near:
        for act in tree.acts:
            worth = _side(dict(act.sources), sides[0]) * _side(dict(act.targets), sides[1])
            for kind, share in _as_told(act).items():
                shares[kind] = shares.get(kind, 0.0) + share * worth
    return shares


def _side(likely: Mapping[int, float], words: frozenset[int]) -> float:
    return max((likely.get(index, 0.0) for index in words), default=0.0) + _LOOSE


def _as_told(act: Act) -> dict[str, float]:
    """Return the probability of each type: a plan is a promise or a threat, a refusal REJECT."""
    rules = table("pairs")
    statuses = dict(act.statuses)
    coming, refused = statuses.get("planned", 0.0), statuses.get("negated", 0.0)
    shares: dict[str, float] = {}
    for kind, share in act.kinds:
        if kind == NO_EVENT:
            continue
        later = text(section(rules["to_come"]).get(kind, kind))
        turned = text(section(rules["negated"]).get(kind, kind))
        for told, part in ((kind, 1.0 - coming - refused), (later, coming), (turned, refused)):
            shares[told] = shares.get(told, 0.0) + share * max(part, 0.0)
    return shares
