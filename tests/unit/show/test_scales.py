from __future__ import annotations

from datetime import date

import pytest

from detente.show.scales import Scale, TimeScale, score_bounds, score_ticks, time_ticks

D = date


def test_a_scale_maps_its_ends():
    scale = Scale(-5, 5, 100, 0)

    assert (scale(-5), scale(0), scale(5)) == (100, 50, 0)
    assert Scale(3, 3, 0, 10)(3) == 5


def test_a_time_scale_gives_the_last_day_its_width():
    scale = TimeScale(D(2020, 1, 1), D(2020, 1, 10), 0, 100)

    assert scale.left(D(2020, 1, 1)) == 0
    assert scale.right(D(2020, 1, 10)) == 100
    assert scale.left(D(2020, 1, 6)) == 50
    assert scale.left(D(1900, 1, 1)) == 0
    assert scale.right(D(2100, 1, 1)) == 100
    assert scale.right(D.max) == 100


BOUNDS = [([], (-5, 5)), ([-2.1, 3.9], (-5, 5)), ([-5.6, 5.4], (-10, 10)), ([7.5], (-5, 10))]


@pytest.mark.parametrize(("values", "bounds"), BOUNDS)
def test_a_score_axis_holds_zero_and_every_value(values, bounds):
    assert score_bounds(values) == bounds
    assert 0 in score_ticks(*bounds)


TICKS = [
    ("days", D(2024, 3, 1), D(2024, 3, 5), 8, ["1 Mar", "2 Mar", "3 Mar", "4 Mar", "5 Mar"]),
    ("months", D(2024, 1, 15), D(2024, 5, 31), 6,
     ["Feb 2024", "Mar 2024", "Apr 2024", "May 2024"]),
    ("months with a January", D(2023, 11, 1), D(2024, 3, 31), 6,
     ["Nov", "Dec", "2024", "Feb", "Mar"]),
    ("quarters", D(2023, 1, 1), D(2024, 6, 30), 8, ["2023", "Apr", "July", "Oct", "2024", "Apr"]),
    ("years", D(2012, 1, 1), D(2018, 12, 31), 8,
     ["2012", "2013", "2014", "2015", "2016", "2017", "2018"]),
    ("every fifth year", D(1994, 1, 1), D(2024, 12, 31), 8,
     ["1995", "2000", "2005", "2010", "2015", "2020"]),
    ("no first of a month", D(2024, 3, 2), D(2024, 3, 2), 1, ["2 Mar"]),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "most", "names"), [t[1:] for t in TICKS],
                         ids=[t[0] for t in TICKS])  # fmt: skip
def test_time_ticks(first, last, most, names):
    assert [tick.name for tick in time_ticks(first, last, most)] == names
