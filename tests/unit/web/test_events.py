"""Evidence at its words, and events with all their tellings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.told import Act
from tests.unit.web.served import client_over

DAY = date(1995, 1, 26)
SHELLED = Act(source="ECU-GOV", did="shelled", target="PER-GOV", type="ASSAULT", day=DAY)
AGAIN = replace(SHELLED, outlet="Andes Post", rest=" Markets fell.")


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_over(tmp_path_factory.mktemp("events"), acts=(SHELLED, AGAIN)) as made:
        yield made


@pytest.fixture(scope="module")
def claim(client):
    return client.get("/api/claims?kind=event").json()["items"][0]["claim"]


def test_evidence_shows_its_words_and_how_they_were_read(client, claim):
    text = client.get(f"/evidence/{claim['id']}").text
    assert '<span class="told m-act">shelled</span>' in text
    assert "ASSAULT" in text
    assert "material conflict" in text
    assert f"/document/{claim['doc']}?correct={claim['id']}#correct" in text
    assert "Copy citation" in text


def test_evidence_for_a_drawer_is_a_part(client, claim):
    text = client.get(f"/evidence/{claim['id']}?part=drawer").text
    assert "<html" not in text
    assert "shelled" in text
    assert f'href="/evidence/{claim["id"]}"' in text


def test_the_twins_of_evidence(client, claim):
    form = client.get(f"/evidence/{claim['id']}.json").json()
    rows = client.get(f"/evidence/{claim['id']}.csv").text.splitlines()
    assert form["stored"]["evidence"]["claim"]["id"] == claim["id"]
    start, end = form["quote"]
    assert form["text"][start:end] == form["stored"]["stored"]
    assert len(rows) == 2


def test_an_event_holds_all_its_tellings(client, claim):
    text = client.get(f"/event/{claim['event']}").text
    assert "Every telling" in text
    assert "River Herald" in text
    assert "Andes Post" in text
    assert "2 documents, 2 tellings" in text
    assert "Yes: more originals assert it" in text


def test_the_twins_of_an_event(client, claim):
    form = client.get(f"/event/{claim['event']}.json?of=PER~ECU").json()
    rows = client.get(f"/event/{claim['event']}.csv").text.splitlines()
    assert form["counts"]
    assert len(form["tellings"]) == 2
    assert len(rows) == 3


@pytest.mark.parametrize("path", ["/evidence/ffffffff", "/event/ffffffff", "/event/x?of=PER~ECU"])
def test_what_is_not_there_is_said(client, path):
    reply = client.get(path, headers={"accept": "text/html"})
    assert reply.status_code == 404
    assert "No single claim or event" in reply.text


def test_hostile_words_stay_words(tmp_path):
    act = replace(
        SHELLED, outlet='<img src=x onerror="alert(1)">', rest=' <script>alert("x")</script>'
    )
    with client_over(tmp_path, acts=(act,)) as client:
        item = client.get("/api/claims?kind=event").json()["items"][0]["claim"]
        for path in (f"/evidence/{item['id']}", f"/event/{item['event']}", "/dyad/ECU/PER"):
            text = client.get(path).text
            assert "<img" not in text
            assert "<script>" not in text
