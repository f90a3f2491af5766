"""The relation chart: the same bytes for the same series, and what it shows and leaves blank."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from tests.golden_files import is_as_it_was
from tests.unit.show.sample_answer import PHASES, TURNS
from tests.unit.show.sample_series import empty_series, series

from detente.errors import BadValue
from detente.show.charts import PHONE, WIDE, relation_curve
from detente.show.marks import letter_of

TURN_OF = {line.number: line.turn for line in TURNS}
SVG = "{http://www.w3.org/2000/svg}"


def drawn(width=WIDE, phases=PHASES, **fields):
    return relation_curve(replace(series(), **fields), TURN_OF, phases, width)


def paths(svg, class_):
    return [p.get("d") for p in ET.fromstring(svg).iter(f"{SVG}path") if p.get("class") == class_]  # noqa: S314


@pytest.mark.parametrize(("name", "width"), [("wide", WIDE), ("phone", PHONE)])
def test_the_chart_is_as_it_was(name, width):
    assert is_as_it_was(f"relation_{name}.svg", drawn(width))


def test_it_is_one_named_and_described_image():
    root = ET.fromstring(drawn())  # noqa: S314

    image = next(g for g in root.iter(f"{SVG}g") if g.get("role") == "img")
    texts = {e.get("id"): e.text for e in image if e.get("id")}
    assert texts[image.get("aria-labelledby")] == "Relation of USA and CUB, 2012 – 2018"
    assert "nothing read: 4" in texts[image.get("aria-describedby")]
    assert "2 June 2017 souring" in texts[image.get("aria-describedby")]


def test_a_script_finds_the_days_of_the_panels():
    root = ET.fromstring(drawn())  # noqa: S314

    area = next(e for e in root.iter(f"{SVG}rect") if e.get("class") == "c-area")
    assert (area.get("data-first"), area.get("data-last")) == ("2012-01-01", "2018-12-31")
    assert (area.get("x"), float(area.get("x")) + float(area.get("width"))) == ("40", WIDE - 10)


def test_each_turn_is_a_link_outside_the_image():
    """The parts of an image have no names: a link inside it would be lost to a screen reader."""
    root = ET.fromstring(drawn())  # noqa: S314
    image = next(g for g in root.iter(f"{SVG}g") if g.get("role") == "img")

    links = {a.get("href"): a.get("aria-label") for a in root.iter(f"{SVG}a")}
    assert list(links) == ["#turn-1", "#turn-2", "#turn-3"]
    assert links["#turn-1"] == "Turning point 1: December 2014, thaw"
    assert list(image.iter(f"{SVG}a")) == []


def test_no_line_is_drawn_where_no_score_is_known():
    lines = paths(drawn(), "c-line")[0]

    silences = 7  # six stretches without an event, and one that was not read
    assert lines.count("M") == silences + 1


def test_a_lone_period_has_a_dot_and_a_whisker():
    points = series().points
    lone = [replace(p, score=None, low=None, high=None) for p in points]
    lone[10] = points[10]

    svg = drawn(points=tuple(lone))
    assert paths(svg, "c-line") == []
    assert paths(svg, "c-whisker")[0].count("M") == 1
    assert sum(d.count("M") for d in paths(svg, "c-dot c-cold")) == 1


def test_only_unread_periods_are_hatched():
    hatched = paths(drawn(), "c-unread")

    assert [d.count("M") for d in hatched] == [4]


def test_a_series_without_a_period_is_refused():
    with pytest.raises(BadValue, match="cannot be drawn"):
        relation_curve(empty_series(), {}, ())


def test_a_series_without_a_score_is_drawn_empty():
    points = tuple(
        replace(p, score=None, low=None, high=None, events=0, quad=(0, 0, 0, 0), coverage=0)
        for p in series().points
    )

    svg = drawn(points=points)
    assert paths(svg, "c-line") == paths(svg, "c-bar c-q1") == []


def test_one_period_is_enough():
    assert "c-dot" in drawn(points=series().points[:1])


def test_turns_outside_the_axis_are_left_to_the_list():
    svg = drawn(points=series().points[:36])

    assert re.findall(r'href="#turn-(\d)"', svg) == ["1"]


def test_a_long_series_stays_small():
    points = tuple(
        replace(p, first=p.first.replace(year=p.first.year - 7 * k), last=p.last.replace(
            year=p.last.year - 7 * k, day=min(p.last.day, 28)))
        for k in range(9, -1, -1)
        for p in series().points
    )  # fmt: skip

    assert len(drawn(points=points)) < 120_000


def test_foreign_names_are_escaped():
    hostile = (replace(PHASES[1], name='<script>alert("x")</script>'), *PHASES[2:])

    svg = drawn(phases=hostile)
    assert "<script" not in svg
    ET.fromstring(svg)  # noqa: S314


def test_nothing_needs_a_style_attribute():
    """The page's policy allows one style sheet and no style attributes."""
    assert "style=" not in drawn()


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (52, "BA")])
def test_phases_have_letters(index, letter):
    assert letter_of(index) == letter
