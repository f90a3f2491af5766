"""A table of plain values, and the forms in which a table is printed.

Column names are machine names ("first_day"); people see them with spaces. Text and Markdown leave
out columns without a value and round numbers; CSV, JSON and JSON lines keep everything as it is.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from detente.show.legible import legible
from detente.show.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Cell = str | int | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NARROWEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns.

    Attributes:
        rows: Each as long as `columns`; None is "not known" or "none".
        note: One sentence that says how to read it; None if none is needed.
        tall: Rows hold sentences: text shows each row as a block, one line per column.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str | None = None
    tall: bool = False


def as_text(table: Table, width: int) -> str:
    """Return a table for a terminal of `width` columns (at least 40), ending in a newline."""
    width = max(width, _NARROWEST)
    grid = _blocks(table) if table.tall else _rows(table)
    screen = Console(
        file=io.StringIO(), width=width, color_system=None, force_terminal=False, markup=False,
        highlight=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    with screen.capture() as captured:
        screen.print(Text(legible(table.title)))
        if table.rows:
            screen.print(grid)
        if table.note is not None:
            screen.print(Text(legible(table.note)))
    lines = [line.rstrip() for line in captured.get().rstrip().splitlines()]
    return "\n".join(lines) + "\n"


def as_csv(table: Table) -> str:
    """Return a table as CSV with a header row (RFC 4180, line feeds)."""
    return "".join(csv_lines(table.columns, table.rows))


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield a header line and a line for each row, each with its line end.

    A text cell that a spreadsheet would run as a formula is given a leading apostrophe, as OWASP
    advises against CSV injection: the cells hold foreign text. Numbers stay numbers.
    """
    for cells in chain([tuple(columns)], rows):
        line = io.StringIO()
        # With this line end the writer also quotes cells that hold a lone carriage return.
        csv.writer(line, lineterminator="\r\n").writerow([_csv_cell(cell) for cell in cells])
        yield line.getvalue().removesuffix("\r\n") + "\n"


def as_json(table: Table) -> str:
    """Return a table as a JSON list with an object for each row."""
    return json.dumps(_objects(table), ensure_ascii=False, indent=2) + "\n"


def as_jsonl(table: Table) -> str:
    """Return a table as one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _objects(table))


def as_markdown(table: Table) -> str:
    """Return a table as Markdown (GitHub), ending in a newline."""
    kept = _kept(table)
    names = [escaped(_heading(table.columns[i])) for i in kept]
    rows = [[escaped(_shown(row[i])) for i in kept] for row in table.rows]
    lines = [names, ["---"] * len(kept), *rows] if kept else []
    body = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    parts = (f"**{escaped(table.title)}**", body, escaped(table.note or ""))
    return "\n\n".join(part for part in parts if part) + "\n"


def _csv_cell(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return str(cell).lower() if isinstance(cell, bool) else cell


def _objects(table: Table) -> list[dict[str, Cell]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _kept(table: Table) -> list[int]:
    """Return the indexes of the columns in which a row has a value."""
    indexes = range(len(table.columns))
    return [i for i in indexes if any(row[i] is not None for row in table.rows)]


def _heading(column: str) -> str:
    return column.replace("_", " ")


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:.2f}" if isinstance(cell, float) else legible(str(cell))


def _rows(table: Table) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    kept = _kept(table)
    for i in kept:
        cells = [row[i] for row in table.rows if row[i] is not None]
        numbers = all(
            isinstance(cell, (int, float)) and not isinstance(cell, bool) for cell in cells
        )
        grid.add_column(
            _heading(table.columns[i]), justify="right" if numbers else "left", overflow="fold"
        )
    for row in table.rows:
        grid.add_row(*(Text(_shown(row[i])) for i in kept))
    return grid


def _blocks(table: Table) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell is not None:
                grid.add_row(Text(_heading(column)), Text(_shown(cell)))
        grid.add_row("", "")
    return grid
