from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.show.labels import fitted, in_lines, in_rows, spread, text_width


def test_a_label_is_cut_to_its_room():
    assert fitted("Opening", 12, 100) == "Opening"
    cut = fitted("Estrangement, with a quiet channel", 12, 100)
    assert cut.endswith("…")
    assert text_width(cut, 12) <= 100
    assert fitted("Opening", 12, 2) == ""


def test_a_label_is_broken_between_words():
    assert in_lines("Estrangement, with a quiet channel", 12, 140, 2) == (
        "Estrangement, with", "a quiet channel",
    )  # fmt: skip
    assert in_lines("", 12, 160, 2) == ()


places = st.lists(st.floats(0, 300, allow_nan=False), max_size=12).map(sorted)


@given(places)
def test_spread_places_keep_their_distance_and_order(wanted):
    found = spread(wanted, 20, 0, 300)

    assert all(b - a >= 20 - 1e-6 for a, b in pairwise(found))
    assert all(-1e-6 <= place <= 300 + 1e-6 for place in found)


@given(places)
def test_places_that_are_far_apart_do_not_move(wanted):
    if all(b - a >= 20 for a, b in pairwise(wanted)):
        assert [round(place, 6) for place in spread(wanted, 20, 0, 300)] == [
            round(place, 6) for place in wanted
        ]


@given(st.lists(st.floats(0, 100, allow_nan=False), max_size=30).map(sorted))
def test_rows_hold_what_one_row_cannot(wanted):
    found = in_rows(wanted, 20, 0, 100)

    assert len(found) == len(wanted)
    for row in {row for _, row in found}:
        held = [place for place, own in found if own == row]
        assert all(b - a >= 20 - 1e-6 for a, b in pairwise(held))
        assert all(-1e-6 <= place <= 100 + 1e-6 for place in held)


def test_the_estimated_width_is_an_upper_bound():
    """Widths in px, measured at 100 px with DejaVu Sans, the widest of the usual fonts."""
    measured = {
        "Documents read by month": 1338, "−10": 211, "2017": 254, "material cooperation": 1045,
        "Kirgistan’s Außenministerium": 1474, "WWW": 297, "90 % band": 537, "Illiill": 196,
    }  # fmt: skip
    assert all(text_width(text, 100) >= width for text, width in measured.items())
