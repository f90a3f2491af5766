"""Nothing that a document, an actor, a correction or an address holds runs on any page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import pytest
from fastapi.testclient import TestClient
from tests.integration.hostile_store import (
    IN_ACTORS,
    IN_DOCUMENTS,
    Row,
    actor_of,
    hostile_workspace,
)

from detente.web.app import make_app
from detente.web.guard import Guard
from detente.web.keeper import Keeper

HTML = {"accept": "text/html"}
SAFE = frozenset({"", "http", "https"})
ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "poster"})
NEVER = frozenset({"iframe", "object", "embed", "base", "img", "style", "video", "audio", "frame"})
LINKS = frozenset({"/static/report.css", "/static/chart.css", "/static/site.css", "data:,"})
QUERIES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7*191 }}",
    "\x00<svg/onload=alert(1)>",
    "&lt;script&gt;",
    "\r\nSet-Cookie: a=b",
)
ASKED = (
    "/search?q={}", "/search?outlet={}", "/search?actor={}", "/search?q=Peru&from={}",
    "/actors?name={}", "/actors?name=Peru&on={}", "/actor/{}", "/outlets/{}", "/document/{}",
    "/document/0?layers={}", "/document/0?span={}", "/document/0?correct={}", "/review?doubt={}",
    "/review?page={}", "/ask?q={}", "/dyad/{}/Peru", "/dyad/Peru/Ecuador?from={}",
    "/dyad/Peru/Ecuador/claims?speaker={}", "/dyad/Peru/{}/around", "/dyad/Peru/Ecuador/whatif?step={}",
    "/compare?one={}", "/evidence/{}", "/event/{}", "/diff?before={}&after={}", "/runs?x={}", "/{}",
)  # fmt: skip


class Page(HTMLParser):
    """What could run on a page, and what it says."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.words: list[str] = []
        self._raw = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._raw = tag if tag == "script" else ""
        if tag in NEVER:
            self.found.append(f"<{tag}>")
        if tag == "script" and not str(given.get("src", "")).startswith("/static/"):
            self.found.append(f"<script {given}>")
        if tag == "link" and given.get("rel") in {"canonical", "alternate"}:
            self._address(tag, "href", given.get("href") or "")
        elif tag == "link" and given.get("href") not in LINKS:
            self.found.append(f"<link {given}>")
        if tag == "meta" and "http-equiv" in given:
            self.found.append("<meta http-equiv>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "autofocus"}:
                self.found.append(f"{tag} {name}={value}")
            if name in ADDRESSES and tag != "link":
                self._address(tag, name, value or "")

    def _address(self, tag, name, value):
        scheme = urlsplit(re.sub(r"[\s\x00-\x20]", "", value)).scheme.lower()
        if scheme not in SAFE or value.startswith("//"):
            self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data):
        if self._raw and data.strip():
            self.found.append(f"script: {data[:60]}")
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def checked(reply) -> Page:
    assert reply.status_code < 500, reply.text[:300]
    assert "text/html" in reply.headers["content-type"]
    assert "script-src" not in reply.headers["content-security-policy"]
    assert reply.headers["content-security-policy"].startswith("default-src 'self';")
    page = Page(reply.text)
    assert page.found == [], page.found
    assert "1337" not in page.text, "a template in a text was run"
    return page


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    keeper = Keeper(hostile_workspace(tmp_path_factory.mktemp("hostile")))
    app = make_app(keeper, Guard())
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as made:
        yield made
    keeper.close()


@pytest.fixture(scope="module")
def documents(client):
    """Ids of the documents, by the number of their row."""
    items = client.get("/api/documents?limit=500").json()["items"]
    found = {}
    for item in items:
        text = client.get(f"/document/{item['id']}.json").json()["document"]["text"]
        told = re.search(r"\n\n(\d+) ", text)
        if told:
            found[int(told[1])] = item["id"]
    return found


def of(client, path):
    return checked(client.get(path, headers=HTML))


@pytest.mark.parametrize("row", IN_DOCUMENTS, ids=lambda row: row.name)
def test_a_document_s_page_shows_it_as_words(client, documents, row: Row):
    doc = documents[IN_DOCUMENTS.index(row)]
    everything = "events,actors,speakers,dates,figures,causes"
    page = of(client, f"/document/{doc}?layers={everything}")
    shown = row.place not in {"mention", "language"}
    assert not shown or row.text.strip().replace("\t", " ") in page.text.replace("\t", " ")


@pytest.mark.parametrize("row", IN_DOCUMENTS, ids=lambda row: row.name)
def test_what_stands_on_a_document_is_no_danger_elsewhere(client, documents, row: Row):
    doc = documents[IN_DOCUMENTS.index(row)]
    found = client.get(f"/document/{doc}.json").json()
    claim = found["evidence"][0]["claim"]["id"]
    event = found["evidence"][0]["claim"]["event"]
    of(client, f"/document/{doc}?correct={claim}")
    of(client, f"/evidence/{claim}")
    of(client, f"/event/{event}")
    of(client, f"/outlets/{quote(found['head']['outlet'] or '', safe='')}")
    of(client, f"/search?q={quote(row.text, safe='')}")


@pytest.mark.parametrize("row", IN_ACTORS, ids=lambda row: row.name)
def test_an_actor_s_name_is_words_on_every_page(client, row: Row):
    actor = actor_of(IN_ACTORS.index(row))
    assert row.text in of(client, f"/actor/{actor}").text
    of(client, f"/actors?name={actor}")
    of(client, f"/actors?name={quote(row.text, safe='')}")
    for rest in ("", "/claims", "/around", "/whatif", "/evidence"):
        of(client, f"/dyad/{actor}/PER{rest}")
        of(client, f"/dyad/PER/{actor}{rest}")
    of(client, f"/search?actor={actor}")


@pytest.mark.parametrize("path", [
    "/", "/search", "/outlets", "/runs", "/review", "/review?doubt=nobody", "/review?doubt=undated",
    "/review?doubt=rules", "/review?doubt=disputed", "/dyad/Peru/Ecuador", "/answers", "/login",
    "/dyad/Peru/Ecuador/claims", "/dyad/Peru/Ecuador/around", "/dyad/Peru/Ecuador/whatif",
    "/compare", "/actors",
])  # fmt: skip
def test_a_page_of_lists_runs_nothing(client, path):
    of(client, path)


@pytest.mark.parametrize("words", QUERIES)
@pytest.mark.parametrize("path", ASKED)
def test_what_an_address_holds_is_words(client, path, words):
    reply = client.get(path.replace("{}", quote(words, safe="")), headers=HTML)
    checked(reply)
    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize("words", QUERIES)
def test_a_form_that_is_refused_shows_what_was_filled_in_as_words(client, documents, words):
    doc = documents[0]
    found = client.get(f"/document/{doc}.json").json()
    claim = found["evidence"][0]["claim"]["id"]
    given = {"claim": claim, "wrong": "wrong-actor", "by": words, "because": words,
             "source": words, "target": words, "day": words, "type": words}  # fmt: skip
    reply = client.post(f"/document/{doc}/corrections", data=given, headers=HTML)
    assert reply.status_code == 400
    assert words.replace("\r\n", "\n").strip("\x00\n") in checked(reply).text or words in reply.text


def test_a_table_for_a_spreadsheet_runs_no_formula(client):
    for path in ("/search.csv?q=Peru", "/outlets.csv", "/runs.csv", "/review.csv"):
        cells = re.split(r"[,\n]", client.get(path).text)
        assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]
