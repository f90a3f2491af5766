"""A store that an older version has made is brought up to date, and answers."""

from __future__ import annotations

import json
from importlib import resources

import duckdb
import pytest
from tests.told import ACTS

from detente.model import codec
from detente.settings import Settings
from detente.store.embedded import DuckStore
from detente.store.rows import claim_rows
from detente.workspace import Asked, Desk, Objection, Workspace

MIGRATIONS = resources.files("detente.store") / "migrations"
PAIR = Asked(words=("Argentina", "Chile"))
NEWER = {"corrections", "mentions"}  # what the evidence of the first stores did not hold


def first_store(path) -> None:
    """Write a store as the first version did, with what its tables then had."""
    with duckdb.connect(str(path)) as db:
        db.execute("CREATE TABLE schema_version (n INTEGER PRIMARY KEY)")
        db.execute((MIGRATIONS / "0001_start.sql").read_text(encoding="utf-8"))
        db.execute("INSERT INTO schema_version VALUES (1)")
        for act in ACTS:
            doc, reading = act.read()
            db.execute(
                "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    doc.id, doc.name, doc.title, doc.outlet, doc.original_outlet, doc.published,
                    doc.url, None, codec.dumps(doc), codec.dumps(reading), reading.reader,
                    reading.reader_version,
                ],
            )  # fmt: skip
            for row in claim_rows(doc, reading):
                *values, record = row.values()
                kept = {k: v for k, v in json.loads(str(record)).items() if k not in NEWER}
                db.execute(
                    "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [*values, json.dumps(kept)],
                )
                for party in row.parties:
                    db.execute("INSERT INTO party VALUES (?, ?, ?, ?)", list(party))


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.duckdb"
    first_store(path)
    return path


def test_the_first_schema_is_brought_to_the_newest(old):
    DuckStore(old).close()

    newest = max(int(each.name[:4]) for each in MIGRATIONS.iterdir() if each.name.endswith(".sql"))
    with duckdb.connect(str(old)) as db:
        numbers = [n for (n,) in db.execute("SELECT n FROM schema_version ORDER BY n").fetchall()]
    assert numbers == list(range(1, newest + 1))


def test_a_store_of_the_first_schema_answers_as_a_new_one(old, tmp_path):
    desk = Desk(Settings())
    with Workspace(DuckStore(old), desk) as workspace:
        answer, series = workspace.why(PAIR)
    new = DuckStore(tmp_path / "new.duckdb")
    new.add([act.read() for act in ACTS])
    with Workspace(new, desk) as workspace:
        assert workspace.why(PAIR) == (answer, series)
    assert answer.reasons


def test_a_store_of_the_first_schema_can_be_corrected_and_asked_as_of_then(old):
    with Workspace(DuckStore(old), Desk(Settings())) as workspace:
        before, _ = workspace.why(PAIR)
        event = ACTS[2].event.id
        workspace.correct(event, Objection(wrong="not-said", by="R. Vega", because="A misprint."))

        after, _ = workspace.why(PAIR)
        assert len(after.corrections) == 1
        version = before.provenance.data_version
        assert workspace.states()[0].data_version == version
        past = Asked(words=PAIR.words, version=version)
        # The first stores kept no mentions; what is written anew has them.
        assert workspace.why(past)[0].id == before.id
