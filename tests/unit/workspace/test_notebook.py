"""Values that a workspace returns show themselves; the nouns themselves stay as they are."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest
from tests.made import document, reading

from detente.model import answers
from detente.model.codec import dumps, loads
from detente.workspace import Asked, Workspace
from detente.workspace.notebook import SHOWN

PAIR = Asked(words=("Peru", "ECU-CVL"))


@pytest.fixture(scope="module")
def workspace():
    doc = document()
    with Workspace.open(":memory:") as opened:
        opened._store.add([(doc, reading(doc))])
        yield opened


def test_what_a_workspace_returns_shows_itself(workspace):
    answer, curve = workspace.why(PAIR)
    values = [
        answer,
        curve,
        workspace.turns(PAIR),
        *workspace.evidence(reading(document()).claims[0].id),
    ]

    assert {type(value) for value in values} == set(SHOWN)
    for value in values:
        assert value._repr_html_().startswith("<div")


def test_an_answer_is_still_equal_to_the_one_from_its_record(workspace):
    answer, _ = workspace.why(PAIR)

    assert loads(answers.Answer, dumps(answer)) == answer


def test_the_nouns_say_nothing_of_notebooks():
    for noun in SHOWN:
        assert "_repr_html_" not in inspect.getsource(inspect.getmodule(noun))


def test_the_forms_come_with_detente_open():
    code = "import detente; detente.Workspace; from detente.model.answers import Answer; Answer._repr_html_"
    subprocess.run([sys.executable, "-c", code], check=True)
