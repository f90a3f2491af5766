"""The JSON forms keep what `schemas/` promises."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from tests.unit.show.sample_answer import PHASES, TURNS, answer, empty_answer
from tests.unit.show.sample_series import empty_series, series

from detente.model.relations import Phase
from detente.model.reports import TurnsReport
from detente.show.answers import answer_json
from detente.show.forms import relation_json, turns_json
from detente.show.schemas import schema_text

FORMS = [
    ("answer", answer_json(answer())),
    ("answer", answer_json(empty_answer())),
    ("relation", relation_json(series())),
    ("relation", relation_json(empty_series())),
]


def validator(name):
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize(("name", "form"), FORMS, ids=["rich", "empty", "months", "no months"])
def test_a_form_meets_its_schema(name, form):
    through_text = json.loads(json.dumps(form))

    assert [error.message for error in validator(name).iter_errors(through_text)] == []


@pytest.mark.parametrize("name", ["answer", "relation"])
def test_a_schema_knows_every_field(name):
    """A field that a form writes and its schema does not name would be undocumented."""
    form = json.loads(json.dumps(dict(FORMS[::-1])[name]))
    assert unnamed(form, json.loads(schema_text(name))) == []


def unnamed(value, schema, root=None, path=""):
    root = root or schema
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict):
        fields = schema.get("properties", {})
        missing = [f"{path}/{name}" for name in value if name not in fields]
        inside = (
            unnamed(part, fields[name], root, f"{path}/{name}")
            for name, part in value.items()
            if name in fields
        )
        return missing + [fault for faults in inside for fault in faults]
    if isinstance(value, list) and "items" in schema:
        return [f for part in value for f in unnamed(part, schema["items"], root, path)]
    return []


def test_a_citation_quotes_its_span():
    reason = answer_json(answer())["reasons"][0]
    citation = reason["citations"][0]

    start = citation["span"][0] - citation["sentence_span"][0]
    assert citation["sentence"][start:].startswith(citation["quote"])
    assert citation["number"] == 2
    assert citation["published"] == "2017-10-04"


def test_turns_have_the_form_of_the_interchange():
    phases = tuple(
        Phase(first=p.first, last=p.last, name=p.name, score=p.score, events=p.events)
        for p in PHASES
    )
    report = TurnsReport(turns=tuple(t.turn for t in TURNS), phases=phases, note="found in counts")

    form = turns_json(report)
    assert form["turns"][0]["month"] == "2014-12"
    assert form["turns"][2]["confidence"] is None
    assert form["phases"][3]["last"] is None
