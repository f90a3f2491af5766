"""`detente report`: the file that it writes, and what it refuses before it begins."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.told import Act

from detente.cli.app import main
from detente.store.embedded import DuckStore

WATCH = '[[pair]]\nsource = "Peru"\ntarget = "Ecuador"\n'
MONTH = ["--month", "1995-01", "--watch", "watch.toml"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder with a store of two acts and a watch list."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DETENTE_STORE", raising=False)
    store = DuckStore(tmp_path / "detente.duckdb")
    visit = Act(source="PER-GOV", did="visited", target="ECU-GOV", type="CONSULT", mode="visit",
                day=date(1994, 12, 5))  # fmt: skip
    expelled = Act(source="PER-GOV", did="expelled", target="ECU-GOV", type="SANCTION",
                   mode="expel", day=date(1995, 1, 30))  # fmt: skip
    store.add([visit.read(), expelled.read()])
    store.close()
    (tmp_path / "watch.toml").write_text(WATCH, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(monkeypatch, capsys):
    def run(*words):
        monkeypatch.setattr("sys.argv", ["detente", "report", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return run


# what is asked, the form, how the file begins
FORMS = [
    (["Peru", "Ecuador"], "html", "<!doctype html>"),
    (["Peru", "Ecuador"], "md", "# Why did Peru sour on Ecuador?"),
    (["Peru", "Ecuador"], "json", "{"),
    (MONTH, "html", "<!doctype html>"),
    (MONTH, "md", "# Relations watched, January 1995"),
    (MONTH, "json", "{"),
]


@pytest.mark.parametrize(("words", "form", "begins"), FORMS)
def test_the_ending_of_the_file_is_its_form(words, form, begins, run, folder):
    name = f"out.{form.upper()}"
    status, out, err = run(*words, "-o", name)

    text = (folder / name).read_text(encoding="utf-8")
    assert (status, out, err) == (0, "", f"Written to {name}.\n")
    assert text.startswith(begins)
    if form == "json":
        json.loads(text)


def test_a_row_that_is_left_out_is_said_and_ends_with_status_4(run, folder):
    (folder / "watch.toml").write_text(WATCH + WATCH.replace("Peru", "Peruu"), encoding="utf-8")
    status, out, err = run(*MONTH, "-o", "out.md", "--quiet")

    assert (status, out) == (4, "")
    assert "row 2 of the watch list: No actor is called 'Peruu'" in err
    assert "Peru and Ecuador" in (folder / "out.md").read_text(encoding="utf-8")


# case, words, exit status, words of the message
WRONG = [
    ("no file", ["Peru", "Ecuador"], 2, "Missing option"),
    ("a form that there is not", ["Peru", "Ecuador", "-o", "x.docx"], 2, "End it with .html"),
    ("no form", ["Peru", "Ecuador", "-o", "x"], 2, "End it with .html"),
    ("nothing asked", ["-o", "x.md"], 2, "Give two actors"),
    ("a month alone", ["--month", "1995-01", "-o", "x.md"], 2, "--month is alone. Add --watch"),
    ("a list alone", ["--watch", "watch.toml", "-o", "x.md"], 2, "--watch is alone. Add --month"),
    ("a month that is none", ["--month", "1995-13", *MONTH[2:], "-o", "x.md"], 2, "is no month"),
    ("a day", ["--month", "1995-01-02", *MONTH[2:], "-o", "x.md"], 2, "is no month"),
    ("a month and actors", ["Peru", "Chile", *MONTH, "-o", "x.md"], 2, "Leave out the actors"),
    ("no such list", [*MONTH[:3], "no.toml", "-o", "x.md"], 4, "There is no watch list no.toml"),
    ("a pair of which nothing is told", ["Peru", "Chile", "-o", "x.md"], 3, "Nothing in the store"),
    ("no such folder", ["Peru", "Ecuador", "-o", "no/x.md"], 2, "cannot be written"),
]


@pytest.mark.parametrize(("_case", "words", "status", "said"), WRONG, ids=[c[0] for c in WRONG])
def test_what_goes_wrong_is_said(_case, words, status, said, run, folder):
    code, out, err = run(*words)

    assert (code, out) == (status, "")
    assert said in " ".join(err.split())
    assert list(folder.glob("x*")) == []


def test_without_a_browser_there_is_no_pdf(run, monkeypatch, folder):
    monkeypatch.setenv("PATH", str(folder))
    status, _, err = run("Peru", "Ecuador", "-o", "x.pdf")

    assert status == 1
    assert "Install Chromium, or write a report.html" in err
    assert not (folder / "x.pdf").exists()
