"""Coded events in every store engine that is registered: counted, quoted, loaded once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.metadata import entry_points

import pytest

from detente.model.actors import ActorId, Stand
from detente.model.coded import (
    CodedAsked,
    CodedFile,
    CodedRow,
    RejectedRow,
    Spell,
    Spot,
    SpotCount,
    Wanted,
)

ENGINES = sorted(entry_points(group="detente.stores"), key=lambda point: point.name)
FILE = CodedFile(
    name="andes.tsv", digest="d1", rules="events-1", header="date\tsource\ttold\ttarget",
    delimiter="\t", told=2, first=1, last=3,
)  # fmt: skip
PERU = (Stand(actor=ActorId("PER")), Stand(actor=ActorId("PER-MIL")))
ECUADOR = (Stand(actor=ActorId("ECU")), Stand(actor=ActorId("ECU-GOV")))
EVER = {"first": date.min, "last": date.max}


@pytest.fixture(params=ENGINES, ids=lambda point: point.name)
def store(request, tmp_path):
    opened = request.param.load()(tmp_path / "test.store")
    yield opened
    opened.close()


def _row(line, day, source, act, target, outlet=None, story=None):
    kind, _, mode = act.partition("/")
    words = f"{day}\t{source}\t{act}\t{target}"
    return CodedRow(
        line, date.fromisoformat(day), ActorId(source), ActorId(target), kind, mode or None,
        outlet, story, words,
    )  # fmt: skip


ROWS = (
    _row(2, "1995-01-27", "PER-MIL", "ASSAULT/aerial", "ECU"),
    _row(3, "1995-01-27", "PER-MIL", "ASSAULT", "ECU"),
    _row(4, "1995-01-28", "PER", "ACCUSE", "ECU-GOV"),
    RejectedRow(5, "bad date", "28th"),
    _row(6, "1995-02-17", "ECU-GOV", "AGREE", "PER"),
    _row(7, "1995-02-17", "ECU-GOV", "AGREE", "CHL"),
)


def _asked(store, **more):
    spells = tuple(
        Spell(pair=each.pair, acting="source" if each.source.startswith("PER") else "target", **EVER)
        for each in store.coded.pairs(PERU, ECUADOR)
    )  # fmt: skip
    return CodedAsked(spells=spells, **more)


def _counted(store, step="month", **more):
    return [
        (str(each.first), each.acting, each.type, each.mode, each.events)
        for each in store.coded.counts(_asked(store, **more), step).tallies
    ]


def test_acts_are_counted_by_period_side_and_kind_once_a_day(store):
    store.coded.load(FILE, ROWS)
    assert _counted(store) == [
        ("1995-01-01", "source", "ACCUSE", None, 1),
        ("1995-01-01", "source", "ASSAULT", "aerial", 1),
        ("1995-02-01", "target", "AGREE", None, 1),
    ]
    assert [first for first, *_ in _counted(store, "week")] == ["1995-01-23"] * 2 + ["1995-02-13"]


def test_reports_and_outlets_are_counted_where_rows_tell_them(store):
    told = [
        _row(2, "1995-01-27", "PER", "ASSAULT", "ECU", "El Norte", "s1"),
        _row(3, "1995-01-28", "PER", "ASSAULT", "ECU", "El Norte", "s1"),
        _row(4, "1995-01-29", "PER", "ASSAULT", "ECU", "El Sur", "s2"),
        _row(5, "1995-01-30", "PER", "ASSAULT", "ECU"),
    ]
    store.coded.load(FILE, told)
    (reports,) = store.coded.counts(_asked(store), "month").reports
    assert (reports.originals, reports.outlets) == (3, ("El Norte", "El Sur", "andes.tsv"))


def test_all_acts_are_given_by_day_unless_there_are_too_many(store):
    store.coded.load(FILE, ROWS)
    found = [(str(each.day), each.source, each.target, each.type) for each in store.coded.deeds(5)]
    assert found == [
        ("1995-01-27", "PER-MIL", "ECU", "ASSAULT"), ("1995-01-28", "PER", "ECU-GOV", "ACCUSE"),
        ("1995-02-17", "ECU-GOV", "CHL", "AGREE"), ("1995-02-17", "ECU-GOV", "PER", "AGREE"),
    ]  # fmt: skip
    assert store.coded.deeds(4) is None


def test_rows_are_looked_through(store):
    assert store.coded.check().rows == 0
    store.coded.load(FILE, (*ROWS, replace(ROWS[0], line=8, words=" ")))
    found = store.coded.check()
    assert (found.rows, found.broken) == (6, ("andes.tsv:8: no words",))


def test_what_texts_tell_is_not_counted_again(store):
    store.coded.load(FILE, ROWS)
    told = (("source", date(1995, 1, 27), "ASSAULT"),)
    assert [kind for _, _, kind, _, _ in _counted(store, told=told)] == ["ACCUSE", "AGREE"]


def test_a_file_is_kept_once_and_replaced_by_newer_rules(store):
    store.coded.load(FILE, ROWS)
    before, version = _counted(store), store.summary().data_version
    assert store.coded.rules_of("d1") == "events-1"
    assert store.coded.rules_of("d2") is None

    store.coded.load(FILE, ROWS)

    assert (_counted(store), store.summary().data_version) == (before, version)


def test_an_act_is_quoted_as_its_row_stands(store):
    store.coded.load(FILE, ROWS)
    wanted = (
        Wanted(first=date(1995, 1, 1), last=date(1995, 1, 31), day=date(1995, 1, 27), each=1),
    )
    weights = (("ASSAULT", "aerial", 9.0), ("ACCUSE", None, 2.0))

    shown = store.coded.acts(_asked(store, wanted=wanted), weights)

    assert [(item.quote, item.head.name) for item in shown] == [
        ("PER-MIL\tASSAULT/aerial\tECU", "andes.tsv:2"), ("PER\tACCUSE\tECU-GOV", "andes.tsv:4")
    ]  # fmt: skip
    assert all(item.coded for item in shown)
    assert shown[0].sentence == "1995-01-27\tPER-MIL\tASSAULT/aerial\tECU"
    stored = store.coded.by_line("andes.tsv", 2)
    assert stored is not None
    assert stored.evidence == shown[0]
    assert store.coded.by_line("andes.tsv", 5) is None
    assert store.coded.by_event(shown[0].event.event.id[:8]) == stored
    assert store.coded.by_event("") is None


def test_rows_of_a_broken_load_are_not_kept(store):
    def broken():
        yield ROWS[0]
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011  # which error it is does not matter
        store.coded.load(FILE, broken())
    assert store.coded.pairs(PERU, ECUADOR) == ()
    assert store.coded.rules_of("d1") is None


def test_coverage_counts_reports_of_coded_events(store):
    store.coded.load(FILE, ROWS)
    assert [(str(each.day), each.documents) for each in store.coverage()] == [
        ("1995-01-27", 2), ("1995-01-28", 1), ("1995-02-17", 2)
    ]  # fmt: skip


def test_acts_are_counted_by_spot_and_found_there(store):
    tiwinza, lima = Spot("Tiwinza", -3.5, -78.4), Spot("Lima", -12.0, -77.0)
    rows = [replace(row, spot=tiwinza) for row in (ROWS[0], ROWS[2])]
    store.coded.load(FILE, [*rows, replace(ROWS[4], spot=lima)])
    january = Wanted(
        first=date(1995, 1, 1), last=date(1995, 1, 31), day=date(1995, 1, 1), each=9,
        at=(-3.5, -78.4),
    )  # fmt: skip
    year = replace(january, last=date(1995, 12, 31))
    assert store.coded.spots(_asked(store, wanted=(january,))) == (SpotCount(tiwinza, 2),)
    assert store.coded.spots(_asked(store, wanted=(year,)))[1] == SpotCount(lima, 1)
    weights = [("ASSAULT", "aerial", 9.0), ("ACCUSE", None, 2.0), ("AGREE", None, 5.0)]
    found = store.coded.acts(_asked(store, wanted=(year,)), weights)
    assert [each.event.event.type for each in found] == ["ASSAULT", "ACCUSE"]
