"""Answers on several pairs, and what every answer must have."""

from __future__ import annotations

import pytest
from tests.case_builder import ask
from tests.evidence_builder import evidence_of
from tests.unit.explain.cases import (
    BLOCKADE,
    CARIBBEAN,
    COUP,
    GULF,
    NAMES,
    SAHEL,
    THAW,
    WAGNER,
    Page,
)

from detente.errors import NoEvidence
from detente.model import codec
from detente.model.answers import Answer

GULF_ANSWER = ask(BLOCKADE, *GULF, names=NAMES)
SAHEL_ANSWER = ask(COUP, *SAHEL, names=NAMES, context=evidence_of(Page(rows=WAGNER)))
THAW_ANSWER = ask(THAW, *CARIBBEAN, names=NAMES, polarity="thaw")
ANSWERS = {"Saudi-Qatar": GULF_ANSWER, "Mali-France": SAHEL_ANSWER, "US-Cuba": THAW_ANSWER}

# pair, side, theme, standing, a speaker or None
REASONS = [
    ("Saudi-Qatar", "source", "security and sanctuary", "said_by_party",
     "Government of Saudi Arabia"),
    ("Saudi-Qatar", "source", "media and information", "said_by_party",
     "Government of Saudi Arabia"),
    ("Saudi-Qatar", "source", "ideology, religion and kinship", "said_by_other", "A diplomat"),
    ("Saudi-Qatar", "target", "trade and sanctions", "inferred_by_timing", None),
    ("Saudi-Qatar", "target", "migration and refugees", "inferred_by_timing", None),
    ("Saudi-Qatar", "target", "sovereignty and status", "said_by_party", "Tamim bin Hamad"),
    ("Mali-France", "source", "sovereignty and status", "said_by_party", "A minister"),
    ("Mali-France", "target", "broken promises and trust", "said_by_other", "Ousmane Diallo"),
    ("Mali-France", "target", "diplomacy and ties", "inferred_by_timing", None),
    ("Mali-France", "other", "third-party alignment", "said_by_other", "Ousmane Diallo"),
    ("US-Cuba", "source", "human rights and captives", "inferred_by_timing", None),
    ("US-Cuba", "source", "trade and sanctions", "said_by_other", "A scholar"),
    ("US-Cuba", "target", "trade and sanctions", "said_by_other", "An economist"),
    ("US-Cuba", "other", "diplomacy and ties", "inferred_by_timing", None),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "side", "theme", "standing", "who"), REASONS)
def test_reasons(pair, side, theme, standing, who):
    found = [r for r in ANSWERS[pair].reasons if (r.side, r.theme) == (side, theme)]
    assert [reason.standing for reason in found] == [standing]
    assert who is None or who in {line.name for line in found[0].speakers}


# pair, direction, months of the turns, confidence
DIRECTIONS = [
    ("Saudi-Qatar", "souring", ["2017-06"], "high"),
    ("Mali-France", "souring", ["2021-05"], "low"),
    ("US-Cuba", "thaw", ["2014-12"], "medium"),
]


@pytest.mark.parametrize(("pair", "direction", "months", "word"), DIRECTIONS)
def test_which_way_it_turned(pair, direction, months, word):
    found = ANSWERS[pair]
    assert found.direction == direction
    assert [line.turn.month for line in found.turns] == months
    assert found.confidence.word == word


@pytest.mark.parametrize("found", ANSWERS.values(), ids=ANSWERS)
def test_every_answer_cites_all_it_says_and_says_what_it_lacks(found):
    assert all(reason.citations for reason in found.reasons)
    assert all(phase.citations for phase in found.phases)
    assert all(turn.citations for turn in found.turns)
    assert found.summary_citations
    assert found.gaps
    assert sum(reason.weight for reason in found.reasons) == pytest.approx(1, abs=0.01)
    cited = [c for r in found.reasons for c in (*r.citations, *r.counter)]
    for each in cited:
        start, end = (offset - each.sentence_span[0] for offset in each.span)
        assert each.sentence[start:end] == each.quote


