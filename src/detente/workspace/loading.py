"""Load coded events: a file is understood row by row, kept once, and reported on."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from detente.inputs.events_table import EventsTable
from detente.model.coded import CodedRow, LoadReport, RejectedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from detente.atlas.lookup import Atlas
    from detente.model.coded import Cause, RejectedRow
    from detente.model.stored import StoredClaim
    from detente.ports import CodedStore

    Row = CodedRow | RejectedRow

_EXAMPLES = 3  # rows shown for each cause
_UNKNOWN = 20  # names shown that no actor has


def load_file(
    store: CodedStore,
    path: Path,
    kind: str,
    atlas: Atlas,
    track: Callable[[Iterable[Row], None], Iterator[Row]],
) -> LoadReport:
    """Load one file of coded events; what was loaded by the same rules stays as it is.

    Raises UsedWrongly for an unknown kind, BadInput for a file that is no table of events.
    """
    table = EventsTable(path, kind, atlas)
    if store.rules_of(table.file.digest) == table.file.rules:
        return LoadReport(name=table.file.name, known=True, rows=0, kept=0, rejected=())
    count = _Count()
    store.load(table.file, count.of(track(table.rows(), None)))
    return count.report(table.file.name)


def coded_row(store: CodedStore, identity: str) -> StoredClaim | None:
    """Return the row that "events.tsv:41", or the beginning of an event's id, names; else None."""
    name, _, line = identity.rpartition(":")
    if name and line.isdigit():
        return store.by_line(name, int(line))
    return store.by_event(identity)


class _Count:
    """Counts rows that pass by."""

    def __init__(self) -> None:
        self._kept = 0
        self._rejected: Counter[Cause] = Counter()
        self._examples: dict[Cause, list[tuple[int, str]]] = defaultdict(list)
        self._unknown: Counter[str] = Counter()

    def of(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Yield the rows, counting."""
        for row in rows:
            if isinstance(row, CodedRow):
                self._kept += 1
            else:
                self._rejected[row.cause] += 1
                if len(self._examples[row.cause]) < _EXAMPLES:
                    self._examples[row.cause].append((row.line, row.what))
                if row.cause == "unknown actor":
                    self._unknown[row.what] += 1
            yield row

    def report(self, name: str) -> LoadReport:
        """Return what was counted."""
        rejected = tuple(
            RejectedRows(cause=cause, rows=n, examples=tuple(self._examples[cause]))
            for cause, n in self._rejected.most_common()
        )
        return LoadReport(
            name=name, known=False, rows=self._kept + self._rejected.total(), kept=self._kept,
            rejected=rejected, unknown=tuple(self._unknown.most_common(_UNKNOWN)),
        )  # fmt: skip
