"""Rows of data/causes.toml against the learned heads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.read.joint import Joint
from detente.read.printing_causes import PrintWeights
from detente.read.trees import Tie, Token, Tree
from detente.read.weighing_causes import CauseWeights, stated

PRINTING = PrintWeights(
    weights={"anchor": 1.0, "row": 1.0},
    least=0.9,
    least_verb=0.9,
    never=frozenset({"despite"}),
    denials=frozenset(),
    temporal=frozenset(),
    permitting=frozenset(),
    times=frozenset(),
)
WEIGHTS = CauseWeights(
    rule=2.0, untold=0.05, keep=0.5, sentence=0.4, possible=0.5, denied=0.5, printing=PRINTING
)
WORDS = ["prices", "rose", "after", "taxes", "fell"]
STATED = (("STATED", 0.9), ("POSSIBLE", 0.05), ("DENIED", 0.05))


def tree(*ties: Tie) -> Tree:
    shape = (
        ("NOUN", 1, "nsubj"), ("VERB", -1, "root"), ("SCONJ", 4, "mark"), ("NOUN", 4, "nsubj"),
        ("VERB", 1, "advcl"),
    )  # fmt: skip
    tokens = tuple(
        Token(
            index=k, start=6 * k, end=6 * k + 5, text=word, lemma=word, upos=upos, xpos="",
            head=head, dep=dep,
        )
        for k, (word, (upos, head, dep)) in enumerate(zip(WORDS, shape, strict=True))
    )  # fmt: skip
    return Tree(start=0, end=30, tokens=tokens, ties=ties)


def tie(chance: float, stances=STATED, signal=(2,), sure=0.8) -> Tie:
    return Tie(
        signal=signal, chance=chance, cause=(3, 5), effect=(0, 2), sure=sure, stances=stances
    )


def joint(of: Tree) -> Joint:
    return Joint(
        tree=of, cause=(3,), effect=(0, 1), signal=(2,), relation="in_response_to",
        head_of_cause=4, head_of_effect=1,
    )  # fmt: skip


def test_a_row_that_the_heads_share_keeps_its_words():
    of = tree(tie(0.4))

    (one,) = stated(of, [joint(of)], WEIGHTS)

    assert (one.joint.cause, one.joint.effect) == ((3,), (0, 1))
    assert one.joint.relation == "in_response_to"
    assert one.chance == pytest.approx(0.83, abs=0.01)
    assert one.by_row


def test_a_row_that_the_heads_refute_is_dropped():
    of = tree(tie(0.06))

    assert stated(of, [joint(of)], WEIGHTS) == ()


def test_the_heads_alone_find_a_link():
    (one,) = stated(tree(tie(0.7)), [], WEIGHTS)

    assert one.joint.signal == (2,)
    assert one.chance == pytest.approx(0.7)
    assert not one.surely


@pytest.mark.parametrize(("chance", "surely"), [(0.95, True), (0.8, False)])
def test_a_link_is_stated_if_its_signs_are_good_enough(chance, surely):
    (one,) = stated(tree(tie(chance)), [], WEIGHTS)

    assert one.surely is surely


def test_who_does_the_signal_is_no_effect():
    of = tree(replace(tie(0.9), signal=(1,), effect=(0, 1)))
    tokens = (replace(of.tokens[0], upos="PROPN"), *of.tokens[1:])

    assert stated(replace(of, tokens=tokens), [], WEIGHTS) == ()


@pytest.mark.parametrize(
    ("stance", "hypothetical", "denied"), [("POSSIBLE", True, False), ("DENIED", False, True)]
)
def test_what_may_be_and_what_is_denied(stance: str, hypothetical: bool, denied: bool):
    stances = tuple((name, 0.8 if name == stance else 0.1) for name, _ in STATED)

    (one,) = stated(tree(tie(0.9, stances)), [], WEIGHTS)

    assert (one.hypothetical, one.denied) == (hypothetical, denied)


def test_one_link_is_told_once():
    of = tree(tie(0.6, signal=()), tie(0.9))

    (one,) = stated(of, [], WEIGHTS)

    assert one.joint.signal == (2,)


def test_a_cause_in_the_sentence_before_is_left_to_the_rows():
    of = tree()
    before = replace(joint(of), cause=(), head_of_cause=None)

    (one,) = stated(of, [before], WEIGHTS)

    assert one.chance == 1.0
