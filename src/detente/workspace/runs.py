"""From what a run reports to what a store keeps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.runs import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.coded import LoadReport
    from detente.model.reports import AddReport
    from detente.model.runs import RunKind
    from detente.ports import Reader

_NAMED = 20  # paths that are kept of those given
_REFUSED = 1000  # refusals that are kept with their reasons; all are counted


def run_of(kind: RunKind, named: Sequence[str], reader: Reader, report: AddReport) -> Run:
    """Return the run that added or read documents again."""
    read = [each for each in report.added if each.status != "known"]
    return Run(
        kind=kind, named=tuple(named[:_NAMED]), more=max(len(named) - _NAMED, 0),
        reader=f"{reader.name} {reader.version}",
        new=report.count("new"), known=report.count("known"), reprints=report.count("reprint"),
        undated=sum(not each.dated for each in report.added),
        events=sum(each.events for each in read), claims=sum(each.claims for each in read),
        refused=report.refused[:_REFUSED], refusals=len(report.refused), dropped=report.dropped,
    )  # fmt: skip


def load_of(report: LoadReport) -> Run:
    """Return the run that loaded a table of events."""
    return Run(
        kind="load", named=(report.name,), known=int(report.known), rows=report.rows,
        kept=report.kept, rejected=report.rejected, unknown=report.unknown,
    )  # fmt: skip
