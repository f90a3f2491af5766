"""Sentences say what the words say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.evidence_builder import Page, Row, sides, when

from detente.explain.cite import speaker, surely_says
from detente.explain.naming import of, resolved, the
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
    whole_sentence,
)
from detente.model.times import When

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
     "The Gazette (reprint of Wire): “They were taxed and expelled by Alba” (3 October 2023)."),
    ("a noun",
     {"text": "The [[**raids** in the hills]] went on.", "when": "2023-10-03"},
     "The Gazette (reprint of Wire): “The raids in the hills went on” (3 October 2023)."),
    ("what both did",
     {"text": "Alba shut the pass after its guards [[had **fired** on each other]].",
      "when": "2023-10-03"},
     "The Gazette (reprint of Wire): “Alba shut the pass after its guards had fired on each "
     "other” (3 October 2023)."),
    ("a relative clause",
     {"text": "The two meet in May, [[to which Alba has **invited** Borduria]].", "when": "2023"},
     "The Gazette (reprint of Wire): “The two meet in May, to which Alba has invited Borduria” "
     "(2023)."),
    ("a word that points back",
     {"text": "[[Alba also **expelled** farmers]].", "when": "2023"},
     "Alba expelled farmers (2023), as reported by The Gazette (reprint of Wire)."),
    ("a day that counts from the page's",
     {"text": "[[Last month, Alba **expelled** farmers]].", "when": "2023-10"},
     "Alba expelled farmers (October 2023), as reported by The Gazette (reprint of Wire)."),
    ("a subordinate clause",
     {"text": "[[When Alba **closed** the pass]], prices rose.", "when": "2023"},
     "Alba closed the pass (2023), as reported by The Gazette (reprint of Wire)."),
    ("without a date",
     {"text": "[[Alba **closed** the pass]].", "when": None},
     "Alba closed the pass (undated, reported 1 January 2020), as reported by The Gazette "
     "(reprint of Wire)."),
    ("someone says so",
     {"text": "[[Alba **closed** the pass]], a trader said.", "when": "2023", "says": "a trader?"},
     "According to a trader (unnamed): “Alba closed the pass” (2023; The Gazette (reprint of "
     "Wire))."),
    ("dated by the report",
     {"text": "[[Alba **closed** the pass]].", "when": "2023-10-03", "basis": "published"},
     "Alba closed the pass (reported 1 January 2020), as reported by The Gazette (reprint of "
     "Wire)."),
]  # fmt: skip


@pytest.mark.parametrize(("row", "sentence"), [case[1:] for case in ACTS],
                         ids=[case[0] for case in ACTS])  # fmt: skip
def test_acts(row, sentence):
    item = _item(act="A COERCE B", **row)
    line = speaker(item, PAIR)
    assert act_sentence(item, item.event.event, item.quote, line, NAMES.get, 240) == sentence


def _names(text, **row):
    return _item(text=text, act="A COERCE B", when="2023", **row)


def test_a_pronoun_gets_the_name_that_its_page_gives_it():
    item = _names("They **summoned** the envoy.", mentions=("They = A",))
    they = replace(item, mentions=tuple(
        replace(m, form="pronoun", head="They", name="Taliban") for m in item.mentions
    ))  # fmt: skip
    sentence = act_sentence(they, they.event.event, they.quote, None, NAMES.get, 240)
    assert sentence == (
        "The Taliban summoned the envoy (2023), as reported by The Gazette (reprint of Wire)."
    )
    assert resolved(they.sentence, they) == "They [the Taliban] summoned the envoy."


def test_they_are_no_single_state():
    item = _names("They **summoned** the envoy.", mentions=("They = MLI",))
    they = replace(item.mentions[0], form="pronoun", head="They", name="Mali")
    item = replace(item, mentions=(they,))
    assert resolved(item.sentence, item) == "They summoned the envoy."


def test_a_headline_is_called_one():
    item = _names("Alba **expels** farmers")
    titled = replace(item, head=replace(item.head, title="Alba expels farmers"))
    sentence = act_sentence(titled, item.event.event, item.quote, None, NAMES.get, 240)
    assert sentence == (
        "The Gazette (reprint of Wire), in a headline: “Alba expels farmers” (2023)."
    )


ARTICLES = [
    ("Taliban", "the Taliban", "the Taliban’s"),
    ("United States", "the United States", "the United States’"),
    ("Government of Kenya", "the government of Kenya", "the government of Kenya’s"),
    ("Mali", "Mali", "Mali’s"),
    ("the junta", "the junta", "the junta’s"),
    ("The officials", "the officials", "the officials’"),
    ("Revolutionary United Front", "the Revolutionary United Front",
     "the Revolutionary United Front’s"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "with_article", "owner"), ARTICLES)
def test_names_in_a_sentence(name, with_article, owner):
    assert (the(name), of(name)) == (with_article, owner)


def test_links_are_quoted_as_they_stand():
    row = {
        "text": "They blame the anger on the raids.",
        "cause": "the raids",
        "effect": "the anger",
    }
    told = "The Gazette (reprint of Wire), 1 January 2020: “They blame the anger on the raids”"
    assert link_sentence(_item(**row), None, 99) == told
    said = _item(**row, says="Ann Lee | analyst")
    assert link_sentence(said, speaker(said, PAIR), 99) == told


def test_an_indirect_statement_is_marked_as_the_outlets_words():
    direct = _item(text="“We are equals in this place”", says="Ann Lee", manner="direct")
    indirect = _item(text="They were equals.", says="Ann Lee")
    assert saying_sentence(direct, speaker(direct, PAIR), 99).startswith("Ann Lee said: “We are")
    assert "in the words of The Gazette" in saying_sentence(indirect, speaker(indirect, PAIR), 99)


def test_a_part_of_a_long_sentence_begins_with_dots():
    text = (
        "Banks that had waited for a year said that Alba may revoke the licences if it is not paid."
    )
    item = _item(text=text, cause="it is not paid", effect="Alba may revoke the licences")
    span = replace(item.claim.span, start=item.claim.span.start + text.index("Alba"))
    part = replace(item, claim=replace(item.claim, span=span), quote=text[text.index("Alba") :])
    assert whole_sentence(part, 60) == "…Alba may revoke the licences if it is not paid"


SURELY = [
    ("Ann Lee said that Alba had cut the road.", "said", "Alba had cut the road", True),
    ("A union complained; ranchers had hoped for more.", "complained",
     "ranchers had hoped for more", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "words", "sure"), SURELY)
def test_what_is_surely_the_speakers(text, cue, words, sure):
    assert surely_says(_item(text=text, says="Ann Lee", cue=cue), words) is sure


def test_who_did_not_comment_says_nothing():
    item = _item(text="Alba did not comment on the raids.", says="Alba", cue="comment")
    assert speaker(item, PAIR) is None


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
    ("it may fall,” he said, and lead to “worse", 99, "it may fall, he said, and lead to worse"),
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


def test_dates_with_one_end_in_words():
    days = {"first": date(1998, 9, 1), "last": date(1998, 9, 30), "granularity": "month"}
    assert when_words(When(**days, basis="event", open="first")) == "by 30 September 1998"
    assert when_words(When(**days, basis="event", open="last")) == "from 1 September 1998 on"


def test_lists_and_months_in_words():
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert in_months(["2014-03", "2014-11"]) == "March 2014 and November 2014"
    assert between(date(2014, 3, 5), date(2014, 3, 9)) == "March 2014"
