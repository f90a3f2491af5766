"""Pages that list: search, outlets, runs, the review queue."""

from __future__ import annotations

import sys

import pytest
from tests.unit.web.told_pages import client_over_pages

HTML = {"accept": "text/html"}


@pytest.fixture
def client(tmp_path):
    with client_over_pages(tmp_path) as made:
        yield made


def found(client, **asked):
    return client.get("/search.json", params=asked).json()


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({}, 8),
        ({"q": "Peru"}, 6),
        ({"q": "bombing"}, 1),  # all forms of a word
        ({"q": "policewoman London"}, 1),
        ({"q": '"policewoman in London"'}, 1),
        ({"q": '"London policewoman"'}, 0),
        ({"q": "Peru -Brazil"}, 4),
        ({"q": "agreement OR sheltering"}, 3),
        ({"q": "Peru", "outlet": "Andean Post"}, 2),
        ({"outlet": "Coast Mail"}, 3),
        ({"from": "1995", "to": "1995-01"}, 2),
        ({"q": "Peru", "from": "1994", "to": "1994"}, 2),
        ({"actor": "Libya"}, 2),
        ({"actor": "Libya", "q": "Peru"}, 0),
        ({"q": "outlet:x", "page": 1, "outlet": "none"}, 0),
    ],
)
def test_what_is_searched_is_found(client, asked, total):
    assert found(client, **asked)["total"] == total


def test_found_words_are_marked(client):
    page = client.get("/search?q=attacking+helicopter", headers=HTML).text
    assert "Peruvian <mark>helicopters</mark> <mark>attacked</mark> two" in page


def test_without_words_the_latest_come_first(client):
    days = [each["head"]["published"] for each in found(client)["found"]]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("words", ['"open', "(a", "mood:good", "a AND", "[a TO", "title:*"])
def test_words_that_cannot_be_understood_are_told(client, words):
    page = client.get("/search", params={"q": words}, headers=HTML)
    told = client.get("/search.json", params={"q": words})
    assert (page.status_code, told.status_code) == (400, 400)
    assert told.json()["detail"].count(". ") == 1
    assert "cannot be understood" in page.text


def test_what_is_added_is_found_at_once_and_an_earlier_version_lacks_it(client):
    text = "The government of Brazil praised Uruguay on Monday for its patience in the talks."
    client.post("/api/documents?name=old.txt", content=text)
    before = client.get("/search.json?q=Peru")
    version = before.headers["etag"].strip('"').split("-")[0]
    text = "Peru welcomed the ruling of a court in The Hague on its border with Chile."
    client.post("/api/documents?name=new.txt", content=text)
    assert found(client, q="Peru")["total"] == before.json()["total"] + 1
    assert found(client, q="Peru", version=version)["total"] == before.json()["total"]


def test_the_index_stands_beside_the_store_and_is_used_again(tmp_path):
    with client_over_pages(tmp_path) as client:
        assert found(client, q="Peru")["total"] == 6
    assert (tmp_path / "pages.duckdb.search" / "meta.json").exists()
    with client_over_pages(tmp_path) as client:
        assert found(client, q="Peru")["total"] == 6


def test_without_the_extra_it_says_what_to_install(client, monkeypatch):
    monkeypatch.delitem(sys.modules, "detente.store.words_index", raising=False)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    reply = client.get("/search.json?q=Peru")
    assert reply.status_code == 501
    assert "pip install 'detente[web]'" in reply.json()["detail"]


def test_outlets_and_whom_they_reprint(client):
    told = {e["name"]: e for e in client.get("/outlets.json").json()["outlets"]}
    coast = told["Coast Mail"]
    assert (coast["documents"], coast["originals"]) == (3, 2)
    assert coast["copies"] == [{"outlet": "River Herald", "documents": 1}]
    assert told["River Herald"]["copied"] == [{"outlet": "Coast Mail", "documents": 1}]
    assert (coast["first"], coast["last"]) == ("1984-05-03", "1995-01-29")
    lines = client.get("/outlets.csv").text.splitlines()
    assert lines[1:]
    assert sum(float(line.split(",")[2]) for line in lines[1:]) == pytest.approx(1)


def test_an_outlet_s_page_lists_its_families(client):
    page = client.get("/outlets/Coast%20Mail", headers=HTML).text
    assert "37.5 % of the store" in page
    assert page.count("Peruvian helicopters") == 0  # the head alone, not the text
    assert len(client.get("/outlets/Coast%20Mail.csv").text.splitlines()) == 3
    assert client.get("/outlets/The Nowhere Times").status_code == 404


def test_runs_are_written_down_and_change_no_version(client):
    assert "No run is written down" in client.get("/runs", headers=HTML).text
    text = b"Peru bombed a base in Ecuador on Friday.\x00"
    client.post("/api/documents?name=bad.pdf", content=b"%PDF-1.4 \x00\x01\x02")
    version = client.get("/").headers["etag"]
    client.post("/api/documents?name=bad.pdf", content=b"%PDF-1.4 \x00\x01\x02")
    assert client.get("/").headers["etag"] == version
    client.post("/api/documents?name=new.txt", content=text.strip(b"\x00"))
    last, *others = client.get("/runs.json").json()
    assert (last["run"]["new"], last["run"]["refusals"], last["run"]["named"]) == (
        1,
        0,
        ["new.txt"],
    )
    assert [each["run"]["refusals"] for each in others] == [1, 1]
    assert others[0]["run"]["refused"][0]["message"].count(". ") >= 1
    assert "1 thing refused" in client.get("/runs", headers=HTML).text
    assert len(client.get("/runs.csv").text.splitlines()) == 4


def test_claims_worth_a_look_are_paged_by_doubt(client):
    first = client.get("/review.json").json()
    counts = dict(first["counts"])
    assert set(counts) == {"unsure", "disputed", "nobody", "undated", "rules"}
    for doubt, count in counts.items():
        page = client.get(f"/review.json?doubt={doubt}").json()
        assert len(page["claims"]) == min(count, 20)
    sure = [c["event"]["confidence"] for c in first["claims"]]
    assert sure == sorted(sure)
    assert all(each < 0.5 for each in sure)
    assert client.get("/review?doubt=mood").status_code == 422
    assert "no more pages" in client.get("/review?page=999", headers=HTML).text


def test_a_corrected_claim_needs_no_other_look(client):
    page = client.get("/review.json?doubt=nobody").json()
    item = page["claims"][0]
    doc, claim = item["head"]["id"], item["claim"]["id"]
    given = {"claim": claim, "wrong": "wrong-date", "day": "1995", "by": "A. B.", "because": "So."}
    client.post(f"/document/{doc}/corrections", data=given)
    after = client.get("/review.json?doubt=nobody").json()
    assert dict(after["counts"])["nobody"] == dict(page["counts"])["nobody"] - 1
    assert [c["correction"]["by"] for c in after["corrections"]] == ["A. B."]
    assert "1 correction<" in client.get("/review?doubt=nobody", headers=HTML).text


def test_days_in_the_wrong_order_are_refused(client):
    reply = client.get("/search.json", params={"from": "1996", "to": "1995"})
    assert reply.status_code == 400
    assert reply.json()["detail"].endswith("Swap them.")
