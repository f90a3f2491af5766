"""The document reader: layers, the words pointed at, corrections and what they change."""

from __future__ import annotations

import pytest
from tests.unit.web.told_pages import client_over_pages

HTML = {"accept": "text/html"}


@pytest.fixture
def client(tmp_path):
    with client_over_pages(tmp_path) as made:
        yield made


def doc_with(client, words: str) -> dict:
    for head in client.get("/api/documents").json()["items"]:
        found = client.get(f"/document/{head['id']}.json").json()
        if words in found["document"]["text"]:
            return found
    raise AssertionError(words)


def page_of(client, found, query=""):
    return client.get(f"/document/{found['head']['id']}{query}", headers=HTML).text


def claim_of(found, words):
    items = [e for e in found["evidence"] if e["event"] and words in e["quote"]]
    return items[0]["claim"]["id"]


def objection(claim, **more):
    return {
        "claim": claim,
        "wrong": "not-said",
        "by": "R. Vega",
        "because": "It was denied.",
        **more,
    }


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("", ('class="s told did"', ' actor"', 'id="claim-'), (' date"', ' said"')),
        ("?layers=dates", ('class="s date"', 'id="date-1"'), ('told did"', 'id="actor-1"')),
        ("?layers=speakers", ('class="s said', "speaker", 'id="said-1"'), ('told did"',)),
        ("?layers=figures,actors", (' figure"', 'id="figure-1"', 'id="actor-1"'), ('id="said-1"',)),
        ("?layers=,", ("No claim is shown",), ('class="s ',)),
    ],
)  # fmt: skip
def test_layers_are_switched_by_the_address(client, query, there, not_there):
    found = doc_with(client, "expelled two")
    page = page_of(client, found, query)
    assert [each for each in there if each not in page] == []
    assert [each for each in not_there if each in page] == []


def test_a_layer_that_there_is_not_is_refused(client):
    found = doc_with(client, "expelled two")
    reply = client.get(f"/document/{found['head']['id']}?layers=mood")
    assert reply.status_code == 400
    assert "There is no layer 'mood'" in reply.json()["detail"]


def test_words_are_pointed_at(client):
    found = doc_with(client, "expelled two")
    start = found["document"]["text"].index("expelled")
    page = page_of(client, found, f"?layers=,&span={start}-{start + 8}")
    assert '<span id="words" class="s pointed">expelled</span>' in page


def test_a_span_outside_the_text_points_at_nothing(client):
    found = doc_with(client, "expelled two")
    assert 'id="words"' not in page_of(client, found, "?span=99999-100000")


def test_every_claim_opens_its_decision(client):
    found = doc_with(client, "expelled two")
    page = page_of(client, found)
    for item in found["evidence"]:
        if item["event"]:
            assert f'id="claim-{item["claim"]["id"]}"' in page
            assert f'href="#claim-{item["claim"]["id"]}"' in page
    assert "<dt>Status</dt><dd><bdi>asserted</bdi></dd>" in page
    assert "material conflict" in page


def test_a_reprint_and_its_original_lead_to_each_other(client):
    heads = client.get("/api/documents").json()["items"]
    copy = next(head for head in heads if head["reprint_of"])
    original = client.get(f"/document/{copy['reprint_of']}", headers=HTML).text
    assert f'<dt>Copied by</dt><dd><a href="/document/{copy["id"]}">' in original
    reprint = client.get(f"/document/{copy['id']}", headers=HTML).text
    assert f'<dt>Copies</dt><dd><a href="/document/{copy["reprint_of"]}">' in reprint


def test_a_correction_changes_the_document_and_the_answer(client):
    found = doc_with(client, "expelled two")
    doc, claim = found["head"]["id"], claim_of(found, "expelled two")
    before = client.get("/dyad/Peru/Ecuador.json")
    reply = client.post(
        f"/document/{doc}/corrections", data=objection(claim), follow_redirects=False
    )
    assert reply.status_code == 303
    assert reply.headers["location"] == f"/document/{doc}#corrections"
    page = page_of(client, found)
    assert f'id="claim-{claim}"' not in page
    assert "It was denied." in page
    after = client.get("/dyad/Peru/Ecuador.json")
    assert after.headers["etag"] != before.headers["etag"]
    assert after.json()["corrections"] != before.json()["corrections"]


