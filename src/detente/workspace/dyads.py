"""Dyad-months: the table that R users of conflict data join to their own, by state codes and month.

Who counts as the acting and the acted-on state of a month is what every relation of detente says:
a state stands for its government and official bodies of the day. Groups and organisations that are
told to act stand for themselves, without state codes.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from itertools import product
from typing import TYPE_CHECKING

from detente.errors import NoEvidence
from detente.workspace.asking import Asked, Asking
from detente.workspace.frames import Frame
from detente.workspace.framing import NUMBERS, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from detente.atlas.lookup import Atlas
    from detente.model.actors import ActorId, Stand
    from detente.model.relations import RelationSeries
    from detente.ports import Store
    from detente.workspace.desk import Desk
    from detente.workspace.frames import Kind, Value

COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("gwcode1", "count"), ("gwcode2", "count"), ("cow1", "count"), ("cow2", "count"),
    ("iso3_1", "text"), ("iso3_2", "text"), ("actor1", "text"), ("actor2", "text"),
    ("name1", "text"), ("name2", "text"), ("year", "count"), ("month", "count"),
    ("directed", "flag"), ("scheme", "text"), *NUMBERS,
)  # fmt: skip
"""`gwcode`, `cow`, `iso3`: the codes that the actor has on the first of the month (Gleditsch-Ward,
Correlates of War, ISO 3166); None for a group, and for a state that has none that day. `directed`:
true for what 1 did to 2, false for what either did to the other, once for the two."""

_OWN = ("group", "organisation")  # kinds of actors that stand for themselves


def dyad_months(store: Store, desk: Desk) -> Frame:
    """Return a row for each month of every pair that acts, from its first event to its last."""
    rows: list[tuple[Value, ...]] = []
    asking = Asking(store, desk)
    for pair in _pairs(store, desk.atlas):
        with suppress(NoEvidence):  # told together on days when neither stood for its state
            for series in asking.each_way(Asked(words=pair), step="month"):
                rows += _rows(desk.atlas, series)
    return Frame(title="Dyad-months", columns=COLUMNS, rows=tuple(rows))


def _rows(atlas: Atlas, series: RelationSeries) -> Iterator[tuple[Value, ...]]:
    ends = (series.dyad.source, series.dyad.target)
    names = [atlas.actor(each).name for each in ends]
    for point in series.points:
        codes = [
            _code(atlas, each, scheme, point.first)
            for scheme in ("gw", "cow", "iso3")
            for each in ends
        ]
        numeric = [None if code is None else int(code) for code in codes[:4]]
        yield (
            *numeric, *codes[4:], *ends, *names, point.first.year, point.first.month,
            not series.both, series.scheme, *numbers(point),
        )  # fmt: skip


def _code(atlas: Atlas, actor: ActorId, scheme: str, day: date) -> str | None:
    """Return the one code that an actor has in a scheme on a day; None if none or several."""
    found = {c.code for c in atlas.actor(actor).codes if c.scheme == scheme and c.valid.holds(day)}
    return found.pop() if len(found) == 1 else None


def _pairs(store: Store, atlas: Atlas) -> list[tuple[ActorId, ActorId]]:
    """Return who is told to act on whom, each two once, by id."""
    stands = {
        actor.id: atlas.stands_for(actor.id) for actor in atlas.actors if actor.kind == "state"
    }
    owners = _owners(stands)
    acts = set(_told(store)) | set(_coded(store, stands))
    for actor in {each for pair in acts for each in pair} - owners.keys():
        if atlas.actor(actor).kind in _OWN:
            owners[actor] = {actor}
    found = {
        (min(pair), max(pair))
        for source, target in acts
        for pair in product(owners.get(source, ()), owners.get(target, ()))
        if pair[0] != pair[1]
    }
    return sorted(found)


def _owners(stands: Mapping[ActorId, Iterable[Stand]]) -> dict[ActorId, set[ActorId]]:
    """Return, for each actor, the states that it stands for on some day."""
    owners: dict[ActorId, set[ActorId]] = defaultdict(set)
    for state, parts in stands.items():
        for stand in parts:
            owners[stand.actor].add(state)
    return dict(owners)


def _told(store: Store) -> Iterator[tuple[ActorId, ActorId]]:
    """Yield source and target of every event that texts tell; who meet act on one another."""
    for stored in store.claims():
        mention = stored.evidence.event
        if mention is not None:
            targets = mention.event.targets or mention.event.sources
            yield from product(mention.event.sources, targets)


def _coded(
    store: Store, stands: Mapping[ActorId, tuple[Stand, ...]]
) -> Iterator[tuple[ActorId, ActorId]]:
    """Yield source and target of every pair of coded events between states."""
    every = [stand for parts in stands.values() for stand in parts]
    for pair in store.coded.pairs(every, every):
        yield pair.source, pair.target
