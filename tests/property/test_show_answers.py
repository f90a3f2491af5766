"""Every form of an answer can be written, whatever the answer holds."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from detente.model.answers import Answer
from detente.show.answers import answer_json, answer_markdown, answer_text
from detente.show.citing import cite_answer
from detente.show.report import report_html
from detente.show.schemas import schema_text
from detente.show.tables import as_csv, as_markdown, as_text, reasons_table
from tests.property.nouns import nouns
from tests.unit.show.sample_series import series

SCHEMA = Draft202012Validator(json.loads(schema_text("answer")))


def dated(answer):
    """Give every turn a month: the strategy makes any words of it."""
    turns = (
        replace(line, turn=replace(line.turn, month=f"{line.turn.first:%Y-%m}"))
        for line in answer.turns
    )
    return replace(answer, turns=tuple(turns))


answers = nouns(Answer).map(dated)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answers)
def test_every_form_can_be_written(answer):
    assert answer_text(answer, 60, series()).endswith("\n")
    assert max(map(len, answer_text(answer, 60).splitlines())) <= 60
    assert answer_markdown(answer).startswith("# ")
    assert report_html(answer, series()).endswith("</html>\n")
    for style in ("chicago", "apa", "bibtex", "csl"):
        assert cite_answer(answer, style)
    table = reasons_table(answer)
    assert as_csv(table)
    assert as_text(table, 60)
    assert as_markdown(table)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answers)
def test_a_terminal_form_has_no_control_characters(answer):
    text = answer_text(answer, 60)

    assert [c for c in text if ord(c) < 32 and c != "\n"] == []


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answers)
def test_the_json_form_has_the_schemas_fields(answer):
    form = json.loads(json.dumps(answer_json(answer)))
    known = ("is less than the minimum", "is greater than the maximum", "[] should be non-empty")

    faults = [error.message for error in SCHEMA.iter_errors(form)]
    assert [fault for fault in faults if not any(words in fault for words in known)] == []
