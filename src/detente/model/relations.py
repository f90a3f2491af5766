"""Relations of two actors through time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.model.actors import ActorId
from detente.model.claims import ClaimId, Direction
from detente.model.events import EventId

Step = Literal["day", "week", "month", "quarter", "year"]
TurnMethod = Literal["counts", "stated", "both"]
Changed = Literal["source", "target", "both"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Dyad:
    """Two actors, directed: what `source` does to `target`."""

    source: ActorId
    target: ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncounted:
    """What is told of a period and not counted as having happened; each act once.

    Attributes:
        disputed: Told as news by some, and denied by as many originals or more.
        denied: Only denied.
        planned, possible, demanded: Announced, hypothetical, asked for.
        background: Told as a fact, but as known from before and not as news.
    """

    disputed: int = 0
    denied: int = 0
    planned: int = 0
    possible: int = 0
    demanded: int = 0
    background: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What one side did to the other in a stretch. `score`: its acts' mean; None without acts."""

    score: float | None = None
    events: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What one side did to the other in the time before a turn and after it."""

    before: Stance = Stance()
    after: Stance = Stance()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationPoint:
    """One period of a relation. `first`, `last`: its days, ends included.

    Attributes:
        events: Distinct happenings (merged), news only, asserted.
        originals: Distinct original documents that tell them.
        outlets: Distinct outlets of those originals.
        quad: Events per quad class 1..4 (verbal/material cooperation, verbal/material conflict).
        score: Mean conflict-cooperation score of the events, -10..+10; None without events.
        low: Lower end of the 90 % band of the score; None without events.
        high: Its upper end; None without events.
        coverage: Documents of any kind read that were published in the period. 0: nothing was read,
            so that a period without events says nothing.
        uncounted: Acts that are told and not counted, by why they are not.
    """

    first: date
    last: date
    events: int
    originals: int
    outlets: int
    quad: tuple[int, int, int, int]
    score: float | None
    low: float | None
    high: float | None
    coverage: int
    uncounted: Uncounted = Uncounted()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationSeries:
    """A dyad's relation, one point per period, without gaps, oldest first.

    Attributes:
        unplaced: Happenings that no period counts: their date is unknown or too coarse for `step`.
    """

    dyad: Dyad
    both: bool  # both directions were counted
    step: Step
    scheme: str
    points: tuple[RelationPoint, ...]
    unplaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoint:
    """A shift of a relation, lasting or (`pulse`) of one period.

    Attributes:
        first, last: The days between which it lies.
        month: "2014-03", the likeliest month.
        before, after: Mean score on either side; None where no event gives one.
        method: Found in the counts, stated by the texts, or both.
        confidence: 0..1; None if not estimated.
        triggers: Events of that time, weightiest first.
        claims: Tellings that state or support the turn.
        by_source, by_target: What each side did to the other, up to a year before the turn and
            half a year after it, never beyond the next turn; background included.
        pulse: One period that sticks out, found in the counts: the level need not have changed.
        changed_by: Whose acts changed the turn's way; None if it cannot be told.
    """

    first: date
    last: date
    month: str
    direction: Direction
    before: float | None
    after: float | None
    method: TurnMethod
    confidence: float | None
    triggers: tuple[EventId, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    by_source: Swing = Swing()
    by_target: Swing = Swing()
    pulse: bool = False
    changed_by: Changed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """The stretch between two turns. `last` is None while it lasts.

    `by_source`, `by_target`: what each side did to the other in it.
    """

    first: date
    last: date | None
    name: str
    score: float | None
    events: int
    claims: tuple[ClaimId, ...] = ()
    by_source: Stance = Stance()
    by_target: Stance = Stance()
