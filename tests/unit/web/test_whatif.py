"""The what-if page: conditional claims, precedents, and a curve without some of its acts."""

from __future__ import annotations

import pytest
from tests.unit.web.told_pages import client_over_pages

AT = "/dyad/Ecuador/Peru/whatif"
HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_over_pages(tmp_path_factory.mktemp("whatif")) as made:
        yield made


def test_a_conditional_claim_has_its_hedge_and_its_speaker(client):
    page = client.get(AT, headers=HTML).text
    assert "If “Peru attacks again”, then <em>could</em>" in page
    assert "a diplomat in Quito" in page


def test_few_cases_give_no_rates_and_say_why(client):
    page = client.get(AT, params={"step": "expels its diplomats"}, headers=HTML).text
    assert "read as an act of the type" in page
    assert '<th scope="col">Followed by</th>' not in page
    answer = client.get(f"{AT}.json", params={"step": "expels its diplomats"}).json()
    assert answer["report"]["precedents"]["rates"] == []
    assert answer["report"]["precedents"]["refused"].split(".")[0] in page


def test_a_curve_without_a_theme_has_fewer_acts_and_the_same_days(client):
    whole = client.get(f"{AT}.json").json()
    themes = dict(whole["themes"])
    assert themes["security and sanctuary"] == 3
    assert whole["without"] is None

    query = {"without": "security and sanctuary"}
    without = client.get(f"{AT}.json", params=query).json()["without"]
    real, rest = (
        [(point["first"], point["events"]) for point in without[name]["points"]]
        for name in ("real", "rest")
    )
    assert [day for day, _ in real] == [day for day, _ in rest]
    assert sum(n for _, n in real) - sum(n for _, n in rest) == without["acts"] == 3


def test_arithmetic_is_called_so(client):
    page = client.get(AT, params={"without": "security and sanctuary"}, headers=HTML).text
    assert "Arithmetic on coded events, not a forecast." in page
    assert "Put back security and sanctuary" in page
    assert page.count('class="chart"') == 2


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"without": "weather"}, "No act of the curve is about"),
        ({"step": "qwerty"}, "No act can be read from"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_two_sentences(client, query, words):
    reply = client.get(f"{AT}.json", params=query)
    assert reply.status_code == 400
    assert words in reply.json()["detail"]


def test_the_table_has_a_row_for_each_claim(client):
    assert client.get(f"{AT}.csv").text.startswith("number,sentence,hedge")
