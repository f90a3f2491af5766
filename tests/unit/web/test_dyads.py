"""The page of two actors: its parts, its other forms, its windows and its acts."""

from __future__ import annotations

import re

import pytest
from tests.told import ACTS
from tests.unit.show.sample_answer import answer, empty_answer
from tests.unit.show.sample_series import empty_series
from tests.unit.web.served import client_over

from detente.model.sayings import Sayings, Sought
from detente.model.viewed import DyadView, Identified
from detente.show.pages.dyad import dyad_page

PAIR = "/dyad/ARG/CHL"


def view_of(answer, series):
    return DyadView(
        answer=answer, series=series, acts="both", days=None, marks=(), groups=(), around=(),
        source=Identified(id=answer.question.source, name="A", kind="state"),
        target=Identified(id=answer.question.target, name="B", kind="group"), located=(),
        sayings=Sayings(
            question=answer.question, sought=Sought(), found=(), everything=0, speakers=(),
            unsaid=0,
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_over(tmp_path_factory.mktemp("dyads")) as made:
        yield made


@pytest.fixture(scope="module")
def page(client):
    return client.get(PAIR).text


def test_names_lead_to_ids_and_keep_what_was_asked(client):
    reply = client.get("/dyad/Argentina/Chile?from=1978&acts=source", follow_redirects=False)
    assert reply.status_code == 307
    assert reply.headers["location"] == f"{PAIR}?from=1978&acts=source"
    reply = client.get("/dyad/Argentina/Chile/acts?from=1978&to=1979", follow_redirects=False)
    assert reply.headers["location"] == f"{PAIR}/acts?from=1978&to=1979"


def test_the_parts_stand_in_their_order(page):
    order = ["answer", "course", "lanes", "reasons", "parts", "gaps", "made"]
    places = [page.index(f'id="{anchor}"') for anchor in order]
    assert places == sorted(places)


def test_every_link_within_the_page_has_its_end(page):
    ends = set(re.findall(r'href="#([^"]+)"', page))
    assert ends - set(re.findall(r' id="([^"]+)"', page)) == set()


def test_no_script_and_no_style_stands_in_the_page(page):
    assert "<style" not in page
    assert ' style="' not in page
    assert re.findall(r"<script(?![^>]* src=)", page) == []
    assert re.findall(r" on\w+=", page) == []


def test_a_number_leads_to_its_acts_and_these_to_their_words(client, page):
    acts = client.get(re.search(rf'href="({PAIR}/acts[^"]+)"', page)[1].replace("&amp;", "&")).text
    evidence = client.get(re.search(r'href="(/evidence/\w+)"', acts)[1])
    assert evidence.status_code == 200
    assert "How it was read" in evidence.text


def test_the_permanent_link_carries_window_and_version(client):
    text = client.get(f"{PAIR}?from=1978-02&to=1979").text
    link = re.search(rf'href="({PAIR}\?[^"]*version=\w+)"', text)[1].replace("&amp;", "&")
    assert "from=1978-02-01" in link
    assert "to=1979-12-31" in link
    assert client.get(link).status_code == 200


def test_one_side_alone_counts_fewer_acts(client):
    def counted(acts):
        rows = client.get(f"{PAIR}/acts.csv?from=1970&to=1990&acts={acts}").text.splitlines()
        return len(rows) - 1

    both, one, other = (counted(acts) for acts in ("both", "source", "target"))
    assert max(one, other) < both <= one + other
    assert 'aria-current="true"><bdi>Argentina → Chile' in client.get(f"{PAIR}?acts=source").text


@pytest.mark.parametrize(
    ("ending", "kind", "begins"),
    [
        ("html", "text/html", "<!doctype html>"),
        ("md", "text/markdown", "# Why did"),
        ("bib", "application/x-bibtex", "@misc{"),
        ("csl", "application/vnd.citationstyles.csl+json", "["),
    ],
)
def test_the_answer_is_had_as_a_file(client, ending, kind, begins):
    reply = client.get(f"{PAIR}/answer.{ending}")
    assert reply.headers["content-type"].startswith(kind)
    assert reply.headers["content-disposition"] == f'attachment; filename="answer.{ending}"'
    assert reply.text.startswith(begins)


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        (f"{PAIR}/acts", 400, "Give the first as `from`"),
        (f"{PAIR}?from=1978-13", 422, "is not valid"),
        (f"{PAIR}?from=&to=", 200, "Argentina"),
        (f"{PAIR}?acts=nobody", 422, "is not valid"),
        (f"{PAIR}?q=Why+did+Peru+sour+on+Chile?", 400, "does not ask about"),
        ("/dyad/ARG/ARG", 400, "Both names mean"),
    ],
)
def test_what_is_asked_wrongly_is_told(client, path, status, says):
    reply = client.get(path, headers={"accept": "text/html"})
    assert reply.status_code == status
    assert says in reply.text


def test_a_drawer_gets_the_list_alone(client):
    text = client.get(f"{PAIR}/acts?from=1970&to=1990&part=drawer").text
    assert "<html" not in text
    assert 'class="acts"' in text


def test_an_answer_without_a_dated_act_has_a_page():
    text = dyad_page(view_of(empty_answer(), empty_series()), "00000000")
    assert "No event between the two is dated closely enough" in text
    assert "No turning point was found" in text


def test_a_driver_stands_beside_the_reasons_that_name_it():
    found = answer()
    text = dyad_page(view_of(found, empty_series()), "00000000")
    table = text[text.index('class="drivers"') : text.index("</table>", text.index('"drivers"'))]
    assert [row.name for row in found.changes[0].by_theme if row.name not in table] == []
    assert "not explained" in table
    assert 'class="sum"' in table


def test_an_earlier_version_says_so_and_keeps_its_version_in_links(tmp_path):
    with client_over(tmp_path, acts=ACTS[:4]) as client:
        version = client.keeper.version
        client.keeper.write(lambda w: w._store.add([act.read() for act in ACTS[4:]]))
        past = client.get(f"{PAIR}?version={version}").text
        now = client.get(PAIR).text

    assert "As the store was at data version" in past
    assert re.search(rf'href="/evidence/\w+\?version={version}"', past)
    assert "As the store was at data version" not in now


def test_coded_events_are_counted_listed_and_opened(tmp_path):
    rows = ["date,source,target,type"]
    rows += [f"1995-{month:02d}-11,Peru,Ecuador,ACCUSE" for month in range(1, 13)]
    rows += [f"1996-{month:02d}-11,Ecuador,Peru,CONSULT" for month in range(1, 13)]
    table = tmp_path / "events.csv"
    table.write_text("\n".join(rows), encoding="utf-8")
    with client_over(tmp_path, acts=()) as client:
        client.keeper.write(lambda w: w.load(table, "events"))
        page = client.get("/dyad/PER/ECU").text
        acts = client.get("/dyad/PER/ECU/acts.json?from=1995-03&to=1995-05").json()
        evidence = client.get("/evidence/events.csv:4").text
        home = client.get("/").text

    assert "24 coded events" in page
    assert [act["name"] for act in acts["counted"]] == ["Peru → Ecuador: accuse"] * 3
    assert "/evidence/events.csv%3A" in page
    assert "events.csv, line 4" in evidence
    assert "Wrong?" not in evidence
    assert "Coded events, and no reporting" in home
