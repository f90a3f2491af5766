"""How a turn is put into words: a month that stands out is no change of level."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.case_builder import join
from tests.evidence_builder import evidence_of, sides
from tests.unit.explain.cases import BLOCKADE, GULF

from detente.explain.case import AnswerOptions
from detente.explain.lines import turn_lines
from detente.model.actors import ActorId
from detente.model.answers import Question
from detente.model.relations import TurningPoint

QUESTION = Question(
    text="Why?", source=ActorId("SAU"), target=ActorId("QAT"), source_name="Saudi Arabia",
    target_name="Qatar", polarity="souring",
)  # fmt: skip
PULSE = TurningPoint(
    first=date(2017, 6, 1), last=date(2017, 6, 30), month="2017-06", direction="souring",
    before=1.0, after=-6.0, method="counts", confidence=0.8, pulse=True,
)  # fmt: skip


def test_a_pulse_is_told_as_one_month_and_not_as_a_lasting_change():
    case = join(evidence_of(*BLOCKADE), QUESTION, sides(*GULF))

    (line,) = turn_lines(replace(case, turns=(PULSE,)), AnswerOptions())

    assert "a single month stands out from the year around it, for the worse" in line.sentence
    assert "the level need not have changed" in line.sentence


@pytest.mark.parametrize(
    ("direction", "after", "agrees"),
    [("souring", -6.0, True), ("souring", 2.0, False), ("thaw", 2.0, True), ("thaw", 1.0, False)],
)
def test_a_turn_that_the_mean_score_does_not_show_says_so(direction, after, agrees):
    case = join(evidence_of(*BLOCKADE), QUESTION, sides(*GULF))
    event = next(item for item in case.happenings if item.news).event.id
    turn = replace(
        PULSE, pulse=False, method="stated", direction=direction, after=after, triggers=(event,)
    )

    (line,) = turn_lines(replace(case, turns=(turn,)), AnswerOptions())

    assert "dated acts mark a turn" in line.sentence
    assert ("the mean score of all acts does not" in line.sentence) is not agrees
