"""Where the rows of a table of coded events lie, by their own columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.charted import degrees
from detente.model.coded import Spot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NAMED = ("city", "province")
_UNTOLD = frozenset({"", "na", "nan", "null", "none"})  # how tables write that nothing is told


class Spots:
    """Reads the spot of each row; the same cells are read once."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        """Take the indexes of the columns `lat`, `lon`, `city` and `province`, as far as known."""
        placed = "lat" in columns and "lon" in columns
        self._names = [columns[name] for name in _NAMED if name in columns]
        self._at = [columns["lat"], columns["lon"], *self._names] if placed else []
        self._known: dict[tuple[str, ...], Spot | None] = {}

    def of(self, fields: Sequence[str]) -> Spot | None:
        """Return where a row lies; None if it does not say so.

        A table that names cities or provinces gives the middle of a country where it names
        neither: that is no place where something happened.
        """
        if not self._at or len(fields) <= max(self._at):
            return None
        cells = tuple([fields[at].strip(' "') for at in self._at])
        if cells not in self._known:
            self._known[cells] = self._spot(*cells)
        return self._known[cells]

    def _spot(self, north: str, east: str, *names: str) -> Spot | None:
        told = next((name for name in names if name.lower() not in _UNTOLD), None)
        if self._names and told is None:
            return None
        try:
            lat, lon = round(float(north), 1) + 0.0, round(float(east), 1) + 0.0  # no -0.0
        except ValueError:
            return None
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            return None
        return Spot(told or degrees(lat, lon), lat, lon)
