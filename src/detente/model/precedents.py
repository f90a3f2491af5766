"""Precedents: past steps of one kind, and what followed them. An association, no prediction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.actors import ActorId
from detente.model.answers import Citation, WhatIf
from detente.model.events import EventId


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAct:
    """One dated act between two actors, each counted as the state or group that it acts for.

    Attributes:
        day: Its first day.
        citation: The words that tell it; None for a coded event.
    """

    event: EventId
    source: ActorId
    target: ActorId
    day: date
    type: str
    mode: str | None = None
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequel:
    """The first act of one outcome that followed a step. `days`: how long after it."""

    outcome: str
    days: int
    act: PastAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """One past step of the kind asked about, and what followed."""

    act: PastAct
    sequels: tuple[Sequel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRate:
    """How often an outcome followed within some days, against matched stretches without the step.

    Attributes:
        cases: Steps with that many days of reporting after them.
        followed: Those that the outcome followed.
        rate, low, high: Share, and its 90 % Wilson interval.
        matched: Cases for which a stretch without the step could be found.
        stretches: Distinct stretches that they are compared with.
        base: Share of stretches with the outcome, each case weighing the same; None if none
            matches.
        difference: Rate of the matched cases less `base`; None if none matches.
        difference_low, difference_high: Its 90 % interval (Newcombe's, of two Wilson intervals).
    """

    outcome: str
    days: int
    cases: int
    followed: int
    rate: float
    low: float
    high: float
    matched: int
    stretches: int
    base: float | None
    difference: float | None
    difference_low: float | None
    difference_high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedents:
    """Past steps of one kind over all pairs.

    Attributes:
        type: The act's type in the scheme.
        quiet_days: Days without a step of that kind of the pair before each case.
        refused: Why no rates are given, in two sentences; None if they are.
        cases: All cases, oldest first.
    """

    type: str
    quiet_days: int
    refused: str | None
    rates: tuple[OutcomeRate, ...]
    cases: tuple[Precedent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfReport:
    """What may follow: conditional claims of those who are quoted, and precedents.

    Attributes:
        step: The type of act that was asked about; None if none was.
        why: How the step was understood, in one sentence.
        source_name, target_name: Names of the two, for people.
        claims: The claims, those about the step first; `about`: how many these are.
        names: (actor, name) of all actors that the cases name.
    """

    source_name: str
    target_name: str
    step: str | None
    why: str
    claims: tuple[WhatIf, ...]
    about: int
    precedents: Precedents | None
    names: tuple[tuple[ActorId, str], ...] = ()
