"""Political actors, whose names, roles and codes hold between dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NewType

from detente.model.times import Period

ActorId = NewType("ActorId", str)

ActorKind = Literal[
    "state", "government", "group", "organisation", "body", "office", "person", "people",
    "think_tank", "media", "company", "place",
]  # fmt: skip
AliasForm = Literal["name", "short", "adjective", "demonym", "metonym", "acronym"]
TieKind = Literal["part_of", "governs", "split_from", "merged_into", "member_of", "holds_office"]

ALWAYS = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One name of an actor, and the days on which it meant that actor."""

    text: str
    form: AliasForm = "name"
    valid: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCode:
    """An actor's id elsewhere (iso3, cow, gw, fips, wikidata, ucdp, cameo), between dates."""

    scheme: str
    code: str
    valid: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRole:
    """What an actor is in PLOVER's terms between dates: a country's sector.

    Attributes:
        country: ISO3 (or the project's code of a historical state). None for an international.
        sector: PLOVER sector code (GOV, MIL, REB, ...). None if not known.
        office: What the post was called: "foreign minister". None if not told.
    """

    country: str | None
    sector: str | None
    valid: Period = ALWAYS
    office: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How an actor stands to another between dates: part_of, governs, split_from, ..."""

    kind: TieKind
    other: ActorId
    valid: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A political entity.

    Attributes:
        name: The name shown to people.
        roles: Its country and sector through time; () if none is known.
        note: One sentence on who this is, for people. None if there is none.
    """

    id: ActorId
    name: str
    kind: ActorKind
    aliases: tuple[Alias, ...] = ()
    codes: tuple[ActorCode, ...] = ()
    roles: tuple[ActorRole, ...] = ()
    ties: tuple[Tie, ...] = ()
    valid: Period = ALWAYS
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """An actor that another stands for in a relation, and on which days ("parts" of formats)."""

    actor: ActorId
    valid: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a name means on a day.

    Attributes:
        actor: The one actor meant; None if the name is unknown or stays ambiguous.
        candidates: All actors that the name may mean on that day, likeliest first.
        why: The rule that decided, in words a user can read.
    """

    actor: Actor | None
    candidates: tuple[Actor, ...]
    why: str
