"""The commands that correct and compare: what they print, and with which exit status."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.told import ACTS

from detente.cli.app import main
from detente.store.embedded import DuckStore

THREAT = ACTS[2].event.id
WHO = ["--by", "R. Vega", "--because", "A misprint."]
ASK = ["why", "Argentina", "Chile", "--format", "json"]


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the command line in a folder with a store: (status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DETENTE_STORE", raising=False)
    store = DuckStore(tmp_path / "detente.duckdb")
    store.add([act.read() for act in ACTS])
    store.close()

    def run(*words):
        monkeypatch.setattr("sys.argv", ["detente", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return run


def test_a_correction_is_made_listed_and_taken_back(run):
    code, out, _ = run("correct", THREAT[:6], "--as", "not-said", *WHO, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (code, row["wrong"], row["by"], row["state"]) == (0, "not-said", "R. Vega", "applies")

    code, out, _ = run("corrections")
    assert code == 0
    assert "1 correction in force." in out

    code, out, err = run("corrections", "--undo", row["id"][:5], "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (code, row["state"]) == (0, "taken back")
    assert "is taken back" in err


def test_what_is_right_is_given_by_name(run):
    code, out, _ = run(
        "correct", THREAT, "--as", "wrong-actor", "--source", "Peru", "--source", "Bolivia",
        *WHO, "--format", "json",
    )  # fmt: skip

    (made,) = json.loads(out)
    assert code == 0
    assert made["correction"]["right"]["sources"] == ["BOL", "PER"]


WRONG = [
    (["correct", THREAT, "--as", "not-said", "--by", "x"], 2, "Missing option '--because'"),
    (["correct", THREAT, "--as", "silly", *WHO], 2, "--as"),
    (["correct", "ffff", "--as", "not-said", *WHO], 3, "begins with 'ffff'"),
    (["correct", THREAT, "--as", "not-said", "--date", "1978", *WHO], 2, "Call it wrong-date"),
    (["corrections", "--undo", "ab"], 3, "No corrections that hold"),
    (["diff", "ab", "cd"], 3, "is no file"),
    ([*ASK, "--as-of", "yesterday"], 2, "neither a day (1998-05-28) nor a data version"),
    ([*ASK, "--as-of", "1978-13-01"], 2, "is no day"),
    ([*ASK, "--as-of", "ffff"], 2, "detente versions"),
]


@pytest.mark.parametrize(("words", "status", "said"), WRONG)
def test_what_goes_wrong_is_said(words, status, said, run):
    code, out, err = run(*words)

    assert (code, out) == (status, "")
    assert said in " ".join(err.split())


def test_answers_are_kept_and_compared(run, tmp_path):
    _, before, err = run(*ASK, "--save")
    assert f"Kept as answer {json.loads(before)['id']}" in err
    run("correct", THREAT, "--as", "wrong-type", "--type", "AID", *WHO)
    _, after, _ = run(*ASK)
    (tmp_path / "after.json").write_text(after)

    code, out, _ = run("diff", json.loads(before)["id"][:6], "after.json")

    assert code == 0
    assert "The type is AID, not THREATEN. (R. Vega)" in out
    assert "- data version: " in out
    code, out, _ = run("diff", json.loads(before)["id"], "after.json", "--format", "json")
    assert json.loads(out)["same"] is False


def test_an_earlier_version_gives_the_very_answer(run):
    _, before, _ = run(*ASK)
    run("correct", THREAT, "--as", "duplicate", *WHO)
    _, listed, _ = run("versions", "--format", "json")
    first, second = json.loads(listed)
    assert (first["documents"], second["number"]) == (len(ASK) + 1, 2)

    code, out, _ = run(*ASK, "--as-of", first["data_version"])

    assert (code, out) == (0, before)


def test_files_are_compared_without_a_store(run, tmp_path):
    _, answer, _ = run(*ASK)
    (tmp_path / "a.json").write_text(answer)
    (tmp_path / "detente.duckdb").unlink()

    code, out, _ = run("diff", "a.json", "a.json")

    assert code == 0
    assert "Both say the same, from the same documents." in out
    assert not (tmp_path / "detente.duckdb").exists()
