from __future__ import annotations

from dataclasses import replace

import pytest
from tests.chart_boxes import image, of_class, outside, overlaps, parsed, texts
from tests.golden_files import is_as_it_was
from tests.unit.show.sample_charts import THIRDS

from detente.model.actors import ActorId
from detente.show.charts import PHONE, WIDE
from detente.show.network import MOST, ego_network

PAIR = ("United States", "Cuba")
HREFS = {ActorId("RUS"): "/actors/RUS"}


@pytest.mark.parametrize(("name", "width"), [("wide", WIDE), ("phone", PHONE)])
def test_the_network_is_as_it_was(name, width):
    svg = ego_network(THIRDS, PAIR, width, hrefs=HREFS)

    assert is_as_it_was(f"network_{name}.svg", svg)


def test_it_tells_who_deals_with_whom():
    name, told = image(ego_network(THIRDS, PAIR))

    assert name == "Third parties around United States and Cuba"
    assert "Russia: with Cuba, drew nearer; with United States, drew away." in told
    assert "Mexico: side not known." in told


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_edges_differ_by_more_than_colour(width):
    svg = ego_network(THIRDS[:3], PAIR, width)

    edges = [e.get("class") for e in of_class(svg, "c-tie")][3:]  # after the key
    heads = of_class(svg, "c-way")[2:]
    assert edges == ["c-tie c-nearer", "c-tie c-nearer", "c-tie c-away"]
    assert [e.get("d").endswith("z") for e in heads] == [True, True, False]


def test_who_deals_with_one_side_stands_beside_it():
    svg = ego_network(THIRDS, ("Peru", "Cuba"))
    lefts = {t.text: float(t.get("x")) for t in parsed(svg).iter() if t.get("font-size")}

    held = ("Panama", "Peru", "Russia", "Cuba", "Venezuela")
    assert sorted(held, key=lefts.get) == list(held)


def test_a_party_with_an_address_is_a_link_outside_the_image():
    root = parsed(ego_network(THIRDS, PAIR, hrefs=HREFS))
    held = next(e for e in root.iter() if e.get("role") == "img")

    assert [a.get("href") for a in root.iter() if a.tag.endswith("}a")] == ["/actors/RUS"]
    assert [a for a in held.iter() if a.tag.endswith("}a")] == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_no_more_than_twelve_are_drawn_and_those_that_moved_come_first(width):
    many = [
        replace(
            THIRDS[3], actor=ActorId(f"X{n}"), name=f"State {n}", trend="away" if n > 25 else None
        )
        for n in range(30)
    ]
    svg = ego_network(many, PAIR, width)

    assert len(of_class(svg, "c-party")) == MOST
    assert {"State 26", "State 29", "18 more parties in the table"} <= set(texts(svg))
    assert image(svg)[1].endswith("18 more are not drawn.")


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("thirds", [(), THIRDS[:1]], ids=["none", "one"])
def test_few_are_drawn(thirds, width):
    svg = ego_network(thirds, PAIR, width)

    assert overlaps(svg) == []
    assert outside(svg) == []


def test_foreign_names_are_escaped():
    hostile = replace(THIRDS[0], name="<script>x</script>", sentence="<img src=x onerror=y>")
    svg = ego_network([hostile], ("<b>A", "B&C"))

    assert not any(tag in svg for tag in ("<script", "<img", "<b>", "B&C", "style="))
    parsed(svg)
