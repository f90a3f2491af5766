"""No two words of a chart overlap, and none leaves it, whatever the series."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.actors import ActorId
from detente.model.relations import Dyad, Phase, RelationPoint, RelationSeries, TurningPoint
from detente.show.charts import PHONE, WIDE, relation_curve
from tests.chart_boxes import outside, overlaps

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


@settings(max_examples=200)
@given(data=st.data(), width=st.sampled_from([PHONE, WIDE]))
def test_no_two_labels_overlap(data, width):
    series = data.draw(relations())
    turns, phases = data.draw(marks(series))
    svg = relation_curve(series, turns, phases, width)

    assert overlaps(svg) == []
    assert outside(svg) == []
