"""Faults in the rows of an atlas: what clashes, and what points nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from detente.atlas.periods import words
from detente.atlas.spelling import fits, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.atlas.lookup import Atlas
    from detente.atlas.names import Entry
    from detente.model.actors import Actor, ActorCode

FaultKind = Literal["clash", "rivals", "tie", "code", "role", "policy"]

CODES = {
    "iso3": re.compile(r"^[A-Z]{3}$"),
    "fips": re.compile(r"^[A-Z]{2}$"),
    "cow": re.compile(r"^\d{1,3}$"),
    "gw": re.compile(r"^\d{1,3}$"),
    "wikidata": re.compile(r"^Q\d+$"),
    "ucdp": re.compile(r"^\d+$"),
}
"""How the codes of each scheme are written."""

INTERNATIONAL = "IGO"
"""What a role of an international body has for a sector; PLOVER codes these as a country."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: its kind, and a sentence that names the row and says what to do."""

    kind: FaultKind
    sentence: str


def faults(atlas: Atlas) -> tuple[Fault, ...]:
    """Return all faults of an atlas, in order of kind; () if there are none."""
    every = (_clashes, _rivals, _ties, _codes, _roles, _policies)
    return tuple(sorted({fault for rule in every for fault in rule(atlas)}))


def _clashes(atlas: Atlas) -> Iterator[Fault]:
    """Yield names that mean two actors on one day, unless ambiguous.toml says so."""
    for name, entries in atlas.names.entries.items():
        policy = atlas.names.policies.of(name)
        candidates = policy.candidates if policy else ()
        for one, other in combinations(entries, 2):
            if not _clash(atlas, one, other) or all(
                any(atlas.register.covers(allowed, each.actor) for allowed in candidates)
                for each in (one, other)
            ):
                continue
            shown = " and ".join(
                f"{each.actor} ({words(each.alias.valid)})"
                for each in sorted((one, other), key=lambda each: each.actor)
            )
            yield Fault(
                "clash",
                f"'{one.alias.text}' is the name of {shown}. "
                "Give one of them days, or declare the name in ambiguous.toml.",
            )


def _clash(atlas: Atlas, one: Entry, other: Entry) -> bool:
    """Return whether two readings of one name contend with each other."""
    same = one.actor == other.actor or not one.alias.valid.meets(other.alias.valid)
    same = same or _yields(atlas, one) or _yields(atlas, other) or _namesakes(atlas, one, other)
    mine, its = plain(one.alias.text), plain(other.alias.text)
    if same or not (fits(mine, its) or fits(its, mine)):
        return False
    kinds = {atlas.register.actors[each.actor].kind for each in (one, other)}
    one_place = "place" in kinds and len(kinds) == 2
    seat = "metonym" in (one.alias.form, other.alias.form)
    at_home = _home(atlas, one) == _home(atlas, other)
    return not (at_home and (one_place or (seat and kinds <= {"state", "government", "place"})))


def _yields(atlas: Atlas, entry: Entry) -> bool:
    """Return whether a name is a person's family name alone, which yields by a rule of its own."""
    return entry.alias.form == "short" and atlas.register.actors[entry.actor].kind == "person"


def _namesakes(atlas: Atlas, one: Entry, other: Entry) -> bool:
    """Return whether two persons of one name never held office in one land on one day.

    Who did so on the day is meant then; two rows of one person would hold it on the same days.
    """
    mine, its = (atlas.register.actors[each.actor] for each in (one, other))
    if {mine.kind, its.kind} != {"person"}:
        return False
    posts = [
        [role for role in each.roles if role.sector in atlas.register.bodies.official]
        for each in (mine, its)
    ]
    return not any(
        role.country == held.country and role.valid.meets(held.valid)
        for role in posts[0]
        for held in posts[1]
    )


def _home(atlas: Atlas, entry: Entry) -> str:
    """Return the state or land that a reading belongs to; its own id if to none."""
    if len(entry.actor) == 3:
        return entry.actor
    ties = [tie for tie in atlas.register.actors[entry.actor].ties if tie.kind == "part_of"]
    if ties and len(ties[0].other) == 3:
        return ties[0].other
    return atlas.country_of(entry.actor) or entry.actor


def _rivals(atlas: Atlas) -> Iterator[Fault]:
    """Yield governments of one state that overlap on days of no declared rivalry."""
    for state in atlas.actors:
        held = [
            each
            for each in atlas.register.governments(state.id)
            if atlas.register.actors[each.actor].kind == "government"
        ]
        for one, other in combinations(held, 2):
            declared = any(
                rivalry.valid.meets(one.valid) and rivalry.valid.meets(other.valid)
                for rivalry in atlas.register.policies.rivalries
                if rivalry.state == state.id
            )
            if one.valid.meets(other.valid) and not declared:
                yield Fault(
                    "rivals",
                    f"{one.actor} ({words(one.valid)}) and {other.actor} ({words(other.valid)}) "
                    f"both govern {state.id}. Correct their days, or declare a rivalry.",
                )


def _ties(atlas: Atlas) -> Iterator[Fault]:
    """Yield ties to actors that are not there."""
    for actor in atlas.actors:
        for tie in actor.ties:
            if atlas.register.get(tie.other) is None:
                yield Fault(
                    "tie",
                    f"{actor.id} is {tie.kind} {tie.other}, which is not listed. "
                    "Correct the id, or add a row for it.",
                )


def _codes(atlas: Atlas) -> Iterator[Fault]:
    """Yield codes that are badly written, or that two actors bear on one day."""
    bearers: dict[tuple[str, str], list[tuple[Actor, ActorCode]]] = defaultdict(list)
    for actor in atlas.actors:
        for code in actor.codes:
            form = CODES.get(code.scheme)
            if form is None or not form.match(code.code):
                yield Fault("code", f"{actor.id} has {code.scheme} '{code.code}'. Correct it.")
            bearers[code.scheme, code.code].append((actor, code))
    for (scheme, number), pairs in bearers.items():
        for (one, its), (other, whose) in combinations(pairs, 2):
            if one.id != other.id and its.valid.meets(whose.valid):
                yield Fault(
                    "code",
                    f"{one.id} and {other.id} both have {scheme} {number}. "
                    "Correct one of them, or its days.",
                )


def _roles(atlas: Atlas) -> Iterator[Fault]:
    """Yield roles with a country or sector that is not known."""
    sectors = {*atlas.register.bodies.sectors, INTERNATIONAL, None}
    for actor in atlas.actors:
        for role in actor.roles:
            known = role.country is None or atlas.register.get(role.country) is not None
            if not known or role.sector not in sectors:
                yield Fault(
                    "role",
                    f"{actor.id} has the role {role.country}:{role.sector}, which has no meaning. "
                    "Use a listed state and a PLOVER sector.",
                )


def _policies(atlas: Atlas) -> Iterator[Fault]:
    """Yield rows of ambiguous.toml that speak of nothing in the atlas."""
    policies = atlas.names.policies
    for policy in policies.names:
        bearers = {each.actor for each in atlas.names.readings(policy.text)}
        idle = [each for each in policy.candidates if each not in bearers]
        if idle or not bearers:
            named = idle[0] if idle else "no actor"
            yield Fault(
                "policy",
                f"ambiguous.toml gives '{policy.text}' to {named}, which has no such name. "
                "Correct the row, or the actor's names.",
            )
    for rivalry in policies.rivalries:
        for each in (rivalry.state, rivalry.recognised, *rivalry.rivals):
            if atlas.register.get(each) is None:
                yield Fault("policy", f"A rivalry names {each}, which is not listed. Correct it.")
