"""Fit what judges a clause where the rules see no sign: `python -m training.claims.fit`.

A multinomial logistic regression on the signs of detente.read.factuality_signs, over the clauses of
this folder and the acts of training/events that its heads were not taught on, of both only those
that the rules hold for asserted and only the part `train`. Writes read/data/factuality.toml and
prints macro-F1 of the rules alone and with the weights on the part `tune`. To be run again whenever
the heads change.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from benchmarks.pairs import macro_f1

from detente.read.factuality import judge
from detente.read.factuality_signs import signs
from detente.read.factuality_weighing import FACTUALITIES, ClauseWeights
from detente.read.head_weights import head_weights
from detente.read.judged import doing
from detente.read.syntax import SyntaxReader
from training.claims.sentences import clauses, part_of
from training.events.sentences import part_of as part_of_events
from training.events.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.claims import Factuality
    from detente.read.trees import Token, Tree

PULL, LEAST, LEAST_SEEN = 4.0, 0.6, 5
"""Chosen on `tune`: the pull of weights towards 0, the bar, and how often a sign must be met."""
_STEPS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A clause with its signs, what the rules make of it, and what is right."""

    part: str
    own: bool
    signs: dict[str, float]
    judged: Factuality
    right: Factuality


def cases(syntax: SyntaxReader) -> Iterator[Case]:
    """Yield the clauses of this folder, then the acts of training/events."""
    for clause in clauses():
        trees = syntax.trees(clause.text)
        number, tree = next(
            (i, each) for i, each in enumerate(trees) if each.start <= clause.start < each.end
        )
        inside = tree.at(clause.start, clause.end)
        about = doing(tree, inside)
        after = trees[number + 1].tokens if number + 1 < len(trees) else ()
        yield Case(
            part=part_of(clause.text),
            own=True,
            signs=signs(tree, inside, about, after),
            judged=judge(tree, about.index, whole=True),
            right=clause.factuality,
        )
    yield from _acts(syntax)


def _acts(syntax: SyntaxReader) -> Iterator[Case]:
    """Yield the acts that the heads were not taught on, each with the words around its trigger."""
    for sentence in sentences():
        if part_of_events(sentence.text) != "tune" or not sentence.acts:
            continue
        trees = syntax.trees(sentence.text)
        for act in sentence.acts:
            start, end = act.triggers[0]
            tree = next((each for each in trees if each.start <= start < each.end), None)
            head = None if tree is None else tree.head_of(start, end)
            if tree is None or head is None:
                continue
            yield Case(
                part=part_of(sentence.text),
                own=False,
                signs=signs(tree, _around(tree, head), head),
                judged=judge(tree, head.index),
                right=head_weights().factuality[act.status],
            )


def _around(tree: Tree, head: Token) -> Sequence[Token]:
    """Return the unbroken run of words on a word that hang on it, without marks at its edges."""
    below = set(tree.subtree(head.index))
    first = last = head.index
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    while first < head.index and tree.tokens[first].dep in {"punct", "cc", "mark"}:
        first += 1
    while last > head.index and tree.tokens[last].dep == "punct":
        last -= 1
    return tree.tokens[first : last + 1]


def fitted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the weights, shape (signs, factualities); all but those of the first are pulled to 0.

    Steps are bounded by a fixed matrix that no curvature exceeds (Böhning 1992).
    """
    pull = np.full(x.shape[1], PULL)
    pull[0] = 1e-3
    step = np.linalg.inv(0.5 * x.T @ x + np.diag(pull))
    right = np.eye(len(FACTUALITIES))[y]
    weights = np.zeros((x.shape[1], len(FACTUALITIES)))
    for _ in range(_STEPS):
        odds = x @ weights
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        weights -= step @ (x.T @ (shares - right) + pull[:, None] * weights)
    return weights


def learned(found: Sequence[Case]) -> ClauseWeights:
    """Return the weights fitted on some cases."""
    counts = Counter(sign for case in found for sign in case.signs)
    names = ["offset"]
    names += sorted(s for s, count in counts.items() if count >= LEAST_SEEN and s != "offset")
    chosen = [case for case in found if case.judged == "asserted"]
    x = np.array([[case.signs.get(name, 0.0) for name in names] for case in chosen])
    y = np.array([FACTUALITIES.index(case.right) for case in chosen])
    weights = fitted(x, y).round(3)
    return ClauseWeights(
        weights={
            kind: dict(zip(names, column, strict=True))
            for kind, column in zip(FACTUALITIES, weights.T.tolist(), strict=True)
        },
        least=LEAST,
    )


def told(case: Case, weights: ClauseWeights) -> Factuality:
    """Return what a case is told as with the weights."""
    if case.judged != "asserted":
        return case.judged
    shares = weights.shares(case.signs)
    likeliest = max(shares, key=lambda kind: shares[kind])
    return likeliest if shares[likeliest] >= weights.least else case.judged


def write(weights: ClauseWeights) -> None:
    """Write the weights into the data file; its comments stay."""
    path = Path(str(resources.files("detente.read").joinpath("data", "factuality.toml")))
    head = path.read_text(encoding="utf-8").partition("least =")[0]
    lines = [f"{head}least = {weights.least}"]
    for kind, row in weights.weights.items():
        lines += [
            "",
            f"[weights.{kind}]",
            *(f"{name} = {value:.3f}" for name, value in row.items()),
        ]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def main() -> None:
    """Fit, write, and print what it gives on the parts held back."""
    found = list(cases(SyntaxReader()))
    weights = learned([case for case in found if case.part == "train"])
    write(weights)
    figures: dict[str, float] = {}
    for name, own in (("own", True), ("acts", False)):
        held = [case for case in found if case.own == own and case.part == "tune"]
        right = [case.right for case in held]
        figures[f"{name}_rules"] = round(macro_f1(right, [case.judged for case in held]), 4)
        figures[f"{name}_weighed"] = round(
            macro_f1(right, [told(case, weights) for case in held]), 4
        )
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
