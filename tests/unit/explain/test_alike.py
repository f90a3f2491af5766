"""Whether two stretches of text tell of one thing."""

from __future__ import annotations

import pytest

from detente.explain import tables
from detente.explain.alike import alike


@pytest.mark.parametrize("row", tables.rows(tables.table("alike")["example"]))
def test_the_examples_of_the_table(row):
    assert alike(row["one"], row["other"]) is row["alike"]
    assert alike(row["other"], row["one"]) is row["alike"]
