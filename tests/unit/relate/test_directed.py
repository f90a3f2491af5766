"""Whose acts changed at a turn."""

from __future__ import annotations

from datetime import date

import pytest
from tests.evidence_builder import Page, Row, evidence_of, sides

from detente.model.happenings import gather
from detente.model.relations import Stance, TurningPoint
from detente.ontology import load
from detente.relate.deeds import deeds_of
from detente.relate.directed import with_sides
from detente.relate.phases import phases

PLOVER = load("plover")
PAIR = sides("QAT", "SAU")
CALM = (("2013-06-01", "SAU CONSULT QAT"), ("2013-09-01", "QAT CONSULT SAU"))


def _turn(month: str, direction: str, **more) -> TurningPoint:
    first = date.fromisoformat(month + "-01")
    return TurningPoint(
        first=first, last=first.replace(day=28), month=month, direction=direction, before=None,
        after=None, method="stated", confidence=0.45, **more,
    )  # fmt: skip


def _told(*acts):
    rows = (Row(text=f"On {day} it was done.", act=act, when=day) for day, act in acts)
    return gather(evidence_of(Page(rows=tuple(rows))), {})


# why, acts after the turn of March 2014, its direction, whose acts changed
CASES = [
    ("one side's", [("2014-03-05", "SAU SANCTION/withdraw QAT"),
                    ("2014-03-09", "QAT CONSULT SAU")], "souring", "target"),
    ("both", [("2014-03-05", "SAU ACCUSE QAT"), ("2014-03-09", "QAT ACCUSE SAU")],
     "souring", "both"),
    ("silence is no change", [("2014-03-09", "QAT ACCUSE SAU")], "souring", "source"),
    ("the other way", [("2014-03-05", "SAU ACCUSE QAT")], "thaw", None),
    ("too late", [("2015-03-05", "SAU ACCUSE QAT")], "souring", None),
]  # fmt: skip


@pytest.mark.parametrize(("acts", "direction", "changed"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_whose_acts_changed(acts, direction, changed):
    deeds = deeds_of(_told(*CALM, *acts), PAIR)
    (turn,) = with_sides([_turn("2014-03", direction)], deeds, PLOVER)
    assert turn.changed_by == changed
    assert turn.by_source.before.events == turn.by_target.before.events == 1


def test_the_next_turn_ends_what_is_looked_at():
    acts = [("2014-03-05", "SAU SANCTION/withdraw QAT"), ("2014-05-16", "SAU CONCEDE QAT")]
    deeds = deeds_of(_told(*CALM, *acts), PAIR)
    turns = [_turn("2014-05", "thaw"), _turn("2014-03", "souring")]
    souring, thaw = with_sides(turns, deeds, PLOVER)
    assert souring.month == "2014-03"
    assert souring.by_target.after == thaw.by_target.before
    assert souring.by_target.after.score < 0 < thaw.by_target.after.score


def test_a_phase_tells_each_side_apart():
    told = _told(("1998-01-05", "QAT AID SAU"), ("1998-02-05", "SAU ACCUSE QAT"))
    (phase,) = phases([], deeds_of(told, PAIR), PLOVER)
    assert phase.by_source.score > 0 > phase.by_target.score
    assert (phase.by_source.events, phase.by_target.events) == (1, 1)
    (lone,) = phases([], deeds_of(_told(("1998-01-05", "QAT AID SAU")), PAIR), PLOVER)
    assert lone.by_target == Stance()


def test_a_weak_single_month_opens_no_phase():
    told = _told(*CALM, ("2014-03-05", "SAU ACCUSE QAT"))
    assert len(phases([_turn("2014-03", "souring", pulse=True)], deeds_of(told, PAIR), PLOVER)) == 1
    assert len(phases([_turn("2014-03", "souring")], deeds_of(told, PAIR), PLOVER)) == 2
