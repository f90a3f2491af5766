"""Words of the smaller charts never meet and never leave the chart, whatever is drawn."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.actors import ActorId
from detente.model.answers import ThirdParty
from detente.model.charted import LaneMark, LocatedPoint, Panel
from detente.show.charts import PHONE, WIDE
from detente.show.lanes import event_lanes
from detente.show.maps import located_map
from detente.show.multiples import small_multiples
from detente.show.network import ego_network
from tests.chart_boxes import outside, overlaps
from tests.property.test_chart_labels import names, relations

widths = st.sampled_from([PHONE, WIDE])
shares = st.floats(0, 1)


@st.composite
def lanes(draw):
    """Return acts and the days of an axis; acts may lie outside, or have no day."""
    first = draw(st.dates())
    days = draw(st.integers(0, 40_000))
    last = first + timedelta(days=min(days, (first.max - first).days))
    told = st.builds(
        LaneMark, first=st.none() | st.dates(first, last), last=st.just(last),
        quad=st.sampled_from([1, 2, 3, 4]), name=names,
        state=st.sampled_from(["counted", "disputed", "background"]),
        weight=st.integers(0, 10**6), acts=st.sampled_from([1, 1, 1, 10**6]),
        href=st.none() | st.just("/e"),
    )  # fmt: skip
    few = draw(st.lists(told, max_size=8))
    return [*few, *few * draw(st.integers(0, 40))], (first, last)


@st.composite
def networks(draw):
    """Return third parties; one actor may deal with both sides."""
    held = draw(st.lists(st.tuples(st.integers(0, 20), names), max_size=24))
    return [
        ThirdParty(
            actor=ActorId(f"X{number}"), name=name, sentence="", citations=(),
            side=draw(st.sampled_from(["source", "target", None])),
            trend=draw(st.sampled_from(["nearer", "away", None])),
        )
        for number, name in held
    ]  # fmt: skip


places = st.builds(
    LocatedPoint, lat=st.floats(-90, 90), lon=st.floats(-180, 180), name=names,
    n=st.integers(1, 10**5),
)  # fmt: skip


@settings(max_examples=200)
@given(held=lanes(), width=widths)
def test_lanes(held, width):
    svg = event_lanes(*held, width)

    assert overlaps(svg) == []
    assert outside(svg) == []


@settings(max_examples=200)
@given(data=st.data(), width=widths, measure=st.sampled_from(["score", "events"]))
def test_panels(data, width, measure):
    series = data.draw(relations())
    cuts = data.draw(st.lists(st.tuples(names, st.integers(1, 120)), min_size=1, max_size=9))
    panels = [Panel(name=name, points=series.points[:cut]) for name, cut in cuts]
    svg = small_multiples(panels, width, measure=measure)

    assert overlaps(svg) == []
    assert outside(svg) == []


@settings(max_examples=200)
@given(thirds=networks(), pair=st.tuples(names, names), width=widths)
def test_networks(thirds, pair, width):
    svg = ego_network(thirds, pair, width, hrefs={ActorId("X3"): "/a"})

    assert overlaps(svg) == []
    assert outside(svg) == []


@settings(max_examples=200)
@given(points=st.lists(places, min_size=1, max_size=30), span=shares, width=widths)
def test_maps(points, span, width):
    near = [
        LocatedPoint(
            lat=points[0].lat + (p.lat - points[0].lat) * span,
            lon=points[0].lon + (p.lon - points[0].lon) * span, name=p.name, n=p.n,
        )
        for p in points
    ]  # fmt: skip
    svg = located_map(near, width)

    assert overlaps(svg) == []
    assert outside(svg) == []
