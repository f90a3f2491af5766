"""Where places lie: every row in its country, ambiguous names nowhere."""

from __future__ import annotations

from collections import defaultdict

import pytest

from detente.atlas.gazetteer import gazetteer, located
from detente.atlas.lookup import load_atlas
from detente.show.outlines import rings

_NEAR = 1.0  # degrees that a place on a coast or a border may lie off a coarse outline
_OUTLINES = {  # states that Natural Earth names otherwise, or draws within another
    "CZE": "Czechia", "CIV": "Côte d'Ivoire", "TLS": "Timor-Leste", "COG": "Congo", "TBT": "China",
    "ABK": "Georgia", "OSE": "Georgia", "ART": "Azerbaijan", "PMR": "Moldova", "HKG": "China",
    "MAC": "China",
}  # fmt: skip
_OFF = {  # islands that the coarse outlines leave out
    "Spratly Islands", "Paracel Islands", "Malabo", "Kastellorizo", "Lampedusa", "Okinawa",
    "Scarborough Shoal", "Second Thomas Shoal", "Kinmen", "Port Vila", "Senkaku Islands",
}  # fmt: skip


def _boxes():
    boxes = defaultdict(list)
    for ring in rings():
        boxes[ring.name].append((min(ring.lons), max(ring.lons), min(ring.lats), max(ring.lats)))
    return boxes


def test_every_place_lies_in_the_box_of_a_country_that_it_is_counted_to():
    boxes, atlas = _boxes(), load_atlas()
    off = set()
    for place in gazetteer():
        names = {_OUTLINES.get(state, atlas.actor(state).name) for state in place.states}
        near = [box for name in names for box in boxes.get(name, ())]
        if near and not any(
            west - _NEAR <= place.lon <= east + _NEAR and south - _NEAR <= place.lat <= north + _NEAR
            for west, east, south, north in near
        ):  # fmt: skip
            off.add(place.names[0])
    assert off <= _OFF


def test_the_capital_of_every_state_of_today_is_in():
    capitals = {state for place in gazetteer() for state in place.states}
    atlas = load_atlas()
    states = {a.id for a in atlas.actors if a.kind == "state" and a.valid.last is None}
    lacking = {
        each for each in states - capitals if any(c.scheme == "gw" for c in atlas.actor(each).codes)
    }
    assert lacking == set()


def test_rows_are_whole():
    for place in gazetteer():
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert all(name.strip() == name and name for name in place.names)
    rows = [(place.names[0], place.states) for place in gazetteer()]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("name", "states", "expected"),
    [
        ("Timbuktu", (), (16.8, -3.0)),
        ("Bombay", (), (19.1, 72.9)),
        ("the Golan Heights", (), (33.0, 35.8)),
        ("N’Djamena", (), (12.1, 15.0)),
        ("Tripoli", (), None),
        ("Tripoli", ("LBY", "TCD"), (32.9, 13.2)),
        ("Hyderabad", ("IND", "PAK"), None),
        ("Salisbury", ("RUS", "GBR"), (51.1, -1.8)),
        ("Atlantis", (), None),
    ],
)
def test_a_name_is_found_if_it_means_one_place(name, states, expected):
    found = located(name, states)
    assert (None if found is None else (found.lat, found.lon)) == expected