@pytest.mark.parametrize("found", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_survives_its_json_form(found):
    assert codec.loads(Answer, codec.dumps(found)) == found


def test_a_denial_stands_beside_the_accusation():
    (reason,) = [r for r in GULF_ANSWER.reasons
                 if (r.side, r.theme) == ("source", "security and sanctuary")]  # fmt: skip
    assert [counter.quote for counter in reason.counter] == [
        "Qatar denied that it shelters terrorists."
    ]


def test_one_outlet_is_said_in_the_first_line():
    assert "one outlet, Agence Ouest" in SAHEL_ANSWER.summary
    assert "outlet" not in GULF_ANSWER.summary


def test_a_what_if_is_no_reason_and_names_who_said_it():
    (whatif,) = SAHEL_ANSWER.whatif
    assert (whatif.cause, whatif.effect) == ("French troops left", "jihadists could take Gao")
    assert [line.name for line in whatif.speakers] == ["Ousmane Diallo"]
    assert not any("Gao" in reason.sentence for reason in SAHEL_ANSWER.reasons)


def test_history_is_cited_apart_and_makes_no_reason_of_a_side():
    quotes = [citation.quote for citation in SAHEL_ANSWER.background]
    assert "In 2013 France sent 4,000 soldiers to help Mali." in quotes
    assert [p.name for p in SAHEL_ANSWER.phases] == ["cooperation", "friction"]


def test_third_parties_and_figures():
    (russia,) = SAHEL_ANSWER.third_parties
    assert russia.sentence == (
        "Russia and Mali: 2 acts coded as cooperation and 0 acts coded as conflict "
        "(September 2021). In the 540 days before May 2021: 0 as cooperation, 0 as conflict; in "
        "the 540 days after: 2 and 0. By this count Russia drew nearer to Mali."
    )
    assert [(f.low, f.unit, f.what) for f in GULF_ANSWER.figures] == [
        (12000.0, "person", "Qataris")
    ]


def test_voices_name_parties_first_and_mark_the_unnamed():
    assert [(v.speaker.name, v.speaker.party, v.speaker.anonymous) for v in SAHEL_ANSWER.voices] == [
        ("A minister", True, True), ("Ousmane Diallo", False, False)
    ]  # fmt: skip


GAPS = [
    ("Saudi-Qatar", "the identity of 1 unnamed speaker", True),
    ("Saudi-Qatar", "the account of", False),
    ("Mali-France", "the account of France itself; no speaker of that side is cited.", True),
    ("Mali-France", "everything comes from one original document", True),
    ("US-Cuba", "the account of the United States itself", True),
    ("US-Cuba", "3 of 5 reasons are inferred from their timing alone", True),
]


@pytest.mark.parametrize(("pair", "words", "said"), GAPS)
def test_gaps(pair, words, said):
    assert any(words in gap for gap in ANSWERS[pair].gaps) is said


WOULD_CHANGE = [
    ("Mali-France", "The turn of May 2021 rests on one original report (Sahel Courier (reprint of "
     "Agence Ouest), 18 February 2022)", True),
    ("Mali-France", "Confidence would be higher with 4 more original reports and reports of 2 more "
     "outlets", True),
    ("Saudi-Qatar", "One of", True),
    ("US-Cuba", "Words of either side that name its reasons", True),
    ("US-Cuba", "rests on one original report", False),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "words", "said"), WOULD_CHANGE)
def test_what_would_change_the_answer(pair, words, said):
    assert any(words in line for line in ANSWERS[pair].would_change) is said


def test_the_first_line_tells_the_turns_and_the_grounds_of_each_side():
    assert ANSWERS["US-Cuba"].summary.startswith(
        "Relations between the United States and Cuba turned for the better in December 2014."
    )
    assert "Grounds found: of Saudi Arabia, " in GULF_ANSWER.summary


def test_the_other_direction_has_the_same_turns_and_reasons_from_the_other_side():
    other = ask(BLOCKADE, *reversed(GULF), names=NAMES)
    swapped = {"source": "target", "target": "source", "other": "other"}
    assert [line.turn for line in other.turns] == [line.turn for line in GULF_ANSWER.turns]
    assert {(swapped[r.side], r.theme) for r in other.reasons} == {
        (r.side, r.theme) for r in GULF_ANSWER.reasons
    }
    assert other.id != GULF_ANSWER.id


def test_the_opposite_question_is_answered_with_what_the_evidence_shows():
    found = ask(BLOCKADE, *GULF, names=NAMES, polarity="thaw")
    assert found.direction == "souring"
    assert "No turn for the better between Saudi Arabia and Qatar is dated" in found.summary


def test_a_window_leaves_out_what_lies_outside_it():
    found = ask(BLOCKADE, *GULF, names=NAMES, end="2017-05-01")
    assert (found.direction, found.turns) == ("none", ())
    assert not any(r.theme == "trade and sanctions" for r in found.reasons)


def test_nothing_published_after_the_cut_off_counts():
    found = ask(BLOCKADE, *GULF, names=NAMES, as_of="2017-06-07")
    assert found.provenance.originals == 3
    assert not any("Brotherhood" in reason.sentence for reason in found.reasons)


@pytest.mark.parametrize(("pages", "window", "words"), [
    ((), {}, "Nothing that was read bears on Saudi Arabia and Qatar. Add reports"),
    (BLOCKADE, {"end": "1990-01-01"}, "none in the window asked about. Widen --from"),
])  # fmt: skip
def test_without_evidence_there_is_no_answer(pages, window, words):
    with pytest.raises(NoEvidence, match=words) as caught:
        ask(pages, *GULF, names=NAMES, **window)
    assert caught.value.exit_code == 3
