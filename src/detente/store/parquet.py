"""Parquet files, written by the database that is here anyhow: no further package is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from detente.errors import UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_TYPES = {
    "text": "VARCHAR", "number": "DOUBLE", "count": "BIGINT", "day": "DATE", "flag": "BOOLEAN",
}  # fmt: skip
_BATCH = 10_000  # rows that are bound at once


def write_parquet(
    path: str | Path, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[object]]
) -> None:
    """Write rows to a Parquet file, in place of one that is there.

    `columns`: name and kind ("text", "number", "count", "day", "flag") of each. Raises UsedWrongly
    if that place cannot be written to.
    """
    with duckdb.connect(":memory:") as db:
        declared = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in columns)
        db.execute(f"CREATE TABLE sheet ({declared})")
        lists = ", ".join(
            f"unnest(${at}::{_TYPES[kind]}[])" for at, (_, kind) in enumerate(columns, start=1)
        )
        held = list(rows)
        for start in range(0, len(held), _BATCH):
            cells = zip(*held[start : start + _BATCH], strict=True)
            db.execute(f"INSERT INTO sheet SELECT {lists}", [list(column) for column in cells])
        try:
            db.execute(f"COPY sheet TO '{_quoted(path)}' (FORMAT parquet)")
        except duckdb.Error as error:
            raise UsedWrongly(
                f"{path} cannot be written ({error}). Name another place with -o."
            ) from None


def _quoted(path: str | Path) -> str:
    return str(path).replace("'", "''")
