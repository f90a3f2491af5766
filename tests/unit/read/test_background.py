"""News told from history."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.model.times import When
from detente.read import tables
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
    # A month without its year goes on in the year told before it.
    ("Peru lost a war in 1941. In February it signed a truce.", True),
    ("Peru lost a war in 1941. In October it signed a truce.", True),
    ("Peru lost a war in 1941. Last week it signed a truce.", False),
    # The nearest date before decides, though the paragraph has others.
    ("Shells fell on Monday. In 1941 the same town burned. Its people fled.", True),
    ("In 1941 the town burned. On Monday shells fell again. Its people fled.", False),
    # An act in the present among old dates is history; a state is none, nor is a new paragraph.
    ("On 3 May 1941 the garrison sleeps. Peru shells the town.", True),
    ("In 1941 the garrison fell.\n\nPeru has protested.", False),
    # The past perfect reaches back from news told before, and from history.
    ("Peru fired on a boat on Monday.\n\nThe boat had crossed the river.", False),
    ("In 1941 Peru fired on a boat.\n\nThe boat had crossed the river.", True),
    # A year in the name of a thing or in an aside dates neither the clause nor what follows.
    ("Peru tore up the 1998 accord. Its troops crossed the river.", False),
    ("The league, banned in 1998, called a strike.", False),
    ("Peru withdrew its envoy on Monday, as it had in 1998. Chile protested.", False),
]


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_tells_history_from_news(text, expected, syntax) -> None:
    document = Document(text=text, published=DAY)
    trees = syntax.trees(text)
    root = trees[-1].root.index
    assert tells_history(document, trees[-1], find_times(document, trees), root) is expected


def test_openers_announce_history(syntax) -> None:
    for row in tables.rows(tables.table("background")["opener"]):
        for text in tables.words(row["examples"]):
            document = Document(text=text, published=DAY)
            (tree,) = syntax.trees(text)
            assert tells_history(document, tree, find_times(document, (tree,))), text


def test_years_of_sentences_that_were_passed_over_count(syntax) -> None:
    text = "A plague came in 1856. Peru closed the port."
    document = Document(text=text, published=DAY)
    tree = syntax.trees(text)[-1]
    assert tells_history(document, tree, find_times(document, (tree,)))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chad shelled the camp eight months ago.", "shelled", True),
        ("Chad shelled the camp on 8 February.", "shelled", False),
        ("Chad expelled the envoys in December.", "expelled", True),
        ("Chad will reopen the border in June.", "reopen", False),
        ("Chad has armed the rebels since 2003.", "armed", True),
        ("Chad has bombed the camp since Monday.", "bombed", False),
    ],
)
def test_one_date_decides_by_its_age(text, word, expected, syntax) -> None:
    assert _told(text, word, syntax) is expected


def test_what_is_past_but_dated_ahead_is_of_an_earlier_year(syntax) -> None:
    text, ahead = "Chad overran the fort.", date(2016, 8, 1)
    document = Document(text=text, published=DAY)
    (tree,) = syntax.trees(text)
    when = When(first=ahead, last=ahead, granularity="day", basis="computed", anchor=DAY)
    assert is_background(document, tree, when, (), tree.root.index)


def _told(text, word, syntax) -> bool:
    document = Document(text=text, published=DAY)
    trees = syntax.trees(text)
    times = find_times(document, trees)
    ((tree, at),) = [(t, k.index) for t in trees for k in t.tokens if k.text == word]
    when, _ = when_of(tree, at, times, document)
    return is_background(document, tree, when, times, at)


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
    assert _told(text, word, syntax) is expected


def test_without_a_day_of_publication_only_the_sentence_itself_can_look_back(syntax) -> None:
    for text, expected in [("Peru had armed them.", True), ("Peru fought in 1941.", False)]:
        document = Document(text=text)
        trees = syntax.trees(text)
        assert tells_history(document, trees[0], find_times(document, trees)) is expected
