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


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Dyad:
    """Two actors, directed: what `source` does to `target`."""

    source: ActorId
    target: ActorId


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
        coverage: Documents of any kind read that were published in the period.
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
    """A lasting shift of a relation.

    Attributes:
        first, last: The days between which it lies.
        month: "2014-03", the likeliest month.
        before, after: Mean score on either side; None where no event gives one.
        method: Found in the counts, stated by the texts, or both.
        confidence: 0..1; None if not estimated.
        triggers: Events of that time, weightiest first.
        claims: Tellings that state or support the turn.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """The stretch between two turns. `last` is None while it lasts."""

    first: date
    last: date | None
    name: str
    score: float | None
    events: int
    claims: tuple[ClaimId, ...] = ()
