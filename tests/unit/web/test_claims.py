"""Claims by speaker: camps, flags, denials, filters, and the twins of the page."""

from __future__ import annotations

import pytest
from tests.unit.web.told_pages import client_over_pages

AT = "/dyad/Ecuador/Peru/claims"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_over_pages(tmp_path_factory.mktemp("claims")) as made:
        yield made


@pytest.fixture(scope="module")
def found(client):
    return {each["speaker"]["name"]: each for each in client.get(f"{AT}.json").json()["found"]}


@pytest.mark.parametrize(
    ("name", "camp", "party", "anonymous", "reprints"),
    [
        ("Galo Leoro", "source", True, False, 1),
        ("A Peruvian official", "target", True, True, 1),
        ("Ecuador's army", "source", True, False, 0),
        ("Ecuador's foreign ministry", "source", True, False, 0),
    ],
)
def test_a_speaker_stands_in_the_camp_of_the_day(found, name, camp, party, anonymous, reprints):
    saying = found[name]
    assert saying["camp"] == camp
    assert saying["speaker"]["party"] is party
    assert saying["speaker"]["anonymous"] is anonymous
    assert saying["reprints"] == reprints


def test_a_denial_stands_beside_what_it_denies_and_by_itself(found):
    assert [denial["citation"]["quote"] for denial in found["Galo Leoro"]["denials"]] == [
        "Peru rejected the accusation as baseless."
    ]
    assert found["Ecuador's army"]["denials"] == []


def test_what_is_attacked_is_not_taken_for_what_is_said(found):
    assert "Peruvian helicopters" not in found


def test_the_outlets_own_sentences_are_counted_and_not_shown(client):
    answer = client.get(f"{AT}.json").json()
    assert answer["unsaid"] == 4
    assert "signed a trade agreement" not in str(answer["found"])


def test_the_page_quotes_and_leads_to_the_evidence(client, found):
    page = client.get(AT, headers={"accept": "text/html"}).text
    assert f'href="/evidence/{found["Galo Leoro"]["citation"]["claim"]}"' in page
    assert "“Peruvian helicopters attacked two Ecuadorian posts on Friday”" in page
    assert "party to the dispute" in page
    assert "reprint ×1" in page
    assert "<b>Denied</b>" in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"camp": "target"}, {"A Peruvian official", "Peru"}),
        ({"speaker": "Galo Leoro"}, {"Galo Leoro"}),
        ({"factuality": "demanded"}, {"Ecuador's foreign ministry"}),
        ({"camp": "groups"}, set()),
        ({"from": "1995-02-01"}, {"Ecuador's army", "Ecuador's foreign ministry",
                                  "a diplomat in Quito"}),
        ({"speaker": "", "camp": "", "factuality": "possible"}, {"a diplomat in Quito"}),
    ],
)  # fmt: skip
def test_a_filter_leaves_some(client, query, names):
    answer = client.get(f"{AT}.json", params=query).json()
    assert {each["speaker"]["name"] for each in answer["found"]} == names


def test_a_filtered_page_says_so_and_offers_all(client):
    page = client.get(AT, params={"camp": "groups"}, headers={"accept": "text/html"}).text
    assert "No speaker is quoted on the two with this choice" in page
    assert f'<a href="{AT.replace("Ecuador", "ECU").replace("Peru", "PER")}">All 6</a>' in page


def test_the_table_has_a_row_for_each(client):
    lines = client.get(f"{AT}.csv").text.splitlines()
    assert lines[0].startswith("theme,camp,speaker,actor,party")
    assert len(lines) == 7


@pytest.mark.parametrize("query", [{"camp": "friends"}, {"factuality": "true"}, {"from": "soon"}])
def test_a_choice_that_there_is_not_is_refused(client, query):
    assert client.get(AT, params=query).status_code == 422


def test_two_of_whom_nothing_is_told(client):
    reply = client.get("/dyad/Ecuador/Libya/claims.json")
    assert reply.status_code == 404
    assert "tells of Ecuador and Libya together" in reply.json()["detail"]
