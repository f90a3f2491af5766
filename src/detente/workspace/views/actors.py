"""An actor through time, with whom it acts, and who a name means."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from detente.atlas.periods import common
from detente.model.actors import ALWAYS
from detente.model.profiles import (
    Around,
    Bound,
    Holder,
    NameMeaning,
    Profile,
    Rivals,
    Spell,
)
from detente.model.relations import RelationPoint
from detente.ontology.scheme import load
from detente.workspace.views.documents import named_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.atlas.lookup import Atlas
    from detente.model.actors import Actor, ActorId, ActorRole
    from detente.model.opened import ActorName
    from detente.model.profiles import Met, MetCounts
    from detente.model.times import Period
    from detente.ontology.scheme import Scheme
    from detente.ports import Store

_MOST = 40  # others that a page lists
_FORMER = "ELI"  # PLOVER's sector of former officials: no office is held


def profile(store: Store, atlas: Atlas, scheme: Scheme, name: str, on: date | None) -> Profile:
    """Return an actor, given by id or name, as its page shows it.

    `on`: the day by which offices are told; None for the last day on which something is told.
    Raises UnknownActor, AmbiguousActor.
    """
    actor = atlas.resolve(name, on)
    met = store.catalogue.met(atlas.stands_for(actor.id), _MOST)
    days = [each.last for each in met if each.last is not None]
    day = on or max(days, default=None)
    return Profile(
        actor=actor, spells=tuple(_spells(atlas, actor)), ties=tuple(_ties(atlas, actor)),
        governed=tuple(_governed(atlas, actor)), day=day,
        holders=tuple(sorted(_holders(atlas, actor, day), key=_by_office)) if day else (),
        rivals=tuple(_rivals(atlas, actor)),
        around=tuple(_around(atlas, scheme, each) for each in met),
    )  # fmt: skip


def meaning(atlas: Atlas, name: str, on: date | None) -> NameMeaning:
    """Return who a name means on a day. Raises UnknownActor, with near names, if nobody."""
    found = atlas.identify(name, on)
    if not found.candidates:
        atlas.resolve(name, on)  # raises, and knows the near names
    chosen = None if found.actor is None else named_one(atlas, found.actor.id)
    return NameMeaning(name=name, on=on, actor=chosen, candidates=found.candidates, why=found.why)


def _begins(valid: Period) -> tuple[date, date]:
    return (valid.first or date.min, valid.last or date.max)


def _spells(atlas: Atlas, actor: Actor) -> Iterator[Spell]:
    for role in sorted(actor.roles, key=lambda each: _begins(each.valid)):
        if role.sector is None and role.office is None and len(actor.roles) > 1:
            continue  # the country alone, which the other roles tell as well
        yield Spell(
            sector=role.sector, told=_told(atlas, role), office=role.office,
            country=named_one(atlas, role.country) if role.country else None, valid=role.valid,
        )  # fmt: skip


def _told(atlas: Atlas, role: ActorRole) -> str | None:
    """Return what a role makes of its bearer: "Rebels in Chad"; None if that is not known."""
    if role.sector is None:
        return None
    if role.country is not None:
        return atlas.register.bodies.title(named_one(atlas, role.country).name, role.sector)
    definitions = {each.code: each.definition for each in load("plover").sectors}
    return definitions.get(role.sector)


def _ties(atlas: Atlas, actor: Actor) -> Iterator[Bound]:
    for tie in sorted(actor.ties, key=lambda each: _begins(each.valid)):
        how = tie.kind.replace("_", " ")
        yield Bound(how=how, other=named_one(atlas, tie.other), valid=tie.valid)


def _governed(atlas: Atlas, actor: Actor) -> Iterator[Bound]:
    for stand in atlas.register.governments(actor.id):
        yield Bound(how="governed by", other=named_one(atlas, stand.actor), valid=stand.valid)


def _lands(atlas: Atlas, actor: Actor) -> list[tuple[ActorId, Period]]:
    """Return the states whose offices are the actor's, and on which days."""
    if actor.kind == "state":
        return [(actor.id, ALWAYS)]
    generic = atlas.register.generic(actor.id)
    if generic is not None:
        return [(generic[0], ALWAYS)]
    return [(stand.actor, stand.valid) for stand in atlas.register.governed(actor.id)]


def _holders(atlas: Atlas, actor: Actor, day: date) -> Iterator[Holder]:
    lands = {land for land, valid in _lands(atlas, actor) if valid.holds(day)}
    seen = set()
    for land in sorted(lands):
        people = {stand.actor for stand in atlas.register.officials(land)}
        for person in sorted(people):
            for role in _posts(atlas.actor(person), land, day):
                key = (person, role.office)
                if key not in seen:
                    seen.add(key)
                    yield Holder(
                        person=named_one(atlas, person), office=role.office or "",
                        valid=role.valid,
                    )  # fmt: skip


def _by_office(holder: Holder) -> tuple[str, str]:
    """Sort key: the office, then the last name."""
    return holder.office.casefold(), holder.person.name.rpartition(" ")[2].casefold()


def _posts(person: Actor, land: ActorId, day: date) -> list[ActorRole]:
    return [
        role
        for role in person.roles
        if role.office is not None
        and role.country == land
        and role.sector != _FORMER
        and role.valid != ALWAYS
        and role.valid.holds(day)
    ]


def _rivals(atlas: Atlas, actor: Actor) -> Iterator[Rivals]:
    lands = dict(_lands(atlas, actor))
    for each in atlas.register.policies.rivalries:
        concerned = {each.state, each.recognised, *each.rivals}
        if actor.id in concerned or any(
            each.state == land and common(each.valid, valid) for land, valid in lands.items()
        ):
            yield Rivals(
                state=named_one(atlas, each.state), recognised=named_one(atlas, each.recognised),
                others=tuple(named_one(atlas, rival) for rival in each.rivals),
                valid=each.valid, why=each.why,
            )  # fmt: skip


def _around(atlas: Atlas, scheme: Scheme, met: Met) -> Around:
    other: ActorName = named_one(atlas, met.actor)
    return Around(
        other=other, documents=met.documents, acts=met.acts, first=met.first, last=met.last,
        points=tuple(_points(scheme, met.counts)),
    )  # fmt: skip


def _points(scheme: Scheme, counts: Sequence[MetCounts]) -> Iterator[RelationPoint]:
    """Yield a point for each year from the first that has acts to the last."""
    by_year: dict[int, list[MetCounts]] = defaultdict(list)
    for each in counts:
        by_year[each.year].append(each)
    for year in range(min(by_year, default=1), max(by_year, default=0) + 1):
        yield _point(scheme, year, by_year.get(year, ()))


def _point(scheme: Scheme, year: int, counts: Iterable[MetCounts]) -> RelationPoint:
    quad, total, acts = [0, 0, 0, 0], 0.0, 0
    for each in counts:
        quad[scheme.quad(each.type) - 1] += each.acts
        total += scheme.score(each.type, each.mode) * each.acts
        acts += each.acts
    return RelationPoint(
        first=date(year, 1, 1), last=date(year, 12, 31), events=acts, originals=0, outlets=0,
        quad=(quad[0], quad[1], quad[2], quad[3]), score=total / acts if acts else None,
        low=None, high=None, coverage=0,
    )  # fmt: skip
