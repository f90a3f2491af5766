"""The clauses of this folder as values, and which of them are held back for choosing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from detente.model.claims import Factuality

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKED = re.compile(r"<([^<>]+)>")
_TUNE = 3  # tenths of the texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A text with one clause of it, [start, end) in code points, and what the text makes of it."""

    text: str
    start: int
    end: int
    factuality: Factuality


def part_of(text: str) -> Literal["train", "tune"]:
    """Return which part a text belongs to, by a digest of its words; it never changes."""
    return "tune" if sha256(text.encode()).digest()[2] % 10 < _TUNE else "train"


def parsed(line: str) -> Clause:
    """Return the clause of a line. Raises ValueError if it is not written as README.md says."""
    factuality, bar, marked = line.strip().partition(" | ")
    marks = _MARKED.findall(marked)
    if not bar or factuality not in get_args(Factuality) or len(marks) != 1:
        raise ValueError(f"'{line.strip()}' is no row. Write FACTUALITY | text with one <clause>.")
    start = marked.index("<")
    return Clause(
        text=_MARKED.sub(r"\1", marked),
        start=start,
        end=start + len(marks[0]),
        factuality=cast("Factuality", factuality),
    )


def clauses() -> Iterator[Clause]:
    """Yield the clauses of all files of this folder, in order."""
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield parsed(line)
