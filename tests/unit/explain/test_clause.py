"""The words of one act among several."""

from __future__ import annotations

import pytest
from tests.evidence_builder import Page, Row

from detente.explain.clause import act_words, triggers

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
