"""What stands beside a reason: steps that are none, acts of both, and denials in other papers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.case_builder import ask, join
from tests.evidence_builder import Page, Row, sides

from detente.explain import tables
from detente.explain.cues import is_bare_step, mutual_words
from detente.explain.grounds import grounds
from detente.model.actors import ActorId
from detente.model.answers import Question

NAMES = {"IDN": "Indonesia", "AUS": "Australia"}
PAIR = ("IDN IDN-GOV IDN-MIL", "AUS AUS-GOV AUS-MIL")
BOTH = ("Jakarta = IDN-GOV", "Canberra = AUS-GOV")
QUESTION = Question(
    text="Why?", source=ActorId("IDN"), target=ActorId("AUS"), source_name="Indonesia",
    target_name="Australia", polarity="souring",
)  # fmt: skip


def examples(name: str):
    return tables.rows(tables.section(tables.table("cues")[name])["examples"])


@pytest.mark.parametrize("row", examples("mutual"))
def test_the_examples_of_mutual_words(row):
    assert bool(mutual_words(row["text"])) is row["mutual"]


@pytest.mark.parametrize("row", examples("step"))
def test_the_examples_of_steps(row):
    assert is_bare_step(row["text"]) is row["step"]


def found(*rows: Row):
    return grounds(join(Page(rows=rows).evidence, QUESTION, sides(*PAIR)))


# why, row, (side, whether it is a step)
ROWS = [
    ("one side's act, told of both", Row(
        text="Jakarta's gunboat and a Canberra patrol had **fired** at each other.",
        act="IDN-MIL ASSAULT AUS-MIL", when="2013-11-02", mentions=BOTH), ("other", False)),
    ("words that both trade", Row(
        text="Jakarta and Canberra **traded** blame for the sinking.", act="IDN-GOV ACCUSE AUS-GOV",
        when="2013-11-02", mentions=BOTH), ("other", False)),
    ("mutual words of somebody else", Row(
        text="Jakarta **seized** a boat whose crew had fired at each other.",
        act="IDN-MIL COERCE/seize AUS", when="2013-11-02", mentions=BOTH[:1]),
     ("target", False)),
    ("mutual words of another act", Row(
        text="Jakarta **seized** a ship after its gunboat and a Canberra patrol had fired at each "
        "other.", act="IDN-MIL COERCE/seize AUS", when="2013-11-02", mentions=BOTH),
     ("target", False)),
    ("an envoy is summoned", Row(
        text="Jakarta summoned Canberra's envoy.", act="IDN-GOV ACCUSE/disapprove AUS-GOV",
        when="2013-11-18", mentions=BOTH), ("source", True)),
    ("an envoy is summoned over something", Row(
        text="Jakarta summoned Canberra's envoy over the tapping of telephones.",
        act="IDN-GOV ACCUSE/disapprove AUS-GOV", when="2013-11-18", mentions=BOTH),
     ("source", False)),
    ("an ambassador is called home", Row(
        text="Jakarta recalled its ambassador from Canberra.", act="IDN-GOV SANCTION/withdraw AUS",
        when="2013-11-18", mentions=BOTH), ("source", True)),
    ("an ambassador is thrown out", Row(
        text="Jakarta expelled the ambassador.", act="IDN-GOV SANCTION/expel AUS",
        when="2013-11-18"), ("target", False)),
]  # fmt: skip


@pytest.mark.parametrize(("row", "expected"), [row[1:] for row in ROWS],
                         ids=[row[0] for row in ROWS])  # fmt: skip
def test_whose_a_ground_is(row, expected):
    (ground,) = found(row)
    assert (ground.side, ground.step) == expected


def test_what_is_told_not_to_be_so_any_more_is_no_ground():
    row = Row(text="Jakarta no longer **shells** the islet.", act="IDN-MIL ASSAULT AUS",
              when="2013-11-18")  # fmt: skip
    assert found(row) == ()
    (told,) = found(replace(row, text="Jakarta **shells** the islet."))
    assert told.side == "target"


TAPPED = Row(text="Canberra tapped the president's telephone.", act="AUS-GOV COERCE/cyber IDN-GOV",
             when="2013-11-05", mentions=BOTH[1:])  # fmt: skip
COOLED = Row(text="Ties cooled because of the quotas on cattle.", cause="the quotas on cattle",
             effect="Ties cooled", mentions=BOTH[:0])  # fmt: skip
SHELTERS = Row(text="Canberra shelters rebels, a general in Jakarta said.", says="A general | | IDN-MIL",
               mentions=BOTH)  # fmt: skip
DENIES = "Canberra's foreign ministry | | AUS-GOV"

# why, ground, denial in another paper, whether it stands beside the ground
DENIALS = [
    ("the same act", TAPPED, Row(
        text="Canberra denied that it had tapped any telephone.", says=DENIES,
        act="AUS-GOV COERCE IDN-GOV", when="2013-11-09", factuality="denied"), True),
    ("an act of another month", TAPPED, Row(
        text="Canberra denied that it had tapped any telephone.", says=DENIES,
        act="AUS-GOV COERCE IDN-GOV", when="2012-03-09", factuality="denied"), False),
    ("another act", TAPPED, Row(
        text="Canberra denied that a fisherman was jailed.", says=DENIES,
        act="AUS-GOV COERCE IDN-GOV", when="2013-11-09", factuality="denied"), False),
    ("the other side's act", TAPPED, Row(
        text="Jakarta denied that it had tapped any telephone.",
        act="IDN-GOV COERCE AUS-GOV", when="2013-11-05", factuality="denied"), False),
    ("the same cause", COOLED, Row(
        text="The cattle quotas had not cooled ties, a trader said.", says="A trader",
        cause="The cattle quotas", effect="cooled ties", factuality="denied"), True),
    ("another cause", COOLED, Row(
        text="The fires had not cooled ties, a trader said.", says="A trader",
        cause="The fires", effect="cooled ties", factuality="denied"), False),
    ("what a statement blames on it", SHELTERS, Row(
        text="Canberra denied sheltering rebels.", says=DENIES, factuality="denied",
        act="AUS-GOV SUPPORT AUS-GOV"), True),
]  # fmt: skip


@pytest.mark.parametrize(("row", "denial", "beside"), [case[1:] for case in DENIALS],
                         ids=[case[0] for case in DENIALS])  # fmt: skip
def test_denials_in_other_papers(row, denial, beside):
    told = Page(published="2013-11-20", rows=(row,)).evidence
    denied = Page(outlet="Other Post", published="2013-11-22", rows=(denial,)).evidence
    (ground,) = grounds(join((*told, *denied), QUESTION, sides(*PAIR)))
    assert [item.quote for item in ground.counter] == ([denied[0].quote] if beside else [])


def test_steps_stand_in_the_answer_and_not_among_its_reasons():
    page = Page(published="2013-11-20", rows=(TAPPED, ROWS[4][1]))
    answer = ask((page,), *PAIR, names=NAMES)
    assert [(step.side, step.citations[0].quote) for step in answer.steps] == [
        ("source", "Jakarta summoned Canberra's envoy.")
    ]
    assert [reason.side for reason in answer.reasons] == ["source"]
