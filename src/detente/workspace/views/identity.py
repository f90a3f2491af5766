"""Who an actor was in a window: what it did in the state, or who governed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.atlas.periods import common
from detente.model.actors import ALWAYS
from detente.model.times import Period
from detente.model.viewed import Identified, Stint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from detente.atlas.lookup import Atlas
    from detente.model.actors import Actor, ActorId


def identified(atlas: Atlas, actor: ActorId, days: tuple[date, date] | None) -> Identified:
    """Return who an actor was between two days; at any time for None.

    What was so on all of the days has no stint unless a role says more than the name does.
    """
    known = atlas.actor(actor)
    window = Period(first=days[0], last=days[1]) if days else ALWAYS
    found = sorted(_stints(atlas, known, window), key=lambda s: (str(s.first or ""), s.name or ""))
    return Identified(id=known.id, name=known.name, kind=known.kind, stints=tuple(found))


def _stints(atlas: Atlas, known: Actor, window: Period) -> Iterator[Stint]:
    if known.kind != "state":
        for role in known.roles:
            held = common(role.valid, window)
            if held is not None and role.sector is not None:
                yield Stint(first=role.valid.first, last=role.valid.last, sector=role.sector)
        return
    for stand in atlas.stands_for(known.id):
        held = common(stand.valid, window)
        if held is None or stand.valid == ALWAYS:
            continue
        other = atlas.actor(stand.actor)
        if other.kind == "government":
            yield Stint(first=stand.valid.first, last=stand.valid.last, name=other.name)
