"""Two relations side by side: two pairs, one pair turned round, one pair in two windows."""

from __future__ import annotations

import re

import pytest
from tests.unit.web.told_pages import client_over_pages

HTML = {"accept": "text/html"}
PAIRS = {"one": "Ecuador,Peru", "other": "Libya, United Kingdom"}


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_over_pages(tmp_path_factory.mktemp("compare")) as made:
        yield made


def test_two_pairs_stand_side_by_side(client):
    page = client.get("/compare", params=PAIRS, headers=HTML).text
    assert "Ecuador and Peru</bdi> beside <bdi>Libya and United Kingdom" in page
    assert page.count('class="chart"') == 2
    assert "5 documents, 4 originals" not in page
    assert "6 documents, 5 originals (1 reprint folded)" in page


def test_what_only_one_has_is_named(client):
    answer = client.get("/compare.json", params=PAIRS).json()
    themes = {each["theme"]: (each["one"], each["other"]) for each in answer["themes"]}
    assert themes["human rights and captives"] == (0, 1)
    assert themes["security and sanctuary"][0] > 0
    assert answer["thirds"] == [["Brazil", "Colombia"], []]
    assert answer["directed"] is False


def test_a_pair_turned_round_is_compared_by_direction(client):
    query = {"one": "ECU,PER", "other": "PER,ECU", "step": "year"}
    answer = client.get("/compare.json", params=query).json()
    assert answer["directed"] is True
    events = [
        sum(point["events"] for point in answer[side]["relation"]["points"])
        for side in ("one", "other")
    ]
    assert events[0] < events[1]
    page = client.get("/compare", params=query, headers=HTML).text
    assert "Ecuador towards Peru" in page
    assert "of what the first-named does to the other alone" in page


def test_one_pair_in_two_windows_is_counted_from_the_beginning_of_either(client):
    query = {
        "one": "ECU,PER", "other": "ECU,PER", "from": "1994-01-01", "to": "1994-12-31",
        "other_from": "1995-01-01", "other_to": "1995-12-31", "step": "month",
    }  # fmt: skip
    page = client.get("/compare", params=query, headers=HTML).text
    assert "Ecuador and Peru, 1994</bdi> beside <bdi>Ecuador and Peru, 1995" in page
    assert ">month 1</text>" in page
    assert ">1994</text>" not in page


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"one": "ECU,PER", "other": "ECU,PER"}, 400, "same pair in the same window"),
        ({"one": "Ecuador", "other": "ECU,PER"}, 400, "does not name two actors"),
        ({"one": "A,B,C", "other": "ECU,PER"}, 400, "does not name two actors"),
        ({"one": "ECU,PER", "other": "ECU,LBY"}, 404, "tells of Ecuador and Libya together"),
        ({"one": "ECU,PER", "other": "PER,ECU", "step": "hour"}, 422, "step"),
        ({"one": "ECU,Nowhereland", "other": "PER,ECU"}, 400, "Nowhereland"),
    ],
)
def test_what_cannot_be_compared_is_refused(client, query, status, words):
    reply = client.get("/compare.json", params=query)
    assert reply.status_code == status
    assert words in reply.json()["detail"]


def test_without_pairs_the_page_asks_for_them(client):
    page = client.get("/compare", headers=HTML).text
    assert "Compare two relations" in page
    assert 'name="other_from"' in page


def test_the_table_has_a_row_for_each_period_of_either(client):
    lines = client.get("/compare.csv", params={**PAIRS, "step": "year"}).text.splitlines()
    assert lines[0].startswith("relation,first,last,score")
    assert sum(line.startswith("Ecuador and Peru,") for line in lines) == 2
    assert sum(line.startswith("Libya and United Kingdom,") for line in lines) == 1


def test_the_permanent_link_brings_the_page_back(client):
    query = {**PAIRS, "from": "1984", "step": "year", "directed": "true"}
    page = client.get("/compare", params=query, headers=HTML).text
    link = re.search(r'<a href="([^"]+)">Permanent link</a>', page)[1].replace("&amp;", "&")
    assert "version=" in link
    again = client.get(link, headers=HTML).text
    assert "of what the first-named does to the other alone" in again
    assert again == page
