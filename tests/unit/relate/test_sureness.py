"""Confidence of turns: read off a table, never falling with strength."""

from __future__ import annotations

import pytest

from detente.relate.sureness import confidence


@pytest.mark.parametrize("kind", ["lasting", "pulse", "acts"])
def test_a_stronger_turn_is_never_less_sure(kind):
    given = [confidence(kind, z / 10) for z in range(20, 200)]
    assert given == sorted(given)
    assert 0.4 <= given[0] < given[-1] < 1


def test_between_two_rows_it_is_interpolated_and_the_sign_does_not_matter():
    assert confidence("pulse", -4.25) == pytest.approx(0.665, abs=0.001)
    assert confidence("pulse", 99) == 0.95


def test_another_kind_is_an_error():
    with pytest.raises(KeyError):
        confidence("rumour", 3)
