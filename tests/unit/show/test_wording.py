from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.show.sample_answer import FIGURES, PROVENANCE, answer, speaker

from detente.show.wording import (
    amount,
    made_from,
    outlet_line,
    quoted,
    signed,
    speaker_line,
    window,
)

AMOUNTS = [
    ("a range", 100, 200, "km", "100–200 km"),
    ("an open range", 21, None, "person", "at least 21"),
    ("a bound", None, 3.5, "percent", "at most 3.5 %"),
    ("one", 1, 1, "month", "1 month"),
    ("several", 6, 6, "month", "6 months"),
    ("one kilometre", 1, 1, "km", "1 km"),
    ("a bare number", 1500, 1500, None, "1,500"),
    ("a large sum", 32e9, 32e9, "USD", "32 billion USD"),
    ("a large sum that is no round one", 1_234_567, 1_234_567, "USD", "1,234,567 USD"),
    ("nothing", None, None, "person", "amount not told"),
]


@pytest.mark.parametrize(("low", "high", "unit", "words"), [a[1:] for a in AMOUNTS],
                         ids=[a[0] for a in AMOUNTS])  # fmt: skip
def test_an_amount(low, high, unit, words):
    assert amount(replace(FIGURES[0], low=low, high=high, unit=unit)) == words


SPEAKERS = [
    (speaker("Adam Weinstein", "Quincy Institute"), "Adam Weinstein, Quincy Institute"),
    (speaker("an official", anonymous=True, party=True), "an official [party, anonymous]"),
    (speaker("A Malian official", "Malian official"), "A Malian official"),
    (speaker("many experts", group=True), "many experts [group]"),
]


@pytest.mark.parametrize(("line", "words"), SPEAKERS)
def test_a_speaker(line, words):
    assert speaker_line(line) == words


@pytest.mark.parametrize(
    ("score", "words"), [(4.26, "+4.3"), (-2.1, "−2.1"), (-0.04, "0.0"), (None, "not known")]
)
def test_a_score(score, words):
    assert signed(score) == words


def test_quotation_marks_are_not_doubled():
    assert quoted("no") == "“no”"
    assert quoted("“no,”") == "“no,”"
    assert quoted('"') == '“"”'


def test_outlets():
    citation = answer().summary_citations[1]

    assert outlet_line(citation) == "The Island Ledger (reprint of Northern Wire)"
    assert outlet_line(replace(citation, original_outlet="The Island Ledger")) == (
        "The Island Ledger"
    )
    assert outlet_line(replace(citation, outlet=None, original_outlet=None)) == "outlet not known"


def test_what_it_was_made_from():
    assert made_from(PROVENANCE) == (
        "213 documents, 148 originals (65 reprints folded), 31 outlets"
    )
    assert made_from(replace(PROVENANCE, documents=1, originals=1, outlets=1)) == (
        "1 document, 1 original, 1 outlet"
    )


def test_the_window():
    sample = answer()
    open_window = replace(sample.question, start=None, end=None, as_of=None)

    assert window(sample) == "2012 – 2018, as published until 31 Dec 2018"
    assert window(replace(sample, question=open_window)) is None
