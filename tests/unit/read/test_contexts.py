"""Contexts: every row's own examples, and that the rows are those of the scheme."""

from __future__ import annotations

import pytest

from detente.ontology.scheme import load
from detente.read.contexts import contexts_of
from detente.read.tables import rows, section, table, text, words

ROWS = rows(table("contexts")["context"])
EXAMPLES = [(text(row["name"]), each) for row in ROWS for each in words(row["examples"])]
OTHERS = [
    pytest.param(
        text(row["name"]),
        each,
        marks=[pytest.mark.xfail(reason=text(section(row["gaps"])[str(number)]))]
        if str(number) in section(row.get("gaps", {}))
        else [],
    )
    for row in ROWS
    for number, each in enumerate(words(row["not"]))
]


@pytest.mark.parametrize(("name", "sentence"), EXAMPLES)
def test_an_example_has_its_context(name, sentence):
    assert name in contexts_of(sentence, ())


@pytest.mark.parametrize(("name", "sentence"), OTHERS)
def test_a_counterexample_has_it_not(name, sentence):
    assert name not in contexts_of(sentence, ())


def test_the_rows_are_the_contexts_of_the_scheme():
    assert {text(row["name"]) for row in ROWS} == {each.name for each in load("plover").contexts}


def test_a_side_brings_its_sector_s_context():
    assert contexts_of("Peru complained.", ["SPY", None]) == ("intelligence",)