def test_what_is_right_is_read_in_place_of_it(client):
    found = doc_with(client, "expelled two")
    doc, claim = found["head"]["id"], claim_of(found, "expelled two")
    given = objection(claim, wrong="wrong-date", day="1995-02-18")
    client.post(f"/document/{doc}/corrections", data=given)
    now = client.get(f"/document/{doc}.json").json()
    whens = [e["event"]["event"]["when"]["first"] for e in now["evidence"] if e["corrections"]]
    assert whens == ["1995-02-18"]
    assert "18 Feb 1995 (stated)" in page_of(client, found)


def test_a_correction_is_taken_back(client):
    found = doc_with(client, "expelled two")
    doc, claim = found["head"]["id"], claim_of(found, "expelled two")
    client.post(f"/document/{doc}/corrections", data=objection(claim))
    made = client.get(f"/document/{doc}.json").json()["corrections"][0]["correction"]["id"]
    given = {"correction": made, "doc": doc}
    reply = client.post("/review/undo", data=given, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, f"/document/{doc}#corrections")
    assert f'id="claim-{claim}"' in page_of(client, found)
    assert "taken back" in client.get(f"/document/{doc}?layers=events", headers=HTML).text


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"because": " "}, "A correction says who makes it and why."),
        ({"wrong": "wrong-actor", "target": "Ecuadro"}, "No actor is called"),
        ({"wrong": "wrong-date", "day": "last week"}, "is no date"),
        ({"wrong": "wrong-type", "type": "QUARREL"}, "has no type"),
        ({"wrong": "wrong-type", "day": "1995"}, "What is right was given for wrong-date"),
        ({"claim": "0123456789abcdef"}, "No single claim or event"),
    ],
)
def test_a_form_that_is_refused_comes_back_as_it_was_filled_in(client, given, why):
    found = doc_with(client, "expelled two")
    doc, claim = found["head"]["id"], claim_of(found, "expelled two")
    before = client.get(f"/document/{doc}.json").text
    reply = client.post(f"/document/{doc}/corrections", data=objection(claim) | given, headers=HTML)
    assert reply.status_code == 400
    if "claim" not in given:
        assert why in reply.text.replace("&#39;", "'")
        assert 'value="R. Vega"' in reply.text
    assert client.get(f"/document/{doc}.json").text == before


def test_a_claim_is_corrected_in_its_own_document(client):
    found, other = doc_with(client, "expelled two"), doc_with(client, "arrested six")
    given = objection(claim_of(found, "expelled two"))
    reply = client.post(f"/document/{other['head']['id']}/corrections", data=given, headers=HTML)
    assert reply.status_code == 400
    assert client.get("/review.json").json()["corrections"] == []


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
     {"origin": "https://example.org"}, {"origin": "null"}],
)  # fmt: skip
def test_another_site_s_page_cannot_correct(client, headers):
    found = doc_with(client, "expelled two")
    doc, claim = found["head"]["id"], claim_of(found, "expelled two")
    for path, data in (
        (f"/document/{doc}/corrections", objection(claim)),
        ("/review/undo", {"correction": "0" * 16}),
    ):
        assert client.post(path, data=data, headers=headers).status_code == 403
    assert client.get("/review.json").json()["corrections"] == []


def test_the_table_has_a_row_a_claim(client):
    found = doc_with(client, "expelled two")
    lines = client.get(f"/document/{found['head']['id']}.csv").text.splitlines()
    assert len(lines) == 1 + len(found["evidence"])


def test_no_document_is_said_in_two_sentences(client):
    reply = client.get("/document/0000")
    assert reply.status_code == 404
    assert reply.json()["detail"].count(". ") == 1
