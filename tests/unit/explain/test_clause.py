"""The words of one act among several."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.evidence_builder import Page, Row

from detente.explain.clause import act_words, is_dated_by, triggers
from detente.model.text import Span

TEXT = "Alba taxed the grain trade, expelled 500 farmers and closed the pass."

# why, quotes with the trigger of each act, words of the first
CASES = [
    ("alone", [TEXT.replace("taxed", "**taxed**")], TEXT),
    ("the next act follows a comma",
     [TEXT.replace("taxed", "**taxed**"), TEXT.replace("expelled", "**expelled**")],
     "Alba taxed the grain trade"),
    ("the next act follows an and",
     [TEXT.replace("expelled", "**expelled**"), TEXT.replace("closed", "**closed**")],
     "Alba taxed the grain trade, expelled 500 farmers"),
    ("nothing parts the two",
     ["Alba **began** expelling farmers.", "Alba began **expelling** farmers."],
     "Alba began expelling farmers."),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "words"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_words_of_the_first_act(texts, words):
    items = [Page(rows=(Row(text=text, act="A COERCE B"),)).evidence[0] for text in texts]
    starts = triggers(items)[items[0].sentence_span]
    assert act_words(items[0], starts) == words


# sentence, the words that date it, whether they date the act
DATES = [
    ("Alba **blamed** others in 1996.", "in 1996", True),
    ("Alba **blamed** others; in 1996 came the channel.", "in 1996", False),
    ("Alba **broke** a November promise.", "November", False),
    ("They meet in November, to which Alba has **invited** us.", "in November", False),
    ("Earlier this month Alba, which had waited, **closed** the pass.", "Earlier this month", True),
]


@pytest.mark.parametrize(("text", "dated", "own"), DATES)
def test_what_dates_an_act(text, dated, own):
    page = Page(rows=(Row(text=text, act="A ACCUSE B", when="1996"),))
    item = page.evidence[0]
    start = item.sentence_span.start + item.sentence.index(dated)
    span = Span(item.head.id, start, start + len(dated))
    told = replace(item, event=replace(item.event, when_span=span))
    assert is_dated_by(told) is own
