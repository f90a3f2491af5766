"""A relation period by period: what counts, where, and how sure its score is."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from tests.evidence_builder import Page, Row, copy_of, evidence_of, sides, when

from detente.model.actors import ActorId
from detente.model.happenings import gather
from detente.model.relations import Dyad, Uncounted
from detente.model.stored import Coverage
from detente.ontology import load
from detente.relate.merge import merge
from detente.relate.originals import fold_reprints
from detente.relate.series import SeriesOptions, band, happenings_of, place, relation_series

PLOVER = load("plover")
DYAD = Dyad(source=ActorId("RUS"), target=ActorId("TUR"))
PAIR = sides("RUS RUS-GOV RUS-MIL", "TUR TUR-GOV TUR-MIL")

JET = Page(
    outlet="The Gazette",
    published="2015-11-25",
    rows=(
        Row(text="Turkey shot down a jet.", act="TUR-MIL ASSAULT RUS-MIL", when="2015-11-24"),
        Row(text="Moscow spoke of a stab.", act="RUS-GOV ACCUSE/allege TUR-GOV", when="2015-11-24"),
        Row(text="Ankara may apologise.", act="TUR-GOV CONCEDE RUS-GOV", when="2015-11-26",
            factuality="possible"),
        Row(text="In 1853 they fought.", act="RUS ASSAULT TUR", when="1853", background=True),
    ),
)  # fmt: skip
LATER = Page(
    outlet="The Courier",
    published="2016-02-02",
    rows=(
        Row(text="Russia banned fruit.", act="RUS-GOV SANCTION TUR", when="2016-01-01"),
        Row(text="Turkey shot down a jet.", act="TUR-MIL ASSAULT RUS", when="2015-11"),
        Row(text="Charter flights were stopped.", act="RUS-GOV COERCE/restrict TUR", when="2015"),
    ),
)


def _series(*pages: Page, coverage=(), **options):
    evidence = fold_reprints(evidence_of(*pages))
    happenings = happenings_of(evidence, merge(evidence, PAIR))
    return relation_series(
        happenings, DYAD, PAIR, PLOVER, coverage, SeriesOptions(**options)
    )  # fmt: skip


def test_only_news_told_as_fact_counts_and_no_month_is_left_out():
    series = _series(JET, LATER)
    assert [point.first for point in series.points] == [
        date(2015, 11, 1), date(2015, 12, 1), date(2016, 1, 1)
    ]  # fmt: skip
    assert [point.quad for point in series.points] == [(0, 0, 1, 1), (0, 0, 0, 0), (0, 0, 0, 1)]
    assert [point.originals for point in series.points] == [2, 0, 1]
    assert [point.outlets for point in series.points] == [2, 0, 1]
    assert series.points[1].score is None


def test_an_act_told_to_the_year_counts_in_years_and_not_in_months():
    assert _series(JET, LATER).unplaced == 1
    yearly = _series(JET, LATER, step="year")
    assert (yearly.unplaced, [point.events for point in yearly.points]) == (0, [3, 1])


def test_one_direction_counts_the_acts_of_the_source_alone():
    series = _series(JET, LATER, both=False)
    assert [point.events for point in series.points] == [1, 0, 1]


def test_an_event_that_as_many_deny_as_tell_does_not_count():
    denial = Page(
        outlet="The Herald",
        rows=(Row(text="Moscow denied the ban.", act="RUS-GOV SANCTION TUR", when="2016-01-01",
                  factuality="denied"),),
    )  # fmt: skip
    assert sum(point.events for point in _series(LATER, denial).points) == 1
    assert sum(point.events for point in _series(LATER).points) == 2


def test_reprints_change_nothing():
    copies = [copy_of(JET, f"Daily {n}", "2015-12-28") for n in range(5)]
    assert _series(JET, *copies) == _series(JET)


def test_the_window_may_be_wider_than_what_is_told():
    series = _series(JET, first=date(2015, 9, 10), last=date(2016, 1, 1))
    assert [point.events for point in series.points] == [0, 0, 2, 0, 0]


def test_nothing_told_is_an_empty_series():
    assert _series().points == ()


def test_coverage_is_all_that_was_read_in_the_period():
    read = [
        Coverage(day=day, documents=n, outlets=1)
        for day, n in ((date(2015, 11, 3), 4), (date(2015, 11, 30), 2), (date(2016, 3, 1), 9),
                       (date(2015, 10, 31), 9), (None, 9))
    ]  # fmt: skip
    assert [point.coverage for point in _series(JET, LATER, coverage=read).points] == [6, 0, 0]


# date, step, first day of the period it counts in
PLACES = [
    ("2016-06-27", "month", date(2016, 6, 1)),
    ("2016-06", "month", date(2016, 6, 1)),
    ("2016-06-29..2016-07-05", "month", date(2016, 7, 1)),
    ("2016", "month", None),
    ("2016", "year", date(2016, 1, 1)),
    ("2016-06", "day", None),
    ("1990-01-01..1999-12-31", "year", None),
    (None, "year", None),
]


@pytest.mark.parametrize(("told", "step", "first"), PLACES)
def test_where_an_event_counts(told, step, first):
    assert place(when(told), step) == first


# scores, originals, the band worked out by hand from the formula with s0 = 6 and k = 2
BANDS = [
    ([], 0, (None, None, None)),
    ([-9.0], 1, (-9.0, -10.0, -9 + 1.645 * (72 / 3) ** 0.5)),
    ([4.0] * 18, 18, (4.0, 4 - 1.645 * (72 / 20 / 18) ** 0.5, 4 + 1.645 * (72 / 20 / 18) ** 0.5)),
]


@pytest.mark.parametrize(("scores", "originals", "expected"), BANDS)
def test_the_band_narrows_with_originals(scores, originals, expected):
    assert band(Counter(scores), originals, SeriesOptions()) == pytest.approx(expected)


# why, tellings of one act of Kenya on Somalia (each a page of its own), where it is put
UNCOUNTED = [
    ("denied as often as told", [{}, {"factuality": "denied"}], {"disputed": 1}),
    ("told twice, denied once", [{}, {}, {"factuality": "denied"}], {}),
    ("only denied", [{"factuality": "denied"}], {"denied": 1}),
    ("announced", [{"factuality": "planned"}], {"planned": 1}),
    ("dated after its report", [{"when": "2011-11-05"}], {"planned": 1}),
    ("hedged", [{"factuality": "possible"}], {"possible": 1}),
    ("asked for", [{"factuality": "demanded"}], {"demanded": 1}),
    ("known from before", [{"background": True}], {"background": 1}),
    ("not known how it is meant", [{"factuality": "unknown"}], {}),
]


@pytest.mark.parametrize(("tellings", "expected"), [case[1:] for case in UNCOUNTED],
                         ids=[case[0] for case in UNCOUNTED])  # fmt: skip
def test_what_does_not_count_is_told_apart(tellings, expected):
    pages = [
        Page(outlet=f"Outlet {n}", published="2011-10-20", rows=(
            Row(text=f"Words {n} on the raid.", act="KEN ASSAULT SOM",
                **{"when": "2011-10-16", **more}),
            Row(text=f"They met {n}.", act="KEN CONSULT SOM", when="2011-10-02"),
        ))
        for n, more in enumerate(tellings)
    ]  # fmt: skip
    evidence, pair = evidence_of(*pages), sides("KEN", "SOM")
    told = gather(evidence, merge(evidence, pair))
    dyad = Dyad(source=ActorId("KEN"), target=ActorId("SOM"))
    (point, *_) = relation_series(told, dyad, pair, PLOVER, (), SeriesOptions(step="year")).points
    assert point.uncounted == Uncounted(**expected)
    assert point.events == 1 + (len(tellings) == 3)


def test_a_period_in_which_nothing_was_read_is_marked():
    page = Page(outlet="The Gazette", published="1999-05-20", rows=(
        Row(text="They met.", act="KEN CONSULT SOM", when="1999-03-02"),
        Row(text="They met again.", act="KEN CONSULT SOM", when="1999-05-02"),
    ))  # fmt: skip
    evidence, pair = evidence_of(page), sides("KEN", "SOM")
    dyad = Dyad(source=ActorId("KEN"), target=ActorId("SOM"))
    read = [Coverage(day=date(1999, month, 4), documents=3, outlets=1) for month in (3, 5)]
    found = relation_series(gather(evidence, {}), dyad, pair, PLOVER, read)
    assert [point.coverage for point in found.points] == [3, 0, 3]
    assert found.points[1].score is None
