"""News told from history."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.read.background import is_background, tells_history
from detente.read.times import find_times
from detente.read.times_govern import when_of

DAY = date(2016, 3, 17)

# text, is its last sentence told as history?
STORIES = [
    ("Peru shelled the port on Monday.", False),
    ("Peru shelled the port.", False),
    ("Peru closed the pass last month.", False),
    ("Peru invaded the island in 1941.", True),
    ("Peru had armed the rebels.", True),
    ("The line was drawn in 1893.\n\nIt divided the clans.", True),
    ("The line was drawn in 1893.\n\nIt divided the clans.\n\nMany families fled.", True),
    ("The line was drawn in 1893.\n\nTies are tense.", False),
    ("The line was drawn in 1893.\n\nOn Monday shells fell.", False),
    ("Ties have been strained since 2011.", False),
    ("Historians recall a long feud.", True),
    ("The two countries quarrel over a line drawn in 1893.", False),
]


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_tells_history_from_news(text, expected, syntax) -> None:
    document = Document(text=text, published=DAY)
    trees = syntax.trees(text)
    assert tells_history(document, trees[-1], find_times(document, trees)) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru invaded the island in 1941.", "invaded", True),
        ("Peru invaded the island last month.", "invaded", False),
        ("The raid recalled the invasion of 1941.", "invasion", True),
        ("Peru shelled the port.", "shelled", False),
    ],
)
def test_the_date_of_a_happening_decides(text, word, expected, syntax) -> None:
    document = Document(text=text, published=DAY)
    trees = syntax.trees(text)
    times = find_times(document, trees)
    (token,) = [token for token in trees[0].tokens if token.text == word]
    when, _ = when_of(trees[0], token.index, times, document)
    assert is_background(document, trees[0], when, times) is expected


def test_without_a_day_of_publication_only_the_sentence_itself_can_look_back(syntax) -> None:
    for text, expected in [("Peru had armed them.", True), ("Peru fought in 1941.", False)]:
        document = Document(text=text)
        trees = syntax.trees(text)
        assert tells_history(document, trees[0], find_times(document, trees)) is expected
