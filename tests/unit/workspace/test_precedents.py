"""What may follow a step, from a store: who acts for whom, which acts count, how a step is read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.made import TEXT, document, expulsion, reading

from detente.errors import UsedWrongly
from detente.model.times import When
from detente.store.embedded import DuckStore
from detente.workspace import Asked, Desk, Workspace

ASKED = Asked(words=("Peru", "Ecuador"))
FIRST = date(1990, 1, 10)
STATES = ("ARG", "BOL", "BRA", "CHL", "COL", "GUY", "PRY", "SUR", "URY", "VEN")


class FakeReader:
    """Reads one expulsion in any text that has the word."""

    name, version = "fake", "1"

    def read(self, doc, pairs=()):  # noqa: ARG002
        made = document()
        found = reading(made)
        return found if "expel" in doc.text else type(found)(doc=doc.id)


class OwnDesk(Desk):
    """A desk with a reader that loads no weights."""

    reader = FakeReader()


def told(store, number: int, source: str, target: str, kind: str, day: date, **more):
    when = When(first=day, last=day, granularity="day", basis="stated")
    doc = document(f"{TEXT} Note {number}.", published=day + timedelta(days=1))
    event = expulsion(sources=(source,), targets=(target,), type=kind, mode=None, when=when)
    store.add([(doc, reading(doc, event, **more))])


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Peru talks with Ecuador, and ten other states coerce Mexico's people of office in turn."""
    store = DuckStore(tmp_path_factory.mktemp("precedents") / "a.duckdb")
    told(store, 0, "PER-GOV", "ECU-GOV", "CONSULT", FIRST)
    told(store, 1, "PER-MIL", "ECU", "THREATEN", date(1994, 12, 1))
    for number, state in enumerate(STATES):
        day = date(1991 + number // 4, 1 + 2 * (number % 4), 5)
        told(store, 10 + number, f"{state}-GOV", "MEX-MIL", "COERCE", day)
        told(store, 30 + number, "MEX-GOV", state, "ASSAULT", day + timedelta(days=20))
    told(store, 60, "ARG", "MEX-CVL", "COERCE", date(1993, 11, 1))  # people are no state
    with Workspace(store, OwnDesk()) as opened:
        yield opened


def test_precedents_are_of_all_pairs_and_each_body_counts_as_its_state(workspace):
    report = workspace.whatif(ASKED, "coerce")
    assert report.step == "COERCE"
    cases = report.precedents.cases
    assert sorted((case.act.source, case.act.target) for case in cases) == [
        (state, "MEX") for state in sorted(STATES)
    ]
    assert all(case.sequels[0].days == 20 for case in cases)
    assert all(case.act.citation.quote for case in cases)
    rate = report.precedents.rates[0]
    assert (rate.outcome, rate.days, rate.cases, rate.followed) == (
        "material conflict by the target", 30, 10, 10,
    )  # fmt: skip
    assert dict(report.names)["MEX"] == "Mexico"


def test_coded_events_are_cases_too_but_not_those_that_texts_tell(tmp_path):
    store = DuckStore(tmp_path / "b.duckdb")
    told(store, 0, "PER-GOV", "ECU-GOV", "CONSULT", FIRST)
    told(store, 1, "PER-GOV", "ECU-GOV", "COERCE", date(1991, 1, 10))
    with Workspace(store, OwnDesk()) as opened:
        table = tmp_path / "andes.tsv"
        table.write_text(
            "date\tsource\ttarget\tcameo\n1991-01-10\tPeru\tEcuador\t170\n"
            "1995-01-27\tMilitary (Peru)\tEcuador\t170\n",
            encoding="utf-8",
        )
        opened.load(table, "events")
        cases = opened.whatif(ASKED, "COERCE").precedents.cases
        assert [(str(case.act.day), case.act.citation is None) for case in cases] == [
            ("1991-01-10", False), ("1995-01-27", True),
        ]  # fmt: skip
        (claim,) = opened.evidence(cases[1].act.event)
        assert "Military (Peru)" in claim.evidence.quote


def test_a_step_in_words_is_read(workspace):
    report = workspace.whatif(ASKED, "expels traders")
    assert report.step == "COERCE"
    assert "was read as an act of the type COERCE" in report.why


def test_without_a_step_it_is_the_last_of_the_two(workspace):
    report = workspace.whatif(ASKED)
    assert report.step == "THREATEN"
    assert report.why.endswith("this is the last of Peru against Ecuador, of 1994-12-01.")
    assert "rates need 8" in report.precedents.refused


def test_where_the_source_took_no_step_there_are_no_precedents(workspace):
    report = workspace.whatif(Asked(words=("Ecuador", "Peru")))
    assert (report.step, report.precedents) == (None, None)
    assert "no dated act of Ecuador against Peru is told" in report.why


def test_a_step_that_tells_no_act_is_refused(workspace):
    with pytest.raises(UsedWrongly, match="No act can be read from 'sings'"):
        workspace.whatif(ASKED, "sings")
