"""What loading coded events did, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.show.grid import Table

if TYPE_CHECKING:
    from detente.model.coded import LoadReport
    from detente.show.grid import Cell


def load_table(report: LoadReport) -> Table:
    """Return what was kept of a file and what was not, with its first rows and unknown names."""
    rows: list[tuple[str, Cell, Cell]] = [("kept", report.kept, None)]
    for each in report.rejected:
        first = "; ".join(f"line {line}: {what}" for line, what in each.examples)
        rows.append((f"not kept: {each.cause}", each.rows, first))
    rows += [("unknown name", n, name) for name, n in report.unknown]
    note = f"{report.rows} rows read."
    if report.known:
        note = "It was loaded before, by the same rules; nothing was added."
    return Table(
        title=f"Coded events of {report.name}", columns=("what", "rows", "which"),
        rows=tuple(rows), note=note,
    )  # fmt: skip
