"""The monthly digest as a page."""

from __future__ import annotations

import pytest
from tests.unit.web.told_pages import client_over_pages

PAIRS = {"month": "1995-02", "pairs": "Ecuador,Peru; LBY, GBR"}


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_over_pages(tmp_path_factory.mktemp("digest")) as made:
        yield made


def test_a_month_of_two_pairs(client):
    entries = client.get("/digest.json", params=PAIRS).json()["entries"]
    told = {(each["source"], each["target"]): each["movement"] for each in entries}
    assert told == {("ECU", "PER"): "deteriorated", ("LBY", "GBR"): "nothing_read"}


def test_every_sentence_of_the_page_leads_to_its_words(client):
    page = client.get("/digest", params=PAIRS, headers={"accept": "text/html"}).text
    assert "Relations watched, February 1995" in page
    assert 'href="#e1"' in page
    assert 'id="e1"' in page
    assert "It does not mean that nothing changed." in page


def test_a_name_that_nobody_has_is_left_out_and_named(client):
    query = {**PAIRS, "pairs": "Ecuador,Peru; Ecuador,Nowhereland"}
    page = client.get("/digest", params=query, headers={"accept": "text/html"}).text
    assert "Left out of the watch list" in page
    assert "Nowhereland" in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"month": "1995-13", "pairs": "ECU,PER"}, 422),
        ({"month": "soon", "pairs": "ECU,PER"}, 422),
        ({"month": "1995-02", "pairs": "Ecuador"}, 400),
        ({"month": "1995-02", "pairs": ";"}, 400),
        ({"month": "1995-02", "pairs": "ECU,PER;" * 51}, 400),
    ],
)
def test_what_cannot_be_shown_is_refused(client, query, status):
    assert client.get("/digest.json", params=query).status_code == status


def test_the_twins_hold_the_same(client):
    lines = client.get("/digest.csv", params=PAIRS).text.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("ECU,PER,deteriorated")
    assert "Ecuador and Peru" in client.get("/digest.md", params=PAIRS).text


def test_without_pairs_the_page_asks_for_them(client):
    assert "Monthly digest" in client.get("/digest", headers={"accept": "text/html"}).text
