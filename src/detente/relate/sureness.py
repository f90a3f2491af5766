"""How sure a turn is: the share of such turns that are right, of made-up series.

`data/sureness.toml` holds, for each way in which turns are found, shares by strength; between them
the share is interpolated, and beyond them the last one holds.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from detente.relate import tables


def confidence(kind: str, z: float) -> float:
    """Return the share of right turns, 0 to 1, of a kind ("lasting", "pulse", "acts") and strength.

    Raises KeyError for another kind.
    """
    strengths, shares = _points()[kind]
    return round(float(np.interp(abs(z), strengths, shares)), 3)


@cache
def _points() -> dict[str, tuple[tuple[float, ...], tuple[float, ...]]]:
    return {
        tables.text(row["kind"]): (_numbers(row["z"]), _numbers(row["right"]))
        for row in tables.rows(tables.table("sureness")["sure"])
    }


def _numbers(value: tables.Toml) -> tuple[float, ...]:
    if not isinstance(value, list):
        raise TypeError(f"Numbers were expected, not {value!r}. Correct sureness.toml.")
    return tuple(tables.number(each) for each in value)
