"""Where the acts of two actors lie: texts name places, coded rows give their degrees."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from detente.atlas.gazetteer import located
from detente.model.charted import LocatedPoint
from detente.model.coded import Wanted
from detente.workspace.coded import CodedBetween, told_by_texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from detente.explain.case import Case
    from detente.model.happenings import Happening
    from detente.model.sides import Sides
    from detente.ports import Store

    At = tuple[float, float]


def points(
    told: Iterable[Happening], case: Case, store: Store, days: tuple[date, date]
) -> tuple[LocatedPoint, ...]:
    """Return the places of the acts that count, with how many lie there, most acts first.

    `told`: the acts of texts in these days. What lies within a tenth of a degree is one place,
    named as most often.
    """
    names: dict[At, Counter[str]] = defaultdict(Counter)
    for act in told:
        spot = spot_of(act, case.sides)
        if act.counts and spot is not None:
            at, name = spot
            names[at][name] += 1
    for each in _coded(case, store, days):
        names[each.lat, each.lon][each.name] += each.n
    found = [
        LocatedPoint(lat=lat, lon=lon, n=called.total(), name=_usual(called))
        for (lat, lon), called in names.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.n, each.name, each.lat)))


def spot_of(act: Happening, sides: Sides) -> tuple[At, str] | None:
    """Return where an act that texts tell lies, and the place's name; None if that is not known.

    A name that several places bear is the one that lies in a state of either side, if one does.
    """
    states = {stand.actor for side in (sides.source, sides.target) for stand in side}
    for item in act.news:
        place = item.event.place if item.event is not None else None
        if place is None:
            continue
        if place.lat is not None and place.lon is not None:
            return (round(place.lat, 1), round(place.lon, 1)), place.name
        known = located(place.name, states)
        if known is not None:
            return (known.lat, known.lon), known.names[0]
    return None


def _coded(case: Case, store: Store, days: tuple[date, date]) -> Iterable[LocatedPoint]:
    coded = CodedBetween(store.coded, case.sides, case.question.as_of)
    if not coded:
        return
    texts = [act for act in case.happenings if act.counts and not act.tellings[0].coded]
    wanted = Wanted(first=days[0], last=days[1], day=days[0], each=0)
    for each in coded.spots(told_by_texts(texts, case.sides), wanted):
        spot = each.spot
        yield LocatedPoint(lat=spot.lat, lon=spot.lon, name=spot.name, n=each.events)


def _usual(called: Counter[str]) -> str:
    """Return the name that is given most often, the first of several by the alphabet."""
    return min(called, key=lambda name: (-called[name], name))
