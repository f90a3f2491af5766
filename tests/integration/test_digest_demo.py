"""Digests of every month of the demo corpus: arrows where turns are expected, words in place."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date

import pytest

from detente.relate.periods import months_between
from detente.workspace import Asked, Workspace
from detente.workspace.asking import Asking
from detente.workspace.digest import entry_of

ARROWS = {"souring": "deteriorated", "thaw": "improved"}
OPPOSITE = {"souring": "improved", "thaw": "deteriorated"}
# Months of the three quiet pairs in which an arrow moves. A visit, a treaty or a complaint is a
# change within a month and no turn; a cut of tariffs is read as a hostile act. It may only fall.
QUIET = 11


@pytest.fixture(scope="module")
def expected(examples):
    return tomllib.loads((examples / "expected_turns.toml").read_text(encoding="utf-8"))["pair"]


@pytest.fixture(scope="module")
def workspace(demo_store, tmp_path_factory):
    path = shutil.copy(demo_store, tmp_path_factory.mktemp("digest") / "demo.duckdb")
    with Workspace.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def entries(workspace, expected):
    """{pair: [(first day, entry) of each month]}."""
    found = {}
    for pair in expected:
        asked = Asked(words=(pair["a"], pair["b"]))
        case = Asking(workspace._store, workspace.desk).case(asked)
        found[pair["slug"]] = [
            (point.first, entry_of(case, (point.first, point.last))) for point in case.series.points
        ]
    return found


def test_each_expected_turn_moves_the_arrow_about_its_month(entries, expected):
    """In its month or one beside it; and the month itself never has the opposite arrow."""
    wrong = []
    for pair in expected:
        for turn in pair.get("turn", ()):
            month = date.fromisoformat(f"{turn['month']}-01")
            near = {months_between(month, first): e.movement for first, e in entries[pair["slug"]]}
            arrows = [near.get(apart) for apart in (-1, 0, 1)]
            wanted, opposite = ARROWS[turn["direction"]], OPPOSITE[turn["direction"]]
            if wanted not in arrows or arrows[1] == opposite:
                wrong.append((pair["slug"], turn["month"], arrows))
    assert wrong == []


def test_arrows_of_quiet_pairs_seldom_move(entries, expected):
    quiet = [pair["slug"] for pair in expected if pair["quiet"]]
    moved = [e for slug in quiet for _, e in entries[slug] if e.moved_by is not None]

    assert len(quiet) == 3
    assert len(moved) <= QUIET


def test_every_sentence_of_every_month_quotes_words_that_stand_there(entries, workspace):
    texts = {document.id: document.text for document in workspace._store.texts()}
    lines = 0
    for each in entries.values():
        for _, entry in each:
            for line in (entry.reason, *entry.points):
                lines += 1
                assert line.citations or entry.movement == "nothing_read"
                for cited in (*line.citations, *line.counter):
                    assert texts[cited.doc][slice(*cited.span)] == cited.quote
    assert lines > 500


def test_no_month_shows_more_than_a_reason_and_three_points(entries):
    for each in entries.values():
        assert all(len(entry.points) <= 3 for _, entry in each)
