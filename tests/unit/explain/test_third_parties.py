"""Who drew nearer to a side or away from it, and who is told to depend on whom."""

from __future__ import annotations

import pytest
from tests.case_builder import ask
from tests.evidence_builder import Page, Row

from detente.explain import tables
from detente.explain.dependence import tells_dependence
from detente.explain.third_parties import trend_of

NAMES = {
    "ARG": "Argentina", "GBR": "United Kingdom", "PER": "Peru", "CHL": "Chile", "USA": "United States",
}  # fmt: skip
PAIR = ("ARG ARG-GOV", "GBR GBR-GOV")
TURN = Row(text="Ties soured in April 1982.", turn="ARG souring GBR", when="1982-04",
           mentions=("Ties = ARG",))  # fmt: skip
LANDING = Row(text="Argentina landed on the islands.", act="ARG ASSAULT GBR", when="1982-04-02")

# why, acts of cooperation and of conflict before, those after, trend
TRENDS = [
    ("more help", (0, 0), (2, 0), "nearer"),
    ("one more visit is no turn", (1, 0), (2, 0), None),
    ("one act of help after one quarrel", (0, 1), (1, 0), None),
    ("help gives way to quarrels", (2, 0), (0, 2), "away"),
    ("fewer acts of both kinds", (4, 2), (1, 1), None),
    ("quarrels end, and nothing else comes", (0, 4), (0, 0), None),
    ("as much more of both", (1, 1), (4, 4), None),
]


@pytest.mark.parametrize(("before", "after", "trend"), [row[1:] for row in TRENDS],
                         ids=[row[0] for row in TRENDS])  # fmt: skip
def test_trends(before, after, trend):
    assert trend_of(before, after) == trend


OTHERS = (
    Row(text="Peru sent jets to Argentina.", act="PER AID/military ARG", when="1982-05-10"),
    Row(text="Peru sent jets.", act="PER AID ARG", when="1982-05-12"),  # the same jets
    Row(text="Peru backed Argentina in the assembly.", act="PER SUPPORT ARG", when="1982-04-20"),
    Row(text="Chile let British planes land.", act="CHL AID GBR", when="1982-05-20"),
    Row(text="Chile helped Britain long before.", act="CHL AID GBR", when="1975"),
    Row(text="Washington signed with Buenos Aires.", act="USA AGREE ARG", when="1981-11-04"),
    Row(text="Washington cut off Argentina's credits.", act="USA SANCTION ARG", when="1982-04-30"),
    Row(text="Washington condemned the landing.", act="USA ACCUSE ARG", when="1982-04-03"),
    Row(text="Argentina denied that Peru broke with it.", act="PER ACCUSE ARG", when="1982-06-01",
        factuality="denied"),
)  # fmt: skip


def answer(*context: Row):
    pages = (Page(published="1982-06-30", rows=(TURN, LANDING)),)
    rest = Page(published="1982-06-30", outlet="The Plate", rows=context or OTHERS).evidence
    return ask(pages, *PAIR, names=NAMES, context=rest)


def test_third_parties_before_and_after_the_turn():
    found = {(each.actor, each.side): each for each in answer().third_parties}
    peru, chile = found["PER", "source"], found["CHL", "target"]
    assert (peru.before, peru.after, peru.trend) == ((0, 0), (2, 0), "nearer")
    assert (chile.before, chile.after, chile.trend) == ((0, 0), (1, 0), None)
    usa = found["USA", "source"]
    assert (usa.before, usa.after, usa.trend) == ((1, 0), (0, 2), "away")
    assert usa.sentence.endswith(
        "In the 540 days before April 1982: 1 as cooperation, 0 as conflict; in the 540 days "
        "after: 0 and 2. By this count the United States drew away from Argentina."
    )
    assert all(each.citations for each in found.values())


def test_without_a_turn_there_is_no_trend():
    page = Page(published="1982-06-30", rows=(LANDING,))
    rest = Page(published="1982-06-30", rows=OTHERS).evidence
    lines = ask((page,), *PAIR, names=NAMES, context=rest).third_parties
    assert {(each.before, each.after, each.trend) for each in lines} == {(None, None, None)}


@pytest.mark.parametrize("row", tables.rows(tables.table("dependence")["example"]))
def test_the_examples_of_dependence(row):
    assert tells_dependence(row["text"]) is row["told"]


def test_dependence_as_told():
    found = answer(
        Row(text="Argentina depends on British insurers for its grain ships, a broker said.",
            says="A broker", mentions=("Argentina = ARG", "British = GBR")),
        Row(text="Argentina can afford to wait until winter.", mentions=("Argentina = ARG",)),
        Row(text="Peru depends on copper.", mentions=("Peru = PER",)),
        Row(text="Does Argentina depend on beef?", mentions=("Argentina = ARG",)),
        Row(text="Argentina denied that it depends on credits.", factuality="denied",
            mentions=("Argentina = ARG",)),
    ).dependence  # fmt: skip
    assert [line.citation.quote for line in found] == [
        "Argentina depends on British insurers for its grain ships, a broker said.",
        "Argentina can afford to wait until winter.",
    ]
    assert [[who.name for who in line.speakers] for line in found] == [["A broker"], []]


# sentence, who is named in it, whether that one is a third party there
NAMED = [
    ("Argentina signed with Peru.", "Peru = PER", True),
    ("A truce arranged by Argentina took effect in Peru.", "Peru = PER", False),
    ("Argentina consulted London on Peru.", "Peru = PER", False),
    ("Argentina opened camps in Chile and Peru.", "Peru = PER", False),
    ("Argentina and Peru agreed on fish.", "Peru = PER", True),
    ("The two governments agreed to meet.", "governments = ARG", False),
]


@pytest.mark.parametrize(("text", "mention", "is_one"), NAMED)
def test_a_place_is_no_party(text, mention, is_one):
    told = Row(text=text, act="ARG AGREE PER", when="1982-05-01", mentions=(mention,))
    assert any(each.actor == "PER" for each in answer(told).third_parties) is is_one
