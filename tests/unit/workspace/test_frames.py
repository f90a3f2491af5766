"""Tables for pandas, polars, Arrow and Parquet: the unknown stays unknown in each of them."""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.made import document, expulsion, reading

from detente.errors import MissingExtra, UsedWrongly
from detente.model.relations import Dyad, RelationPoint, RelationSeries
from detente.model.times import When
from detente.show.claimtables import EXPORT_COLUMNS
from detente.workspace import Asked, Workspace
from detente.workspace.dyads import COLUMNS
from detente.workspace.frames import Frame, _library

FRAME = Frame(
    title="Kinds",
    columns=(("name", "text"), ("score", "number"), ("events", "count"), ("on", "day"), ("is", "flag")),
    rows=(("it's", -1.5, 2, date(1648, 10, 24), True), (None, None, None, None, None)),
)  # fmt: skip
PAIR = Asked(words=("Peru", "ECU-CVL"))


@pytest.fixture
def workspace():
    """Two tellings of one expulsion, and one of another year."""
    old = document(text=f"{document().text}\n\nAn older page.", published=date(1992, 1, 31))
    new = document()
    copy = document(text=f"{document().text}\n\nMore.", outlet="The Lima Post")
    with Workspace.open(":memory:") as opened:
        opened._store.add(
            [(old, reading(old, expulsion(when=None))), (new, reading(new)), (copy, reading(copy))]
        )
        yield opened


def series():
    point = {
        "originals": 1, "outlets": 1, "quad": (0, 1, 0, 0), "score": 5.0, "low": 1.0, "high": 9.0,
    }  # fmt: skip
    empty = {
        "originals": 0, "outlets": 0, "quad": (0, 0, 0, 0), "score": None, "low": None,
        "high": None,
    }  # fmt: skip
    return RelationSeries(
        dyad=Dyad(source="KEN", target="TZA"), both=True, step="month", scheme="plover",
        points=(
            RelationPoint(
                first=date(1977, 2, 1), last=date(1977, 2, 28), events=1, coverage=3, **point
            ),
            RelationPoint(
                first=date(1977, 3, 1), last=date(1977, 3, 31), events=0, coverage=0, **empty
            ),
        ),
    )  # fmt: skip


def test_pandas_keeps_kinds_and_the_unknown():
    table = FRAME.to_pandas()

    assert list(table.columns) == ["name", "score", "events", "on", "is"]
    assert table["on"][0] == pd.Timestamp(1648, 10, 24)
    assert (table["events"].dtype, table["is"].dtype) == (pd.Int64Dtype(), pd.BooleanDtype())
    assert table.iloc[1].isna().all()


def test_polars_keeps_kinds_and_the_unknown():
    table = FRAME.to_polars()

    assert table.schema == {
        "name": pl.String, "score": pl.Float64, "events": pl.Int64, "on": pl.Date, "is": pl.Boolean
    }  # fmt: skip
    assert table.rows() == list(FRAME.rows)


def test_arrow_keeps_kinds_and_the_unknown():
    table = FRAME.to_arrow()

    assert table.schema.field("on").type == pa.date32()
    assert [tuple(row.values()) for row in table.to_pylist()] == list(FRAME.rows)


def test_parquet_keeps_kinds_and_the_unknown(tmp_path):
    path = tmp_path / "it's.parquet"
    FRAME.to_parquet(path)

    assert pl.read_parquet(path).rows() == list(FRAME.rows)


def test_parquet_without_a_row_has_its_columns(tmp_path):
    Frame(title="", columns=FRAME.columns, rows=()).to_parquet(tmp_path / "empty.parquet")

    assert pl.read_parquet(tmp_path / "empty.parquet").columns == list(FRAME.names)


def test_parquet_in_a_place_that_is_not_there(tmp_path):
    with pytest.raises(UsedWrongly, match=r"cannot be written .* Name another place with -o\."):
        FRAME.to_parquet(tmp_path / "nowhere" / "x.parquet")


def test_a_library_that_is_absent_names_its_extra():
    with pytest.raises(MissingExtra, match=r"needs dask_of_old.*pip install 'detente\[frames\]'"):
        _library("dask_of_old")


def test_a_relation_becomes_a_table_with_a_row_for_each_period():
    table = series().to_pandas()

    assert table["first"].tolist() == [pd.Timestamp(1977, 2, 1), pd.Timestamp(1977, 3, 1)]
    assert table["material_cooperation"].tolist() == [1, 0]
    assert table["score"].isna().tolist() == [False, True]
    assert series().to_polars().rows() == [
        tuple(row.values()) for row in series().to_arrow().to_pylist()
    ]


def test_events_have_a_row_for_each_telling_and_the_columns_of_the_export(workspace):
    table = workspace.told.events().to_polars()

    assert table.columns == list(EXPORT_COLUMNS)
    assert table["type"].to_list() == ["COERCE"] * 3
    assert sorted(table["first"].to_list(), key=str) == [date(1995, 1, 30)] * 2 + [None]


def test_claims_have_their_exact_words(workspace):
    rows = workspace.told.claims(PAIR).to_arrow().to_pylist()
    texts = {document.id: document.text for document in workspace._store.texts()}

    assert rows
    for row in rows:
        assert texts[row["doc"]][row["start"] : row["end"]] == row["quote"]
        assert row["anonymous"] is True
        assert row["kind"] == "event"


def test_an_act_on_a_people_makes_no_dyad_month(workspace):
    assert workspace.told.dyad_months().rows == ()


@pytest.mark.parametrize(
    ("source", "target", "day", "codes"),
    [
        ("SUN", "USA", date(1960, 5, 7), (365, 2, 365, 2, "SUN", "USA")),
        ("DDR", "POL", date(1970, 12, 9), (265, 290, 265, 290, "DDR", "POL")),
        ("POL", "DDR", date(1952, 3, 1), (290, 265, 290, None, "POL", "DDR")),
    ],
)
def test_dyad_months_have_codes_of_the_month_and_each_direction(source, target, day, codes):
    when = When(first=day, last=day, granularity="day", basis="stated")
    doc = document(published=day)
    read = reading(doc, expulsion(sources=(source,), targets=(target,), when=when))
    with Workspace.open(":memory:") as workspace:
        workspace._store.add([(doc, read)])
        table = workspace.told.dyad_months().to_polars()

    rows = {(row["directed"], row["actor1"]): row for row in table.to_dicts()}
    assert set(rows) == {(False, min(source, target)), (True, source), (True, target)}
    assert {(row["year"], row["month"]) for row in rows.values()} == {(day.year, day.month)}
    done, silent = rows[True, source], rows[True, target]
    assert tuple(done.values())[:6] == codes
    assert (done["events"], done["score"] is None) == (1, False)
    assert (silent["events"], silent["score"]) == (0, None)


def test_the_parquet_of_the_dyads_is_read_by_duckdb(tmp_path, workspace):
    workspace.told.dyad_months().to_parquet(tmp_path / "dyad_month.parquet")
    table = duckdb.read_parquet(str(tmp_path / "dyad_month.parquet"))

    assert table.columns == [name for name, _ in COLUMNS]
