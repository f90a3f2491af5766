"""Turns in counts: a change of tone, not of volume."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.relations import RelationPoint
from detente.relate.levels import LevelOptions, shifts
from detente.relate.periods import periods

SCORES = (3.5, 9.0, -2.5, -7.5)
QUIET = [(3, 1, 1, 0), (2, 0, 1, 0), (4, 1, 0, 0), (3, 1, 1, 1), (2, 1, 1, 0), (3, 0, 1, 0)]
BAD = [(2, 0, 6, 4), (1, 0, 5, 3), (2, 1, 7, 3), (1, 0, 6, 5), (2, 0, 4, 4), (1, 0, 6, 3)]


def _points(quads):
    frame = list(periods(date(2010, 1, 1), date(2029, 12, 1), "month"))[: len(quads)]
    points = []
    for (first, last), quad in zip(frame, quads, strict=True):
        n = sum(quad)
        score = sum(q * s for q, s in zip(quad, SCORES, strict=True)) / n if n else None
        points.append(
            RelationPoint(
                first=first, last=last, events=n, originals=n, outlets=1, quad=quad, score=score,
                low=score, high=score, coverage=n,
            )
        )  # fmt: skip
    return points


def _times(quads, factor):
    return [tuple(n * factor for n in quad) for quad in quads]


# why, quad counts by month, (month, direction) of each turn
CASES = [
    ("nothing", [], []),
    ("quiet", QUIET * 8, []),
    ("too few", [(1, 0, 0, 0)] * 24 + [(0, 0, 1, 0)] * 24, []),
    ("souring", QUIET * 5 + BAD * 4, [(30, "souring")]),
    ("thaw", BAD * 4 + QUIET * 5, [(24, "thaw")]),
    ("there and back", QUIET * 5 + BAD * 3 + QUIET * 5, [(30, "souring"), (48, "thaw")]),
    ("three times the reporting is no turn", QUIET * 5 + _times(QUIET * 5, 3), []),
    ("a month of crisis", QUIET * 5 + [(2, 0, 18, 14)] + QUIET * 5, [(30, "souring")]),
    (
        "war, and peace two months later",
        BAD * 3 + [(2, 0, 60, 70), (2, 0, 9, 8)] + QUIET * 5,
        [(18, "souring"), (20, "thaw")],
    ),
    ("more talk and no less conflict", BAD * 5 + [(40, 6, 6, 4)] + BAD * 5, [(30, "thaw")]),
    (
        "summits after a crisis of two months, in a year that was friendly",
        QUIET * 4 + [(3, 0, 30, 12), (4, 0, 20, 4)] + [(15, 1, 1, 0)] * 3 + QUIET * 3,
        [(24, "souring"), (26, "thaw")],
    ),
    (
        "more of what a lasting turn led to",
        QUIET * 5 + BAD[:3] + BAD[2:3] * 3 + BAD * 3,
        [(30, "souring")],
    ),
    ("a month of summits among friends", QUIET * 5 + [(30, 6, 1, 0)] + QUIET * 5, []),
]


@pytest.mark.parametrize(("quads", "turns"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_turns(quads, turns):
    assert [(each.at, each.direction) for each in shifts(_points(quads), LevelOptions())] == turns


def test_the_levels_on_both_sides_are_told():
    (shift,) = shifts(_points(QUIET * 5 + BAD * 4), LevelOptions())
    assert shift.after < 0 < shift.before


def test_a_single_month_is_told_apart_from_a_lasting_shift():
    (pulse,) = shifts(_points(QUIET * 5 + [(2, 0, 18, 14)] + QUIET * 5), LevelOptions())
    (lasting,) = shifts(_points(QUIET * 5 + BAD * 4), LevelOptions())
    assert (pulse.pulse, lasting.pulse) == (True, False)
