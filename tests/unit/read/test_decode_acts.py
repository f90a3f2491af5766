"""From scores to acts."""

from __future__ import annotations

import numpy as np
import pytest

from detente.read.decode_acts import LEAST_ROLE, acts, moved

KINDS, STATUSES = ("NONE", "ASSAULT"), ("happened", "negated")


def found(kinds, roles=None):
    count = len(kinds)
    statuses = np.tile(np.array([[2.0, 0.0]], dtype=np.float32), (count, 1))
    sides = np.full((count, count, 2), -9.0, dtype=np.float32) if roles is None else roles
    return acts(np.array(kinds, dtype=np.float32), statuses, sides, (KINDS, STATUSES))


def test_words_that_surely_tell_nothing_are_left_out():
    (act,) = found([[9.0, -9.0], [0.0, 2.0], [9.0, -9.0]])

    assert act.word == 1
    assert act.chance("ASSAULT") == pytest.approx(0.8808, abs=1e-3)
    assert act.told == pytest.approx(act.chance("ASSAULT"), abs=1e-3)
    assert dict(act.statuses)["happened"] == pytest.approx(0.8808, abs=1e-3)


def test_no_word_no_act():
    assert found([[9.0, -9.0]]) == ()


def test_likely_words_are_sides():
    roles = np.full((2, 2, 2), -9.0, dtype=np.float32)
    roles[1, 0, 0] = 3.0

    (act,) = found([[9.0, -9.0], [0.0, 2.0]], roles)

    assert [word for word, share in act.sources if share > LEAST_ROLE] == [0]
    assert act.targets == ()


def test_an_act_of_a_later_stretch_counts_from_the_sentence_s_start():
    (act,) = found([[0.0, 2.0]], np.full((1, 1, 2), 3.0, dtype=np.float32))

    later = moved(act, 10)

    assert (later.word, later.sources[0][0], later.targets[0][0]) == (10, 10, 10)
