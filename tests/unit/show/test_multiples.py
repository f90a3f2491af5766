from __future__ import annotations

from dataclasses import replace

import pytest
from tests.chart_boxes import image, of_class, outside, overlaps, parsed, texts
from tests.golden_files import is_as_it_was
from tests.unit.show.sample_charts import panels
from tests.unit.show.sample_series import series

from detente.errors import BadValue
from detente.model.charted import Panel
from detente.show.charts import PHONE, WIDE
from detente.show.multiples import small_multiples


@pytest.mark.parametrize(("name", "width"), [("wide", WIDE), ("phone", PHONE)])
def test_the_panels_are_as_they_were(name, width):
    assert is_as_it_was(f"multiples_{name}.svg", small_multiples(panels(), width))
    events = small_multiples(panels(), width, measure="events")
    assert is_as_it_was(f"multiples_events_{name}.svg", events)


def test_every_panel_has_its_name_and_its_number():
    words = texts(small_multiples(panels()))

    assert {"Agencies", "Exile press", "Radio", "Letters"} <= set(words)
    assert [word for word in words if word.startswith("n = ")] == ["n = 258", "n = 258", "n = 152", "n = 0", "n = 38"]  # fmt: skip


def test_it_tells_what_it_shows():
    name, told = image(small_multiples(panels(), name="By outlets"))

    assert name == "By outlets, 2012 – 2018"
    assert "Agencies: 258 events, scores " in told
    assert "Letters: 0 events." in told


def test_a_name_with_an_address_is_a_link_outside_the_image():
    root = parsed(small_multiples(panels()))
    held = next(e for e in root.iter() if e.get("role") == "img")

    assert [a.get("href") for a in root.iter() if a.tag.endswith("}a")] == ["/outlets/exile"]
    assert [a for a in held.iter() if a.tag.endswith("}a")] == []


def test_all_panels_have_one_scale():
    quiet = Panel(name="Quiet", points=tuple(
        replace(p, events=1 if p.events else 0) for p in series().points
    ))  # fmt: skip
    bars = of_class(small_multiples([panels()[0], quiet], measure="events"), "c-column")

    def tallest(bar):
        parts = [part.split("v")[1].split("h")[0] for part in bar.get("d").split("M") if part]
        return max(map(float, parts))

    most = max(p.events for p in series().points)
    assert tallest(bars[0]) == pytest.approx(tallest(bars[1]) * most, rel=0.05)


@pytest.mark.parametrize("measure", ["score", "events"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_one_panel_of_one_day_is_drawn(width, measure):
    point = replace(series().points[0], last=series().points[0].first)
    svg = small_multiples([Panel(name="Day", points=(point,))], width, measure=measure)

    assert overlaps(svg) == []
    assert outside(svg) == []


def test_panels_without_a_period_are_refused():
    with pytest.raises(BadValue, match="cannot be drawn"):
        small_multiples([Panel(name="None", points=())])


def test_foreign_names_are_escaped():
    hostile = Panel(name="<script>x</script>", points=series().points, href='/"><script>')
    svg = small_multiples([hostile], name="<b>")

    assert "<script" not in svg
    assert "<b>" not in svg
    assert "style=" not in svg
    parsed(svg)
