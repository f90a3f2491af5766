from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.chart_boxes import parsed
from tests.golden_files import is_as_it_was
from tests.unit.show.sample_series import series

from detente.show.bins import bins
from detente.show.sparkcell import CELL, spark_cell

POINTS = series().points


def test_the_cell_is_as_it_was():
    assert is_as_it_was("spark.svg", spark_cell(POINTS, "United States and Cuba"))


def test_it_has_a_name_that_tells_what_it_shows():
    root = parsed(spark_cell(POINTS, "United States and Cuba"))

    assert root.get("role") == "img"
    assert root.get("aria-label").startswith("United States and Cuba, 2012 – 2018: −")
    assert root.get("aria-label").endswith("(Dec 2018)")


def test_an_empty_cell_keeps_its_place():
    root = parsed(spark_cell((), "Bhutan and Uruguay"))

    assert root.get("aria-label") == "Bhutan and Uruguay: no score known"
    assert (root.get("width"), root.get("height")) == tuple(map(str, CELL))


def test_lone_periods_are_dots_and_silence_is_blank():
    held = [p if i in {2, 6, 7} else replace(p, score=None) for i, p in enumerate(POINTS[:10])]
    paths = {e.get("class"): e.get("d") for e in parsed(spark_cell(held, "A")).iter() if e.get("d")}

    assert paths["c-line"].count("M") == 1
    assert paths["c-dot"].count("M") == 1
    assert "c-dot c-cold" in paths


def test_one_axis_makes_cells_compare():
    wide = parsed(spark_cell(POINTS[:2], "A", days=(POINTS[0].first, POINTS[-1].last)))
    line = next(e.get("d") for e in wide.iter() if e.get("class") == "c-line")

    assert float(line.rsplit("L", 1)[1].split()[0]) < 8


def test_foreign_names_are_escaped():
    assert "<script" not in spark_cell(POINTS, '<script>"')


@pytest.mark.parametrize(
    ("first", "last", "step", "count"),
    [
        ("2020-01-06", "2020-01-26", "day", 21),
        ("2020-01-08", "2020-06-01", "week", 22),
        ("2020-01-31", "2024-12-01", "month", 60),
        ("2010-02-01", "2024-12-01", "quarter", 60),
        ("1990-02-01", "2024-12-01", "year", 35),
        ("1900-02-01", "2024-12-01", "2 years", 63),
        ("0001-01-01", "2024-12-01", "50 years", 41),
    ],
)
def test_periods_are_as_fine_as_columns_may_be(first, last, step, count):
    ends = (date.fromisoformat(first), date.fromisoformat(last))
    name, firsts = bins(*ends, 830, 9)

    assert (name, len(firsts)) == (step, count)
    assert firsts[0] <= ends[0] < firsts[1]
    assert list(firsts) == sorted(set(firsts))
