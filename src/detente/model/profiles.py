"""An actor as its page shows it: who it was when, what it is called, whom it deals with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.actors import Actor, ActorId
from detente.model.opened import ActorName
from detente.model.relations import RelationPoint
from detente.model.times import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class MetCounts:
    """Acts between two actors in a year, of one type and mode (`mode` None: not told)."""

    year: int
    type: str
    mode: str | None
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Another actor with which one acts, as the store counts it.

    Attributes:
        documents: Originals that tell an act between the two.
        acts: Different acts told as news, coded ones included.
        first, last: Days of the oldest and the latest of them; None if none is dated.
    """

    actor: ActorId
    documents: int
    acts: int
    first: date | None
    last: date | None
    counts: tuple[MetCounts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Another actor with which one acts. `points`: their mean score and acts, a point a year."""

    other: ActorName
    documents: int
    acts: int
    first: date | None
    last: date | None
    points: tuple[RelationPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """What an actor was on some days.

    Attributes:
        sector: PLOVER sector; None if not known. `told`: "Rebels in Chad"; None if not known.
        country: The state that it was of; None for an international.
        office: What the post was called; None if not told.
    """

    sector: str | None
    told: str | None
    country: ActorName | None
    office: str | None
    valid: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Another actor to which one is bound on some days. `how`: "governs", "part of", ..."""

    how: str
    other: ActorName
    valid: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who held an office, and when."""

    person: ActorName
    office: str
    valid: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Days on which several governments claimed a state."""

    state: ActorName
    recognised: ActorName
    others: tuple[ActorName, ...]
    valid: Period
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The page of an actor.

    Attributes:
        spells: What it was, oldest first.
        ties: To whom it is bound; `governed`: who governed it, for a state; both oldest first.
        day: The day by which offices are told; None if none was asked for and nothing is dated.
        holders: Who held office on that day.
        rivals: Times of several governments of its state.
        around: With whom it acts, most acts first.
    """

    actor: Actor
    spells: tuple[Spell, ...]
    ties: tuple[Bound, ...]
    governed: tuple[Bound, ...]
    day: date | None
    holders: tuple[Holder, ...]
    rivals: tuple[Rivals, ...]
    around: tuple[Around, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMeaning:
    """Who a name means on a day. `on` None: on any day.

    Attributes:
        actor: The one meant; None if the name is unknown or ambiguous.
        candidates: All that it may mean, likeliest first.
        why: The rule that decided.
    """

    name: str
    on: date | None
    actor: ActorName | None
    candidates: tuple[Actor, ...]
    why: str
