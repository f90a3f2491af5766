"""Level stretches and peaks of counts."""

from __future__ import annotations

import pytest

from detente.relate.segmentation import chances, cuts, dispersion, upper_tail

# why, counts, where a new level begins
CUTS = [
    ("empty", [], ()),
    ("too short", [1, 9, 9, 9], ()),
    ("level", [4, 6, 5, 3, 5, 4, 6, 5] * 4, ()),
    ("all zero", [0] * 40, ()),
    ("rise", [2, 1, 3, 2, 2, 1, 2, 3] * 3 + [12, 15, 11, 14, 13, 12] * 3, (24,)),
    ("there and back", [20, 22, 19, 21] * 6 + [3, 4, 2, 3] * 4 + [21, 20, 22, 19] * 5, (24, 40)),
    ("one month is a peak and no level", [2, 3, 2, 3] * 6 + [40] + [2, 3, 2, 3] * 6, ()),
]


@pytest.mark.parametrize(("counts", "expected"), [case[1:] for case in CUTS],
                         ids=[case[0] for case in CUTS])  # fmt: skip
def test_cuts(counts, expected):
    assert cuts(counts) == expected


def test_two_periods_far_above_their_year_are_hardly_chance():
    counts = [2, 3, 2, 3] * 6 + [40, 9] + [2, 3, 2, 3] * 6
    likely = chances(counts)
    assert [at for at, chance in enumerate(likely) if chance < 0.01] == [23, 24]
    assert min(chances([2, 3, 2, 3] * 12)) > 0.05


def test_chance_is_one_where_too_little_lies_around_or_nothing_sticks_out():
    assert chances([1, 50, 1]) == (1.0, 1.0)
    assert chances([]) == chances([7]) == ()
    assert set(chances([5] * 40)) == {1.0}


def test_bursts_are_not_taken_for_turns():
    """Counts whose variance is far above the mean have a small r, and a Poisson has a great one."""
    bursts = [0, 0, 14, 0, 1, 0, 0, 22, 3, 0, 0, 0, 17, 0, 0, 9] * 3
    assert dispersion(bursts) < 1
    assert dispersion([5, 4, 6, 5, 4, 5, 6, 5] * 6) == 100
    assert cuts(bursts) == ()


def test_the_tail_of_a_negative_binomial():
    assert upper_tail(0, 2.0, 1.0) == pytest.approx(1.0)
    assert upper_tail(3, 1.0, 1.0) == pytest.approx(0.125)  # geometric: (m / (m + 1)) ** 3
