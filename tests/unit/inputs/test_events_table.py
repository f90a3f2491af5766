"""Tables of coded events: which rows are understood, and why others are not."""

from __future__ import annotations

import gzip

import pytest

from detente.atlas.lookup import load_atlas
from detente.errors import BadLine, NotFound, NotText, UsedWrongly
from detente.inputs.events_table import EventsTable
from detente.model.coded import CodedRow

ICEWS = (
    "Event ID\tEvent Date\tSource Name\tEvent Text\tCAMEO Code\tTarget Name\tStory ID\tPublisher\n"
    "7\t1995-01-30\tPolice (Peru)\tExpel or deport individuals\t174\tCitizen (Ecuador)\t88\tANDINA\n"
)

# columns, row, what comes of it
ROWS = [
    ("date,source,target,cameo", "1995-01-30,Peru,Ecuador,190", "PER ASSAULT/None ECU"),
    ("date,source,target,relation", "1982-04-02,Argentina,United Kingdom,Occupy territory", "ARG COERCE/seize GBR"),
    ("date;source;target;type", "1982-04-02;Argentina;GBR;assault/aerial", "ARG ASSAULT/aerial GBR"),
    ("day\tactor1\tactor2\ttype\tmode", "1973-02-01\tGhana\tTogo\tCONSULT\tvisit", "GHA CONSULT/visit TGO"),
    ("date,source,target,cameo", "1995-01-30,Peru,Ecuador,043", "ECU CONSULT/visit PER"),
    ("date,source,target,cameo", '1995-01-30,"Peru","Ecuador",190', "PER ASSAULT/None ECU"),
    ("date,source,target,cameo", "30.1.1995,Peru,Ecuador,190", "bad date: 30.1.1995"),
    ("date,source,target,cameo", "1995-01-30,Peru,Ecuador", "bad row: 3 columns"),
    ("date,source,target,cameo", "1995-01-30,Peru,Peru,190", "one actor: PER"),
    ("date,source,target,cameo", "1995-01-30,Peru,Atlantis,190", "unknown actor: Atlantis"),
    ("date,source,target,cameo", "1995-01-30,Peru,Ecuador,999", "unknown relation: 999"),
    ("date,source,target,cameo", "1995-01-30,Peru,Ecuador,010", "left out by PLOVER: 010"),
    ("date,source,target,type", "1995-01-30,Peru,Ecuador,SHOUT", "unknown relation: SHOUT"),
    ("date,source,target,relation", "1995-01-30,Peru,Ecuador,", "unknown relation: "),
]  # fmt: skip


def _only(path, kind="events"):
    (row,) = EventsTable(path, kind, load_atlas()).rows()
    if isinstance(row, CodedRow):
        return f"{row.source} {row.type}/{row.mode} {row.target}"
    return f"{row.cause}: {row.what}"


@pytest.mark.parametrize(("columns", "row", "expected"), ROWS)
def test_a_row_is_understood_or_rejected_with_its_cause(tmp_path, columns, row, expected):
    path = tmp_path / "events.txt"
    path.write_text(f"{columns}\n{row}\n", encoding="utf-8")
    assert _only(path) == expected


def test_a_row_keeps_its_line_and_words(tmp_path):
    path = tmp_path / "events.tsv.gz"
    text = "date\tsource\ttarget\tcameo\tnote\n\n1995-01-30\tPeru\tEcuador\t190\tCenepa\r\n"
    path.write_bytes(gzip.compress(text.encode()))
    table = EventsTable(path, "events", load_atlas())
    (row,) = table.rows()
    assert (row.line, row.words) == (3, "1995-01-30\tPeru\tEcuador\t190\tCenepa")
    start, end = table.file.told_in(row.words)
    assert row.words[start:end] == "190"
    start, end = table.file.core_of(row.words)
    assert row.words[start:end] == "Peru\tEcuador\t190"


def test_a_row_of_the_icews_archive_tells_report_and_outlet(tmp_path):
    path = tmp_path / "events.1995.tab"
    path.write_text(ICEWS, encoding="utf-8")
    (row,) = EventsTable(path, "icews", load_atlas()).rows()
    assert (row.source, row.type, row.mode, row.target) == (
        "PER-COP",
        "COERCE",
        "deport",
        "ECU-CVL",
    )
    assert (row.outlet, row.story) == ("ANDINA", "88")


def test_a_file_without_the_columns_is_refused(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("when,who,whom\n1995,Peru,Ecuador\n", encoding="utf-8")
    with pytest.raises(BadLine, match="has no column date, source, target, cameo or relation or"):
        EventsTable(path, "events", load_atlas())


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    with pytest.raises(NotText):
        EventsTable(tmp_path / "empty.csv", "events", load_atlas())
    with pytest.raises(NotFound):
        EventsTable(tmp_path / "none.csv", "events", load_atlas())
    with pytest.raises(NotFound):
        EventsTable(tmp_path, "events", load_atlas())
    with pytest.raises(UsedWrongly, match=r"There is no table of events 'soviet'\. Give events"):
        EventsTable(tmp_path / "empty.csv", "soviet", load_atlas())


SPOTS = [
    ("date,source,target,cameo,latitude,longitude", "-3.51,-78.36", "3.5° S, 78.4° W"),
    ("date,source,target,cameo,lat,lon,city", "-3.51,-78.36,Tiwinza", "Tiwinza"),
    ("date,source,target,cameo,lat,lon,city,province", "-3.51,-78.36,NA,Amazonas", "Amazonas"),
    ("date,source,target,cameo,lat,lon,city,province", "-10.0,-76.0,NA,NULL", None),
    ("date,source,target,cameo,lat,lon", "95.0,-78.0", None),
    ("date,source,target,cameo,lat,lon", "nan,x", None),
    ("date,source,target,cameo,lat,lon", "", None),
    ("date,source,target,cameo,city", "Lima", None),
]  # fmt: skip


@pytest.mark.parametrize(("columns", "cells", "expected"), SPOTS)
def test_a_row_keeps_where_it_lies_unless_only_a_country_is_told(
    tmp_path, columns, cells, expected
):
    path = tmp_path / "events.csv"
    path.write_text(f"{columns}\n1995-01-30,Peru,Ecuador,190,{cells}\n", encoding="utf-8")
    (row,) = EventsTable(path, "events", load_atlas()).rows()
    assert (row.spot and row.spot.name) == expected
    assert row.spot is None or (row.spot.lat, row.spot.lon) == (-3.5, -78.4)
