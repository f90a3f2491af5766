"""The tutorial notebook runs from its first cell to its last, and shows what it says it shows."""

from __future__ import annotations

import shutil

import nbformat
import pytest
from nbclient import NotebookClient
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "notebooks"
LARGEST = 100_000  # bytes
BOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture(scope="module")
def run(demo_store, tmp_path_factory):
    """Run the notebook in a folder of its own, with a copy of the demo store where it looks."""
    root = tmp_path_factory.mktemp("notebook")
    shutil.copy(demo_store, root / "demo.duckdb")
    folder = root / "docs" / "notebooks"
    folder.mkdir(parents=True)
    book = nbformat.read(FOLDER / "why-relations-turn.ipynb", as_version=4)
    client = NotebookClient(
        book, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    return client.execute(), folder


def html_of(book, source: str) -> str:
    """Return what the one cell of that source shows as HTML."""
    (cell,) = [each for each in book.cells if each.source == source]
    (output,) = [each for each in cell.outputs if each.output_type == "execute_result"]
    return output.data["text/html"]


def test_every_cell_runs(run):
    book, _ = run
    said = [
        output.text
        for cell in book.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream"
    ]
    assert said == []


def test_values_show_themselves(run):
    book, folder = run
    assert "<svg" in html_of(book, "curve")
    assert "<table>" in html_of(book, "workspace.turns(pair)")
    opened = [cell.source for cell in book.cells if cell.source.endswith("\nopened")]
    assert "<mark>" in html_of(book, opened[0])
    assert (folder / "dyad_month.parquet").exists()


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_a_notebook_is_small_and_kept_without_what_it_printed(path):
    book = nbformat.read(path, as_version=4)

    nbformat.validate(book)
    assert path.stat().st_size < LARGEST
    assert [cell.outputs for cell in book.cells if cell.cell_type == "code" and cell.outputs] == []
