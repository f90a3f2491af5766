"""Definitions and example sentences of the PLOVER types and modes."""

from __future__ import annotations

import pytest

from detente.ontology import load

PLOVER = load("plover")
ENTRIES = [(each.name, each) for each in PLOVER.types] + [
    (f"{each.name}.{mode.name}", mode) for each in PLOVER.types for mode in each.modes
]
EXAMPLES = [
    (name.partition(".")[0], example) for name, entry in ENTRIES for example in entry.examples
]


@pytest.mark.parametrize(
    "entry", [entry for _, entry in ENTRIES], ids=[name for name, _ in ENTRIES]
)
def test_each_type_and_mode_has_a_definition_and_two_examples(entry):
    assert entry.definition.endswith(".")
    assert "\n" not in entry.definition
    assert len(entry.examples) >= 2


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[e.text[:40] for _, e in EXAMPLES])
def test_an_example_is_one_sentence_with_its_parties_in_it_once(kind, example):
    assert example.text.endswith(".")
    assert example.text.count(". ") == 0
    assert example.text.count(example.source) == 1
    if example.target is None:
        assert not PLOVER.type(kind).needs_target
        return
    assert example.text.count(example.target) == 1
    assert example.source not in example.target
    assert example.target not in example.source


def test_no_example_is_used_twice():
    texts = [example.text for _, example in EXAMPLES]
    assert len(set(texts)) == len(texts)


def test_examples_are_of_many_actors_and_decades():
    sources = {example.source for _, example in EXAMPLES}
    assert len(sources) > 0.8 * len(EXAMPLES)
    decades = {word[:3] for _, e in EXAMPLES for word in e.text.split() if word[:4].isdigit()}
    assert len(decades) >= 8


def test_contexts_and_sectors_have_definitions():
    for each in (*PLOVER.contexts, *PLOVER.sectors):
        assert each.definition.endswith(".")
