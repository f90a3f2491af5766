"""Things found by where they stand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.text import DocId, Span
from detente.read.stretches import Stretches, beginning_in


@dataclass(frozen=True)
class Thing:
    span: Span


PLACES = st.tuples(st.integers(0, 3000), st.integers(1, 1500)).map(lambda p: (p[0], sum(p)))


@given(st.lists(PLACES), PLACES)
def test_all_that_share_a_character_are_near_and_in_order(places, asked):
    near = Stretches((*place, index) for index, place in enumerate(places)).near(*asked)

    sharing = [i for i, (a, b) in enumerate(places) if a < asked[1] and asked[0] < b]
    assert near == sorted(near)
    assert set(sharing) <= set(near)


@pytest.mark.parametrize(
    ("start", "end", "count"), [(0, 100, 3), (1, 5, 0), (5, 10, 1), (10, 10, 0)]
)
def test_what_begins_in_a_stretch(start: int, end: int, count: int):
    things = [Thing(Span(DocId("d"), at, at + 3)) for at in (0, 5, 10)]

    assert len(beginning_in(things, start, end)) == count
