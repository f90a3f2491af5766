"""The commands that need no reading: what they print, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.made import document, reading
from tests.reference_pages import commands, given_to
from typer.testing import CliRunner

from detente import __version__
from detente.cli.app import app, main
from detente.store.embedded import DuckStore

FORMATS = ["table", "json", "jsonl", "csv", "md"]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    """A folder without settings, so that no store or setting of the machine is used."""
    monkeypatch.chdir(tmp_path)
    for name in ("READER", "ENGINE", "SCHEME", "ATLAS", "BATCH", "STORE"):
        monkeypatch.delenv(f"DETENTE_{name}", raising=False)


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line as the shell does: (status, standard output, standard error)."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["detente", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return run


@pytest.fixture
def stored(tmp_path):
    """A store with one document, and the id of its claim."""
    doc = document(name="a1")
    store = DuckStore(tmp_path / "detente.duckdb")
    store.add([(doc, reading(doc))])
    store.close()
    return reading(doc).claims[0].id


# -- help ----------------------------------------------------------------------------------------


def test_the_commands_are_these():
    assert list(commands()) == [
        "read", "add", "demo", "load", "why", "relation", "turns", "whatif", "actors", "report", "evidence",
        "cite", "check", "export", "schema", "correct", "corrections", "diff", "versions", "serve", "mcp",
    ]  # fmt: skip


@pytest.mark.parametrize("name", commands())
def test_help_names_every_option(name):
    shown = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "200", "TERM": "dumb"})

    assert shown.exit_code == 0
    for given in given_to(commands()[name]):
        assert all(option in shown.output for option in given.names)


def test_the_version_is_the_package_s(run):
    assert run("--version") == (0, f"detente {__version__}\n", "")


# -- used wrongly, not found, bad input ------------------------------------------------------------

# case, words, exit status, words of the message
WRONG = [
    ("an option that there is not", ["why", "A", "B", "--bogus"], 2, "No such option"),
    ("a command that there is not", ["explain"], 2, "No such command"),
    ("a missing argument", ["actors"], 2, "Missing argument"),
    ("a day that is none", ["actors", "Kabul", "--on", "yesterday"], 2, "--on"),
    ("a step that there is not", ["relation", "Peru", "Ecuador", "--step", "decade"], 2, "--step"),
    ("a schema that there is not", ["schema", "story"], 2, "There is no schema 'story'"),
    ("an actor with a slip", ["actors", "Equador"], 2, "Did you mean Ecuador (ECU)"),
    ("an actor unlike all others", ["actors", "Zzyzx Qwrt"], 2, "No actor is called 'Zzyzx Qwrt'"),
    ("the same actor twice", ["why", "Peru", "Peru"], 2, "Both names mean Peru"),
    ("three actors", ["why", "Peru", "Chile", "Brazil"], 2, "Give two actors"),
    ("a question that is none", ["why", "What is the weather like?"], 2, "not a question"),
    ("an ambiguous name", ["turns", "Kabul", "Pakistan"], 2, "may be"),
    ("a pair of which nothing is told", ["why", "Peru", "Chile"], 3, "Nothing in the store"),
    ("an id of nothing", ["evidence", "ffff"], 3, "begins with 'ffff'"),
    ("a file that is not there", ["add", "absent.txt"], 4, "There is no file absent.txt"),
    ("a page on the web", ["read", "https://example.org/a"], 4, "not fetched yet"),
]


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(("_case", "words", "status", "said"), WRONG, ids=[c[0] for c in WRONG])
def test_what_goes_wrong_is_said_on_standard_error(_case, words, status, said, run):
    code, out, err = run(*words)

    assert code == status
    assert said in " ".join(err.split())
    assert "Traceback" not in err
    assert status == 4 or out == ""


@pytest.mark.usefixtures("stored")
def test_a_store_of_a_newer_version_is_left_alone(tmp_path, run):
    store = DuckStore(tmp_path / "detente.duckdb")
    store._db.execute("INSERT INTO schema_version VALUES (99)")
    store.close()

    code, out, err = run("check")

    assert (code, out) == (1, "")
    assert "Install a newer detente" in err


def test_a_wrong_setting_is_used_wrongly(tmp_path, run):
    (tmp_path / "detente.toml").write_text("langauge = 'en'\n")

    code, _, err = run("check")

    assert code == 2
    assert "sets 'langauge'" in err


# -- what can be asked without reading --------------------------------------------------------------


@pytest.mark.parametrize("name", ["document", "reading", "answer", "relation"])
def test_schema_prints_a_json_schema(name, run):
    code, out, err = run("schema", name)

    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"].endswith("2020-12/schema")


# name, day, id of the one meant; None where it stays open
ACTORS = [
    ("Kabul", "2020-05-01", "AFG-GOV-2001"),
    ("Kabul", "2022-05-01", "AFG-TALIBAN"),
    ("Peruvian army", None, "PER-MIL"),
    ("Ecuador", None, "ECU"),
    ("Kabul", None, None),
]


@pytest.mark.parametrize(("name", "day", "meant"), ACTORS)
def test_actors_says_who_is_meant_on_a_day(name, day, meant, run):
    code, out, _ = run("actors", name, *(["--on", day] if day else []), "--format", "json")
    identity = json.loads(out)

    assert code == 0
    assert identity["actor"] is None if meant is None else identity["actor"]["id"] == meant
    assert identity["candidates"]
    assert identity["why"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "words", [["actors", "Kabul"], ["check"], ["evidence", ""]], ids=lambda words: words[0]
)
def test_every_form_prints_the_result_alone(words, form, run, stored):
    given = [stored if word == "" else word for word in words]

    code, out, err = run(*given, "--format", form)

    assert (code, err) == (0, "")
    assert out.endswith("\n")
    if form == "json":
        json.loads(out)
    elif form == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in out.splitlines())
    elif form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(out))}) == 1


def test_evidence_opens_by_the_beginning_of_an_id(run, stored):
    _, whole, _ = run("evidence", stored, "--format", "json")
    _, short, _ = run("evidence", stored[:6], "--format", "json")

    assert whole == short
    assert "Peru expelled 40 Ecuadorian traders" in whole


@pytest.mark.usefixtures("stored")
def test_check_counts_what_it_verified(run):
    _, out, _ = run("check", "--format", "json")

    assert json.loads(out)["claims"] == 1
    assert json.loads(out)["broken"] == []


def test_check_finds_a_quotation_that_was_changed(tmp_path, run, stored):
    store = DuckStore(tmp_path / "detente.duckdb")
    store._db.execute("UPDATE claim SET quote = 'Peru welcomed 40 Ecuadorian traders.'")
    store.close()

    code, _, err = run("check")

    assert code == 1
    assert f"1 of 1 quotations do not stand where they should, first claim {stored}" in err


def test_export_as_csv_has_a_row_for_each_telling(run, stored):
    code, out, _ = run("export", "--as", "csv")
    (row,) = csv.DictReader(io.StringIO(out))

    assert code == 0
    assert (row["claim"], row["source"], row["target"]) == (stored, "PER-GOV", "ECU-CVL")
    assert (row["type"], row["mode"], row["document"]) == ("COERCE", "deport", "a1")


@pytest.mark.usefixtures("stored")
def test_export_as_jsonl_writes_the_readings_to_a_file(tmp_path, run):
    code, out, _ = run("export", "--as", "jsonl", "-o", "out.jsonl")
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()

    assert (code, out) == (0, "")
    assert json.loads(line)["id"] == "a1"


@pytest.mark.usefixtures("stored")
def test_the_store_may_be_named_by_the_environment(tmp_path, run, monkeypatch):
    (tmp_path / "detente.duckdb").rename(tmp_path / "other.duckdb")
    monkeypatch.setenv("DETENTE_STORE", "other.duckdb")

    _, out, _ = run("check", "--format", "json")

    assert json.loads(out)["documents"] == 1


def test_rows_of_the_atlas_file_win(run, tmp_path):
    own = tmp_path / "my.toml"
    own.write_text(
        '[[actor]]\nid = "PER-MINE"\nname = "Kabul"\nkind = "group"\nroles = ["PER:REB"]\n',
        encoding="utf-8",
    )
    code, out, _ = run(
        "actors", "Kabul", "--on", "2020-05-01", "--atlas", str(own), "--format", "json"
    )
    assert code == 0
    assert json.loads(out)["actor"]["id"] == "PER-MINE"
    code, out, _ = run("actors", "Kabul", "--on", "2020-05-01", "--format", "json")
    assert json.loads(out)["actor"]["id"] == "AFG-GOV-2001"
    code, _, err = run("actors", "Kabul", "--atlas", str(tmp_path / "none.toml"))
    assert code != 0
    assert "There is no atlas file" in err
