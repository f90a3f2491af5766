"""The calendar of series."""

from __future__ import annotations

from datetime import date

import pytest

from detente.relate.periods import month_name, months_between, period_of, periods

# step, day, first and last day of its period
PERIODS = [
    ("day", date(2016, 2, 29), date(2016, 2, 29), date(2016, 2, 29)),
    ("week", date(2015, 11, 24), date(2015, 11, 23), date(2015, 11, 29)),
    ("month", date(2016, 2, 10), date(2016, 2, 1), date(2016, 2, 29)),
    ("quarter", date(2017, 6, 5), date(2017, 4, 1), date(2017, 6, 30)),
    ("quarter", date(2017, 12, 31), date(2017, 10, 1), date(2017, 12, 31)),
    ("year", date(1999, 7, 4), date(1999, 1, 1), date(1999, 12, 31)),
]


@pytest.mark.parametrize(("step", "day", "first", "last"), PERIODS)
def test_the_period_of_a_day(step, day, first, last):
    assert period_of(day, step) == (first, last)


def test_periods_follow_each_other_without_a_gap():
    found = list(periods(date(2013, 11, 20), date(2014, 2, 1), "month"))
    assert [month_name(first) for first, _ in found] == ["2013-11", "2013-12", "2014-01", "2014-02"]


def test_the_calendar_ends_quietly():
    december = (date(9999, 12, 1), date.max)
    assert list(periods(date(9999, 12, 5), date.max, "month")) == [december]


def test_months_between_two_days():
    assert months_between(date(2014, 3, 5), date(2014, 11, 16)) == 8
    assert months_between(date(2015, 1, 1), date(2014, 12, 31)) == -1
