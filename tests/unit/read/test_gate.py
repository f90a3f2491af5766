"""Which sentences are parsed."""

from __future__ import annotations

import pytest

from detente.atlas.names import AliasHit
from detente.model.text import Document
from detente.read.datelines import after_dateline
from detente.read.gate import wanted

TEXT = "Peru spoke. It rained. They left. Birds sang. He paid 40. Cows ate. Chile won."
SENTENCES = [(0, 11), (12, 22), (23, 33), (34, 45), (46, 57), (58, 67), (68, 78)]


def _hit(word: str) -> AliasHit:
    start = TEXT.index(word)
    return AliasHit(start=start, end=start + len(word), text=word, alias=word, form="name")


def test_names_and_what_points_back_to_them_are_read():
    chosen = wanted(Document(text=TEXT), SENTENCES, [_hit("Peru"), _hit("Chile")])

    assert chosen == (0, 1, 2, 6)


def test_what_is_asked_about_is_read():
    assert wanted(Document(text=TEXT), SENTENCES, [], [(34, 39)]) == (3,)


def test_nothing_named_nothing_read():
    assert wanted(Document(text=TEXT), SENTENCES, []) == ()


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("NEW DELHI - India left.", "India left."),
        ("ANKARA, Turkey (AP) -- Troops left.", "Troops left."),
        ("KABUL: Troops left.", "Troops left."),
        ("ASMARA, 9 July - Troops left.", "ASMARA, 9 July - Troops left."),
        ("India - a large land - left.", "India - a large land - left."),
        ("NATO left.", "NATO left."),
    ],
)
def test_datelines(text: str, rest: str):
    assert text[after_dateline(text, 0, len(text)) :] == rest
