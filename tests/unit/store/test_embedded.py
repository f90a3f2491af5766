"""What is particular to the store in one DuckDB file."""

from __future__ import annotations

import subprocess
import sys

import duckdb
import pytest
from tests.made import document, reading

from detente.errors import StoreBusy, StoreError, StoreTooNew
from detente.store.embedded import DuckStore


def test_a_store_is_there_when_it_is_opened_again(tmp_path):
    doc = document()
    store = DuckStore(tmp_path / "a.duckdb")
    store.add([(doc, reading(doc))])
    before = store.summary()
    store.close()

    again = DuckStore(tmp_path / "a.duckdb")

    assert again.summary() == before
    again.close()


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "new.duckdb"
    DuckStore(path).close()
    with duckdb.connect(str(path)) as db:
        db.execute("INSERT INTO schema_version VALUES (999)")

    with pytest.raises(StoreTooNew, match=r"schema 999.*Install a newer detente"):
        DuckStore(path)


def test_a_file_that_is_no_store_is_refused(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<html>no database here</html>" * 200)

    with pytest.raises(StoreError, match="is not a detente store"):
        DuckStore(path)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(StoreError):
        DuckStore(tmp_path / "no" / "such" / "folder" / "a.duckdb")


def test_a_store_held_by_another_process_is_busy(tmp_path):
    path = tmp_path / "held.duckdb"
    hold = (
        "import sys; from detente.store.embedded import DuckStore; "
        "s = DuckStore(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"

        with pytest.raises(StoreBusy, match="held by another process"):
            DuckStore(path)

        holder.communicate("")


def test_a_quotation_that_was_changed_by_hand_is_seen(tmp_path):
    path = tmp_path / "a.duckdb"
    doc = document()
    store = DuckStore(path)
    store.add([(doc, reading(doc))])
    store.close()
    with duckdb.connect(str(path)) as db:
        db.execute("UPDATE claim SET quote = replace(quote, '40', '400')")

    store = DuckStore(path)
    (claim,) = store.claims()

    assert claim.stored != claim.standing
    store.close()
