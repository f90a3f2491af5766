"""What may be a reason, and what may not."""

from __future__ import annotations

import pytest
from tests.case_builder import join
from tests.evidence_builder import Page, Row, sides

from detente.explain.grounds import grounds
from detente.model.actors import ActorId
from detente.model.answers import Question

PAIR = sides("AAA AAA-GOV", "BBB BBB-GOV")
QUESTION = Question(
    text="Why?", source=ActorId("AAA"), target=ActorId("BBB"), source_name="Alba",
    target_name="Borduria", polarity="souring",
)  # fmt: skip
BOTH = ("Alba = AAA", "Borduria = BBB")
TURN = Row(text="Ties soured in 2020.", turn="AAA souring BBB", when="2020")


def _grounds(*rows: Row, context: tuple[Row, ...] = ()):
    evidence = Page(rows=(*rows, *context)).evidence
    own, rest = evidence[: len(rows)], evidence[len(rows) :]
    return grounds(join(own, QUESTION, PAIR, context=rest))


def _row(text: str, **more) -> Row:
    return Row(text=text, **more)


# why, row that bears on the pair, (kind, side, standing) of what it gives
ROWS = [
    ("harm", _row("Alba raided Borduria.", act="AAA ASSAULT BBB", when="2020"),
     [("act", "target", "inferred_by_timing")]),
    ("harm without a date proves nothing by timing",
     _row("Alba raided Borduria.", act="AAA ASSAULT BBB"), []),
    ("harm to people", _row("Alba expelled Bordurians.", act="AAA COERCE/deport BBB-REF",
                            when="2020"), [("act", "target", "inferred_by_timing")]),
    ("a denial", _row("Alba raided Borduria.", act="AAA ASSAULT BBB", when="2020",
                      factuality="denied"), []),
    ("a plan", _row("Alba will raid Borduria.", act="AAA ASSAULT BBB", when="2020",
                    factuality="planned"), []),
    ("a question", _row("Why did Alba raid Borduria?", act="AAA ASSAULT BBB", when="2020"), []),
    ("cooperation", _row("Alba helped Borduria.", act="AAA AID BBB", when="2020"), []),
    ("dated after its report", _row("Alba raided Borduria.", act="AAA ASSAULT BBB", when="2021"), []),
    ("what it is accused of", _row("He accused Alba of raiding Borduria.", act="AAA ASSAULT BBB",
                                   when="2020"), [("act", "target", "inferred_by_timing")]),
    ("side by side", _row("Alba sent troops to fight alongside Borduria.", act="AAA ASSAULT BBB",
                          when="2020"), []),
    ("a plea", _row("Alba asked Borduria to release the money.", act="AAA REQUEST BBB",
                    when="2020"), []),
    ("a demand", _row("Alba demanded that Borduria release the money.", act="AAA REQUEST BBB",
                      when="2020"), [("act", "source", "said_by_party")]),
    ("both to others", _row("Alba and Borduria condemned the coup.", act="AAA&BBB ACCUSE CCC",
                            when="2020"), []),
    ("long past", _row("Alba raided Borduria.", act="AAA ASSAULT BBB", when="1893",
                       background=True), [("act", "other", "inferred_by_timing")]),
    ("a party's complaint", _row("Alba accused Borduria.", act="AAA ACCUSE BBB", when="2020"),
     [("act", "source", "said_by_party")]),
    ("a party tells of harm", _row("Alba raided us.", act="AAA ASSAULT BBB", when="2020",
                                   says="A minister | | BBB-GOV"),
     [("act", "target", "said_by_party")]),
    ("a stated cause", _row("Raids from Alba caused the tension.", cause="Raids from Alba",
                            effect="the tension", mentions=("Alba = AAA",)),
     [("link", "target", "said_by_other")]),
    ("a cause of something else", _row("Rain from Alba caused the flood.", cause="Rain from Alba",
                                       effect="the flood", mentions=("Alba = AAA",)), []),
    ("what one side suffers", _row("The coup in Alba brought a surge in attacks on Borduria.",
                                   cause="The coup in Alba",
                                   effect="a surge in attacks on Borduria", mentions=BOTH),
     [("link", "target", "said_by_other")]),
    ("a what-if", _row("A coup in Alba could bring tension with Borduria.", hypothetical=True,
                       cause="A coup in Alba", effect="tension with Borduria", mentions=BOTH,
                       factuality="possible"), []),
    ("a standing quarrel", _row("Alba and Borduria are at odds over the islands.",
                                turn="AAA souring! BBB", mentions=BOTH),
     [("saying", "other", "said_by_other")]),
    ("an expectation that an outlet reports",
     _row("Alba had hoped that Borduria would pay.", says="Alba | | AAA", cue="had hoped",
          mentions=BOTH), [("saying", "source", "said_by_other")]),
]  # fmt: skip


@pytest.mark.parametrize(("row", "expected"), [case[1:] for case in ROWS],
                         ids=[case[0] for case in ROWS])  # fmt: skip
def test_what_a_row_gives(row, expected):
    found = [(each.kind, each.side, each.standing) for each in _grounds(row)]
    assert found == expected


def test_an_act_in_the_sentence_that_states_the_turn_is_stated_as_its_reason():
    act = Row(text="Ties soured: Alba raided Borduria.", act="AAA ASSAULT BBB", when="2020")
    turn = Row(text="Ties soured: Alba raided Borduria.", turn="AAA souring BBB", when="2020")
    evidence = (*Page(rows=(act,)).evidence, *Page(rows=(turn,)).evidence)
    assert evidence[0].sentence_span == evidence[1].sentence_span
    (found,) = grounds(join(evidence, QUESTION, PAIR))
    assert found.standing == "said_by_other"


# why, sentence of a document that states a turn of the two, whether it may be a reason
CONTEXTS = [
    ("names both", _row("Alba blames Borduria.", says="Ann", mentions=BOTH), True),
    ("names one alone", _row("Borduria violated the pact.", says="Ann",
                             mentions=("Borduria = BBB",)), True),
    ("a party says it", _row("They violated the pact.", says="A minister | | AAA"), True),
    ("names one, and a third party", _row("Borduria violated the pact with Sylvania.", says="Ann",
                                          mentions=("Borduria = BBB", "Sylvania = CCC")), False),
    ("names nobody", _row("They violated the pact.", says="Ann"), False),
]  # fmt: skip


@pytest.mark.parametrize(("row", "kept"), [case[1:] for case in CONTEXTS],
                         ids=[case[0] for case in CONTEXTS])  # fmt: skip
def test_other_sentences_of_a_document_about_the_two(row, kept):
    found = _grounds(TURN, context=(row,))
    assert [each.kind for each in found] == (["saying"] if kept else [])
