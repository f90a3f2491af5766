"""Bring a store's tables up to date: numbered SQL files, each in one transaction."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from detente.errors import StoreBusy, StoreError, StoreTooNew

if TYPE_CHECKING:
    import duckdb


def migrate(connection: duckdb.DuckDBPyConnection, path: str) -> None:
    """Apply the migrations that the store lacks.

    Raises StoreTooNew if it has unknown ones, StoreError for a database that is somebody else's:
    nothing is written to it then.
    """
    files = _files()
    tables = {str(row[0]) for row in connection.execute("SHOW TABLES").fetchall()}
    if tables and "schema_version" not in tables:
        raise StoreError(
            f"{path} is a database with other tables ({', '.join(sorted(tables)[:3])}). "
            "Name another file with --store."
        )
    connection.execute("CREATE TABLE IF NOT EXISTS schema_version (n INTEGER PRIMARY KEY)")
    row = connection.execute("SELECT coalesce(max(n), 0) FROM schema_version").fetchone()
    have = int(row[0]) if row else 0
    newest = max(files)
    if have > newest:
        raise StoreTooNew(
            f"{path} has schema {have}, and this detente knows schemas up to {newest}. "
            "Install a newer detente, or name another store with --store."
        )
    for n in sorted(number for number in files if number > have):
        connection.execute("BEGIN")
        connection.execute(files[n])
        connection.execute("INSERT INTO schema_version VALUES (?)", [n])
        connection.execute("COMMIT")


def _files() -> dict[int, str]:
    folder = resources.files("detente.store") / "migrations"
    return {
        int(entry.name.split("_")[0]): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".sql")
    }


def open_error(path: str, message: str) -> StoreError:
    """Return our own error for what the database says when it cannot open a file."""
    low = message.lower()
    if "lock" in low:
        return StoreBusy(
            f"{path} is held by another process. Wait until that ends, or name another store."
        )
    if "newer" in low or "version number" in low:
        return StoreTooNew(
            f"{path} was written by a newer version. Install a newer detente, or name another "
            "store with --store."
        )
    return StoreError(
        f"{path} is not a detente store ({message.splitlines()[0]}). "
        "Name another file with --store."
    )
