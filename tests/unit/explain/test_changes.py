"""What changed across a turn, in an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.case_builder import ask, join
from tests.evidence_builder import Page, Row, evidence_of, sides
from tests.unit.explain.cases import BLOCKADE, GULF, NAMES

from detente.explain.case import AnswerOptions
from detente.explain.changes import NOT_EXPLAINED, changes
from detente.model.coded import CodedCounts, Tally

GULF_ANSWER = ask(BLOCKADE, *GULF, names=NAMES)


def test_an_answer_splits_the_change_across_its_turn_and_cites_every_row():
    (change,) = GULF_ANSWER.changes
    assert (change.turn, change.before) == (1, 3.25)
    whole = change.after - change.before
    for rows in (change.by_type, change.by_theme):
        assert sum(row.part for row in rows) == pytest.approx(whole)
        assert rows[-1].name == NOT_EXPLAINED
        assert sum(row.before for row in rows) == 2
        assert all(row.citations for row in rows[:-1])
        parts = [abs(row.part) for row in rows[:-1]]
        assert parts == sorted(parts, reverse=True)


def test_acts_of_no_theme_undated_and_disputed_ones_are_not_explained():
    page = Page(
        outlet="Canal Post", published="2017-06-20", rows=(
            Row(text="Riyadh did it again.", act="SAU-GOV COERCE QAT-GOV", when="2017-06-19"),
            Row(text="Riyadh once threatened Doha.", act="SAU-GOV THREATEN QAT-GOV"),
            Row(text="Riyadh jailed a Qatari.", act="SAU-GOV COERCE/arrest QAT-GOV",
                when="2017-06-15"),
            Row(text="Riyadh did not jail him.", act="SAU-GOV COERCE/arrest QAT-GOV",
                when="2017-06-15", factuality="denied"),
        ),
    )  # fmt: skip
    (change,) = ask((*BLOCKADE, page), *GULF, names=NAMES).changes
    rest = change.by_theme[-1]
    assert (rest.name, rest.before, rest.after) == (NOT_EXPLAINED, 0, 1)
    assert "1 undated or dated too loosely and 1 disputed" in rest.sentence
    quotes = {citation.quote for citation in rest.citations}
    assert {"Riyadh did it again.", "Riyadh once threatened Doha."} <= quotes


def test_a_turn_with_nothing_before_it_is_not_split():
    (first,) = [page for page in BLOCKADE if page.published == "2017-06-06"]
    assert ask((first,), *GULF, names=NAMES).changes == ()


def test_coded_events_count_by_the_month_and_those_shown_do_not_count_twice():
    case = join(evidence_of(*BLOCKADE), GULF_ANSWER.question, sides(*GULF))
    tallies = (
        Tally(first=date(2017, 1, 1), acting="source", type="CONSULT", mode=None, events=20),
        Tally(first=date(2017, 7, 1), acting="target", type="ACCUSE", mode=None, events=30),
        Tally(first=date(2030, 1, 1), acting="target", type="AID", mode=None, events=99),
    )
    items = tuple(
        replace(item, claim=replace(item.claim, reader="events"))
        if item.event and item.event.event.type == "SANCTION" else item
        for item in case.evidence
    )  # fmt: skip
    coded = replace(
        join(items, GULF_ANSWER.question, sides(*GULF)), coded=CodedCounts(tallies=tallies)
    )
    (bare,), (change,) = (changes(each, each, AnswerOptions()) for each in (case, coded))
    counts = {row.name: (row.before, row.after) for row in change.by_type}
    known = {row.name: (row.before, row.after) for row in bare.by_type}
    assert counts["consult"] == (known["consult"][0] + 20, 0)
    assert counts["accuse"] == (0, known["accuse"][1] + 30)
    assert "sanction" in known
    assert "sanction" not in counts  # it is shown, and the tallies would hold it
    whole = change.after - change.before
    assert sum(row.part for row in change.by_type) == pytest.approx(whole)
