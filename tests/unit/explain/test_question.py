"""Questions in plain words."""

from __future__ import annotations

from datetime import date

import pytest

from detente.errors import AmbiguousActor, NotUnderstood, UnknownActor
from detente.explain import tables
from detente.explain.question import understand
from detente.explain.question_window import window_in
from detente.model.actors import Actor, ActorId

EXAMPLES = tables.rows(tables.table("questions")["example"])
KNOWN = {name for row in EXAMPLES for name in (row["source"], row["target"])}


def resolve(name: str, on: date | None) -> Actor:  # noqa: ARG001  (the caller's shape)
    if name == "Congo":
        raise AmbiguousActor("Congo may be two states. Name one.")
    if name not in KNOWN:
        raise UnknownActor(f"No actor is called '{name}'. Check the name.")
    return Actor(id=ActorId(name), name=name, kind="state")


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["text"] for row in EXAMPLES])
def test_the_examples_of_the_table(row):
    question = understand(row["text"], resolve)
    days = {key: str(day) if day else None for key, day in
            (("first", question.start), ("last", question.end), ("around", question.around))}  # fmt: skip
    assert (question.source, question.target) == (row["source"], row["target"])
    assert question.polarity == row["polarity"]
    assert days == {key: row.get(key) for key in days}


BAD = [
    ("", NotUnderstood),
    ("Who is Pakistan?", NotUnderstood),
    ("Why did it rain?", NotUnderstood),
    ("Why did Qatar sour?", NotUnderstood),
    ("Tell me a story about Qatar and Egypt", NotUnderstood),
    ("Why did Ruritania sour on Qatar?", UnknownActor),
    ("Why did Qatar sour on Congo?", AmbiguousActor),
    ("Why did Qatar sour on Egypt since 31 June 2019?", NotUnderstood),
    ("Why did Qatar fall out with Egypt in the last two years?", NotUnderstood),
]


@pytest.mark.parametrize(("text", "error"), BAD)
def test_what_is_not_understood(text, error):
    with pytest.raises(error) as caught:
        understand(text, resolve)
    assert caught.value.exit_code == 2
    assert str(caught.value).count(". ") >= 1


NOTES = [
    ("Why are Egypt and Qatar at odds over Libya?", ["Not understood and left out: “over Libya”."]),
    ("Why did Egypt turn on Qatar after the 2013 coup?",
     ["“the 2013 coup” counts by the date given with it, and by nothing else."]),
    ("Why did Egypt turn on Qatar after 2013?", []),
    ("Why has Egypt backed Qatar these days?", ["Not understood and left out: “these days”."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "notes"), NOTES)
def test_what_is_left_out_is_said(text, notes):
    assert list(understand(text, resolve).notes) == notes


UNDIRECTED = [
    ("What changed between Turkey and Russia?", False),
    ("What went wrong between Turkey and Russia?", True),
    ("Why did India warm to the UAE?", True),
]


@pytest.mark.parametrize(("text", "directed"), UNDIRECTED)
def test_whether_a_question_names_a_direction(text, directed):
    assert understand(text, resolve).directed == directed


def test_two_names_alone_are_a_question():
    question = understand("Egypt and Qatar", resolve)
    assert (question.source, question.target) == ("Egypt", "Qatar")


def test_names_are_looked_up_on_a_day_of_the_window():
    days = []

    def noting(name: str, on: date | None) -> Actor:
        days.append(on)
        return resolve(name, on)

    understand("Why did Egypt sour on Qatar in 2017?", noting)
    assert days == [date(2017, 12, 31)] * 2


# question, first, last, around
WINDOWS = [
    ("Why?", None, None, None),
    ("Why, since March 2014?", "2014-03-01", None, None),
    ("Why after 2014?", "2015-01-01", None, None),
    ("Why until 2014-03-05?", None, "2014-03-04", None),
    ("Why during the 1990s?", "1990-01-01", "1999-12-31", None),
    ("Why in early 2001?", "2001-01-01", "2001-04-30", None),
    ("Why from 2014 to 2016?", "2014-01-01", "2016-12-31", None),
    ("Why between 5 June 2017 and January 2021?", "2017-06-05", "2021-01-31", None),
    ("Why (2017)?", None, None, None),
    ("Why on June 5, 2017?", "2017-06-05", "2017-06-05", None),
    ("Why around June 2017?", None, None, "2017-06-15"),
    ("Why in 2017 did they?", None, None, None),
    ("Why on 31 June 2017?", None, None, None),
    ("Why in the late 1940s?", "1947-01-01", "1949-12-31", None),
    ("Why in the nineties?", "1990-01-01", "1999-12-31", None),
    ("Why since the coup of May 2021?", "2021-05-01", None, None),
    ("Why before the 1990 invasion?", None, "1990-12-31", None),
    ("Why, 2014-2016?", "2014-01-01", "2016-12-31", None),
    ("Why between Dec. 2014 and Sept 2015?", "2014-12-01", "2015-09-30", None),
]


@pytest.mark.parametrize(("text", "first", "last", "around"), WINDOWS)
def test_windows(text, first, last, around):
    asked = window_in(text)
    days = tuple(str(day) if day else None for day in (asked.first, asked.last, asked.around))
    assert days == (first, last, around)
