"""Dates: what is found, what it is worth, which days it means, and what is no date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from detente.model.text import Document
from detente.read import tables
from detente.read.numbers import value_of
from detente.read.times import find_times
from detente.read.times_grammar import matches, rules

if TYPE_CHECKING:
    from detente.model.claims import TimeExpression
    from detente.read.syntax import SyntaxReader

DAY = date(2016, 3, 17)  # a Thursday

# sentence, stretch, TIMEX3 value, first day, last day ("" where there are no days)
DATES = [
    ("Chad signed it on 5 June 2014.", "5 June 2014", "2014-06-05", "2014-06-05", "2014-06-05"),
    ("Chad signed it on June 5, 2014.", "June 5, 2014", "2014-06-05", "2014-06-05", "2014-06-05"),
    ("Signed on the 5th of June, 2014.", "the 5th of June, 2014", "2014-06-05", "2014-06-05", "2014-06-05"),
    ("Signed 2014-06-05.", "2014-06-05", "2014-06-05", "2014-06-05", "2014-06-05"),
    ("Signed 25/06/2014.", "25/06/2014", "2014-06-25", "2014-06-25", "2014-06-25"),
    ("Signed 05/06/2014.", "05/06/2014", "2014-XX-XX", "2014-05-06", "2014-06-05"),
    ("It began on Monday, March 14.", "Monday, March 14", "2016-03-14", "2016-03-14", "2016-03-14"),
    ("It began on 28 December.", "28 December", "2015-12-28", "2015-12-28", "2015-12-28"),
    ("They will vote on 2 May.", "2 May", "2016-05-02", "2016-05-02", "2016-05-02"),
    ("Fighting from April 2-5, 2012 cost lives.", "April 2-5, 2012", "2012-04-02", "2012-04-02", "2012-04-05"),
    ("It has lasted since August 2013.", "August 2013", "2013-08", "2013-08-01", "2013-08-31"),
    ("It fell in Sept. 1974.", "Sept. 1974", "1974-09", "1974-09-01", "1974-09-30"),
    ("Peru closed the mine in February.", "February", "2016-02", "2016-02-01", "2016-02-29"),
    ("Peru closed the mine in November.", "November", "2015-11", "2015-11-01", "2015-11-30"),
    ("Peru will close the mine in November.", "November", "2016-11", "2016-11-01", "2016-11-30"),
    ("The mine was closed last June.", "last June", "2015-06", "2015-06-01", "2015-06-30"),
    ("It opened in June last year.", "June last year", "2015-06", "2015-06-01", "2015-06-30"),
    ("The line was drawn in 1914.", "1914", "1914", "1914-01-01", "1914-12-31"),
    ("The 1998 tests shocked Delhi.", "1998", "1998", "1998-01-01", "1998-12-31"),
    ("In the year 1526 it fell.", "the year 1526", "1526", "1526-01-01", "1526-12-31"),
    ("The war of 1947-48 divided them.", "1947-48", "1947/1948", "1947-01-01", "1948-12-31"),
    ("The 1980–1988 war ruined both.", "1980–1988", "1980/1988", "1980-01-01", "1988-12-31"),
    ("They were allies in the 1950s.", "the 1950s", "195", "1950-01-01", "1959-12-31"),
    ("They were allies in the '80s.", "the '80s", "198", "1980-01-01", "1989-12-31"),
    ("They were allies in the sixties.", "the sixties", "196", "1960-01-01", "1969-12-31"),
    ("A feud of the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("It collapsed in late 2001.", "late 2001", "2001", "2001-09-01", "2001-12-31"),
    ("It reopened in early May 2011.", "early May 2011", "2011-05", "2011-05-01", "2011-05-10"),
    ("It shrank in mid-2009.", "mid-2009", "2009", "2009-05-01", "2009-08-31"),
    ("It was signed at the end of 1994.", "the end of 1994", "1994", "1994-09-01", "1994-12-31"),
    ("It ended in the late 1970s.", "the late 1970s", "197", "1977-01-01", "1979-12-31"),
    ("The revolt of spring 2011 spread.", "spring 2011", "2011-SP", "2011-03-01", "2011-05-31"),
    ("They met last summer.", "last summer", "2015-SU", "2015-06-01", "2015-08-31"),
    ("The winter of 2013 was quiet.", "The winter of 2013", "2013-WI", "2013-12-01", "2014-02-28"),
    ("Trade fell in the third quarter of 2014.", "the third quarter of 2014", "2014-Q3", "2014-07-01", "2014-09-30"),
    ("Arms sales in Q3 2014 doubled.", "Q3 2014", "2014-Q3", "2014-07-01", "2014-09-30"),
    ("Raids rose in the second half of 2015.", "the second half of 2015", "2015-H2", "2015-07-01", "2015-12-31"),
    ("The envoy was expelled on Tuesday.", "Tuesday", "2016-03-15", "2016-03-15", "2016-03-15"),
    ("The envoy was expelled on Thursday.", "Thursday", "2016-03-17", "2016-03-17", "2016-03-17"),
    ("The envoy was expelled last Thursday.", "last Thursday", "2016-03-10", "2016-03-10", "2016-03-10"),
    ("The envoy will leave on Tuesday.", "Tuesday", "2016-03-22", "2016-03-22", "2016-03-22"),
    ("The envoy leaves next Monday.", "next Monday", "2016-03-21", "2016-03-21", "2016-03-21"),
    ("The raid began Monday night.", "Monday night", "2016-03-14TNI", "2016-03-14", "2016-03-14"),
    ("He left on Friday last week.", "Friday last week", "2016-03-11", "2016-03-11", "2016-03-11"),
    ("Shells fell yesterday.", "yesterday", "2016-03-16", "2016-03-16", "2016-03-16"),
    ("Shells fell this morning.", "this morning", "2016-03-17TMO", "2016-03-17", "2016-03-17"),
    ("Shells fell last night.", "last night", "2016-03-16TNI", "2016-03-16", "2016-03-17"),
    ("It hit at 10:35 a.m. Tuesday.", "10:35 a.m. Tuesday", "2016-03-15T10:35", "2016-03-15", "2016-03-15"),
    ("Rallies were held at the weekend.", "the weekend", "2016-W10-WE", "2016-03-12", "2016-03-13"),
    ("Last week the pass was shut.", "Last week", "2016-W10", "2016-03-07", "2016-03-13"),
    ("This week the pass was shut.", "This week", "2016-W11", "2016-03-14", "2016-03-20"),
    ("Last month the pass was shut.", "Last month", "2016-02", "2016-02-01", "2016-02-29"),
    ("Last year the pass was shut.", "Last year", "2015", "2015-01-01", "2015-12-31"),
    ("Elections are due next year.", "next year", "2017", "2017-01-01", "2017-12-31"),
    ("Earlier this year Lima protested.", "Earlier this year", "2016", "2016-01-01", "2016-03-17"),
    ("Later this month they meet.", "Later this month", "2016-03", "2016-03-17", "2016-03-31"),
    ("Two days ago it was bombed.", "Two days ago", "2016-03-15", "2016-03-15", "2016-03-15"),
    ("It was signed three weeks ago.", "three weeks ago", "2016-W08", "2016-02-22", "2016-02-28"),
    ("It was signed a decade ago.", "a decade ago", "200", "2006-01-01", "2006-12-31"),
    ("He ruled from 1996 and fell two years later.", "two years later", "1998", "1998-01-01", "1998-12-31"),
    ("It began on 3 May 2001 and ended the next day.", "3 May 2001", "2001-05-03", "2001-05-03", "2001-05-03"),
    ("It began in 1996; that year both signed.", "that year", "1996", "1996-01-01", "1996-12-31"),
    ("It began in 1996; the following year both signed.", "the following year", "1997", "1997-01-01", "1997-12-31"),
    ("In the wake of 9/11 it closed.", "9/11", "2001-09-11", "2001-09-11", "2001-09-11"),
    ("Rivals in the Cold War, now friends.", "the Cold War", "1947-03-12/1991-12-26", "1947-03-12", "1991-12-26"),
    ("Trade has halved over the past five years.", "the past five years", "P5Y", "2011-03-17", "2016-03-17"),
    ("Ties cooled in recent years.", "recent years", "PXY", "2011-03-19", "2016-03-17"),
    ("Hope died within the first 12 months.", "the first 12 months", "P12M", "", ""),
    ("The siege lasted three weeks.", "three weeks", "P3W", "", ""),
    ("A 12-day war followed.", "12-day", "P12D", "", ""),
    ("They meet every year.", "every year", "P1Y", "", ""),
    ("Convoys cross every Friday.", "every Friday", "XXXX-WXX-5", "", ""),
]  # fmt: skip

# sentences that hold no date at all
NO_DATES = [
    "Deaths rose by 56%.",
    "More than 1,500 deaths were counted.",
    "The border is 2,640km long.",
    "Some 2,000 troops crossed the river.",
    "Around 1900 soldiers were sent.",
    "A 45-year-old man was held.",
    "The army may march on the town.",
    "He may resign.",
    "They marched to the palace.",
    "It cost $1995.",
    "About three-quarters of the wheat is imported.",
    "Resolution 242 was ignored.",
    "Four flights a week link the capitals.",
]

# text, published: nothing of it may raise, and none of it is a day
BROKEN = [
    "It happened on 30 February 2001.",
    "On 31 June 2012 it rained.",
    "In the year 0 nothing was written.",
    "In the year 9999 they will meet.",
    "On 3 March 9999 they will meet.",
    "Dated 00/00/0000.",
    "Signed 99/99/9999.",
    "It was 9999 years ago.",
    "That was 99999999999999999999 years ago.",
    "In 100000000000 weeks it ends.",
]


def times_in(
    text: str, syntax: SyntaxReader | None, day: date | None = DAY
) -> list[TimeExpression]:
    document = Document(text=text, published=day)
    return list(find_times(document, syntax.trees(text) if syntax else ()))


@pytest.mark.parametrize(("text", "stretch", "value", "first", "last"), DATES)
def test_finds_dates_with_their_days(text, stretch, value, first, last, syntax) -> None:
    found = {text[t.span.start : t.span.end]: t for t in times_in(text, syntax)}
    assert stretch in found, list(found)
    time = found[stretch]
    days = (str(time.when.first), str(time.when.last)) if time.when else ("", "")
    assert (time.value, *days) == (value, first, last)


@pytest.mark.parametrize("text", NO_DATES)
def test_finds_no_dates_in_other_figures_and_words(text, syntax) -> None:
    assert [text[t.span.start : t.span.end] for t in times_in(text, syntax)] == []


@pytest.mark.parametrize("text", BROKEN)
def test_impossible_dates_have_no_days(text) -> None:
    assert [t.when for t in times_in(text, None) if t.when is not None] == []


@pytest.mark.parametrize(
    "text", [row[0] for row in DATES if row[0].split()[0] in {"Last", "This", "Two", "Earlier"}]
)
def test_relative_dates_have_no_days_without_a_day_of_publication(text, syntax) -> None:
    assert [t.when for t in times_in(text, syntax, None)] == [None] * len(
        times_in(text, syntax, None)
    )


def test_a_stated_date_needs_no_day_of_publication(syntax) -> None:
    (time,) = times_in("It was signed on 5 June 2014.", syntax, None)
    assert time.when is not None
    assert time.when.basis == "stated"
    assert time.when.anchor is None


def test_a_computed_date_tells_its_anchor(syntax) -> None:
    (time,) = times_in("It was signed last month.", syntax)
    assert time.when is not None
    assert (time.when.basis, time.when.anchor) == ("computed", DAY)


def test_a_page_told_of_a_past_year_dates_its_months_in_that_year(syntax) -> None:
    """The next date of the same paragraph belongs to the year in which the story is set."""
    text = "In 2009 the two armies clashed. In November the pass was reopened."
    values = [t.value for t in times_in(text, syntax)]
    assert values == ["2009", "2009-11"]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_examples_of_the_grammar(rule) -> None:
    published = tables.table("times")["published"]
    for sentence, stretch, value in rule.examples:
        document = Document(text=sentence, published=published)
        found = [(t.span.quote(document), t.value) for t in find_times(document, ())]
        assert (stretch, value) in found


def test_no_place_is_missed_where_a_rule_matches() -> None:
    for text in (sentence for rule in rules() for sentence, _, _ in rule.examples):
        every = {
            (order, match.span())
            for order, rule in enumerate(rules())
            for match in rule.pattern.finditer(text)
        }
        assert {(order, match.span()) for order, match in matches(text)} == every


def test_every_rule_that_dates_has_two_examples() -> None:
    bare = {"nothing", "era"}  # a row of data/eras.toml names its period: there is no pattern
    assert [r.name for r in rules() if r.means not in bare and len(r.examples) < 2] == []


@pytest.mark.parametrize(
    ("words", "value"), tables.numbers(tables.table("numbers")["examples"]).items()
)
def test_numbers_in_words(words, value) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize("words", ["", "many", "the", "and", "Tuesday", "one fish"])
def test_words_that_are_no_number(words) -> None:
    assert value_of(words) is None


@pytest.mark.parametrize("day", [date.min, date(999, 12, 31), date(2199, 12, 31), date.max])
def test_a_day_of_publication_out_of_reach_anchors_nothing(day) -> None:
    for rule in rules():
        for sentence, *_ in rule.examples:
            found = times_in(sentence, None, day)
            assert [
                t for t in found if t.when and t.when.basis == "computed" and t.when.anchor == day
            ] == []
