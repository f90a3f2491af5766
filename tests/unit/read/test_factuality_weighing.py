"""What a clause is told as where no word that the rules know takes a stance on it."""

from __future__ import annotations

import pytest

from detente.read.factuality_signs import signs
from detente.read.factuality_weighing import (
    FACTUALITIES,
    ClauseWeights,
    clause_weights,
    weighed_clause,
)


def of(text: str, clause: str, syntax):
    (tree,) = syntax.trees(text)
    start = text.index(clause)
    inside = tree.at(start, start + len(clause))
    held = {token.index for token in inside}
    return tree, inside, next(token for token in inside if token.head not in held)


def test_every_factuality_has_weights_and_shares_sum_to_one() -> None:
    weights = clause_weights()
    assert set(weights.weights) == set(FACTUALITIES)
    shares = weights.shares({"offset": 1.0, "question": 1.0, "a sign that nobody knows": 1.0})
    assert sum(shares.values()) == pytest.approx(1.0)


def test_signs_tell_tense_negation_and_what_stands_around(syntax) -> None:
    text = "Quito doubts that Lima will not pay."
    found = signs(*of(text, "Lima will not pay", syntax))
    assert {"aid_will", "negated", "not_inside", "subject", "before_possible"} <= found.keys()


def test_what_the_rules_see_stays(syntax) -> None:
    tree, inside, at = of("Lima paid Quito.", "Lima paid Quito", syntax)
    assert weighed_clause(tree, inside, at, "planned") == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "A trader told the court that the Danes had burned the mill.",
        "In 1911 the Danes burned the mill.",
        "The Danes have burned the mill, the mayor of Husum wrote.",
    ],
)
def test_a_plain_report_stays_asserted(text, syntax) -> None:
    clause = next(c for c in ("the Danes had burned the mill", "the Danes burned the mill",
                              "The Danes have burned the mill") if c in text)  # fmt: skip
    tree, inside, at = of(text, clause, syntax)
    assert weighed_clause(tree, inside, at, "asserted") == "asserted"


def test_below_the_bar_the_rules_are_believed(syntax, monkeypatch) -> None:
    even = ClauseWeights(weights={kind: {} for kind in FACTUALITIES}, least=0.6)
    monkeypatch.setattr("detente.read.factuality_weighing.clause_weights", lambda: even)
    tree, inside, at = of("Lima paid Quito.", "Lima paid Quito", syntax)
    assert weighed_clause(tree, inside, at, "asserted") == "asserted"
