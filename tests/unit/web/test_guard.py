"""Who is let in, how often, and what every response carries."""

from __future__ import annotations

import pytest
from tests.unit.web.served import client_over

from detente.errors import UsedWrongly
from detente.web.guard import Guard, guard_for
from detente.web.headers import HEADERS

SECRET = "a-long-secret-of-the-desk"  # noqa: S105  # made up


@pytest.fixture
def client(tmp_path):
    with client_over(tmp_path) as made:
        yield made


@pytest.fixture
def closed(tmp_path):
    with client_over(tmp_path, Guard(token=SECRET, a_minute=5)) as made:
        yield made


@pytest.mark.parametrize(
    "path", ["/", "/nothing-here", "/dyad/Argentina/Chile.json", "/static/site.css"]
)
def test_every_response_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "access-control-allow-origin" not in headers


def test_pages_hold_no_inline_script_or_style(client):
    page = client.get("/dyad/Argentina/Chile", headers={"accept": "text/html"}).text
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "[::2]:8765"])
def test_another_host_name_is_refused_on_loopback(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:8765"])
def test_loopback_names_are_served(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin"}, 422),
        ({"origin": "http://127.0.0.1"}, 422),
        ({}, 422),
    ],
)
def test_a_change_must_come_from_a_page_of_ours_or_from_no_page(client, headers, status):
    assert client.post("/api/documents", headers=headers, content=b"").status_code == status


@pytest.mark.parametrize("path", ["/", "/dyad/Argentina/Chile.json", "/nothing-here"])
def test_head_answers_as_get_does_without_the_body(client, path):
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.headers["content-type"]) == (
        get.status_code, get.headers["content-type"],
    )  # fmt: skip
    assert head.content == b""


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])  # noqa: S104  # what is refused
def test_an_open_address_needs_a_token(host):
    with pytest.raises(UsedWrongly, match="DETENTE_TOKEN"):
        guard_for(host, None)
    assert guard_for(host, SECRET).token == SECRET


def test_without_the_token_nothing_is_told(closed):
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": f"Bearer {SECRET}x"}):
        reply = closed.get("/dyad/Argentina/Chile.json", headers=headers)
        assert reply.status_code == 401
        assert reply.headers["www-authenticate"] == "Bearer"
        assert "Argentina" not in reply.text


def test_with_the_token_it_is_served_until_the_minute_is_used_up(closed):
    replies = [
        closed.get("/llms.txt", headers={"authorization": f"Bearer {SECRET}"}) for _ in range(6)
    ]
    assert [reply.status_code for reply in replies] == [200] * 5 + [429]
    assert int(replies[-1].headers["retry-after"]) >= 1


def test_a_person_gives_the_token_on_a_page(closed):
    assert closed.get("/login").status_code == 200
    assert closed.post("/login", data={"token": "wrong"}).status_code == 401

    reply = closed.post("/login", data={"token": SECRET}, follow_redirects=False)
    assert reply.status_code == 303
    cookie = reply.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert closed.get("/llms.txt").status_code == 200


def test_guessing_the_token_is_slowed(closed):
    wrong = [closed.get("/llms.txt", headers={"authorization": f"Bearer {n}"}) for n in range(32)]
    assert [reply.status_code for reply in wrong[:30]] == [401] * 30
    assert wrong[-1].status_code == 429
    assert closed.post("/login", data={"token": SECRET}).status_code == 429


def test_a_token_that_no_header_can_carry_is_refused():
    with pytest.raises(UsedWrongly, match="DETENTE_TOKEN"):
        guard_for("127.0.0.1", "ключ")
