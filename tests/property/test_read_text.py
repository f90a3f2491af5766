"""Splitting never loses, doubles or moves a character, whatever the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.read.sentences import sentences
from detente.read.tokens import tokens

_NEWS = st.text(alphabet="abAB.,;:!?'’\"“”()-–—… \n\t$%5/&", max_size=120)
TEXTS = st.one_of(st.text(max_size=120), _NEWS)


@given(TEXTS)
def test_words_hold_every_character_once(text: str) -> None:
    found = tokens(text)
    assert all(a < b for a, b in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert "".join(text[a:b] for a, b in found) == "".join(text.split())


@given(TEXTS)
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    found = sentences(text)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    kept = sum(c.isalnum() for a, b in found for c in text[a:b])
    assert kept == sum(c.isalnum() for c in text)
    assert all(not text[a].isspace() and not text[b - 1].isspace() for a, b in found)
