"""A reprint's "last month" is the original's, whichever of the two comes first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from tests.made import document, expulsion, reading

from detente.model.text import Incoming
from detente.model.times import When
from detente.settings import Settings
from detente.store.embedded import DuckStore
from detente.workspace import Workspace

TEXT = (
    "Border accord falls apart\n\n"
    "Peru expelled 40 Ecuadorian traders on Monday, an official said. "
    "Ecuador called the step a provocation. Markets at Huaquillas were shut, and buses turned back "
    "at the bridge over the Zarumilla while a crowd sang."
)
FIRST = document(TEXT, outlet="Andes Wire", published=date(1995, 1, 31))
COPY = document(TEXT + " Prices of rice rose.", outlet="Quito Post", published=date(1995, 2, 9))


@dataclass
class DayBefore:
    """A desk whose reader dates everything on the day before publication."""

    pages: dict[str, object]
    settings: Settings = field(default_factory=Settings)
    read: list[str] = field(default_factory=list)
    name: str = "rules"
    version: str = "1"

    @property
    def reader(self):
        return self

    def incoming(self, paths):
        return (Incoming(document=self.pages[path]) for path in paths)

    def readings(self, items, jobs):  # noqa: ARG002
        for item in items:
            doc = getattr(item, "incoming", None) and item.incoming.document
            if doc is None:
                yield item
                continue
            self.read.append(doc.outlet)
            eve = doc.published - timedelta(days=1)
            when = When(first=eve, last=eve, granularity="day", basis="computed", anchor=eve)
            yield doc, reading(doc, expulsion(when=when), self.version)


@pytest.fixture
def workspace(tmp_path):
    desk = DayBefore({"first": FIRST, "copy": COPY})
    with Workspace(DuckStore(tmp_path / "a.duckdb"), desk) as opened:
        yield opened


def days(workspace: Workspace) -> dict[str | None, date]:
    return {
        claim.evidence.head.outlet: claim.evidence.event.event.when.first
        for claim in workspace._store.claims()
    }


@pytest.mark.parametrize("order", [["first", "copy"], ["copy", "first"]])
def test_a_reprint_is_dated_by_its_original(workspace, order, monkeypatch):
    monkeypatch.setattr("detente.workspace.workspace.count_files", len)
    reports = [workspace.add([name]) for name in order]

    assert days(workspace) == dict.fromkeys(("Andes Wire", "Quito Post"), date(1995, 1, 30))
    assert workspace._store.document(COPY.id) == COPY
    if order[1] == "copy":
        assert [row.status for row in reports[1].added] == ["reprint"]


def test_it_is_read_again_once(workspace, monkeypatch):
    monkeypatch.setattr("detente.workspace.workspace.count_files", len)
    workspace.add(["first", "copy"])
    workspace.add(["first", "copy"])

    assert workspace.desk.read == ["Andes Wire", "Quito Post", "Quito Post"]


def test_a_newer_reader_dates_it_by_its_original_too(workspace, monkeypatch):
    monkeypatch.setattr("detente.workspace.workspace.count_files", len)
    workspace.add(["first", "copy"])
    workspace.desk.version = "2"

    workspace.reread()

    assert days(workspace)["Quito Post"] == date(1995, 1, 30)
    assert workspace._store.version_of(COPY.id) == ("rules", "2")


def test_a_document_seen_from_another_day_keeps_its_id_and_spans():
    seen = COPY.seen_from(date(1995, 1, 31))

    assert (seen.id, seen.text) == (COPY.id, COPY.text)
    assert seen.published == date(1995, 1, 31)
    assert replace(COPY).id == COPY.id
