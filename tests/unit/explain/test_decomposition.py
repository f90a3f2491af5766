"""The change of a score split by kinds of act: the parts sum to the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.explain.decomposition import Scored, mean_of, parts_of

ACTS = st.lists(
    st.builds(
        Scored,
        kind=st.sampled_from("abcde"),
        score=st.floats(-10, 10).map(lambda score: round(score, 1)),
        times=st.integers(1, 40),
    ),
    min_size=1,
    max_size=30,
)


@given(ACTS, ACTS)
def test_the_parts_sum_to_the_whole(before, after):
    parts = parts_of(before, after)
    assert set(parts) == {act.kind for act in (*before, *after)}
    whole = round(100 * mean_of(after)) - round(100 * mean_of(before))
    assert round(100 * sum(parts.values())) == whole


@given(ACTS)
def test_nothing_changes_where_both_stretches_are_alike(acts):
    assert all(abs(part) <= 0.01 for part in parts_of(acts, acts).values())


@given(ACTS, ACTS)
def test_read_backwards_the_parts_change_sign(before, after):
    forth, back = parts_of(before, after), parts_of(after, before)
    assert all(abs(forth[kind] + back[kind]) <= 0.021 for kind in forth)


@given(ACTS, ACTS)
def test_acts_counted_together_are_as_acts_one_by_one(before, after):
    single = [[Scored(act.kind, act.score) for act in acts for _ in range(act.times)]
              for acts in (before, after)]  # fmt: skip
    one, other = parts_of(before, after), parts_of(*single)
    assert all(abs(one[kind] - other[kind]) <= 0.011 for kind in one)


def acts(**kinds: tuple[int, float]) -> list[Scored]:
    return [Scored(kind=k, score=score) for k, (n, score) in kinds.items() for _ in range(n)]


# why, before, after, parts
CASES = [
    ("more of what is worse", acts(aid=(3, 6.0), raid=(1, -10.0)),
     acts(aid=(1, 6.0), raid=(3, -10.0)), {"aid": -4.0, "raid": -4.0}),
    ("the same kind done more harshly", acts(raid=(2, -4.0)), acts(raid=(5, -9.0)),
     {"raid": -5.0}),
    ("a kind that is new", acts(talk=(4, 2.0)), acts(talk=(2, 2.0), raid=(2, -8.0)),
     {"talk": -1.25, "raid": -3.75}),
    ("only the numbers grow", acts(talk=(1, 2.0), raid=(1, -8.0)),
     acts(talk=(9, 2.0), raid=(9, -8.0)), {"talk": 0.0, "raid": 0.0}),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "parts"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_parts(before, after, parts):
    assert parts_of(before, after) == parts
