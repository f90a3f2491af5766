from __future__ import annotations

from datetime import date

import pytest

from detente.model.relations import TurningPoint
from detente.show.days import day, month, stretch, turned_in

D = date

STRETCHES = [
    ("a day", D(2017, 6, 16), D(2017, 6, 16), "16 June 2017"),
    ("days of one month", D(2017, 9, 3), D(2017, 9, 29), "3–29 Sep 2017"),
    ("days of one year", D(2017, 9, 29), D(2017, 10, 4), "29 Sep – 4 Oct 2017"),
    ("days of two years", D(2012, 1, 1), D(2014, 12, 16), "1 Jan 2012 – 16 Dec 2014"),
    ("a month", D(2016, 2, 1), D(2016, 2, 29), "Feb 2016"),
    ("months of one year", D(2017, 5, 1), D(2017, 7, 31), "May – July 2017"),
    ("months of two years", D(2014, 11, 1), D(2015, 1, 31), "Nov 2014 – Jan 2015"),
    ("a year", D(2013, 1, 1), D(2013, 12, 31), "2013"),
    ("years", D(2012, 1, 1), D(2018, 12, 31), "2012 – 2018"),
    ("open at the end", D(2017, 9, 29), None, "since 29 Sep 2017"),
    ("open at the end, from the first of a month", D(2017, 9, 1), None, "since Sep 2017"),
    ("open at the beginning", None, D(2017, 9, 29), "until 29 Sep 2017"),
    ("not known", None, None, "date not known"),
    ("the last day there is", D(9999, 12, 1), D(9999, 12, 31), "Dec 9999"),
]


@pytest.mark.parametrize(("first", "last", "words"), [row[1:] for row in STRETCHES],
                         ids=[row[0] for row in STRETCHES])  # fmt: skip
def test_a_period_is_said_in_few_words(first, last, words):
    assert stretch(first, last) == words


def test_a_day_and_a_month():
    assert day(D(2024, 4, 21)) == "21 Apr 2024"
    assert day(None) == "date not known"
    assert month("2014-03") == "March 2014"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (D(2008, 1, 1), D(2008, 12, 31), "2008"),
        (D(2008, 3, 9), D(2008, 3, 11), "March 2008"),
        (D(2007, 12, 1), D(2008, 5, 31), "March 2008"),
    ],
)
def test_a_turn_is_named_by_its_month_unless_only_the_year_is_told(first, last, words):
    turn = TurningPoint(
        first=first, last=last, month="2008-03", direction="thaw",
        before=None, after=None, method="textual", confidence=0.5,
    )  # fmt: skip

    assert turned_in(turn) == words
