"""Bad input ends in two sentences and the right exit code, and the rest goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

PAGE = (
    "Envoys meet over river dam\n\n{date}"
    "Ethiopia and Egypt agreed on Monday to resume talks on the dam, Ethiopian officials said.\n\n"
    "Egypt accused Ethiopia of filling the reservoir without its consent last month.\n"
)
GERMAN = (
    "Streit um den Staudamm\n\nDie ägyptische Regierung warf Äthiopien am Montag vor, den Stausee "
    "ohne Absprache zu füllen. Ein Sprecher in Addis Abeba wies den Vorwurf zurück.\n"
)


def detente(*words: object, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = "from detente.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", command, *map(str, words)],
        cwd=cwd, input=stdin, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module")
def workplace(tmp_path_factory) -> Path:
    """One folder with every kind of bad page between two good ones."""
    folder = tmp_path_factory.mktemp("work")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "a-good.txt").write_text(PAGE.format(date="7 July 2020\n\n"))
    (pages / "b-empty.txt").write_bytes(b"")
    (pages / "c-binary.txt").write_bytes(bytes(range(256)) * 40)
    (pages / "d-german.txt").write_text(GERMAN, encoding="utf-8")
    (pages / "e-lines.jsonl").write_text(
        json.dumps({"id": "e1", "text": PAGE.format(date=""), "published": "2020-07-08"})
        + '\n{"broken": \n'
        + json.dumps({"id": "e3", "text": "Egypt recalled its envoy from Ethiopia on Friday."})
        + "\n"
    )
    (pages / "f-undated.txt").write_text(PAGE.format(date="").replace("Monday", "Thursday"))
    return folder


@pytest.fixture(scope="module")
def added(workplace):
    return detente("add", "pages", "no-such-page.html", "--format", "json", cwd=workplace)


def test_the_rest_goes_on_and_each_refusal_is_counted(added):
    report = json.loads(added.stdout)

    names = [Path(refused["place"]).name for refused in report["refused"]]
    assert names == [
        "b-empty.txt", "c-binary.txt", "d-german.txt", "e-lines.jsonl:2", "no-such-page.html",
    ]  # fmt: skip
    assert len(report["added"]) == 4
    assert added.returncode == 4


@pytest.mark.parametrize(
    "words",
    ["is empty", "is a binary file", "another language (de)", "Line 2 of", "There is no file"],
)
def test_each_refusal_is_said_in_two_sentences(added, words):
    (line,) = [line for line in added.stderr.splitlines() if words in line]

    assert line.count(". ") >= 1
    assert line.endswith(".")


def test_a_page_without_a_date_is_read_and_said_to_be_undated(added):
    report = json.loads(added.stdout)

    undated = [row for row in report["added"] if not row["dated"]]

    assert len(undated) == 2
    assert {row["head"]["published"] for row in undated} == {None}


# what is asked, exit code, what is said
ASKED = [
    (("why", "Egpyt", "Ethiopia"), 2, "Did you mean Egypt"),
    (("why", "Egypt"), 2, ""),
    (("why", "Egypt", "Egypt"), 2, "Name two actors"),
    (("why", "Egypt", "Norway"), 3, "Nothing in the store"),
    (("relation", "Egypt", "Norway"), 3, "Nothing in the store"),
    (("turns", "Egypt", "Norway"), 3, "Nothing in the store"),
    (("evidence", "zzzz"), 3, "No single claim or event"),
    (("why", "Is it raining?"), 2, ""),
    (("actors", "Colmbia"), 2, "Did you mean Colombia"),
    (("schema", "nonsense"), 2, "There is no schema"),
    (("why", "Egypt", "Ethiopia", "--from", "tomorrow"), 2, "--from"),
]


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(
    ("words", "code", "said"), ASKED, ids=[" ".join(case[0]) for case in ASKED]
)
def test_what_cannot_be_answered_says_why(workplace, words, code, said):
    done = detente(*words, cwd=workplace)

    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "new.duckdb"
    with duckdb.connect(str(path)) as db:
        db.execute("CREATE TABLE schema_version (n INTEGER PRIMARY KEY)")
        db.execute("INSERT INTO schema_version VALUES (999)")

    done = detente("check", "--store", path, cwd=tmp_path)

    assert done.returncode == 1
    assert "schema 999" in done.stderr
    assert "Install a newer detente" in done.stderr


def test_reading_a_stream_reports_bad_lines_and_ends_with_4(workplace):
    good = json.dumps({"id": "x", "text": "Egypt condemned Ethiopia on Monday."})

    done = detente("read", "-", cwd=workplace, stdin=f"{good}\nnot json\n{good}\n")

    assert done.returncode == 4
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["x", "x"]
    assert "Line 2 of standard input" in done.stderr


@pytest.mark.usefixtures("added")
def test_a_quotation_that_was_broken_is_found(workplace, tmp_path):
    path = tmp_path / "copy.duckdb"
    path.write_bytes((workplace / "detente.duckdb").read_bytes())
    whole = detente("check", "--store", path, cwd=workplace)
    with duckdb.connect(str(path)) as db:
        db.execute(
            "UPDATE claim SET quote = quote || '!' WHERE claim = (SELECT min(claim) FROM claim)"
        )

    broken = detente("check", "--store", path, cwd=workplace)

    assert whole.returncode == 0
    assert broken.returncode == 1
    assert "1 of" in broken.stderr
    assert "Read those documents again" in broken.stderr
