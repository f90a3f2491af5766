"""`detente load`: what it prints, and that the row behind an answer opens."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from detente.cli.app import app

ROWS = "date\tsource\ttarget\trelation\n1982-04-02\tArgentina\tUnited Kingdom\tOccupy territory\nx\tA\tB\tC\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "islands.tsv").write_text(ROWS, encoding="utf-8")
    return lambda *words: CliRunner().invoke(app, list(words))


def test_load_says_what_was_kept_and_what_was_not(run):
    shown = run("load", "islands.tsv", "--as", "events")
    assert shown.exit_code == 0
    assert "not kept: bad date" in shown.stdout
    again = json.loads(run("load", "islands.tsv", "--as", "events", "--format", "json").stdout)
    assert (again["known"], again["kept"]) == (True, 0)


def test_a_row_opens_by_file_and_line(run):
    run("load", "islands.tsv", "--as", "events")
    shown = run("evidence", "islands.tsv:2", "--format", "json")
    (claim,) = json.loads(shown.stdout)
    assert claim["evidence"]["quote"] == "Argentina\tUnited Kingdom\tOccupy territory"
    asked = run("turns", "Argentina", "United Kingdom", "--format", "json")
    assert asked.exit_code == 0


def test_a_file_that_is_not_there_is_bad_input(run):
    assert run("load", "none.tsv", "--as", "events").exception.exit_code == 4
