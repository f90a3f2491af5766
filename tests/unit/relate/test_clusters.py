"""Turns among few happenings. Scores are PLOVER's; days are counted from 1 January 2015."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from detente.model.text import DocId
from detente.relate.clusters import Sighting, clusters

START = date(2015, 1, 1)
PEACE = [(0, 4.0), (60, 9.5), (130, 2.5), (200, 5.0)]
CRISIS = [(300, -9.5), (302, -3.5), (305, -6.0), (310, -7.0)]

# why, (day, score) of each happening, (day, direction) of each turn
CASES = [
    ("nothing", [], []),
    ("one act alone proves nothing", [(300, -9.5)], []),
    ("a friendly pair", [*PEACE, (300, 4.0), (330, 2.5), (360, 9.5)], []),
    ("one hostile act", [*PEACE, (300, -9.5), (360, 4.0)], []),
    ("words alone", [*PEACE, (300, -2.0), (302, -3.0), (305, -3.5), (306, -3.0)], []),
    ("souring", [*PEACE, *CRISIS], [(300, "souring")]),
    ("souring that lasts", [*PEACE, *CRISIS, (400, -3.0), (430, -6.0)], [(300, "souring")]),
    ("spread over a year is no cluster", [*PEACE, (300, -9.5), (420, -3.5), (560, -6.0)], []),
    ("more of the same", [(day, -7.0 if day % 40 else -3.5) for day in range(0, 700, 20)], []),
    ("words that turn into deeds",
     [(0, -2.0), (90, -3.0), (150, 2.5), (200, -3.5), (280, -2.0), *CRISIS], [(300, "souring")]),
    ("friends who become better friends",
     [*PEACE, (300, 10.0), (302, 5.0), (305, 9.5), (310, 4.0), (315, 9.5)], []),
    ("souring and thaw",
     [*PEACE, *CRISIS, (400, -3.0), (520, 8.0), (523, 4.0), (530, 9.5), (536, 5.0), (600, 4.0)],
     [(300, "souring"), (520, "thaw")]),
    ("a month of crisis stands by itself",
     [*PEACE, *CRISIS, (330, 2.5), (340, 7.5), (352, 4.0), (380, 9.5)],
     [(300, "souring")]),
]  # fmt: skip


def _sightings(told):
    return [
        Sighting(
            day=START + timedelta(days=day), score=score, key=f"k{number}",
            originals=frozenset({DocId(f"d{number}")}),
        )
        for number, (day, score) in enumerate(told)
    ]  # fmt: skip


@pytest.mark.parametrize(("told", "turns"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_turns(told, turns):
    expected = [(START + timedelta(days=day), direction) for day, direction in turns]
    found = clusters(_sightings(told))
    assert [(each.first, each.direction) for each in found] == expected
    assert clusters(list(reversed(_sightings(told)))) == found


def test_one_document_alone_makes_no_turn():
    told = [
        Sighting(day=each.day, score=each.score, key=each.key, originals=frozenset({DocId("d")}))
        for each in _sightings([*PEACE, *CRISIS])
    ]
    assert clusters(told) == ()
