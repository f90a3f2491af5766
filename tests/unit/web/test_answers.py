"""Answers that are kept, and how two answers differ."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.web.told_pages import client_over_pages

from detente.model.text import Document
from detente.workspace import Asked, Objection

HTML = {"accept": "text/html"}
PAIR = {"source": "Ecuador", "target": "Peru"}


@pytest.fixture
def client(tmp_path):
    with client_over_pages(tmp_path) as made:
        yield made


def keep(client, **more) -> str:
    reply = client.post("/answers", data={**PAIR, **more}, follow_redirects=False)
    assert reply.status_code == 303
    return reply.headers["location"].removeprefix("/answers#answer-")


def correct(client) -> None:
    """Take out that two diplomats were expelled."""
    keeper = client.app.state.keeper
    with keeper.reading() as reader:
        answer, _ = reader.why(Asked(words=("Ecuador", "Peru")))
    claim = next(
        c.claim for r in answer.reasons for c in r.citations if "diplomats on Sunday" in c.quote
    )
    objection = Objection(wrong="not-said", by="R. Vega", because="It was denied the next day.")
    keeper.write(lambda workspace: workspace.correct(claim, objection))


def test_without_kept_answers_the_page_says_so(client):
    page = client.get("/answers", headers=HTML).text
    assert "No answer was kept yet" in page
    assert client.get("/answers.json").json()["answers"] == []


def test_a_kept_answer_is_listed_at_once(client):
    made = keep(client)
    assert [each["id"] for each in client.get("/answers.json").json()["answers"]] == [made]
    page = client.get("/answers", headers=HTML).text
    assert f'id="answer-{made}"' in page
    assert "Why did Ecuador sour on Peru?" in page
    assert client.get(f"/answers/{made}.json").json()["id"] == made
    assert client.get("/answers.csv").text.splitlines()[1].startswith(made)


def test_a_kept_answer_has_a_page_of_its_own(client):
    made = keep(client)
    page = client.get(f"/answers/{made}", headers=HTML).text
    assert "Why did Ecuador sour on Peru?" in page
    assert 'href="/document/' in page
    assert f'href="/answers/{made}"' in client.get("/answers", headers=HTML).text
    assert client.get("/answers/ffff", headers=HTML).status_code == 404


def test_the_window_belongs_to_the_answer(client):
    assert keep(client) != keep(client, **{"from": "1995-01-01", "to": "1995-12-31"})


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}]
)
def test_another_site_keeps_nothing(client, headers):
    assert client.post("/answers", data=PAIR, headers=headers).status_code == 403
    assert client.get("/answers.json").json()["answers"] == []


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"source": "Ecuador"}, 422),
        ({**PAIR, "from": "yesterday"}, 422),
        ({"source": "Ecuador", "target": "Libya"}, 404),
    ],
)
def test_what_cannot_be_kept_is_refused(client, data, status):
    assert client.post("/answers", data=data).status_code == status


def test_a_correction_between_two_answers_is_named(client):
    before = keep(client)
    correct(client)
    after = keep(client)
    answer = client.get("/diff.json", params={"one": before, "other": after}).json()
    assert not answer["same"]
    assert [each["by"] for each in answer["corrected"]] == ["R. Vega"]
    page = client.get("/diff", params={"one": before, "other": after}, headers=HTML).text
    assert ">gone</span> Peru expelled two Ecuadorian diplomats" in page
    assert "correction: " in page


def test_one_question_at_two_data_versions(client):
    keeper = client.app.state.keeper
    first = keeper.version
    keeper.write(_one_report_more)
    query = {"of": "Ecuador, Peru", "one": first, "other": keeper.version}
    answer = client.get("/diff.json", params=query).json()
    assert [each["outlet"] for each in answer["came"]] == ["Sierra Times"]
    assert answer["went"] == []


def _one_report_more(workspace):
    page = Document(
        text="Peru shelled an Ecuadorian village on Thursday, Ecuador's army said.",
        outlet="Sierra Times", published=date(1995, 3, 3), published_basis="given",
    )  # fmt: skip
    workspace._store.add([(page, workspace.desk.reader.read(page))])


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"one": "/etc/passwd", "other": "abcd"}, 422),
        ({"one": "abcd", "other": "abcd"}, 404),
        ({"one": "abcd"}, 422),
        ({"of": "Ecuador,Peru", "one": "abcd", "other": "abcd"}, 400),
        ({"one": "abcd", "other": "abcd", "version": "abcd"}, 400),
    ],
)
def test_only_kept_answers_and_versions_are_compared(client, query, status):
    assert client.get("/diff.json", params=query).status_code == status


def test_the_same_answer_twice_is_the_same(client):
    made = keep(client)
    page = client.get("/diff", params={"one": made, "other": made}, headers=HTML).text
    assert "Both say the same, from the same documents." in page
