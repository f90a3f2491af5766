"""Who belongs to a side, on which day, and what the sides did to each other."""

from __future__ import annotations

import pytest
from tests.evidence_builder import day, event_of, sides, when

from detente.model.sides import middle, with_people

KABUL = sides("AFG-TALIBAN AFG@2021-08-15 AFG-MIL@2021-08-15", "PAK PAK-GOV PAK-MIL")
ARMY = sides("PAK PAK-GOV PAK-MIL", "PAK-MIL")

# sides, actor, day, side
BELONGS = [
    (KABUL, "AFG-TALIBAN", "2001-01-01", "source"),
    (KABUL, "AFG-MIL", "2020-05-01", None),
    (KABUL, "AFG-MIL", "2022-05-01", "source"),
    (KABUL, "AFG-MIL", None, None),
    (KABUL, "AFG-TALIBAN", None, "source"),
    (KABUL, "PAK-TTP", "2022-05-01", None),
    (ARMY, "PAK-MIL", "2022-05-01", "target"),
    (ARMY, "PAK-GOV", "2022-05-01", "source"),
]


@pytest.mark.parametrize(("pair", "actor", "on", "side"), BELONGS)
def test_the_side_of_an_actor(pair, actor, on, side):
    assert pair.side_of(actor, day(on) if on else None) == side


# act, its day, sides that acted, the same with people
ACTS = [
    ("PAK-MIL ASSAULT AFG", "2022-04-16", {"target"}, {"target"}),
    ("PAK-MIL ASSAULT AFG", "2010-04-16", set(), set()),
    ("AFG-TALIBAN CONSULT PAK", "2010", {"source"}, {"source"}),
    ("AFG-TALIBAN&PAK CONSULT -", "2022", {"source", "target"}, {"source", "target"}),
    ("AFG-TALIBAN&PAK AGREE AFG-TALIBAN&PAK", "2022", {"source", "target"}, {"source", "target"}),
    ("PAK COERCE/deport AFG-REF", "2023", set(), {"target"}),
    ("PAK COERCE/deport AFG-REF", "2015", set(), set()),
    ("PAK-CVL ASSAULT AFG", "2023", set(), set()),
    ("PAK ASSAULT PAK-TTP", "2023", set(), set()),
    ("- ASSAULT PAK", "2023", set(), set()),
]


@pytest.mark.parametrize(("act", "told", "acting", "with_theirs"), ACTS)
def test_which_sides_acted(act, told, acting, with_theirs):
    event = event_of(act, when(told))
    assert KABUL.acting(event) == acting
    assert KABUL.acting(event, people=True) == with_theirs


def test_people_hold_on_the_days_of_their_state():
    wide = with_people(KABUL)
    assert wide.side_of("AFG-REF", day("2022-01-01")) == "source"
    assert wide.side_of("AFG-REF", day("2020-01-01")) is None
    assert wide.side_of("PAK-BUS", day("2020-01-01")) == "target"


def test_the_middle_of_a_date():
    assert middle(when("2024-03-01..2024-03-02")) == day("2024-03-01")
