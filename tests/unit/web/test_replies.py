"""Forms, versions and errors of what is served."""

from __future__ import annotations

import json
import re

import pytest
from tests.unit.web.served import client_over

PAIR = "/dyad/Argentina/Chile"


@pytest.fixture
def client(tmp_path):
    with client_over(tmp_path) as made:
        yield made


def test_the_twins_say_the_same(client):
    answer = client.get(f"{PAIR}.json").json()
    rows = client.get(f"{PAIR}.csv")
    page = client.get(PAIR)

    assert answer["question"]["source"] == "ARG"
    assert rows.headers["content-type"].startswith("text/csv")
    assert rows.text.startswith("first,last,score")
    assert page.headers["content-type"].startswith("text/html")
    assert answer["provenance"]["data_version"] in page.text


def test_who_has_it_already_gets_no_more_than_that(client):
    first = client.get(f"{PAIR}.json")
    again = client.get(f"{PAIR}.json", headers={"if-none-match": first.headers["etag"]})
    assert client.keeper.version in first.headers["etag"]
    assert (again.status_code, again.content) == (304, b"")


def test_a_caller_that_unpacks_nothing_gets_it_plain(client):
    plain = client.get(f"{PAIR}.json", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.json() == client.get(f"{PAIR}.json").json()


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/dyad/Argentina/Xyzzyland.json", 400, "No actor is called"),
        ("/dyad/Argentina/Iceland.json", 404, "Nothing in the store"),
        ("/dyad/Argentina/Chile.json?from=1980-01-01&to=1970-01-01", 400, "Swap its ends"),
        ("/dyad/Argentina/Chile/acts?from=1980-01-01&to=1970-01-01", 400, "Swap them"),
        ("/dyad/Argentina/Chile.json?to=9999-12-31", 400, "where no reporting is"),
        ("/dyad/Argentina/Chile.json?from=0001-01-01", 400, "where no reporting is"),
        ("/dyad/Argentina/Chile.json?from=yesterday", 422, "is not valid"),
        ("/dyad/Argentina/Chile.json?version=ffffffff", 400, "No data version begins"),
        ("/api/claims?cursor=../etc", 422, "is not valid"),
        ("/api/nothing", 404, "There is no page"),
    ],
)
def test_an_error_is_two_sentences_in_problem_json(client, path, status, says):
    reply = client.get(path)
    body = reply.json()
    assert reply.status_code == body["status"] == status
    assert reply.headers["content-type"] == "application/problem+json"
    assert says in body["detail"]
    assert body["detail"].count(". ") >= 1


def test_a_browser_gets_an_error_as_a_page(client):
    reply = client.get("/dyad/Argentina/Xyzzyland", headers={"accept": "text/html,*/*"})
    assert reply.status_code == 400
    assert "No actor is called" in reply.text
    assert reply.headers["content-type"].startswith("text/html")


def walked(client, path):
    items, cursor = [], ""
    while cursor is not None:
        page = client.get(path, params={"cursor": cursor, "limit": 2}).json()
        assert len(page["items"]) <= 2
        items += page["items"]
        cursor = page["after"]
    return items


def test_lists_are_walked_page_by_page_each_item_once(client):
    documents = walked(client, "/api/documents")
    claims = walked(client, "/api/claims")
    assert len({each["id"] for each in documents}) == len(documents) == 6
    ids = [each["claim"]["id"] for each in claims]
    assert ids == sorted(set(ids))
    assert len(ids) == client.keeper.made("n", lambda w: w.check().claims).value


def test_claims_of_one_actor_and_kind(client):
    events = client.get("/api/claims", params={"actor": "Chile", "kind": "event"}).json()["items"]
    assert events
    assert all(each["event"] for each in events)


def test_pairs_that_are_told_of(client):
    assert client.get("/api/dyads").json()["items"][0][:2]


def test_an_earlier_version_is_served_as_it_was(client):
    before = client.get(f"{PAIR}.json")
    version = client.keeper.version
    line = {
        "text": "Argentina threatened Chile on Monday.",
        "published": "1979-01-02",
        "outlet": "Wire",
    }
    report = client.post("/api/documents", content=json.dumps(line)).json()
    assert [each["status"] for each in report["added"]] == ["new"]
    assert client.keeper.version != version

    then = client.get(f"{PAIR}.json", params={"version": version})
    assert then.json() == before.json()


def test_what_is_no_document_is_refused_and_the_rest_goes_on(client):
    lines = (
        b'{"nothing": 1}\n{"text": "Chile praised Argentina on Friday.", "published": "1979-01-05"}'
    )
    report = client.post("/api/documents", content=lines).json()
    assert len(report["added"]) == 1
    assert "has no text" in report["refused"][0]["message"]


def test_the_schema_is_openapi_3_1_and_names_the_lists(client):
    schema = client.get("/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert {"/api/documents", "/api/claims", "/dyad/{source}/{target}.json"} <= schema[
        "paths"
    ].keys()


def test_a_model_is_told_to_cite(client):
    text = client.get("/llms.txt").text
    assert text.startswith("# detente")
    assert "Cite the ids" in text


def test_a_page_leads_to_the_same_question_in_its_other_forms(client):
    question = "Why did Argentina warm to Chile?"
    page = client.get("/dyad/ARG/CHL", params={"q": question}).text
    twin = re.search(r'href="(/dyad/ARG/CHL\.json[^"]*)"', page)[1].replace("&amp;", "&")

    answer = client.get(twin).json()
    assert answer["question"]["text"] == question
    assert answer["provenance"]["data_version"] == client.keeper.version
