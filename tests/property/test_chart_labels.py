"""No two words of a chart overlap, and none leaves it, whatever the series."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.actors import ActorId
from detente.model.relations import Dyad, Phase, RelationPoint, RelationSeries, TurningPoint
from detente.show.charts import PHONE, WIDE, relation_curve
from detente.show.labels import text_width

SVG = "{http://www.w3.org/2000/svg}"
DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}


counts = st.integers(0, 5_000_000)
templates = st.lists(
    st.tuples(st.none() | st.floats(-10, 10, allow_nan=False), st.floats(0, 5), counts, counts),
    min_size=1, max_size=6,
)  # fmt: skip


def point(first, size, template):
    score, spread, up, down = template
    return RelationPoint(
        first=first, last=first + timedelta(days=size - 1), events=up + down, originals=up,
        outlets=1, quad=(up, up // 2, down, down // 2), score=score,
        low=None if score is None else max(-10.0, score - spread),
        high=None if score is None else min(10.0, score + spread), coverage=up,
    )  # fmt: skip


@st.composite
def relations(draw):
    """Return a relation of up to 120 periods that repeats a few drawn ones."""
    step = draw(st.sampled_from(sorted(DAYS)))
    first = draw(st.dates(date(1600, 1, 1), date(2024, 12, 31)))
    repeated = draw(templates)
    size = DAYS[step]
    points = (
        point(first + timedelta(days=index * size), size, repeated[index % len(repeated)])
        for index in range(draw(st.integers(1, 120)))
    )
    return RelationSeries(
        dyad=Dyad(source=ActorId("AAA"), target=ActorId("BBB")), both=draw(st.booleans()),
        step=step, scheme="plover", points=tuple(points),
    )  # fmt: skip


names = st.text(
    alphabet=st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc"]),
    min_size=1, max_size=60,
).filter(str.strip)  # fmt: skip


@st.composite
def marks(draw, series):
    """Return turns within the series and the phases between them."""
    first, last = series.points[0].first, series.points[-1].last
    days = sorted(draw(st.sets(st.dates(first, last), max_size=14)))
    turns = {
        number: TurningPoint(
            first=day.replace(day=1), last=day.replace(day=monthrange(day.year, day.month)[1]),
            month=f"{day:%Y-%m}", direction=draw(st.sampled_from(["souring", "thaw"])),
            before=None, after=None, method="counts", confidence=None,
        )
        for number, day in enumerate(days, start=1)
    }  # fmt: skip
    edges = [first, *(day for day in days if day > first)]
    ends = [edge - timedelta(days=1) for edge in edges[1:]]
    phases = [
        Phase(
            first=start, last=end, name=draw(names),
            score=draw(st.none() | st.floats(-10, 10, allow_nan=False)), events=1,
        )
        for start, end in zip(edges, [*ends, None], strict=True)
    ]  # fmt: skip
    return turns, phases


def boxes(svg):
    """Return (words, left, top, right, bottom) of every text, and of the numbers' circles."""
    root = ET.fromstring(svg)  # noqa: S314
    found = []
    for text in root.iter(f"{SVG}text"):
        size, x, y = (float(text.get(key)) for key in ("font-size", "x", "y"))
        wide = text_width(text.text or "", size)
        left = {"middle": x - wide / 2, "end": x - wide}.get(text.get("text-anchor"), x)
        if text.get("class") != "c-number":
            found.append((text.text, left, y - size * 0.8, left + wide, y + size * 0.2))
    for circle in (c for c in root.iter(f"{SVG}circle") if c.get("class") == "c-reach"):
        x, y, r = (float(circle.get(key)) for key in ("cx", "cy", "r"))
        found.append(("(number)", x - r, y - r, x + r, y + r))
    return found, float(root.get("width")), float(root.get("height"))


def overlap(one, other):
    _, left, top, right, bottom = one
    _, left2, top2, right2, bottom2 = other
    return (
        min(right, right2) - max(left, left2) > 0.5 and min(bottom, bottom2) - max(top, top2) > 0.5
    )


@settings(max_examples=100)
@given(data=st.data(), width=st.sampled_from([PHONE, WIDE]))
def test_no_two_labels_overlap(data, width):
    series = data.draw(relations())
    turns, phases = data.draw(marks(series))
    found, right, bottom = boxes(relation_curve(series, turns, phases, width))

    assert [pair for pair in combinations(found, 2) if overlap(*pair)] == []
    assert [b for b in found if b[1] < 0 or b[3] > right or b[2] < 0 or b[4] > bottom] == []
