"""Turns in wordings of many kinds, and between whom a relation is that is named alone."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.read.shifts import listed, shifts

DAY = date(2021, 3, 1)

# text, direction, the two sides
CASES = [
    ("A quarrel over sheep drove a wedge between Norway and Finland.", "souring", {"NOR", "FIN"}),
    ("The war set Sweden against Denmark.", "souring", {"SWE", "DNK"}),
    ("A dam has divided Peru and Bolivia.", "souring", {"PER", "BOL"}),
    ("Peru and Bolivia became enemies.", "souring", {"PER", "BOL"}),
    ("Peru and Bolivia are no longer on good terms.", "souring", {"PER", "BOL"}),
    ("The honeymoon between Peru and Bolivia ended.", "souring", {"PER", "BOL"}),
    ("Ties between Peru and Bolivia went from bad to worse.", "souring", {"PER", "BOL"}),
    ("Peru ended years of hostility with Bolivia.", "thaw", {"PER", "BOL"}),
    ("Peru and Bolivia have grown closer.", "thaw", {"PER", "BOL"}),
    ("Relations between Peru and Bolivia have never been better.", "thaw", {"PER", "BOL"}),
]

# What a relation that is named without its sides is a relation of; None: must stay silent.
ALONE = [
    ("Peru accused Bolivia of spying. Relations have soured since.", {"PER", "BOL"}),
    ("Relations soured after Peru had accused Bolivia of spying.", {"PER", "BOL"}),
    ("Peru, Chile and Bolivia met in May. Relations have soured since.", None),
    ("Peru accused Bolivia of spying. Labour relations have soured since.", None),
]


@pytest.mark.parametrize(("text", "direction", "sides"), CASES)
def test_turn(text, direction, sides, reader):
    turns = reader.read(Document(text=text, published=DAY)).turns

    changes = [turn for turn in turns if not turn.level and turn.factuality == "asserted"]

    assert {turn.direction for turn in changes} == {direction}
    assert {*changes[0].sources, *changes[0].targets} == sides


@pytest.mark.parametrize(("text", "sides"), ALONE)
def test_a_relation_named_alone(text, sides, reader):
    turns = reader.read(Document(text=text, published=DAY)).turns

    assert [{*turn.sources, *turn.targets} for turn in turns] == ([] if sides is None else [sides])


@pytest.mark.parametrize(
    "text",
    [
        "Peru turned on the style against Bolivia in the world cup qualifier.",
        "The pound plummeted against the dollar after Britain voted to leave.",
        "U.S. troops and their NATO allies are set to be out by July.",
        "If Peru builds the dam, relations with Bolivia will sour.",
    ],
)
def test_what_looks_like_a_turn(text, reader):
    assert not reader.read(Document(text=text, published=DAY)).turns


def test_a_rift_that_ended_is_told_once(reader):
    text = "A treaty ended the rift between Peru and Bolivia."

    (turn,) = reader.read(Document(text=text, published=DAY)).turns

    assert turn.direction == "thaw"


def test_every_row_has_examples_of_its_own():
    assert all(len(row.examples) >= 2 for row in shifts())
    assert listed("becoming") >= listed("changing") - {"drift", "move", "draw", "come"}
