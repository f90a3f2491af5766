"""Names that a user has begun to type."""

from __future__ import annotations

import pytest

from detente.atlas.complete import complete
from detente.atlas.lookup import load_atlas


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("argen", "ARG"),  # the name as a whole
        ("korea", "KOR"),  # a whole name before the words of others
        ("élys", "FRA"),  # accents do not matter, nor does it that it is a seat of power
        ("GBR", "GBR"),  # an id
        ("hezb", "LBN-HEZBOLLAH"),
        ("United   Ki", "GBR"),
        ("Arjentina", "ARG"),  # a slip of the pen
    ],
)
def test_the_likeliest_comes_first(typed, first):
    assert complete(load_atlas(), typed, 12)[0].id == first


@pytest.mark.parametrize("typed", ["", " ", "xq", "\x00"])
def test_nobody_is_called_so(typed):
    assert complete(load_atlas(), typed, 12) == ()


def test_no_more_than_are_asked_for_and_each_once():
    found = complete(load_atlas(), "a", 5)
    assert len({actor.id for actor in found}) == len(found) == 5
