"""The demo corpus, read whole: the expected turns, the quiet pairs, and every quotation in place."""

from __future__ import annotations

import shutil
import tomllib

import pytest

from detente.errors import NoEvidence
from detente.workspace import Asked, Workspace

# Turns that a historian would name and that are not found yet; docs/benchmarks.md says why. The
# list may only shrink: a turn that is found after all must leave it.
NOT_FOUND_YET: set[tuple[str, str, str]] = set()


@pytest.fixture(scope="module")
def workspace(demo_store, tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "demo.duckdb"
    shutil.copy(demo_store, path)
    with Workspace.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def expected(examples):
    return tomllib.loads((examples / "expected_turns.toml").read_text(encoding="utf-8"))["pair"]


def months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def same(found, wanted) -> bool:
    near = abs(months(found.month) - months(wanted["month"])) <= wanted.get("tolerance_months", 1)
    return near and found.direction == wanted["direction"]


PAIRS = [
    "taliban-pakistan", "saudi-qatar", "russia-turkey", "germany-france", "japan-australia",
    "australia-new-zealand",
]  # fmt: skip


@pytest.mark.parametrize("slug", PAIRS)
def test_each_expected_turn_is_found_within_a_month_and_no_other(workspace, expected, slug):
    """Quiet pairs have no expected turn, so none may be found; defensible ones count neither way.

    The list covers the years of the dispatches; what they tell of earlier ones is history.
    """
    (pair,) = [pair for pair in expected if pair["slug"] == slug]
    wanted, defensible = pair.get("turn", []), pair.get("defensible", [])

    turns = workspace.turns(Asked(words=(pair["a"], pair["b"]))).turns

    missed = {
        (slug, turn["month"], turn["direction"])
        for turn in wanted
        if not any(same(found, turn) for found in turns)
    }
    assert missed == {row for row in NOT_FOUND_YET if row[0] == slug}
    assert [
        (found.month, found.direction)
        for found in turns
        if found.month >= f"{pair['first']:%Y-%m}"
        and not any(same(found, turn) for turn in [*wanted, *defensible])
    ] == []


def test_the_reprints_are_found_and_nothing_else_is_taken_for_one(workspace, examples):
    rows = tomllib.loads((examples / "manifest.toml").read_text(encoding="utf-8"))["document"]
    heads = list(workspace._store.documents())

    copies = sum(head.reprint_of is not None for head in heads)

    assert len(heads) == len(rows)
    assert copies == sum("reprint_of" in row for row in rows)


def test_every_stored_quotation_stands_where_it_should(workspace):
    report = workspace.check()

    assert report.claims > 1500
    assert report.broken == ()


def test_an_answer_gives_reasons_for_both_sides_and_says_what_is_not_known(workspace):
    answer, series = workspace.ask("Why did Saudi Arabia sour on Qatar?")

    assert {reason.side for reason in answer.reasons} >= {"source", "target"}
    assert answer.turns
    assert answer.gaps
    assert series.points


def test_as_of_leaves_out_what_was_published_later(workspace):
    from datetime import date  # noqa: PLC0415

    answer, _ = workspace.why(Asked(words=("Saudi Arabia", "Qatar"), as_of=date(2015, 1, 1)))

    days = [c.published for reason in answer.reasons for c in reason.citations]
    assert max(day for day in days if day) <= date(2015, 1, 1)


def test_a_pair_with_no_reporting_has_no_answer(workspace):
    with pytest.raises(NoEvidence, match=r"add reporting on the two"):
        workspace.ask("Why did Peru sour on Mongolia?")
