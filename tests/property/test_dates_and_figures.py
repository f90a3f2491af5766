"""Dates, figures and quotations never raise, overlap, or leave the text, whatever it says."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.model.text import Document
from detente.read.figures import figures
from detente.read.numbers import value_of
from detente.read.quotes import quotes
from detente.read.times import find_times

_WORDS = [
    "on", "in", "since", "the", "of", "early", "late", "end", "last", "next", "two", "dozen", "million", "half",
    "a", "years", "year", "weeks", "ago", "later", "earlier", "quarter", "Friday", "May", "March", "3", "31", "30",
    "2019", "9999", "0", "1999-02-30", "9/11", "56%", "1,500", "$3bn", "February", "summer", "century", "19th",
    "1990s", "'80s", "noon", "10:30", "p.m.", "decades", "more", "than", "to", "and", "-", "–", ",", ".", "\n\n",
    "“", "”", '"', "''", "``", "Q3", "every", "first", "from", "until", "99999999999999999999",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(min_size=1, max_size=80),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join),
).filter(str.strip)
DAYS = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))


@given(TEXTS, DAYS)
def test_dates_stay_in_the_text_in_order(text: str, published: date | None) -> None:
    document = Document(text=text, published=published)
    found = find_times(document, ())
    assert all(time.span.quote(document).strip() for time in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(time.value for time in found)


@given(TEXTS)
def test_figures_stay_in_the_text_and_are_ordered_ranges(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.start <= figure.number < figure.end <= len(text)
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


@given(TEXTS)
def test_quotations_stay_in_the_text_in_order(text: str) -> None:
    found = quotes(text)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(TEXTS)
def test_reading_a_number_never_raises(text: str) -> None:
    value = value_of(text)
    assert value is None or value >= 0
