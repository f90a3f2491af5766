"""Tables for pandas, polars, Arrow, Parquet: named columns, each of one kind; None is unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from detente.errors import MissingExtra
from detente.show.notebook import frame_element
from detente.store.parquet import write_parquet

if TYPE_CHECKING:
    from pathlib import Path

Kind = Literal["text", "number", "count", "day", "flag"]
Value = str | float | int | date | bool | None

_ARROW: dict[Kind, str] = {
    "text": "string", "number": "float64", "count": "int64", "day": "date32", "flag": "bool_",
}  # fmt: skip
_POLARS: dict[Kind, str] = {
    "text": "String", "number": "Float64", "count": "Int64", "day": "Date", "flag": "Boolean",
}  # fmt: skip
_PANDAS: dict[Kind, str] = {
    "text": "string", "number": "float64", "count": "Int64", "day": "datetime64[s]",
    "flag": "boolean",
}  # fmt: skip
"""How each library calls a kind of column. All of them keep the unknown apart from 0 and ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Rows under named columns.

    Attributes:
        title: What a row is, for people.
        columns: Name and kind of each.
        rows: Each as long as `columns`.
    """

    title: str
    columns: tuple[tuple[str, Kind], ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(name for name, _ in self.columns)

    def to_arrow(self) -> Any:  # noqa: ANN401  # a pyarrow.Table; pyarrow has no types
        """Return a `pyarrow.Table`. Raises MissingExtra without pyarrow."""
        arrow = _library("pyarrow")
        schema = arrow.schema(
            [(name, getattr(arrow, _ARROW[kind])()) for name, kind in self.columns]
        )
        return arrow.Table.from_pydict(dict(self._columns()), schema=schema)

    def to_pandas(self) -> Any:  # noqa: ANN401  # a pandas.DataFrame; pandas has no types
        """Return a `pandas.DataFrame`. Raises MissingExtra without pandas."""
        pandas = _library("pandas")
        kinds = dict(self.columns)
        return pandas.DataFrame(
            {
                name: pandas.Series(values, dtype=_PANDAS[kinds[name]])
                for name, values in self._columns()
            }
        )

    def to_polars(self) -> Any:  # noqa: ANN401  # a polars.DataFrame
        """Return a `polars.DataFrame`. Raises MissingExtra without polars."""
        polars = _library("polars")
        schema = {name: getattr(polars, _POLARS[kind]) for name, kind in self.columns}
        return polars.DataFrame(self.rows, schema=schema, orient="row")

    def to_parquet(self, path: str | Path) -> None:
        """Write a Parquet file; needs no further package. Raises UsedWrongly for a bad place."""
        write_parquet(path, self.columns, self.rows)

    def _repr_html_(self) -> str:
        return frame_element(self)

    def _columns(self) -> list[tuple[str, list[Value]]]:
        return [(name, [row[at] for row in self.rows]) for at, name in enumerate(self.names)]


def _library(name: str) -> Any:  # noqa: ANN401  # a module
    """Return a library that is an extra."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtra(
            f"This needs {name}, which is not installed. "
            "Install it with pip install 'detente[frames]'."
        ) from None
