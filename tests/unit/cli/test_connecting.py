"""`detente mcp`, and the exports that are no text."""

from __future__ import annotations

import builtins
import re
import sys

import polars as pl
import pytest
from tests.conftest import ROOT
from tests.made import document, reading

from detente.cli.app import main
from detente.store.embedded import DuckStore
from detente.workspace.dyads import COLUMNS


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    """A folder with a store of one document."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DETENTE_STORE", raising=False)
    doc = document()
    store = DuckStore(tmp_path / "detente.duckdb")
    store.add([(doc, reading(doc))])
    store.close()


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


def test_without_the_extra_it_is_named(run, monkeypatch):
    for name in [each for each in sys.modules if each.split(".")[0] == "mcp"]:
        monkeypatch.delitem(sys.modules, name)
    for name in [each for each in sys.modules if each.startswith("detente.mcp.")]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def without(name, *given, **named):
        if name.split(".")[0] == "mcp":
            raise ModuleNotFoundError(f"No module named {name!r}", name="mcp")
        return real(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", without)

    status, out, err = run("mcp")

    assert (status, out) == (1, "")
    assert "needs mcp, which is not installed" in err
    assert "pip install 'detente[mcp]'" in err


def test_without_a_store_nothing_is_served(run):
    status, out, err = run("mcp", "--store", "nowhere.duckdb")

    assert (status, out) == (3, "")
    assert "There is no store nowhere.duckdb" in err


@pytest.mark.parametrize(("kind", "rows"), [("parquet", 1), ("dyad_month", 0)])
def test_a_parquet_file_is_written(run, tmp_path, kind, rows):
    status, out, err = run("export", "--as", kind, "-o", "out.parquet")

    assert (status, out) == (0, "")
    assert f"{rows} rows" in err
    assert len(pl.read_parquet(tmp_path / "out.parquet")) == rows


def test_a_parquet_file_needs_a_place(run):
    status, out, err = run("export", "--as", "dyad_month")

    assert (status, out) == (2, "")
    assert "Name the file with -o." in err


def test_the_page_for_r_names_the_columns_that_there_are():
    page = (ROOT / "docs" / "how-to" / "use-from-r.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"\| column \| is \|\n\|---\|---\|\n((?:\|.*\n)+)", page)
    shown = re.findall(r"`(\w+)`", "\n".join(row.split("|")[1] for row in table.splitlines()))
    (code,) = re.findall(r"told <- dyads.*?```", page, re.DOTALL)
    used = set(
        re.findall(r"\b(gwcode\d|year|directed|\w+_conflict|\w+_cooperation|coverage)\b", code)
    )

    assert sorted(shown) == sorted(name for name, _ in COLUMNS)
    assert used <= set(shown)
