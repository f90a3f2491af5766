"""Tables in every form, and the builders that the commands use."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from tests.unit.show.sample_answer import PHASES, TURNS, answer, empty_answer
from tests.unit.show.sample_series import empty_series, series

from detente.model.actors import Actor, ActorCode, ActorId, ActorRole, Identity
from detente.model.claims import Dropped
from detente.model.relations import Phase
from detente.model.reports import AddedDocument, AddReport, TurnsReport
from detente.model.text import DocId, DocumentHead, Refused
from detente.model.times import Period
from detente.show.tables import (
    Table,
    actors_table,
    add_table,
    as_csv,
    as_json,
    as_jsonl,
    as_markdown,
    as_text,
    phases_table,
    reasons_table,
    relation_table,
    turns_table,
)

SMALL = Table(
    title="Two rows",
    columns=("name", "score", "first_day", "empty", "sure"),
    rows=(("Kabul", -2.125, "2021-08-15", None, True), ("Doha | Riyadh", None, None, None, False)),
    note="A note.",
)


def cells(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_text_leaves_out_empty_columns_and_aligns_numbers():
    assert as_text(SMALL, 80) == (
        "Two rows\n"
        "name           score  first day   sure\n"
        "Kabul          -2.12  2021-08-15  yes\n"
        "Doha | Riyadh                     no\n"
        "A note.\n"
    )


def test_text_of_a_tall_table_is_a_block_for_each_row():
    tall = Table(title="T", columns=("a", "b"), rows=(("x", None), ("y", 2)), tall=True)

    assert as_text(tall, 80) == "T\na  x\n\na  y\nb  2\n"


@pytest.mark.parametrize("width", [40, 60, 100])
def test_text_keeps_to_the_width_and_loses_no_letter(width):
    word = "Interamericanobservatoryforcounterrevolution"
    wide = Table(title="T", columns=("a", "b"), rows=((word, word[::-1]),))

    lines = as_text(wide, width).splitlines()
    assert max(map(len, lines)) <= width
    letters = sorted("".join(lines).replace(" ", "").removeprefix("T").removeprefix("ab"))
    assert letters == sorted(word * 2)


def test_csv_keeps_everything():
    assert cells(as_csv(SMALL)) == [
        ["name", "score", "first_day", "empty", "sure"],
        ["Kabul", "-2.125", "2021-08-15", "", "true"],
        ["Doha | Riyadh", "", "", "", "false"],
    ]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://e.example")']


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_runs_no_formula(text):
    table = Table(title="T", columns=("a", "b"), rows=((text, -1.5),))

    assert cells(as_csv(table))[1] == [f"'{text}", "-1.5"]


def test_json_and_json_lines_hold_the_same_rows():
    listed = json.loads(as_json(SMALL))

    assert listed[0] == {
        "name": "Kabul", "score": -2.125, "first_day": "2021-08-15", "empty": None, "sure": True,
    }  # fmt: skip
    assert [json.loads(line) for line in as_jsonl(SMALL).splitlines()] == listed


def test_markdown_escapes_what_would_end_a_cell():
    assert as_markdown(SMALL).splitlines() == [
        "**Two rows**",
        "",
        "| name | score | first day | sure |",
        "| --- | --- | --- | --- |",
        "| Kabul | \\-2.12 | 2021-08-15 | yes |",
        "| Doha \\| Riyadh |  |  | no |",
        "",
        "A note.",
    ]


FORMS = [as_csv, as_json, as_jsonl, as_markdown, lambda table: as_text(table, 80)]


@pytest.mark.parametrize("form", FORMS)
def test_a_table_without_rows_has_every_form(form):
    text = form(Table(title="Nothing", columns=("a",), rows=()))

    assert not text or text.endswith("\n")
    assert not text.endswith("\n\n")


def head(name, **fields):
    return DocumentHead(id=DocId(f"id-{name}"), name=name, **fields)


def test_add_says_what_was_added_copied_and_refused():
    report = AddReport(
        added=(
            AddedDocument(
                head=head("a", outlet="The Ledger", published=date(2020, 5, 1)), status="new",
                original=None, events=3, claims=5, dated=True,
            ),
            AddedDocument(
                head=head("b", outlet="The Copyist"), status="reprint", original=DocId("id-a"),
                events=3, claims=5, dated=False,
            ),
        ),
        refused=(Refused(place="c.bin", message="c.bin is no text. Give a text file."),),
        dropped=(Dropped(cause="ungrounded", count=2),),
    )  # fmt: skip

    table = add_table(report)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["status"] for row in rows] == ["new", "reprint", "refused"]
    assert rows[1]["copy_of"] == "a"
    assert rows[1]["why"] == "no day of publication found"
    assert rows[2]["why"] == "c.bin is no text. Give a text file."
    assert table.note == (
        "1 new, 0 known already, 1 reprint, 1 refused. Dropped while reading: ungrounded 2."
    )


def test_an_actor_is_shown_as_it_was_on_the_day():
    actor = Actor(
        id=ActorId("X-MOVEMENT"), name="The Movement", kind="group",
        codes=(ActorCode(scheme="iso3", code="XXX", valid=Period(first=date(2021, 8, 15))),),
        roles=(
            ActorRole(country="XXX", sector="REB", valid=Period(last=date(2021, 8, 14))),
            ActorRole(country="XXX", sector="GOV", valid=Period(first=date(2021, 8, 15))),
        ),
    )  # fmt: skip
    identity = Identity(actor=actor, candidates=(actor,), why="The only actor of that name.")

    before = actors_table("the Movement", date(2020, 5, 1), identity)
    after = actors_table("the Movement", date(2022, 5, 1), identity)
    assert before.title == "the Movement on 1 May 2020"
    assert before.rows[0][4] == "REB"
    assert before.rows[0][7] is None
    assert after.rows[0][4] == "GOV"
    assert after.rows[0][7] == "iso3:XXX"
    assert after.note == "The only actor of that name."


def test_an_ambiguous_name_has_a_row_for_each_candidate():
    one, two = (Actor(id=ActorId(i), name=i, kind="state") for i in ("COG", "COD"))
    identity = Identity(actor=None, candidates=(one, two), why="Two states have that name.")

    assert [row[0] for row in actors_table("Congo", None, identity).rows] == ["COG", "COD"]


def test_a_relation_has_a_row_for_each_period():
    table = relation_table(series())

    assert len(table.rows) == 84
    assert table.rows[35][:2] == ("2014-12-01", "2014-12-31")
    assert table.title == "USA and CUB, by month"
    assert "7 events are dated too loosely" in table.note
    assert relation_table(empty_series()).rows == ()


def test_reasons_carry_side_standing_and_evidence():
    table = reasons_table(answer())
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    assert [row["side"] for row in rows] == ["United States"] * 3 + ["Cuba"] * 2 + ["Others"]
    assert rows[0]["citations"] == "2 9"
    assert rows[0]["counter"] == "3 10"
    assert rows[4]["standing"] == "inferred from timing"
    assert rows[4]["speakers"] is None
    assert reasons_table(empty_answer()).rows == ()


def test_turns_and_phases():
    phases = tuple(
        Phase(first=p.first, last=p.last, name=p.name, score=p.score, events=p.events)
        for p in PHASES
    )
    report = TurnsReport(turns=tuple(line.turn for line in TURNS), phases=phases, note="")

    assert [row[1] for row in turns_table(report).rows] == [
        "December 2014", "June 2017", "October 2017",
    ]  # fmt: skip
    assert phases_table(report).rows[3][1] is None
    assert turns_table(TurnsReport(turns=(), phases=(), note="")).note == (
        "No turning point was found."
    )
