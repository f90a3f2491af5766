"""What a reason is about."""

from __future__ import annotations

import pytest
from tests.evidence_builder import event_of

from detente.explain import tables
from detente.explain.themes import OTHER, default_themes, theme_of
from detente.ontology import load

EXAMPLES = [
    (row["name"], sentence)
    for row in tables.rows(tables.table("themes")["theme"])
    for sentence in row["examples"]
]


@pytest.mark.parametrize(("name", "sentence"), EXAMPLES)
def test_the_examples_of_the_table(name, sentence):
    assert theme_of(sentence) == name


def test_every_theme_has_two_examples():
    names = [name for name, _ in EXAMPLES]
    assert all(names.count(theme.name) >= 2 for theme in default_themes())


def test_acts_and_contexts_of_the_table_are_plovers():
    plover = load("plover")
    contexts = {context.name for context in plover.contexts}
    for theme in default_themes():
        assert theme.contexts <= contexts
        for act in theme.acts:
            event_type, _, mode = act.partition("/")
            assert plover.score(event_type, mode or None)


# quote, sentence, act, theme
CASES = [
    ("did so", "", "A COERCE/deport B", "migration and refugees"),
    ("did so", "", "A ASSAULT/aerial B", "security and sanctuary"),
    ("did so", "", "A COERCE+natural_resource B", "resources, water and energy"),
    ("did so on Monday", "The ambassador said that they did so on Monday.", None,
     "diplomacy and ties"),
    ("the dispute over water", "The ambassador spoke of the dispute over water.", None,
     "resources, water and energy"),
    ("did so", "They did so.", None, OTHER),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "sentence", "act", "theme"), CASES)
def test_the_quote_and_the_act_go_before_the_sentence(quote, sentence, act, theme):
    assert theme_of(quote, sentence, event_of(act, None) if act else None) == theme
