"""From scores to the links that a sentence may state."""

from __future__ import annotations

import numpy as np

from detente.read.decode_ties import chance, moved, ties

STANCES = ("STATED", "POSSIBLE", "DENIED")
SURE, NEVER = 4.0, -4.0


def found(anchors, causes, effects, stance=0):
    """Return the ties of five words; the same ends hang on every anchor."""
    ends = np.full((6, 5, 2), NEVER, dtype=np.float32)
    ends[:, causes, 0] = SURE
    ends[:, effects, 1] = SURE
    scores = np.full(6, NEVER, dtype=np.float32)
    scores[anchors] = SURE
    stances = np.zeros((6, 3), dtype=np.float32)
    stances[:, stance] = SURE
    return ties(scores, stances, ends, STANCES, 0.5)


def test_a_signal_joins_the_runs_on_its_two_sides():
    (tie,) = found([3], causes=[3, 4], effects=[0, 1])

    assert (tie.signal, tie.cause, tie.effect) == ((2,), (3, 5), (0, 2))
    assert tie.chance > 0.9
    assert max(tie.stances, key=lambda each: each[1])[0] == "STATED"


def test_words_side_by_side_are_one_signal():
    (tie,) = found([2, 3], causes=[3, 4], effects=[0])

    assert tie.signal == (1, 2)


def test_the_sentence_itself_carries_a_link_without_a_signal():
    (tie,) = found([0], causes=[0, 1], effects=[3, 4], stance=1)

    assert tie.signal == ()
    assert dict(tie.stances)["POSSIBLE"] > 0.9


def test_where_both_sides_claim_the_same_words_one_gives_way():
    (tie,) = found([3], causes=[3, 4], effects=[0, 4])

    assert tie.cause[1] <= tie.effect[0] or tie.effect[1] <= tie.cause[0]


def test_no_link_without_both_sides():
    assert found([3], causes=[], effects=[0]) == ()


def test_unlikely_anchors_are_left_out():
    assert found([], causes=[3], effects=[0]) == ()


def test_a_link_of_a_later_stretch_counts_from_the_sentence_s_start():
    (tie,) = found([3], causes=[3, 4], effects=[0, 1])

    later = moved(tie, 10)

    assert (later.signal, later.cause, later.effect) == ((12,), (13, 15), (10, 12))


def test_a_logit_of_nought_is_even():
    assert chance(0.0) == 0.5
