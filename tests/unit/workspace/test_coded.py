"""Coded events between two sides, alone and together with what texts tell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.made import document, expulsion, reading

from detente.errors import NoEvidence
from detente.model.coded import CodedCounts, Tally
from detente.model.relations import TurningPoint
from detente.workspace import Asked, Workspace
from detente.workspace.coded import ShowOptions, wanted_of

PAIR = Asked(words=("Peru", "Ecuador"))
HEADER = "date\tsource\ttarget\tcameo\n"


@pytest.fixture
def workspace():
    with Workspace.open(":memory:") as opened:
        yield opened


def _table(folder, *rows, name="andes.tsv"):
    path = folder / name
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def _events(workspace, asked=PAIR, **more):
    series = workspace.relation(asked, **{"both": True, **more})
    return {str(p.first): p.events for p in series.points if p.events}


def test_a_state_stands_for_its_bodies_and_a_direction_holds(workspace, tmp_path):
    rows = [
        "1995-01-27\tMilitary (Peru)\tEcuador\t190",
        "1995-01-28\tEcuador\tPeru\t112",
        "1995-02-17\tPeru\tColombia\t057",
    ]
    report = workspace.load(_table(tmp_path, *rows), "events")
    assert (report.kept, report.rows, report.known) == (3, 3, False)
    assert _events(workspace) == {"1995-01-01": 2}
    assert _events(workspace, both=False) == {"1995-01-01": 1}
    assert _events(workspace, step="year") == {"1995-01-01": 2}
    exact = Asked(words=("Peru", "Ecuador"), exact=True)
    assert _events(workspace, exact) == {"1995-01-01": 1}


def test_a_body_counts_only_while_its_side_governs(workspace, tmp_path):
    """The Afghan army of 2020 is no part of the Taliban; that of 2022 is."""
    rows = [
        "2020-05-01\tMilitary (Afghanistan)\tPakistan\t190",
        "2022-05-01\tMilitary (Afghanistan)\tPakistan\t190",
    ]
    workspace.load(_table(tmp_path, *rows), "events")
    asked = Asked(words=("Afghan Taliban", "Pakistan"))
    assert _events(workspace, asked, step="year") == {"2022-01-01": 1}


def test_the_same_file_twice_adds_nothing(workspace, tmp_path):
    path = _table(tmp_path, "1995-01-27\tPeru\tEcuador\t190")
    workspace.load(path, "events")
    again = workspace.load(path, "events")
    assert (again.known, again.kept) == (True, 0)
    assert _events(workspace) == {"1995-01-01": 1}


def test_rejected_rows_are_counted_by_cause_with_their_lines(workspace, tmp_path):
    rows = [
        "1995-01-27\tPeru\tAtlantis\t190",
        "1995-01-27\tPeru\tAtlantis\t190",
        "x\tPeru\tCuba\t190",
    ]
    report = workspace.load(_table(tmp_path, *rows), "events")
    assert [(each.cause, each.rows, each.examples) for each in report.rejected] == [
        ("unknown actor", 2, ((2, "Atlantis"), (3, "Atlantis"))), ("bad date", 1, ((4, "x"),))
    ]  # fmt: skip
    assert report.unknown == (("Atlantis", 2),)
    with pytest.raises(NoEvidence):
        workspace.turns(PAIR)


def test_what_a_text_tells_counts_once_beside_its_row(workspace, tmp_path):
    doc = document()
    told = expulsion(targets=("ECU-GOV",))
    workspace._store.add([(doc, reading(doc, told))])
    assert _events(workspace) == {"1995-01-01": 1}
    rows = ["1995-01-30\tPeru\tEcuador\t174", "1995-01-31\tPeru\tEcuador\t174"]
    workspace.load(_table(tmp_path, *rows), "events")
    assert _events(workspace) == {"1995-01-01": 2}
    answer, _ = workspace.why(PAIR)
    assert (answer.provenance.documents, answer.provenance.coded) == (1, 1)


def test_an_answer_from_coded_events_cites_their_rows(workspace, tmp_path):
    quiet = [f"{date(1990, 1, 1) + timedelta(days=40 * n)}\tPeru\tEcuador\t040" for n in range(40)]
    war = [f"1995-01-{day}\tMilitary (Peru)\tEcuador\t195" for day in range(20, 31)]
    workspace.load(_table(tmp_path, *quiet, *war), "events")

    answer, _ = workspace.why(PAIR)

    assert [line.turn.month for line in answer.turns] == ["1995-01"]
    (cited, *_) = answer.turns[0].citations
    assert cited.document.startswith("andes.tsv:")
    assert cited.quote.split("\t")[2] == "195"
    reason = next(each for each in answer.reasons if each.side == "target")
    assert "“195”" in reason.sentence
    assert "a coded event (andes.tsv, line" in reason.sentence


def test_phases_lie_in_the_window_and_a_question_may_name_no_direction(workspace, tmp_path):
    quiet = [f"{date(1990, 1, 1) + timedelta(days=40 * n)}\tPeru\tEcuador\t040" for n in range(40)]
    war = [f"1995-01-{day}\tMilitary (Peru)\tEcuador\t195" for day in range(20, 31)]
    peace = [f"1998-10-{day}\tPeru\tEcuador\t057" for day in range(20, 31)]
    workspace.load(_table(tmp_path, *quiet, *war, *peace), "events")

    early, _ = workspace.why(Asked(words=("What changed between Peru and Ecuador before 1994?",)))
    assert [line.name for line in early.phases] == ["cooperation"]
    assert early.phases[-1].last == date(1993, 12, 31)
    whole, _ = workspace.why(Asked(words=("What changed between Peru and Ecuador?",)))
    assert whole.question.polarity == whole.turns[-1].turn.direction
    assert any("No direction was asked about" in line for line in whole.gaps)


def test_rows_of_tables_are_checked_too(workspace, tmp_path):
    workspace.load(_table(tmp_path, "1995-01-27\tPeru\tEcuador\t190"), "events")
    report = workspace.check()
    assert (report.coded, report.coded_broken) == (1, ())


def test_as_of_leaves_out_what_happened_later(workspace, tmp_path):
    rows = ["1995-01-27\tPeru\tEcuador\t190", "1998-10-26\tPeru\tEcuador\t057"]
    workspace.load(_table(tmp_path, *rows), "events")
    early = Asked(words=("Peru", "Ecuador"), as_of=date(1996, 1, 1))
    assert _events(workspace, early) == {"1995-01-01": 1}


def _tallies(events):
    return CodedCounts(
        tallies=(
            Tally(first=date(1995, 1, 1), acting="source", type="ASSAULT", mode=None, events=events),
        )
    )  # fmt: skip


def _turn(month):
    first = date.fromisoformat(f"{month}-01")
    return TurningPoint(
        first=first, last=first, month=month, direction="souring", before=1.0, after=-1.0,
        method="counts", confidence=0.9,
    )  # fmt: skip


def test_few_acts_are_all_wanted_and_many_only_around_the_turns():
    (every,) = wanted_of(_tallies(5), [_turn("1995-01")])
    assert (every.first, every.last, every.each) == (date.min, date.max, 5)
    near, wide = wanted_of(_tallies(5000), [_turn("1995-01")])
    assert (str(near.first), str(near.last)) == ("1994-12-17", "1995-02-01")
    assert wide.first < near.first < near.last < wide.last
    assert len(wanted_of(_tallies(5000), [_turn(f"1995-{n:02d}") for n in range(1, 13)])) == 16
    (last,) = wanted_of(_tallies(5000), [])
    assert last.each == ShowOptions().each
    assert wanted_of(CodedCounts(), []) == ()
