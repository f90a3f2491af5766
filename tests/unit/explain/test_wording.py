"""Sentences say what the words say."""

from __future__ import annotations

from datetime import date

import pytest
from tests.evidence_builder import Page, Row, sides, when

from detente.explain.cite import speaker
from detente.explain.wording import (
    act_sentence,
    between,
    in_months,
    inner,
    joined,
    link_sentence,
    saying_sentence,
    short,
    when_words,
)

PAIR = sides("A", "B")
NAMES = {"A": "Alba", "B": "Borduria"}


def _item(**row):
    return Page(rows=(Row(**row),), outlet="The Gazette", original="Wire").evidence[0]


# why, row, sentence
ACTS = [
    ("a whole clause",
     {"text": "Last year [[Alba **expelled** 500 farmers]] again.", "when": "2023"},
     "Alba expelled 500 farmers (2023), as reported by The Gazette (reprint of Wire)."),
    ("a clause after a conjunction",
     {"text": "[[and Alba **closed** the pass]],", "when": "2023-10"},
     "Alba closed the pass (October 2023), as reported by The Gazette (reprint of Wire)."),
    ("the second half of a clause",
     {"text": "Alba taxed and [[**expelled** farmers]].", "when": "2023-10-03"},
     "Alba expelled farmers (3 October 2023), as reported by The Gazette (reprint of Wire)."),
    ("the second half of a passive",
     {"text": "They were taxed and [[**expelled** by Alba]].", "when": "2023-10-03"},
     "Alba to Borduria: “expelled by Alba” (3 October 2023), as reported by The Gazette "
     "(reprint of Wire)."),
    ("a noun",
     {"text": "The [[**raids** in the hills]] went on.", "when": "2023-10-03"},
     "Alba to Borduria: “raids in the hills” (3 October 2023), as reported by The Gazette "
     "(reprint of Wire)."),
    ("a pronoun",
     {"text": "[[It **closed** the pass]].", "when": None},
     "Alba to Borduria: “It closed the pass” (undated), as reported by The Gazette "
     "(reprint of Wire)."),
    ("someone says so",
     {"text": "[[Alba **closed** the pass]], a trader said.", "when": "2023", "says": "a trader?"},
     "According to a trader (unnamed): “Alba closed the pass” (2023; The Gazette (reprint of "
     "Wire))."),
    ("dated by the report",
     {"text": "[[Alba **closed** the pass]].", "when": "2023-10-03", "basis": "published"},
     "Alba closed the pass (reported 3 October 2023), as reported by The Gazette (reprint of "
     "Wire)."),
]  # fmt: skip


@pytest.mark.parametrize(("row", "sentence"), [case[1:] for case in ACTS],
                         ids=[case[0] for case in ACTS])  # fmt: skip
def test_acts(row, sentence):
    item = _item(act="A COERCE B", **row)
    line = speaker(item, PAIR)
    assert act_sentence(item, item.event.event, item.quote, line, NAMES.get, 240) == sentence


def test_an_act_of_both_names_them_once():
    item = _item(text="The [[**clashes** in the hills]].", act="A&B ASSAULT A&B", when="2023")
    sentence = act_sentence(item, item.event.event, item.quote, None, NAMES.get, 240)
    assert sentence.startswith("Alba and Borduria: “clashes in the hills”")


def test_links_name_both_ends_and_who_says_so():
    row = {
        "text": "They blame the anger on the raids.",
        "cause": "the raids",
        "effect": "the anger",
    }
    assert link_sentence(_item(**row), None, 99) == (
        "The Gazette (reprint of Wire) gives “the raids” as a cause of “the anger”."
    )
    said = _item(**row, says="Ann Lee | analyst", relation="in_response_to")
    assert link_sentence(said, speaker(said, PAIR), 99) == (
        "Ann Lee (analyst) told of “the anger” as a response to “the raids” (The Gazette "
        "(reprint of Wire))."
    )


def test_a_cause_before_its_effect_is_quoted_as_it_stands():
    item = _item(text="Raids fed the anger.", cause="Raids", effect="the anger")
    assert link_sentence(item, None, 99) == "The Gazette (reprint of Wire): “Raids fed the anger”"


def test_ends_of_one_word_say_too_little():
    item = _item(text="They blame anger on raids.", cause="raids", effect="anger")
    assert link_sentence(item, None, 99).endswith("“They blame anger on raids”")


def test_an_indirect_statement_is_marked_as_the_outlets_words():
    direct = _item(text="“We are equals”", says="Ann Lee", manner="direct")
    indirect = _item(text="They are equals.", says="Ann Lee")
    assert saying_sentence(direct, speaker(direct, PAIR), 99).startswith("Ann Lee said: “We are")
    assert "in the words of The Gazette" in saying_sentence(indirect, speaker(indirect, PAIR), 99)


# text, most, what stands between the marks
INNERS = [
    ("  They\n left. ", 99, "They left"),
    ("“We are equals,” he said", 99, "‘We are equals,’ he said"),
    ("“We are equals,”", 99, "We are equals"),
    ("“We are equals, he said", 99, "We are equals, he said"),
    ("that the talks failed", 99, "the talks failed"),
    ("that regime fell", 99, "that regime fell"),
    ("PARIS, 5 June 2017 (Wire) - They left.", 99, "They left"),
    ("He said “we are equals” twice", 99, "He said ‘we are equals’ twice"),
    ('He said "we are equals" twice', 99, "He said we are equals twice"),
    ("one two three four", 11, "one two…"),
    ("while they left", 99, "they left"),
]


@pytest.mark.parametrize(("text", "most", "expected"), INNERS)
def test_quotations_inside_sentences(text, most, expected):
    assert inner(text, most) == expected


def test_a_cut_text_ends_with_a_whole_word():
    assert short("trade restrictions, and visas", 20) == "trade restrictions…"


WHENS = [
    (None, "stated", "undated"),
    ("2023", "stated", "2023"),
    ("2024-03", "computed", "March 2024"),
    ("2015-11-24", "stated", "24 November 2015"),
    ("2015-11-24", "published", "reported 24 November 2015"),
    ("1990-01-01..1999-12-31", "stated", "1990–1999"),
    ("2015-11-24..2016-06-27", "stated", "November 2015–June 2016"),
]


@pytest.mark.parametrize(("told", "basis", "words"), WHENS)
def test_dates_in_words(told, basis, words):
    assert when_words(when(told, basis)) == words


def test_lists_and_months_in_words():
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert in_months(["2014-03", "2014-11"]) == "March 2014 and November 2014"
    assert between(date(2014, 3, 5), date(2014, 3, 9)) == "March 2014"
