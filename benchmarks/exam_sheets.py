"""The articles of the exam with their labels and what was read of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from detente.model.text import Document
from detente.read.reader import RuleReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.gold import Row

    from detente.model.claims import Reading
    from detente.model.text import Span
    from detente.model.times import When

    Stretch = tuple[int, int]

EXAM = Path(__file__).with_name("sets") / "exam"


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article with its labels and what was read of it."""

    document: Document
    labels: Row
    reading: Reading

    def places(self, words: str) -> list[Stretch]:
        """Return where some words stand in the text; all places, () if nowhere."""
        text, found = self.document.text, []
        at = text.find(words)
        while at >= 0:
            found.append((at, at + len(words)))
            at = text.find(words, at + 1)
        return found


def sheets() -> Iterator[Sheet]:
    """Read the articles one by one."""
    reader = RuleReader()
    for path in sorted(EXAM.glob("*.txt")):
        title, line, text = path.read_text(encoding="utf-8").split("\n", 2)
        outlet, _, day = line.rpartition(" | ")
        document = Document(
            text=text.strip("\n"), title=title, outlet=outlet, published=date.fromisoformat(day)
        )
        labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield Sheet(document, labels, reader.read(document))


def shared(span: Span | None, places: Sequence[Stretch]) -> int:
    """Return how many characters a span shares with the nearest of some places."""
    if span is None:
        return 0
    return max((min(span.end, b) - max(span.start, a) for a, b in places), default=0)


def share(right: float, of: float) -> float | None:
    """Return a share, rounded; None of nothing."""
    return round(right / of, 4) if of else None


def days_of(row: Row) -> tuple[date, date] | None:
    """Return the days of a label; None where it has none."""
    if row["start"] is None or row["end"] is None:
        return None
    return date.fromisoformat(row["start"]), date.fromisoformat(row["end"])


def meets(when: When | None, days: tuple[date, date]) -> bool:
    """Return whether what was read shares a day with a label."""
    return when is not None and when.first <= days[1] and days[0] <= when.last
