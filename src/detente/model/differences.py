"""What two answers say, cut down to what can be compared; and how they differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.model.text import DocId

PartKind = Literal["turn", "phase", "reason", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value under its name: ("originals", "3")."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A stretch of a document that an answer cites."""

    doc: DocId
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One turn, phase, reason or figure of an answer.

    Attributes:
        about: What it is of, within its kind: direction of a turn, name of a phase, side and theme
            of a reason, unit of a figure.
        text: As it is shown.
        first, last: Its days; None where open or not known.
        weight: Share of all reasons' weight; None for other kinds.
        facts: Other values that are shown with it.
        cites: What it rests on.
    """

    kind: PartKind
    about: str
    text: str
    first: date | None
    last: date | None
    weight: float | None
    facts: tuple[Fact, ...]
    cites: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as an answer cites it. `document`: the id that a user gave, else `doc`."""

    doc: DocId
    document: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNote:
    """A correction that an answer depends on. `words`: those that were read wrongly."""

    id: str
    text: str
    by: str
    words: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What an answer says and what it was made from.

    Attributes:
        basis: Question, versions and settings, under their names.
        rests_on: All documents behind it, cited or not.
        sources: Those that it cites.
    """

    id: str
    question: str
    direction: str
    summary: str
    parts: tuple[Part, ...]
    basis: tuple[Fact, ...]
    rests_on: tuple[DocId, ...]
    sources: tuple[Source, ...]
    corrections: tuple[CorrectionNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """A value in the first answer and in the second; None where one has none."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """What became of one part.

    Attributes:
        before, after: The part in either answer; None where it has none.
        values: What differs between the two; () if one is missing.
        documents: Documents that it cites and that only one of the answers rests on, sorted.
        corrections: Corrections of words that it cites and that only one answer depends on.
    """

    kind: PartKind
    before: Part | None
    after: Part | None
    values: tuple[ValueChange, ...]
    documents: tuple[DocId, ...]
    corrections: tuple[CorrectionNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How the second of two answers differs from the first.

    Attributes:
        values: Direction and first line, where they differ.
        basis: What differs in question, versions and settings.
        parts: Turns, phases, reasons and figures that came, went or changed, in that order.
        came, went: Documents that only the second, or only the first, rests on, by day.
        corrected, undone: Corrections that only the second, or only the first, depends on.
    """

    before: str
    after: str
    values: tuple[ValueChange, ...]
    basis: tuple[ValueChange, ...]
    parts: tuple[PartChange, ...]
    came: tuple[Source, ...]
    went: tuple[Source, ...]
    corrected: tuple[CorrectionNote, ...]
    undone: tuple[CorrectionNote, ...]

    @property
    def same(self) -> bool:
        """Whether both say the same from the same documents."""
        found = (self.values, self.parts, self.came, self.went, self.corrected, self.undone)
        return not any(found)
