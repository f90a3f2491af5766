"""What the pages of a pair, an event and the home page show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.model.actors import ActorId, ActorKind
from detente.model.answers import Answer, Citation, Question
from detente.model.charted import LaneMark, LocatedPoint, Panel
from detente.model.claims import Direction, Factuality
from detente.model.events import Event, EventId
from detente.model.opened import ActorName
from detente.model.relations import RelationPoint, RelationSeries
from detente.model.sayings import Sayings
from detente.model.stored import StoredClaim, StoreSummary
from detente.model.text import DocumentHead, Stretch

Acts = Literal["both", "source", "target"]
"""Whose acts a page counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stint:
    """What an actor was between two days; None at either end is open.

    Attributes:
        name: Who governed it, of a state; None for others.
        sector: Its PLOVER sector, of others; None if not known.
    """

    first: date | None
    last: date | None
    name: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """An actor as it is identified in a window. `stints`: in order; () if it was one thing only."""

    id: ActorId
    name: str
    kind: ActorKind
    stints: tuple[Stint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelGroup:
    """Small curves that split the relation in one way ("By outlet")."""

    name: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadView:
    """The page of two actors.

    Attributes:
        acts: Whose acts `series` and `marks` hold. The answer is always of both.
        days: First and last day of the charts; None if no act is dated.
        groups: The relation split in parts; `around`: third parties with either side.
        located: Places of events that are known, most events first; () for none.
        sayings: Who says what.
    """

    answer: Answer
    series: RelationSeries
    acts: Acts
    source: Identified
    target: Identified
    days: tuple[date, date] | None
    marks: tuple[LaneMark, ...]
    groups: tuple[PanelGroup, ...]
    around: tuple[PanelGroup, ...]
    located: tuple[LocatedPoint, ...]
    sayings: Sayings


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act, in a list.

    Attributes:
        name: Who did what to whom, in words.
        score: On the scale of the settings.
        citation: Its first telling as news; the first of all where there is none.
        factuality: Of that telling; `background`: it is told as history.
    """

    event: Event
    name: str
    quad: int
    score: float
    originals: int
    citation: Citation
    factuality: Factuality
    background: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsView:
    """The acts of some days between two actors. `uncounted`: told, and not counted.

    `at`: only those that lie there, degrees north and east; None for all.
    """

    question: Question
    acts: Acts
    first: date
    last: date
    counted: tuple[Act, ...]
    uncounted: tuple[Act, ...]
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPair:
    """Two actors that documents tell of together, and in how many.

    Attributes:
        question: What may be asked of them.
        points: Their relation by year; () where it was not looked at.
    """

    source: ActorId
    target: ActorId
    source_name: str
    target_name: str
    documents: int
    question: str
    points: tuple[RelationPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A pair whose mean score moved of late.

    Attributes:
        before, after: Mean score in the year before, and in the last days of the data.
        events: Acts in the last days.
    """

    pair: ToldPair
    direction: Direction
    before: float
    after: float
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The home page.

    Attributes:
        moved: Pairs that moved most in the last days of the data, the most first.
        since, until: Those last days; None if no document is dated.
        first: Day of the oldest document; None if none is dated.
    """

    summary: StoreSummary
    pairs: tuple[ToldPair, ...]
    moved: tuple[Moved, ...]
    since: date | None
    until: date | None
    first: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAsked:
    """Words that were not understood as a question: why not, and names that are near."""

    words: str
    why: str
    near: tuple[tuple[ActorId, str], ...]
    pairs: tuple[ToldPair, ...]


SpanKind = Literal["source", "act", "target", "when", "place", "cue", "speaker", "cause", "effect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words that a claim was coded from, and what they give. Offsets as in `Telling.text`."""

    kind: SpanKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim, with the sentences beside it.

    Attributes:
        text: The sentence of the claim with the one before and the one after.
        quote: [start, end) of the claim's words in `text`; None where they are not in it.
        marks: The words that it was coded from, as far as they lie in `text`.
        reader: Name and version of what read it.
        reprints: Documents that copy the one it stands in.
        names: Of every actor that it names.
    """

    stored: StoredClaim
    citation: Citation
    text: str
    quote: Stretch | None
    marks: tuple[Marked, ...]
    reader: str
    reprints: tuple[DocumentHead, ...]
    names: tuple[ActorName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event with all its tellings, merged over documents.

    Attributes:
        event: The most exactly told of the events that were merged.
        counts: Whether it counts as having happened: more originals assert it than deny it.
        merged: Ids of the events that were merged into it, sorted.
    """

    event: Event
    counts: bool
    tellings: tuple[Telling, ...]
    merged: tuple[EventId, ...]
    names: tuple[ActorName, ...]
