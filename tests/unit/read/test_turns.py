"""What a text itself says of a relation's souring or thaw."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.unit.read.bearings import marked

from detente.model.text import Document
from detente.read.shifts import shifts
from detente.read.turns import turned

if TYPE_CHECKING:
    from detente.read.syntax import SyntaxReader

MOST_MISSED = 0.05

# text, direction, lasting state, the two sides
CASES = [
    ("Relations between Kenya and Somalia soured.", "souring", False, {"KEN", "SOM"}),
    ("Kenya's ties with Somalia have warmed.", "thaw", False, {"KEN", "SOM"}),
    ("Relations between Kenya and Somalia are tense.", "souring", True, {"KEN", "SOM"}),
    ("Relations between Kenya and Somalia have grown tense.", "souring", False, {"KEN", "SOM"}),
    ("Kenya and Somalia are at loggerheads over the sea.", "souring", True, {"KEN", "SOM"}),
    ("Kenya fell out with Somalia.", "souring", False, {"KEN", "SOM"}),
    ("Some of Kenya's actions have embittered Somalia.", "souring", False, {"KEN", "SOM"}),
]


def test_rows_read_their_examples(syntax: SyntaxReader):
    missed = []
    cases = [(row, e) for row in shifts() for e in row.examples if e.gap is None]
    for row, example in cases:
        tree = syntax.trees(example.text)[0]
        found = turned(tree, marked(tree, example.source, example.target))
        if not any(
            t.shift.direction == row.direction and {*t.one, *t.other} == {0, 1} for t in found
        ):
            missed.append(example.text)

    assert len(missed) <= MOST_MISSED * len(cases), "\n".join(missed)


@pytest.mark.parametrize(("text", "direction", "level", "sides"), CASES)
def test_turn(text, direction, level, sides, reader):
    reading = reader.read(Document(text=text, published=date(2021, 3, 1)))

    (turn,) = reading.turns

    assert (turn.direction, turn.level) == (direction, level)
    assert {*turn.sources, *turn.targets} == sides


@pytest.mark.parametrize(
    "text",
    ["Relations are tense.", "The soup soured.", "Kenya's relations with its past are tense."],
)
def test_no_turn_without_two_sides(text, reader):
    assert not reader.read(Document(text=text)).turns


def test_a_turn_is_claimed(reader):
    text = "Relations between Kenya and Somalia soured in 2019."
    reading = reader.read(Document(text=text, published=date(2021, 3, 1)))

    (turn,) = reading.turns

    assert [claim.turn for claim in reading.claims] == [turn.id]
    assert turn.when is not None
    assert turn.when.first == date(2019, 1, 1)
