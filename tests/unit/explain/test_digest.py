"""A month of a pair: which way the arrow points, why, and what is shown."""

from __future__ import annotations

import pytest

from detente.explain.digest import digest_rule, is_graver, level_before, moved
from detente.model.digests import Compared
from detente.model.relations import Stance

RULE = digest_rule()


def compared(month, before=(0, None), grave=0, gravest=None, gravest_before=None):
    return Compared(
        month=Stance(events=month[0], score=month[1]),
        before=Stance(events=before[0], score=before[1]),
        grave=grave, gravest=gravest, gravest_before=gravest_before,
    )  # fmt: skip


# case, (acts, mean) of the month, the same before, grave acts, the way
MOVED = [
    ("one act of force among friends", (1, -9.0), (4, 2.5), 1, "souring"),
    ("one harsh word among friends", (1, -3.0), (4, 1.0), 0, None),
    ("three harsh words among friends", (3, -3.0), (4, 1.0), 0, "souring"),
    ("a quarrel that goes on", (6, -3.5), (12, -3.0), 1, None),
    ("talks after a quarrel", (2, 2.5), (12, -3.0), 0, "thaw"),
    ("talks and air strikes after a quarrel", (4, -0.5), (12, -4.0), 1, None),
    ("fewer blows", (3, -3.0), (9, -8.0), 0, None),
    ("fewer visits, and a demand", (3, 1.5), (4, 4.0), 0, None),
    ("a visit, as always", (1, 4.0), (3, 3.5), 0, None),
    ("many acts, half a point worse", (40, -1.0), (60, -0.5), 0, None),
    ("one act before is no level", (1, -6.0), (1, -6.0), 1, "souring"),
    ("no act", (0, None), (9, -3.0), 0, None),
]


@pytest.mark.parametrize(
    ("month", "before", "grave", "way"),
    [case[1:] for case in MOVED],
    ids=[case[0] for case in MOVED],
)
def test_which_way_the_acts_of_a_month_move_a_relation(month, before, grave, way):
    assert moved(compared(month, before, grave), RULE) == way


def test_the_level_before_is_a_mean_of_several_acts_or_the_middle_of_the_scale():
    assert level_before(compared((1, 0.0), (5, -2.5)), RULE) == -2.5
    assert level_before(compared((1, 0.0), (1, -2.5)), RULE) == 0.0
    assert level_before(compared((1, 0.0)), RULE) == 0.0


# case, gravest act of the month, gravest before, the month's mean, whether it moves the arrow alone
GRAVER = [
    ("air strikes after sanctions", -9.5, -6.0, -2.0, True),
    ("air strikes among visits", -9.5, -6.0, 1.0, False),
    ("air strikes after shelling", -9.5, -9.0, -2.0, False),
    ("sanctions after air strikes", -6.0, -9.5, -2.0, False),
    ("air strikes, and nothing is known of before", -9.5, None, -2.0, False),
]


@pytest.mark.parametrize(
    ("gravest", "before", "mean", "graver"),
    [case[1:] for case in GRAVER],
    ids=[case[0] for case in GRAVER],
)
def test_an_act_graver_than_all_before(gravest, before, mean, graver):
    told = compared((4, mean), (9, 0.0), 1, gravest=gravest, gravest_before=before)
    assert is_graver(told, RULE) == graver


def test_what_is_not_grave_moves_nothing_alone():
    assert not is_graver(compared((4, -2.0), (9, 0.0), 0, gravest=-5.0, gravest_before=0.0), RULE)
