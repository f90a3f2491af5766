from __future__ import annotations

from dataclasses import replace

import pytest
from tests.chart_boxes import image, outside, overlaps, parsed, texts
from tests.golden_files import is_as_it_was
from tests.unit.show.sample_charts import PLACES

from detente.errors import BadValue
from detente.show.charts import PHONE, WIDE
from detente.show.maps import located_map
from detente.show.outlines import rings

SYDNEY = replace(PLACES[0], lat=-33.9, lon=151.2, name="Sydney", n=1)


@pytest.mark.parametrize(("name", "width"), [("wide", WIDE), ("phone", PHONE)])
def test_the_map_is_as_it_was(name, width):
    assert is_as_it_was(f"map_{name}.svg", located_map(PLACES, width))


def test_it_tells_where_how_much_happened():
    name, told = image(located_map(PLACES, name="Where Cuba and the United States met"))

    assert name == "Where Cuba and the United States met"
    assert told.startswith("Havana: 21 events, Washington: 16 events, Guantánamo: 9 events")


def test_the_part_of_the_world_that_holds_the_places_is_shown():
    near, far = texts(located_map(PLACES)), texts(located_map((*PLACES, SYDNEY)))

    assert {"Havana", "Miami", "Mexico", "Venezuela"} <= set(near)
    assert "Australia" not in near
    assert {"Sydney", "Australia", "Brazil"} <= set(far)


def test_the_area_of_a_disc_tells_the_number():
    root = parsed(located_map((replace(PLACES[0], n=100), replace(PLACES[4], n=25))))
    radii = [float(e.get("r")) for e in root.iter() if e.tag.endswith("}circle")]

    assert radii == [16, 8]


def test_places_are_links_for_the_mouse_alone():
    links = [e for e in parsed(located_map(PLACES)).iter() if e.tag.endswith("}a")]

    assert [(a.get("href"), a.get("tabindex")) for a in links] == [("/places/havana", "-1")]


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("lat", [-90, 0, 90])
@pytest.mark.parametrize("lon", [-180, 180])
def test_one_place_anywhere_is_drawn(lon, lat, width):
    svg = located_map([replace(PLACES[0], lat=lat, lon=lon)], width)

    assert overlaps(svg) == []
    assert outside(svg) == []


def test_a_map_of_the_world_stays_small():
    assert len(located_map((*PLACES, SYDNEY))) < 70_000


def test_no_place_and_places_outside_the_world_are_refused():
    with pytest.raises(BadValue, match="Leave it out"):
        located_map(())
    with pytest.raises(BadValue, match="Give degrees"):
        located_map([replace(PLACES[0], lat=91)])


def test_foreign_names_are_escaped():
    svg = located_map([replace(PLACES[0], name="<script>x</script>", href='"><b>')], name="<i>")

    assert not any(tag in svg for tag in ("<script", "<b>", "<i>", "style="))
    parsed(svg)


def test_the_outlines_are_of_this_world():
    held = rings()

    assert {"Afghanistan", "Chile", "Fiji", "Western Sahara"} <= {ring.name for ring in held}
    assert all(-180 <= lon <= 180 for ring in held for lon in ring.lons)
    assert all(-56 <= lat <= 84 for ring in held for lat in ring.lats)
    assert min(len(ring.lons) for ring in held) >= 3
