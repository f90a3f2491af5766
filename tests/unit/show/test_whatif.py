"""What may follow, in tables and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tests.unit.show.sample_answer import WHATIFS
from tests.unit.show.sample_pages import cite

from detente.model.actors import ActorId
from detente.model.events import EventId
from detente.model.precedents import (
    OutcomeRate,
    PastAct,
    Precedent,
    Precedents,
    Sequel,
    WhatIfReport,
)
from detente.show.grid import as_text
from detente.show.whatif import cases_table, claims_table, rates_table, whatif_json

STEP = PastAct(
    event=EventId("e1"), source=ActorId("USA"), target=ActorId("CUB"), day=date(2017, 10, 3),
    type="SANCTION", mode="expel", citation=cite("limits", "83 hotels"),
)  # fmt: skip
ANSWERED = replace(STEP, event=EventId("e2"), source=STEP.target, target=STEP.source,
                   day=date(2017, 11, 1))  # fmt: skip
RATE = OutcomeRate(
    outcome="material conflict by the target", days=30, cases=9, followed=3, rate=1 / 3, low=0.14,
    high=0.6, matched=8, stretches=1204, base=0.11, difference=0.22, difference_low=-0.02,
    difference_high=0.5,
)  # fmt: skip
REPORT = WhatIfReport(
    source_name="United States", target_name="Cuba", step="SANCTION",
    why="The step is an act of the type SANCTION.", claims=WHATIFS, about=1,
    precedents=Precedents(
        type="SANCTION", quiet_days=90, refused=None,
        rates=(RATE, replace(RATE, base=None, difference=None, difference_low=None,
                             difference_high=None, matched=0, stretches=0)),
        cases=(Precedent(act=STEP, sequels=(
            Sequel(outcome="material conflict by the target", days=29, act=ANSWERED),)),),
    ),
    names=((ActorId("CUB"), "Cuba"), (ActorId("USA"), "United States")),
)  # fmt: skip


def test_claims_say_their_hedge_and_what_they_lead_on_to():
    table = claims_table(REPORT)
    assert [row[2:4] for row in table.rows] == [("may", "2"), (None, None)]
    assert table.note == (
        "Conditional claims of those who are quoted; not forecasts. "
        "The first 1 share words with the step."
    )
    assert "None shares a word" in claims_table(replace(REPORT, about=0)).note
    assert "Nobody who was read" in claims_table(replace(REPORT, claims=())).note


def test_rates_stand_beside_stretches_without_the_step():
    assert rates_table(REPORT).rows == (
        ("material conflict by the target", 30, "3 of 9 (14 % to 60 %)",
         "11 % of 1,204 stretches, for 8 of the cases", "+22 points (-2 to +50)"),
        ("material conflict by the target", 30, "3 of 9 (14 % to 60 %)", "no such stretch", None),
    )  # fmt: skip
    assert "no prediction" in rates_table(REPORT).note


def test_refused_rates_say_why():
    refused = replace(REPORT.precedents, rates=(), refused="Too few. Add more.")
    table = rates_table(replace(REPORT, precedents=refused))
    assert (table.rows, table.note) == ((), f"{REPORT.why} Too few. Add more.")
    assert rates_table(replace(REPORT, step=None, precedents=None)).note == REPORT.why


def test_cases_name_both_and_what_followed():
    (row,) = cases_table(REPORT).rows
    assert row[:4] == (
        "2017-10-03", "United States", "Cuba", "material conflict by the target on 1 Nov 2017",
    )  # fmt: skip
    assert "83 hotels" in as_text(cases_table(REPORT), 80)


def test_the_json_form_holds_everything():
    form = json.loads(json.dumps(whatif_json(REPORT)))
    assert form["detente"] == "1"
    assert form["precedents"]["rates"][0]["difference"] == 0.22
    assert form["precedents"]["cases"][0]["act"]["citation"]["quote"] == "83 hotels"
