"""What the smaller charts are drawn from in tests. Acts and numbers are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.unit.show.sample_series import series

from detente.model.actors import ActorId
from detente.model.answers import ThirdParty
from detente.model.charted import LaneMark, LocatedPoint, Panel

DAYS = (date(2012, 1, 1), date(2018, 12, 31))
_STATES = ("counted", "counted", "counted", "disputed", "counted", "background")
_QUADS = (1, 3, 2, 1, 4, 3, 3)


def marks(count=40):
    """Return acts spread unevenly over seven years, some of them told to the month or the year."""
    return tuple(_mark(index, count) for index in range(count))


def _mark(index, count):
    first = DAYS[0] + timedelta(days=int((index / count) ** 0.7 * 2500))
    width = (0, 0, 30, 0, 0, 0, 0, 200)[index % 8]
    return LaneMark(
        first=first, last=first + timedelta(days=width), quad=_QUADS[index % 7],
        name=f"Act {index} of the United States towards Cuba", state=_STATES[index % 6],
        weight=1 + (index * 7) % 12, href=f"/events/{index}" if index % 2 else None,
    )  # fmt: skip


def panels():
    """Return five parts of the sample's relation: one short, one without a period."""
    points = series().points
    colder = tuple(
        replace(
            p, score=None if p.score is None else max(-10.0, p.score - 3),
            low=None if p.low is None else max(-10.0, p.low - 3),
            high=None if p.high is None else max(-10.0, p.high - 3),
        )
        for p in points
    )  # fmt: skip
    return (
        Panel(name="Agencies", points=points),
        Panel(name="State media of the island, and what copies them", points=colder),
        Panel(name="Exile press", points=points[:20], href="/outlets/exile"),
        Panel(name="Radio", points=points[40:]),
        Panel(name="Letters", points=()),
    )


def _third(actor, name, side, trend=None):
    return ThirdParty(
        actor=ActorId(actor), name=name, sentence=f"{name} dealt with it.", citations=(),
        side=side, trend=trend,
    )  # fmt: skip


THIRDS = (
    _third("VEN", "Venezuela", "target", "nearer"),
    _third("RUS", "Russia", "target", "nearer"),
    _third("RUS", "Russia", "source", "away"),
    _third("CAN", "Canada", "source"),
    _third("VAT", "Holy See", "source", "nearer"),
    _third("VAT", "Holy See", "target", "nearer"),
    _third("MEX", "Mexico", None),
    _third("OAS", "Organization of American States, its council and its secretariat", "target"),
    _third("PAN", "Panama", "source", "away"),
)
PLACES = (
    LocatedPoint(lat=23.1, lon=-82.4, name="Havana", n=21, href="/places/havana"),
    LocatedPoint(lat=20.0, lon=-75.8, name="Santiago de Cuba", n=4),
    LocatedPoint(lat=19.9, lon=-75.1, name="Guantánamo", n=9),
    LocatedPoint(lat=25.8, lon=-80.2, name="Miami", n=7),
    LocatedPoint(lat=38.9, lon=-77.0, name="Washington", n=16),
    LocatedPoint(lat=9.0, lon=-79.5, name="Panama City", n=2),
)
