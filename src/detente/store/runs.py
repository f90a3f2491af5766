"""The log of runs: what was read or loaded, when, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model import codec
from detente.model.runs import KeptRun, Run
from detente.store.states import NOW

if TYPE_CHECKING:
    import duckdb


def keep(db: duckdb.DuckDBPyConnection, run: Run) -> None:
    """Write a run down, with the data version that the store is at now."""
    db.execute(
        f"INSERT INTO run SELECT (SELECT coalesce(max(n), 0) + 1 FROM run), {NOW}, "
        "(SELECT arg_max(data_version, n) FROM state), ?",
        [codec.dumps(run)],
    )


def listed(db: duckdb.DuckDBPyConnection, most: int) -> tuple[KeptRun, ...]:
    """Return the latest runs, the latest first."""
    rows = db.execute(
        "SELECT n, strftime(made, '%Y-%m-%d %H:%M'), data_version, record FROM run "
        "ORDER BY n DESC LIMIT ?",
        [most],
    ).fetchall()
    return tuple(
        KeptRun(number=n, made=made, data_version=version, run=codec.loads(Run, str(record)))
        for n, made, version, record in rows
    )
