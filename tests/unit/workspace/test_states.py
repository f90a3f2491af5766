"""Answers as of an earlier data version, and what changed between two answers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.told import ACTS, Act

from detente.errors import BadInput, NoEvidence, UsedWrongly
from detente.settings import Settings
from detente.show.answers import answer_json
from detente.store.embedded import DuckStore
from detente.workspace import Asked, Desk, Objection, Workspace

PAIR = Asked(words=("Argentina", "Chile"))
LATE = Act(
    source="ARG-GOV", did="expelled envoys of", target="CHL-GOV", type="SANCTION",
    day=date(1978, 12, 20), outlet="Coast Mail",
)  # fmt: skip
DESK = Desk(Settings())


@pytest.fixture
def workspace(tmp_path):
    with Workspace(DuckStore(tmp_path / "a.duckdb"), DESK) as at_work:
        add(at_work, *ACTS)
        yield at_work


def add(workspace: Workspace, *acts: Act, version: str = "1") -> None:
    workspace._store.add([act.read(version) for act in acts])
    workspace._store.keep_state()


def written(workspace: Workspace, asked: Asked = PAIR) -> str:
    return json.dumps(answer_json(workspace.why(asked)[0]))


def objection() -> Objection:
    return Objection(wrong="not-said", by="R. Vega", because="He only asked.")


def test_as_of_a_data_version_gives_the_answer_of_then(workspace):
    before = written(workspace)
    version = json.loads(before)["provenance"]["data_version"]
    add(workspace, LATE)
    workspace.correct(ACTS[2].event.id, objection())
    assert written(workspace) != before

    assert written(workspace, replace(PAIR, version=version[:5])) == before


def test_the_data_versions_are_listed_in_order(workspace):
    add(workspace, LATE)
    workspace.correct(ACTS[2].event.id, objection())

    states = workspace.states()

    assert [state.documents for state in states] == [6, 7, 7]
    assert json.loads(written(workspace))["provenance"]["data_version"] == states[-1].data_version


def test_a_store_that_was_never_at_that_version_says_so(workspace):
    with pytest.raises(UsedWrongly, match="No data version begins with 'ffff'"):
        workspace.why(replace(PAIR, version="ffff"))


def test_what_was_read_anew_cannot_be_asked_as_of_then(workspace):
    version = workspace.states()[-1].data_version
    add(workspace, ACTS[0], version="2")

    with pytest.raises(NoEvidence, match="cannot be had again"):
        workspace.why(replace(PAIR, version=version))


def test_an_answer_is_the_same_bytes_in_any_order_of_adding(workspace, tmp_path):
    with Workspace(DuckStore(tmp_path / "b.duckdb"), DESK) as other:
        for act in reversed(ACTS):
            add(other, act)

        assert written(other) == written(workspace)


def test_the_named_actors_alone_are_another_question(workspace):
    governments = Asked(words=("ARG-GOV", "CHL-GOV"))
    whole, _ = workspace.why(governments)
    alone, _ = workspace.why(replace(governments, exact=True))

    assert whole.id != alone.id


# -- what changed ----------------------------------------------------------------------------------


def test_a_document_that_came_is_named_as_what_did_it(workspace):
    before, _ = workspace.why(PAIR)
    workspace.save(before)
    add(workspace, LATE)
    after, _ = workspace.why(PAIR)
    workspace.save(after)

    found = workspace.diff(before.id[:8], after.id)

    assert [source.doc for source in found.came] == [LATE.document.id]
    assert found.went == ()
    assert not found.same
    touched = [part for part in found.parts if part.documents == (LATE.document.id,)]
    assert {part.kind for part in touched} >= {"reason"}
    assert [change.name for change in found.basis] == ["data_version"]


def test_a_correction_is_named_as_what_did_it(workspace, tmp_path):
    first = tmp_path / "before.json"
    first.write_text(written(workspace))
    workspace.correct(ACTS[3].event.id, objection())
    answer, _ = workspace.why(PAIR)
    workspace.save(answer)

    found = workspace.diff(str(first), answer.id)

    assert [note.by for note in found.corrected] == ["R. Vega"]
    gone = [part for part in found.parts if part.after is None and part.corrections]
    assert {part.kind for part in gone} >= {"reason"}
    back = workspace.diff(answer.id, str(first))
    assert [note.by for note in back.undone] == ["R. Vega"]


def test_an_answer_and_itself_are_the_same(workspace, tmp_path):
    file = tmp_path / "a.json"
    file.write_text(written(workspace))

    found = workspace.diff(str(file), str(file))

    assert found.same
    assert (found.parts, found.basis) == ((), ())


def test_what_is_no_answer_is_refused(workspace, tmp_path):
    for name, text in (("a", "no json"), ("b", '{"detente": "0"}'), ("c", '{"detente": "1"}')):
        (tmp_path / name).write_text(text)
        with pytest.raises(BadInput, match="why --format json"):
            workspace.diff(str(tmp_path / name), str(tmp_path / name))
    with pytest.raises(NoEvidence, match="is no file"):
        workspace.diff("abcd", "abcd")
