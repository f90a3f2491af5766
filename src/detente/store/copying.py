"""A copy of a store in another file, made while others read it and one writes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import duckdb

from detente.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path


def copy_to(db: duckdb.DuckDBPyConnection, place: Path) -> None:
    """Write the store as it is now into a new file.

    The engine copies it, within one transaction: to open the file ourselves would release the
    lock that keeps other processes off it. Raises StoreError if it cannot be written.
    """
    written = str(place).replace("'", "''")
    name = f"copy_{sha256(written.encode()).hexdigest()[:16]}"  # two copies at once are apart
    with db.cursor() as own:
        row = own.execute("SELECT current_database()").fetchone()
        if row is None:
            raise StoreError("The store has no name. Open it from a file.")
        try:
            own.execute(f"ATTACH '{written}' AS {name}")
            own.execute(f'COPY FROM DATABASE "{row[0]}" TO {name}')
            own.execute(f"DETACH {name}")
        except duckdb.Error as error:
            raise StoreError(
                f"The store cannot be copied to {place} ({error}). See that there is room."
            ) from None
