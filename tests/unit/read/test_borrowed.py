"""A ground of an act is not done by the one who acts."""

from __future__ import annotations

import pytest
from tests.unit.read.parsed import tree

from detente.read.borrowed import without_borrowed
from detente.read.matching import Match
from detente.read.weighing import Weighed
from detente.read.wordings import Wording

_, SANCTION = tree("""
    Chile Chile NNP nsubj 2
    sanctioned sanction VBD root 0
    Bolivia Bolivia NNP obj 2
    over over IN case 6
    the the DT det 6
    shelling shelling NN obl 2
""")


def told(trigger: int, part: str, sources: tuple[int, ...], targets: tuple[int, ...]) -> Weighed:
    row = Wording(type="ASSAULT", part=part, words=(), source=(), target=())  # type: ignore[arg-type]
    return Weighed(Match(row, (trigger,), sources, targets), 0.9, None)


ACT = told(1, "verb", (0,), (1,))


@pytest.mark.parametrize(
    ("ground", "kept"),
    [
        (told(5, "noun", (0,), (1,)), False),  # the two of the act, in its order
        (told(5, "noun", (1,), (0,)), True),  # what the act answers
        (told(5, "noun", (0,), ()), True),
        (told(5, "verb", (0,), (1,)), True),
    ],
)
def test_a_ground_with_the_two_sides_of_its_act_is_left_out(ground, kept):
    assert without_borrowed(SANCTION, (ACT, ground)) == ((ACT, ground) if kept else (ACT,))
