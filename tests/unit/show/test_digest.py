"""A digest as a page and as Markdown: in order, cited, and safe whatever a document says."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from tests.unit.show.test_report import Page

from detente.explain.digest import digest_rule
from detente.model.actors import ActorId
from detente.model.answers import Citation
from detente.model.digests import Compared, Digest, DigestEntry, DigestLine, NotWatched
from detente.model.relations import RelationPoint, Stance, Uncounted
from detente.model.text import DocId
from detente.show.digest import digest_html, digest_markdown

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> [x](javascript:alert(1)) *b*'


def cited(quote: str, start: int = 40, url: str | None = None) -> Citation:
    return Citation(
        quote=quote, span=(start, start + len(quote)), sentence=f"{quote}, he said.",
        sentence_span=(start, start + len(quote) + 9), document="a-1", doc=DocId("d1"),
        title="Envoys go home", outlet="Andes Courier", original_outlet=None,
        published=date(1995, 1, 31), url=url,
    )  # fmt: skip


def entry(movement, source, target, sentence, *points, **more) -> DigestEntry:
    more.setdefault("compared", Compared(
        month=Stance(events=3, score=-5.5), before=Stance(events=8, score=0.25), months=6,
        uncounted=Uncounted(planned=2, denied=1),
    ))  # fmt: skip
    return DigestEntry(
        source=ActorId(source[:3].upper()), target=ActorId(target[:3].upper()), source_name=source,
        target_name=target, movement=movement, moved_by=more.pop("moved_by", None),
        reason=DigestLine(lead="", sentence=sentence, citations=(cited(sentence),)),
        points=points, originals=4, outlets=2, **more,
    )  # fmt: skip


SERIES = tuple(
    RelationPoint(
        first=date(1994, month, 1), last=date(1994, month, 28), events=1, originals=1, outlets=1,
        quad=(1, 0, 0, 0), score=2.5, low=-1.0, high=6.0, coverage=3,
    )
    for month in (10, 11, 12)
)  # fmt: skip
DISPUTED = DigestLine(
    lead="Against this: Territory and borders", sentence="The two agreed on a truce.",
    citations=(cited("The two agreed on a truce", 400, "https://andes.example/truce"),),
    counter=(cited("there is no truce", 900),),
)  # fmt: skip
DIGEST = Digest(
    begins=date(1993, 1, 1), first=date(1995, 1, 1), last=date(1995, 1, 31), as_of=None,
    entries=(
        entry("deteriorated", "Peru", "Ecuador", "Peru expelled the envoy (30 January 1995).",
              DISPUTED, moved_by="acts", course=SERIES),
        entry("no_evidence", "Chile", "Bolivia", "No act between the two is told of January 1995."),
        replace(entry("nothing_read", "Peru", "Chile", "Nothing read: no report on the two."),
                reason=DigestLine(lead="", sentence="Nothing read: no report.", citations=())),
    ),
    dropped=(NotWatched(row=4, message="No actor is called 'Atlantis'. Add a row for it."),),
    rule=digest_rule(), read=17, scheme="plover", data_version="9b1f", settings="s", version="0.1",
)  # fmt: skip


@pytest.fixture(scope="module")
def page():
    return digest_html(DIGEST)


SHOWN = [
    "Relations watched, January 1995",
    "3 pairs: 1 deteriorated, 1 no act told, 1 nothing read, 1 row of the list left out.",
    "Peru expelled the envoy (30 January 1995).",
    "Against this: Territory and borders",
    "3 acts, mean −5.5",
    "in the 6 months before 8 acts, mean +0.2",
    "told and not counted: 1 denied, 2 announced",
    "moved by the acts of the month",
    "Row 4: No actor is called",
    "17 documents published in the month were read",
]


@pytest.mark.parametrize("part", SHOWN)
def test_both_forms_show(page, part):
    assert part in page.replace("&#39;", "'")
    assert part in digest_markdown(DIGEST).replace("\\", "")


def test_the_page_is_whole_and_stands_alone(page):
    read = Page(page)
    ends = {a["href"][1:] for a in read.all("a") if (a.get("href") or "").startswith("#")}

    assert read.open == []
    assert len(read.ids) == len(set(read.ids))
    assert ends <= set(read.ids)
    assert read.all("script") == read.all("img") == read.all("iframe") == []
    policy = next(m["content"] for m in read.all("meta") if m.get("http-equiv"))
    style = re.search(r"<style>(.*?)</style>", page, flags=re.DOTALL)[1]
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy


def test_every_sentence_has_its_evidence_and_every_denial(page):
    marked = re.findall(r"<mark>(.*?)</mark>", page)

    assert marked == [
        "Peru expelled the envoy (30 January 1995).", "The two agreed on a truce",
        "there is no truce", "No act between the two is told of January 1995.",
    ]  # fmt: skip
    assert "Disputed:[^3]" in digest_markdown(DIGEST)
    assert digest_markdown(DIGEST).count("\n[^") == len(marked)


def test_pairs_without_reporting_are_listed_apart_and_not_as_unchanged(page):
    text = digest_markdown(DIGEST)

    assert "Unchanged" not in page + text
    assert (
        text.index("## ▼ Deteriorated")
        < text.index("## ○ No act told")
        < text.index("## – Nothing")
    )
    assert "- Peru and Chile" in text


def test_the_course_is_drawn_by_the_chart_of_tables(page):
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="spark"') == 1


def test_no_text_can_act():
    line = DigestLine(
        lead=HOSTILE, sentence=HOSTILE, citations=(cited(HOSTILE, url="javascript:1"),)
    )
    entries = (entry("improved", HOSTILE, HOSTILE, HOSTILE, line),)
    dropped = (NotWatched(row=1, message=HOSTILE),)
    hostile = replace(DIGEST, entries=entries, dropped=dropped)
    page, text = digest_html(hostile), digest_markdown(hostile)

    assert Page(page).all("script") == Page(page).all("img") == []
    assert "javascript:1" not in page
    assert "<script" not in text.replace("\\<", "")
    assert re.search(r"(?<!\\)\]\(", text) is None


def test_an_empty_month_is_a_digest_too():
    empty = replace(DIGEST, entries=DIGEST.entries[2:], dropped=())

    assert "1 pair: 1 nothing read." in digest_html(empty)
    assert digest_markdown(empty).endswith("settings `s`.\n")
