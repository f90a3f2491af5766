"""What a notebook shows of a value: complete, escaped, small."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import html
from tests.made import document, reading
from tests.unit.show.sample_answer import TURNS, answer, empty_answer
from tests.unit.show.sample_series import empty_series, series

from detente.model.reports import TurnsReport
from detente.show.notebook import (
    answer_element,
    claim_element,
    frame_element,
    series_element,
    turns_element,
)
from detente.workspace import Workspace
from detente.workspace.frames import Frame

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def one_element(text):
    """Return the element that a text of HTML is; fail if it is several or unclosed."""
    (element,) = html.fragments_fromstring(text)
    return element


def claim(title=None, outlet="The Andes Courier"):
    doc = document(title=title, outlet=outlet)
    with Workspace.open(":memory:") as workspace:
        workspace._store.add([(doc, reading(doc))])
        (stored,) = workspace._store.claims()
    return stored


def test_an_answer_shows_its_sentences_and_opens_to_its_words():
    shown = one_element(answer_element(answer()))
    text = shown.text_content()

    assert answer().summary in text
    for reason in answer().reasons:
        assert reason.sentence in text
        assert reason.citations[0].quote[:30] in text
    for gap in answer().gaps:
        assert gap in text
    assert len(shown.findall(".//details")) >= len(answer().reasons)


def test_an_answer_without_a_reason_is_shown():
    assert empty_answer().summary in one_element(answer_element(empty_answer())).text_content()


def test_a_relation_is_a_chart_with_a_title():
    shown = one_element(series_element(series()))

    (chart,) = shown.findall(".//svg")
    assert chart.find(".//title") is not None
    assert "events" in shown.text_content()


def test_two_relations_on_one_page_share_no_id():
    other = replace(series(), dyad=replace(series().dyad, source="PER"))
    ids = [
        {element.get("id") for element in one_element(series_element(each)).iter() if element.get("id")}
        for each in (series(), other)
    ]  # fmt: skip
    assert ids[0]
    assert not ids[0] & ids[1]


def test_a_relation_without_a_period_says_so():
    assert "0 points" in one_element(series_element(empty_series())).text_content()


@pytest.mark.parametrize("turns", [(), tuple(line.turn for line in TURNS)])
def test_turns_are_a_table_with_the_note(turns):
    shown = one_element(turns_element(TurnsReport(turns=turns, phases=(), note="How found.")))

    assert len(shown.findall(".//tbody/tr")) == len(turns)
    assert "How found." in shown.text_content()


def test_a_claim_marks_its_words_in_the_sentence():
    stored = claim()
    shown = one_element(claim_element(stored))

    assert shown.find(".//mark").text == stored.evidence.quote
    assert stored.evidence.claim.id in shown.text_content()
    assert "no longer" not in shown.text_content()


def test_a_claim_whose_words_have_moved_says_so():
    moved = replace(claim(), standing="Other words")

    assert "no longer stand there" in one_element(claim_element(moved)).text_content()


def test_words_of_documents_cannot_run():
    row = Frame(title=HOSTILE, columns=((HOSTILE, "text"),), rows=((HOSTILE,),))
    for text in (claim_element(claim(title=HOSTILE, outlet=HOSTILE)), frame_element(row)):
        shown = one_element(text)
        assert shown.findall(".//script") == shown.findall(".//img") == []
        assert "<script>" in shown.text_content()


def test_a_frame_shows_its_first_rows_and_how_many_there_are():
    frame = Frame(
        title="Days", columns=(("on", "day"), ("n", "count")),
        rows=tuple((date(2001, 1, 1 + n), None) for n in range(25)),
    )  # fmt: skip
    shown = one_element(frame_element(frame))

    assert "25 rows" in shown.text_content()
    assert len(shown.findall(".//tbody/tr")) == 10
    assert "None" not in shown.text_content()
