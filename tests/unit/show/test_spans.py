"""A text cut into pieces by marks that nest and cross: no word is lost, none stands twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.show.pages.spans import Mark, paragraphs

TEXT = "Chad shelled\n\nLibyan posts in the north."


def mark(start, end, kind="a", **more):
    return Mark(start=start, end=end, kind=kind, **more)


def told(text, *marks):
    return [[(p.text, " ".join(p.kinds)) for p in each] for each in paragraphs(text, marks)]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((), [("Chad shelled", "")]),
        ((mark(0, 4),), [("Chad", "a"), (" shelled", "")]),
        ((mark(0, 12), mark(5, 12, "b")), [("Chad ", "a"), ("shelled", "a b")]),
        ((mark(0, 8), mark(5, 12, "b")), [("Chad ", "a"), ("she", "a b"), ("lled", "b")]),
        ((mark(0, 4), mark(0, 4, "b")), [("Chad", "a b"), (" shelled", "")]),
    ],
)
def test_marks_nest_and_cross(marks, expected):
    assert told(TEXT, *marks)[0] == expected


def test_a_mark_goes_on_in_the_next_paragraph():
    assert told(TEXT, mark(5, 20)) == [
        [("Chad ", ""), ("shelled", "a")], [("Libyan", "a"), (" posts in the north.", "")],
    ]  # fmt: skip


def test_the_shortest_mark_is_what_words_lead_to():
    marks = (mark(0, 12, opens="wide"), mark(0, 4, "b", opens="near", anchor="here", number=3))
    (first, second), _ = paragraphs(TEXT, marks)
    assert (first.link.opens, second.link.opens) == ("near", "wide")
    assert first.anchors == ("here",)
    assert [m.number for m in first.numbered] == [3]


def bare(text):
    return "".join(text.split())


@given(
    st.text("ab \n", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8),
)
def test_every_word_stands_once_and_in_order(text, stretches):
    marks = [mark(s, min(s + n, len(text))) for s, n in stretches if s < len(text)]
    whole = "".join(piece.text for each in paragraphs(text, marks) for piece in each)
    assert bare(whole) == bare(text)
    for number, each in enumerate(marks):
        one = mark(each.start, each.end, f"only{number}")
        marked = "".join(
            p.text for para in paragraphs(text, [*marks, one]) for p in para
            if one.kind in p.kinds
        )  # fmt: skip
        assert bare(marked) == bare(text[each.start : each.end])
