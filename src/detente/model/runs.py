"""What one run of reading or loading did, as a store writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.model.claims import Dropped
from detente.model.coded import RejectedRows
from detente.model.text import Refused

RunKind = Literal["add", "reread", "load"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run that has finished.

    Attributes:
        named: What was given: files, folders, the name of what was sent; the first of them.
        more: How many more were given.
        reader: Name and version of the reader; None for a load.
        new, known, reprints: Documents by what became of them.
        undated: Documents without a day of publication.
        events, claims: Told by the documents that were read.
        refused: What could not be read, and why; the first of them. `refusals`: how many there are.
        dropped: What the grounding gate refused while reading, by cause.
        rows, kept: Rows of a table of events, and those that were understood.
        rejected: The other rows, by cause.
        unknown: Names that no actor has, with how often each stands in the table.
    """

    kind: RunKind
    named: tuple[str, ...] = ()
    more: int = 0
    reader: str | None = None
    new: int = 0
    known: int = 0
    reprints: int = 0
    undated: int = 0
    events: int = 0
    claims: int = 0
    refused: tuple[Refused, ...] = ()
    refusals: int = 0
    dropped: tuple[Dropped, ...] = ()
    rows: int = 0
    kept: int = 0
    rejected: tuple[RejectedRows, ...] = ()
    unknown: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRun:
    """A run as a store keeps it.

    Attributes:
        number: 1 for the first.
        made: Day and minute at which it was done, UTC: "1999-03-24 18:05".
        data_version: That of the store afterwards; None if the store was still empty.
    """

    number: int
    made: str
    data_version: str | None
    run: Run
