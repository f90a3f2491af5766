"""Whether a clause is true, false, possible and so on, where no word that the rules know says so.

A logistic model over some signs of the clause and its sentence (factuality_signs.py), learned on
sentences that no rule was written from; its weights stand in data/factuality.toml. Where the rules
see a word that takes a stance, they are right more often, and what they say stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING, get_args

from detente.model.claims import Factuality
from detente.read import tables
from detente.read.factuality_signs import signs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.read.trees import Token, Tree

FACTUALITIES: tuple[Factuality, ...] = get_args(Factuality)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWeights:
    """What each sign counts; data/factuality.toml, written by training.claims.fit.

    Attributes:
        weights: for each factuality, what one unit of a sign adds to the natural logarithm of its
            odds; a sign that is absent adds nothing.
        least: probability from which another factuality than "asserted" is believed.
    """

    weights: Mapping[Factuality, Mapping[str, float]]
    least: float

    def shares(self, found: Mapping[str, float]) -> dict[Factuality, float]:
        """Return the probability of each factuality, by the signs found."""
        odds = {
            kind: sum(value * row.get(sign, 0.0) for sign, value in found.items())
            for kind, row in self.weights.items()
        }
        most = max(odds.values())
        raised = {kind: exp(value - most) for kind, value in odds.items()}
        whole = sum(raised.values())
        return {kind: value / whole for kind, value in raised.items()}


@cache
def clause_weights() -> ClauseWeights:
    """Return the weights that ship with the package."""
    table = tables.table("factuality")
    weights = tables.section(table["weights"])
    return ClauseWeights(
        weights={kind: tables.numbers(weights[kind]) for kind in FACTUALITIES},
        least=tables.number(table["least"]),
    )


def weighed_clause(
    tree: Tree,
    inside: Sequence[Token],
    at: Token,
    judged: Factuality,
    after: Sequence[Token] = (),
) -> Factuality:
    """Return what a clause is told as: by the rules, or by its signs where the rules see none.

    Args:
        tree: the sentence.
        inside: the clause's words, at least one.
        at: the word that tells what the clause is about.
        judged: what the rules make of it; only "asserted", their last resort, is asked about.
        after: the words of the next sentence; () if there is none.
    """
    if judged != "asserted":
        return judged
    weights = clause_weights()
    shares = weights.shares(signs(tree, inside, at, after))
    likeliest = max(shares, key=lambda kind: shares[kind])
    return likeliest if shares[likeliest] >= weights.least else judged
