"""Coded events: rows of event tables that others made, counted where they lie.

A table may hold ten million rows, so no noun is made of a row but of the few that are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.model.actors import ActorId
from detente.model.sides import Party
from detente.model.text import Stretch

Cause = Literal[
    "bad row", "bad date", "unknown actor", "ambiguous actor", "one actor", "unknown relation",
    "left out by PLOVER",
]  # fmt: skip
"""Why a row was not kept. "one actor": source and target are the same; "left out by PLOVER": its
crosswalk has no type for CAMEO's statements and appeals."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a coded event lies, to a tenth of a degree. `lat`, `lon`: degrees north and east."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class CodedRow:
    """One row that was understood.

    Attributes:
        line: Its line in the file, from 1, the header included.
        type, mode: PLOVER's; `mode` None if not told.
        outlet: Who published the report that it was coded from; None if not told.
        story: Id of that report; None if not told.
        words: The row as it stands in the file, without its line end.
        spot: Where it happened; None if not told, or told no closer than by a country.
    """

    line: int
    day: date
    source: ActorId
    target: ActorId
    type: str
    mode: str | None
    outlet: str | None
    story: str | None
    words: str
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One row that was not kept. `what`: the word or words that were not understood."""

    line: int
    cause: Cause
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedFile:
    """A table of events.

    Attributes:
        name: The file's name, without its folder.
        digest: SHA-256 of its bytes: the same file is loaded once.
        rules: Version of the rules by which its names were understood.
        header: Its first line.
        delimiter: What stands between columns; a comma's fields may be quoted.
        told: Index of the column that says what was done.
        first, last: Indexes of the first and last column of source, deed and target.
    """

    name: str
    digest: str
    rules: str
    header: str
    delimiter: str
    told: int
    first: int
    last: int

    def core_of(self, words: str) -> Stretch:
        """Return the stretch of a row that holds source, deed and target."""
        return self._stretch(words, self.first, self.last)

    def told_in(self, words: str) -> Stretch:
        """Return where a row says what was done."""
        return self._stretch(words, self.told, self.told)

    def _stretch(self, words: str, first: int, last: int) -> Stretch:
        """Return the stretch of some columns; the whole row if that is quoted or too short."""
        fields = words.split(self.delimiter)
        quoted = self.delimiter == "," and '"' in words
        if quoted or last >= len(fields) or not "".join(fields[first : last + 1]).strip():
            return 0, len(words)
        start = sum(len(each) + 1 for each in fields[:first])
        return start, start + len(self.delimiter.join(fields[first : last + 1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRows:
    """Rows not kept for one cause. `examples`: (line, what was not understood), first ones."""

    cause: Cause
    rows: int
    examples: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What loading one file did.

    Attributes:
        known: It was loaded before, by the same rules; nothing was added.
        rows: Rows that it holds.
        kept: Rows that were understood.
        rejected: The others, most first.
        unknown: Names that no actor has, with how often each stands there, most first.
    """

    name: str
    known: bool
    rows: int
    kept: int
    rejected: tuple[RejectedRows, ...]
    unknown: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPair:
    """A source and a target of coded events. `pair`: the store's number of the two."""

    pair: int
    source: ActorId
    target: ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Days, ends included, on which what a pair's source does counts as the act of one side."""

    pair: int
    acting: Party
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Coded acts of one side on the other, of one kind, in the period that begins on `first`."""

    first: date
    acting: Party
    type: str
    mode: str | None
    events: int


@dataclass(frozen=True, slots=True)
class CodedDeed:
    """One coded act, of any pair. `mode`: of the first of its rows."""

    day: date
    source: ActorId
    target: ActorId
    type: str
    mode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedCheck:
    """Whether the rows of event tables still stand there. `broken`: "events.tsv:41: no words"."""

    rows: int
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """What the coded acts of the period that begins on `first` were coded from.

    `originals`: different reports; acts whose report is not told count as one each.
    """

    first: date
    originals: int
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedCounts:
    """The coded acts between two sides, counted by period; oldest first."""

    tallies: tuple[Tally, ...] = ()
    reports: tuple[Reports, ...] = ()

    @property
    def events(self) -> int:
        """How many acts there are."""
        return sum(tally.events for tally in self.tallies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Days from which a few acts of each kind are to be shown, weightiest and nearest to `day`.

    `at`: only those that lie there, degrees north and east; None for all.
    """

    first: date
    last: date
    day: date
    each: int
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class SpotCount:
    """How many coded acts lie at a spot."""

    spot: Spot
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedAsked:
    """Which coded acts are meant.

    Attributes:
        spells: The pairs of the two sides, with the days on which they count.
        told: (acting side, day, type) of the acts that texts tell already: those rows repeat them.
        wanted: From where some are to be shown; () for counting.
    """

    spells: tuple[Spell, ...]
    told: tuple[tuple[Party, date, str], ...] = ()
    wanted: tuple[Wanted, ...] = ()
