"""Where coded acts lie: counted by spot, and found by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.model.coded import Spot, SpotCount
from detente.store.coded_acts import inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from detente.model.coded import Wanted
    from detente.store.coded_acts import CodedActs, Ints


def counted_spots(
    db: duckdb.DuckDBPyConnection, acts: CodedActs, wanted: Sequence[Wanted]
) -> tuple[SpotCount, ...]:
    """Return the spots of the acts of the days that are wanted, by number of acts, then name."""
    held = np.zeros(len(acts.lead), dtype=np.bool_)
    for each in wanted:
        held |= inside(acts.day[acts.lead], each)
    events = np.bincount(acts.spot[acts.lead[held]]) if held.any() else np.zeros(1, dtype=np.int64)
    numbers = [int(n) for n in np.flatnonzero(events) if n > 0]
    rows = db.execute(
        "SELECT spot, name, lat, lon FROM coded_spot WHERE spot IN (SELECT unnest($n::INTEGER[]))",
        {"n": numbers},
    ).fetchall()
    found = [SpotCount(Spot(name, lat, lon), int(events[n])) for n, name, lat, lon in rows]
    return tuple(sorted(found, key=lambda each: (-each.events, each.spot.name, each.spot.lat)))


def numbers_at(db: duckdb.DuckDBPyConnection, at: tuple[float, float] | None) -> Ints | None:
    """Return the numbers of the spots that lie there; None for no matter where."""
    if at is None:
        return None
    rows = db.execute("SELECT spot FROM coded_spot WHERE lat = ? AND lon = ?", list(at)).fetchall()
    return np.array([row[0] for row in rows], dtype=np.int64)
