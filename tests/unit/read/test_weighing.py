"""Wordings and learned heads against each other, on a hand-made sentence with hand-made heads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.read.bearings import marked
from tests.unit.read.parsed import tree

from detente.read.head_weights import head_weights
from detente.read.matching import Match
from detente.read.trees import NO_EVENT, Act
from detente.read.weighing import Weighed, confidence, status, weighed
from detente.read.wordings import Wording

TEXT, PLAIN = tree("""
    Kenya Kenya NNP nsubj 2
    shelled shell VBD root 0
    Somalia Somalia NNP obj 2
    on on IN case 5
    Monday Monday NNP obl 2
""")
BEARING = marked(PLAIN, (0, 5), (14, 21))
ROW = Wording(
    type="ASSAULT", part="verb", words=("shell",), source=("subject",), target=("object",)
)
FOUND = Match(ROW, (1,), (0,), (1,))
WEIGHTS = replace(
    head_weights(), rule=2.0, keep=0.5, add=0.5, take=0.5, prefer=0.8, status=0.7, untold=0.004
)


def act(kind: str, chance: float, **fields) -> Act:
    kinds = ((NO_EVENT, 1 - chance), ("ASSAULT", 0.0), ("ACCUSE", 0.0), ("THREATEN", 0.0))
    given = tuple((name, chance if name == kind else share) for name, share in kinds)
    stance = fields.pop("statuses", (("happened", 1.0),))
    return Act(word=1, kinds=given, statuses=stance, **fields)


def read(*acts: Act, found=(FOUND,), weights=WEIGHTS) -> tuple[Weighed, ...]:
    return weighed(replace(PLAIN, acts=acts), found, BEARING, weights)


def test_a_wording_and_heads_that_agree_are_an_event():
    (event,) = read(act("ASSAULT", 0.9))

    assert event.match.row is ROW
    assert (event.match.sources, event.match.targets) == ((0,), (1,))
    assert event.chance > 0.95


def test_a_wording_that_the_heads_refute_is_none():
    assert read(act("ASSAULT", 0.05)) == ()
    assert read() == ()  # a word that the heads left out


def test_heads_that_are_sure_of_another_type_decide_it_and_drop_the_mode():
    (event,) = read(
        act("ACCUSE", 0.97), found=(replace(FOUND, row=replace(ROW, mode="bombardment")),)
    )

    assert (event.match.row.type, event.match.row.mode) == ("ACCUSE", None)


def test_an_act_without_a_wording_is_added_with_the_sides_of_the_heads():
    (event,) = read(
        act("THREATEN", 0.8, sources=((0, 0.9),), targets=((2, 0.7),)),
        found=(),
    )

    assert (event.match.row.type, event.match.trigger) == ("THREATEN", (1,))
    assert (event.match.sources, event.match.targets) == ((0,), (1,))


def test_an_act_that_is_unsure_or_has_no_side_is_not_added():
    assert read(act("THREATEN", 0.4, sources=((0, 0.9),)), found=()) == ()
    assert read(act("THREATEN", 0.9), found=()) == ()


def test_the_heads_fill_a_side_that_the_wording_left_empty():
    (event,) = read(act("ASSAULT", 0.9, sources=((0, 0.6),)), found=(replace(FOUND, sources=()),))

    assert event.match.sources == (0,)


@pytest.mark.parametrize(("share", "sources"), [(0.7, (0,)), (0.9, (1,))])
def test_sure_heads_turn_the_sides_of_a_wording(share, sources):
    turned = act("ASSAULT", 0.9, sources=((2, share),), targets=((0, share),))

    (event,) = read(turned)

    assert event.match.sources == sources


def test_status_is_the_rules_unless_the_heads_are_sure():
    sure = act("ASSAULT", 0.9, statuses=(("happened", 0.1), ("negated", 0.9)))
    unsure = act("ASSAULT", 0.9, statuses=(("happened", 0.5), ("negated", 0.5)))

    assert status(sure, "asserted", WEIGHTS) == "denied"
    assert status(unsure, "asserted", WEIGHTS) == "asserted"
    assert status(None, "planned", WEIGHTS) == "planned"


def test_confidence_grows_with_the_chance_and_stays_between_0_and_1():
    shares = [
        confidence(Weighed(FOUND, chance, None), WEIGHTS) for chance in (0.0, 0.3, 0.6, 0.9, 1.0)
    ]

    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
