"""Conditional claims: hedged as told, each once, and chained where they link up."""

from __future__ import annotations

import pytest
from tests.case_builder import join
from tests.evidence_builder import Page, Row, sides

from detente.explain.case import AnswerOptions
from detente.explain.whatif import about, whatifs
from detente.model.actors import ActorId
from detente.model.answers import Question

QUESTION = Question(
    text="Why?", source=ActorId("ETH"), target=ActorId("SDN"), source_name="Ethiopia",
    target_name="Sudan", polarity="souring",
)  # fmt: skip
RAID = Row(text="Ethiopia shelled Sudan.", act="ETH ASSAULT SDN", when="2021-03-01")


def told(*rows: Row):
    evidence = Page(rows=(RAID, *rows)).evidence
    return whatifs(join(evidence[:1], QUESTION, sides("ETH", "SDN"), context=evidence[1:]),
                   AnswerOptions())  # fmt: skip


def what_if(text: str, cause: str, effect: str, **more) -> Row:
    return Row(text=text, cause=cause, effect=effect, hypothetical=True, factuality="possible",
               **more)  # fmt: skip


FLOOD = what_if(
    "If the dam is filled in one season, farmers along the river could lose their harvest.",
    "the dam is filled in one season", "farmers along the river could lose their harvest",
)  # fmt: skip
HUNGER = what_if(
    "Should farmers along the river lose the harvest, bread riots in Khartoum are likely.",
    "farmers along the river lose the harvest", "bread riots in Khartoum are likely",
    says="Ann Adam | economist",
)  # fmt: skip
OTHER = what_if("If oil falls, wages stay flat.", "oil falls", "wages stay flat")


def test_an_effect_that_is_another_claims_cause_leads_on_to_it():
    flood, hunger, other = told(FLOOD, HUNGER, OTHER)
    assert (flood.then, hunger.then, other.then) == ((2,), (), ())


def test_the_hedge_is_kept_as_told():
    assert [line.hedge for line in told(FLOOD, HUNGER, OTHER)] == ["could", "likely", None]


def test_one_sentence_read_both_ways_round_is_told_once():
    back = what_if(FLOOD.text, FLOOD.effect, FLOOD.cause)
    (line,) = told(FLOOD, back)
    assert (line.cause, line.then) == (FLOOD.cause, ())


def test_other_names_break_a_chain():
    one = what_if("If talks fail, rebel troops may seize Metema.", "talks fail",
                  "rebel troops may seize Metema", mentions=("rebel troops = ETH-REB",))  # fmt: skip
    other = what_if("If Sudanese troops seize Metema, war may follow.",
                    "Sudanese troops seize Metema", "war may follow",
                    mentions=("Sudanese troops = SDN-MIL",))  # fmt: skip
    assert all(line.then == () for line in told(one, other))


def test_claims_about_some_words_come_first_and_keep_their_chains():
    claims = told(OTHER, FLOOD, HUNGER)
    ordered, near = about(claims, "the harvest along the river is lost")
    assert near == 2
    assert [line.cause for line in ordered] == [claims[at].cause for at in (1, 2, 0)]
    assert [line.then for line in ordered] == [(2,), (), ()]
    assert about(claims, "an embargo on arms") == (claims, 0)


# why, row, sentence; None where it is no conditional claim
ROWS = [
    ("a condition turned round", what_if(
        "Khartoum will recall its envoy unless the army leaves.", "the army leaves",
        "Khartoum will recall its envoy"),
     "The Gazette, 1 January 2020: “Khartoum will recall its envoy unless the army leaves”"),
    ("said by someone", HUNGER, "The Gazette, 1 January 2020: “Should farmers along the river lose "
     "the harvest, bread riots in Khartoum are likely”"),
    ("a condition that is cut before its not", what_if(
        "If Cairo does not pay, the canal could close.", "Cairo does", "the canal could close"),
     None),
    ("an effect that is one word", what_if("A border raid could mean war.", "A border raid", "war"),
     None),
    ("a purpose", what_if("Addis moved a brigade to guard the dam.", "to guard the dam",
                          "Addis moved a brigade"), None),
    ("a condition that is one word", what_if("If necessary, Addis could sue.", "necessary",
                                             "Addis could sue"), None),
]  # fmt: skip


@pytest.mark.parametrize(("row", "sentence"), [row[1:] for row in ROWS],
                         ids=[row[0] for row in ROWS])  # fmt: skip
def test_what_is_a_conditional_claim(row, sentence):
    assert [line.sentence for line in told(row)] == ([sentence] if sentence else [])
