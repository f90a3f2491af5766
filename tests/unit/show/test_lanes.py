"""Acts in lanes: place and shape by quad class, hollow and outlined marks, columns where crowded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.chart_boxes import image, of_class, outside, overlaps, parsed, texts
from tests.evidence_builder import Page, Row, evidence_of
from tests.golden_files import is_as_it_was
from tests.unit.show.sample_charts import DAYS, marks

from detente.errors import BadValue
from detente.model.happenings import gather
from detente.ontology import load
from detente.relate.series import why_uncounted
from detente.show.charts import PHONE, WIDE, relation_curve
from detente.show.lanes import event_lanes, lane_marks

from tests.unit.show.sample_series import series  # isort: skip

PLOVER = load("plover")
ONE = marks(1)[0]


@pytest.mark.parametrize(("name", "width"), [("wide", WIDE), ("phone", PHONE)])
def test_the_lanes_are_as_they_were(name, width):
    assert is_as_it_was(f"lanes_{name}.svg", event_lanes(marks(), DAYS, width))
    crowded = event_lanes(marks(600), DAYS, width)
    assert is_as_it_was(f"lanes_columns_{name}.svg", crowded)


def test_the_axis_is_that_of_the_curve():
    of_lanes = of_class(event_lanes(marks(), DAYS), "c-area")[0]
    of_curve = of_class(relation_curve(series(), {}, ()), "c-area")[0]

    same = ("x", "width", "data-first", "data-last")
    assert [of_lanes.get(key) for key in same] == [of_curve.get(key) for key in same]


def test_it_is_named_and_tells_what_it_shows():
    name, told = image(event_lanes(marks(), DAYS, name="What Peru and Chile did"))

    assert name == "What Peru and Chile did, 2012 – 2018"
    assert "Verbal cooperation: 8 counted, 2 disputed, 2 background." in told


def test_each_lane_has_its_shape_and_conflict_hangs():
    paths = {}
    for quad in (1, 2, 3, 4):
        svg = event_lanes([replace(ONE, quad=quad)], DAYS)
        paths[quad] = next(
            e.get("d") for e in of_class(svg, f"c-m{quad}") if "V" in (e.get("d") or "")
        )
    ends = {
        quad: [float(y) for y in path.split("M")[1].split()[1].split("V")]
        for quad, path in paths.items()
    }

    assert (
        len({path.split("M")[2].count("L") for path in paths.values()}) == 3
    )  # disc, triangle, four
    assert all(ends[quad][0] > ends[quad][1] for quad in (1, 2))
    assert all(ends[quad][0] < ends[quad][1] for quad in (3, 4))


def test_hollow_and_outlined_marks_differ():
    drawn = {
        state: of_class(event_lanes([replace(ONE, state=state)], DAYS), "c-mark")[-1]
        for state in ("counted", "disputed", "background")
    }

    assert {e.get("class").split()[-1] for e in drawn.values()} == {
        "c-counted", "c-disputed", "c-background",
    }  # fmt: skip
    assert "V" not in drawn["background"].get("d")  # no stem: it does not count


def test_marks_are_links_for_the_mouse_alone():
    """The table beside the chart has them for the keyboard."""
    root = parsed(event_lanes(marks(4), DAYS))

    links = [e for e in root.iter() if e.tag.endswith("}a")]
    assert {(a.get("href"), a.get("tabindex")) for a in links} == {
        ("/events/1", "-1"), ("/events/3", "-1"),
    }  # fmt: skip


def test_many_acts_are_drawn_by_period_and_the_chart_says_so():
    words = texts(event_lanes(marks(600), DAYS))

    assert words[0] == "Acts by kind, one column a month: too many to be drawn one by one"


def test_a_column_of_one_act_names_it_and_leads_to_it():
    lone = replace(ONE, first=date(2017, 5, 4), last=date(2017, 5, 4), name="Lone", href="/e/1")
    root = parsed(event_lanes([*[ONE] * 12, lone], DAYS))
    links = [e for e in root.iter() if e.tag.endswith("}a")]

    assert [a.get("href") for a in links] == ["/e/1"]
    assert links[0][0][0].text == "May 2017, verbal cooperation: 1 counted. Lone"


def test_many_acts_of_one_day_are_drawn_by_period():
    assert "one column a" in texts(event_lanes([ONE] * 12, DAYS))[0]


def test_what_is_counted_by_period_is_drawn_by_no_finer_one():
    year = replace(ONE, first=date(2013, 1, 1), last=date(2013, 12, 31), acts=250)

    svg = event_lanes([year], DAYS)
    assert "one column a year" in texts(svg)[0]
    assert "250 counted" in image(svg)[1]


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize(
    ("held", "days"),
    [
        ((), DAYS),
        ((ONE,), DAYS),
        (marks(30), (date(2012, 3, 1), date(2012, 3, 1))),
        (marks(600), (date(1000, 1, 1), date(2024, 12, 31))),
        ((ONE,), (date.min, date.max)),
    ],
    ids=["none", "one", "one day", "long", "all days"],
)
def test_odd_cases_are_drawn(held, days, width):
    svg = event_lanes(held, days, width)

    assert overlaps(svg) == []
    assert outside(svg) == []


def test_what_has_no_place_is_counted_and_not_drawn():
    undated = replace(ONE, first=None, last=None)
    vague = replace(ONE, first=date(2012, 1, 1), last=date(2016, 1, 1))
    elsewhere = replace(ONE, first=date(1999, 1, 1), last=date(1999, 1, 1))

    told = image(event_lanes([undated, vague, elsewhere], DAYS))[1]
    assert told.endswith("Not dated well enough, or on other days: 3.")


def test_an_axis_runs_forward():
    with pytest.raises(BadValue, match="Swap the days"):
        event_lanes((), DAYS[::-1])


def test_foreign_names_are_escaped():
    hostile = replace(ONE, name='<script>alert("x")</script>', href='/e?"><script>')

    svg = event_lanes([hostile], DAYS, name="<b>")
    assert "<script" not in svg
    assert "<b>" not in svg
    assert "style=" not in svg
    parsed(svg)


def happenings(*rows):
    pages = (
        Page(rows=(row,), outlet=f"Paper {number}", published=f"2013-05-{number:02}")
        for number, row in enumerate(rows, start=1)
    )
    return gather(evidence_of(*pages), {})


HAIL = {"text": "Peru hailed Chile.", "act": "PER SUPPORT CHL", "when": "2013-05-01"}
TOLD = [
    ({}, "counted"),
    ({"background": True}, "background"),
    ({"factuality": "denied"}, "disputed"),
    ({"factuality": "planned"}, None),
    ({"factuality": "demanded"}, None),
]


@pytest.mark.parametrize(("fields", "state"), TOLD, ids=[str(state) for _, state in TOLD])
def test_how_an_act_is_told_says_how_it_is_drawn(fields, state):
    found = happenings(Row(**HAIL, **fields))

    assert [m.state for m in lane_marks(found, PLOVER, lambda _: "hailed")] == (
        [state] if state else []
    )
    why = why_uncounted(found[0])
    assert {"denied": "disputed", "background": "background"}.get(why) == (
        None if found[0].counts else state
    )


def test_as_many_denials_as_tellings_make_a_dispute():
    found = happenings(Row(**HAIL), Row(**HAIL | {"text": "It did not."}, factuality="denied"))
    mark = lane_marks(found, PLOVER, lambda h: h.event.type, lambda h: f"/events/{h.id}")[0]

    assert (mark.state, mark.quad, mark.weight) == ("disputed", 1, 2)
    assert (mark.name, mark.href) == ("SUPPORT", f"/events/{found[0].id}")
    assert mark.first == mark.last == date(2013, 5, 1)
