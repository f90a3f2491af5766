"""Third parties around two actors."""

from __future__ import annotations

import pytest
from tests.unit.web.told_pages import client_over_pages

AT = "/dyad/Ecuador/Peru/around"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_over_pages(tmp_path_factory.mktemp("around")) as made:
        yield made


def test_who_deals_with_whom_and_when(client):
    ties = client.get(f"{AT}.json").json()["ties"]
    told = {
        (tie["party"]["name"], tie["party"]["side"]): (
            tie["party"]["before"],
            tie["party"]["after"],
        )
        for tie in ties
    }
    assert told == {
        ("Brazil", "target"): ([1, 0], [0, 1]), ("Colombia", "target"): ([0, 0], [0, 1]),
    }  # fmt: skip


def test_too_few_acts_move_nobody(client):
    page = client.get(AT, headers={"accept": "text/html"}).text
    assert "not told" in page
    assert 'href="/dyad/BRA/PER"' in page
    assert page.count('class="spark"') == 2


def test_curves_are_of_the_acts_that_are_cited(client):
    brazil = client.get(f"{AT}.json").json()["ties"][0]
    assert [point["events"] for point in brazil["points"]] == [1, 1]
    assert [point["first"][:4] for point in brazil["points"]] == ["1994", "1995"]
    assert brazil["points"][0]["score"] > 0 > brazil["points"][1]["score"]
    assert brazil["tellings"] == len(brazil["party"]["citations"]) == 2


def test_a_pair_without_third_parties_says_so(client):
    page = client.get("/dyad/Libya/United Kingdom/around", headers={"accept": "text/html"}).text
    assert "No third party is told to deal with either" in page


def test_the_table_names_the_claims(client):
    lines = client.get(f"{AT}.csv").text.splitlines()
    assert lines[0].endswith("sentence,tellings,claims")
    assert len(lines) == 3
