"""The home page, and where a question leads."""

from __future__ import annotations

from datetime import date

import pytest
from tests.told import ACTS, Act
from tests.unit.web.served import client_over

LATE = date(2003, 6, 1)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_over(tmp_path_factory.mktemp("home")) as made:
        yield made


def asked(client, words):
    return client.get("/ask", params={"q": words}, follow_redirects=False)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Why did Argentina sour on Chile?", "/dyad/ARG/CHL"),
        ("Argentina, Chile", "/dyad/ARG/CHL"),
        ("Chile; Argentina?", "/dyad/CHL/ARG"),
        ("Peru and Ecuador", "/dyad/PER/ECU"),
        ("Why did Peru sour on Ecuador in 1995?", "/dyad/PER/ECU?from=1995-01-01&to=1995-12-31"),
        ("Why has Brazil backed Bolivia?", "/dyad/BRA/BOL?q=Why+has+Brazil+backed+Bolivia%3F"),
    ],
)
def test_a_question_leads_to_its_pair(client, words, place):
    reply = asked(client, words)
    assert (reply.status_code, reply.headers["location"]) == (303, place)


def test_no_question_leads_home(client):
    assert asked(client, "  ").headers["location"] == "/"


@pytest.mark.parametrize(
    ("words", "near"),
    [("Why did Argentna sour on Chile?", "Argentina"), ("weather in Peru", "Peru")],
)
def test_what_is_not_understood_is_said_with_near_names(client, words, near):
    reply = asked(client, words)
    assert reply.status_code == 200
    assert "This was not understood" in reply.text
    assert f"<bdi>{near}</bdi>" in reply.text
    assert words in reply.text


def test_home_lists_who_is_told_of_and_offers_a_question(client):
    text = client.get("/").text
    assert 'href="/dyad/ARG-GOV/CHL-GOV"' in text
    assert "/ask?q=Why+did" in text
    assert "Most told of" in text


def test_a_pair_that_moved_of_late_is_listed(tmp_path):
    early = [
        Act(source="BRA-GOV", did="praised", target="BOL-GOV", type="SUPPORT",
            day=date(2002, 9, day), outlet=f"Wire {day}")
        for day in (1, 8, 15, 22)
    ]  # fmt: skip
    late = [
        Act(source="BOL-GOV", did="shelled", target="BRA-GOV", type="ASSAULT",
            day=date(2003, 5, day), outlet=f"Wire {day}")
        for day in (2, 9, 16, 23)
    ]  # fmt: skip
    with client_over(tmp_path, acts=(*early, *late)) as client:
        view = client.keeper.made("home", lambda w: w.views.home()).value

    (moved,) = view.moved
    assert moved.direction == "souring"
    assert moved.events == 4
    assert moved.after < 0 < moved.before
    assert view.until == date(2003, 5, 24)
    assert view.since == date(2003, 2, 24)


def test_a_pair_is_not_told_again_by_its_parts(tmp_path):
    with client_over(tmp_path, acts=ACTS) as client:
        pairs = client.keeper.made("home", lambda w: w.views.home()).value.pairs
    names = [frozenset((pair.source[:3], pair.target[:3])) for pair in pairs]
    assert len(names) == len(set(names))


def test_an_empty_store_says_how_to_fill_it(tmp_path):
    with client_over(tmp_path, acts=()) as client:
        assert "detente add" in client.get("/").text
