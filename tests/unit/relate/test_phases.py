"""Names of the stretches between turns."""

from __future__ import annotations

from datetime import date

import pytest
from tests.evidence_builder import Page, Row, evidence_of, sides

from detente.model.happenings import gather
from detente.model.relations import TurningPoint
from detente.ontology import load
from detente.relate import tables
from detente.relate.deeds import deeds_of
from detente.relate.phases import features_of, name_of, phases

PLOVER = load("plover")
PAIR = sides("A", "B")

EXAMPLES = [
    (row["name"], example)
    for row in tables.rows(tables.table("phases")["phase"])
    for example in tables.rows(row["examples"])
]


def _acts(rows):
    return gather(evidence_of(Page(rows=tuple(rows), published="2024-01-01")), {})


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_the_examples_of_the_table(name, example):
    other = {"A": "B", "B": "A"}
    acts = _acts(
        Row(text=f"Act {n}.", act=f"{act} {other[act[0]]}", when=f"2010-01-{n + 1:02d}")
        for n, act in enumerate(example["acts"])
    )
    features = features_of(deeds_of(acts, PAIR), PLOVER, example["days"], example["opens"])
    assert name_of(features) == name


def _turn(month: str, direction: str) -> TurningPoint:
    first = date.fromisoformat(month + "-01")
    return TurningPoint(
        first=first, last=first.replace(day=28), month=month, direction=direction, before=None,
        after=None, method="stated", confidence=0.5,
    )  # fmt: skip


def _row(when, act, **more):
    return Row(text=f"In {when} it was done.", act=act, when=when, **more)


TALIBAN = sides("AFG-TALIBAN AFG-GOV@2021-08-15 AFG@2021-08-15", "PAK PAK-GOV PAK-MIL")


def test_a_relation_from_patronage_to_crisis():
    told = _acts([
        _row("1996", "PAK SUPPORT AFG-TALIBAN", background=True),
        _row("1997-05", "PAK-GOV AID+military AFG-TALIBAN", background=True),
        _row("1998", "PAK AID AFG-TALIBAN", background=True),
        _row("2021-09-04", "PAK-GOV CONSULT/visit AFG-TALIBAN"),
        _row("2021-12-19", "PAK-GOV AID AFG-TALIBAN"),
        _row("2022-04-16", "PAK-MIL ASSAULT/aerial AFG-TALIBAN"),
        _row("2022-04-17", "AFG-TALIBAN ACCUSE/allege PAK"),
        _row("2023-10-03", "PAK-GOV COERCE/deport AFG-TALIBAN"),
    ])  # fmt: skip
    turns = [_turn("2021-08", "thaw"), _turn("2022-04", "souring")]
    found = phases(turns, deeds_of(told, TALIBAN), PLOVER)
    assert [(phase.name, phase.first.year) for phase in found] == [
        ("patronage", 1996), ("thaw", 2021), ("friction", 2022)
    ]  # fmt: skip
    assert all(phase.claims for phase in found)


def test_silence_ends_a_phase():
    told = _acts([_row("1979-04", "A AID B"), _row("1980-02", "A AID B"),
                  _row("1999-01", "A ASSAULT B"), _row("1999-05", "A ACCUSE B")])  # fmt: skip
    found = phases([], deeds_of(told, PAIR), PLOVER)
    assert [(phase.name, phase.last) for phase in found] == [
        ("patronage", date(1980, 2, 29)), ("crisis", None)
    ]  # fmt: skip


def test_what_is_denied_possible_or_undated_makes_no_phase():
    told = _acts([
        _row("1999-01", "A ASSAULT B", factuality="possible"),
        _row("1999-02", "A ASSAULT B", factuality="denied"),
        Row(text="Once upon a time they fought.", act="A ASSAULT B"),
        _row("1999-03", "A ASSAULT C"),
    ])  # fmt: skip
    assert phases([], deeds_of(told, PAIR), PLOVER) == ()


def test_a_turn_that_is_only_stated_opens_a_phase():
    (phase,) = phases([_turn("2014-12", "thaw")], [], PLOVER)
    assert (phase.name, phase.events, phase.score) == ("thaw", 0, None)
