"""The report: complete, self-contained, and safe whatever a document says."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.unit.show.sample_answer import REASONS, answer, empty_answer
from tests.unit.show.sample_series import empty_series, series

from detente.show.numbering import number
from detente.show.report import report_html

VOID = {"meta", "link", "br", "hr", "img", "input", "circle", "rect", "line", "path"}


class Page(HTMLParser):
    """Every element of a page with its attributes, and whether all elements are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


@pytest.fixture(scope="module")
def rich():
    return report_html(answer(), series())


@pytest.fixture(scope="module")
def page(rich):
    return Page(rich)


def test_elements_are_closed_and_ids_are_unique(page):
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


def test_every_link_within_the_page_has_its_end(page):
    ends = {a["href"][1:] for a in page.all("a") if (a.get("href") or "").startswith("#")}

    assert ends - set(page.ids) == set()


def test_every_citation_links_to_its_evidence_and_back(page):
    count = len(number(answer()).citations)
    links = [a.get("href") for a in page.all("a")]

    assert all(f"#e{n}" in links for n in range(1, count + 1))
    assert {"#turn-2", "#reason-1", "#voice-9", "#third-3", "#background"} <= set(links)


PARTS = [
    "Why did the United States sour on Cuba?",
    "Deteriorated",
    "The relation turned in June 2017",
    "Medium confidence:</strong> 5 independent originals",
    "<b>213</b> documents read",
    "<mark>Bruno Rodríguez, denied that Cuba had any part in the incidents</mark>",
    '<span class="flag anonymous">anonymous</span>',
    '<span class="flag party">party</span>',
    "reprint of <bdi>Northern Wire</bdi>",
    "characters 460–523",
    "inferred from timing",
    "<b>Disputed</b>",
    "at least 4.7 billion USD",
    "They are not forecasts of this report.",
    "Told as history.",
    "Not known: what the Cuban security services say",
    "data version 9b1f3ac2770de514",
]


@pytest.mark.parametrize("part", PARTS)
def test_the_page_shows(rich, part):
    assert part in rich


def test_it_asks_for_nothing_from_outside(page, rich):
    assert page.all("script") == page.all("img") == page.all("iframe") == []
    assert [link["href"] for link in page.all("link")] == ["data:,"]
    assert "@import" not in rich
    assert "url(http" not in rich


def test_its_policy_allows_its_own_style_and_nothing_else(page, rich):
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv"))
    style = re.search(r"<style>(.*?)</style>", rich, flags=re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert [a for _, a in page.elements if "style" in a] == []


def test_tables_have_captions_and_headings_have_an_order(page, rich):
    assert len(page.all("table")) == len(page.all("caption")) == 7
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert rich.count("<main>") == 1


def test_both_widths_of_the_chart_are_there_with_ids_of_their_own(page):
    assert {"wide-title", "phone-title", "wide-hatch", "phone-hatch"} <= set(page.ids)


def test_it_is_small_enough_to_send(rich):
    assert len(rich.encode()) < 150_000


def test_the_same_answer_gives_the_same_bytes(rich):
    assert report_html(answer(), series()) == rich


def test_more_than_twelve_speakers_stand_behind_a_summary():
    sample = answer()
    text = report_html(replace(sample, voices=sample.voices * 2), series())

    assert "<summary>8 more speakers</summary>" in text
    assert Page(text).open == []
    assert {f"voice-{n}" for n in range(1, 21)} <= set(Page(text).ids)


def test_an_answer_with_nothing_in_it_says_so():
    text = report_html(empty_answer(), empty_series())

    assert Page(text).open == []
    for words in ("No turning point was found.", "No reason of this side was found",
                  "is dated closely enough to draw a curve", "No turn found"):  # fmt: skip
        assert words in text
    assert '<svg class="chart"' not in text
    assert 'id="evidence"' not in text


HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</title><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "<a href=javascript:alert(1)>x</a>",
    "\u202e<b>reversed",
]


def poisoned(words):
    """Return the sample with `words` in every place that a document or a user can fill."""
    sample = answer()

    def cited(citation):
        return replace(
            citation, quote=words, sentence=words, sentence_span=(0, len(words)),
            span=(0, len(words)), title=words, outlet=words, original_outlet=f"{words}.",
            document=words, url="javascript:alert(1)",
        )  # fmt: skip

    def speaking(speaker):
        return replace(speaker, name=words, role=words)

    return replace(
        sample,
        question=replace(sample.question, text=words, source_name=words, target_name=words),
        summary=words,
        confidence=replace(sample.confidence, why=words),
        summary_citations=tuple(map(cited, sample.summary_citations)),
        turns=tuple(replace(line, sentence=words) for line in sample.turns),
        phases=tuple(replace(phase, name=words) for phase in sample.phases),
        reasons=tuple(
            replace(
                reason, sentence=words, theme=words, counter=tuple(map(cited, reason.counter)),
                speakers=tuple(map(speaking, reason.speakers)),
            )
            for reason in REASONS
        ),
        voices=tuple(replace(v, speaker=speaking(v.speaker)) for v in sample.voices),
        gaps=(words,),
    )  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_text_runs_nothing(words):
    clean, bad = Page(report_html(answer(), series())), Page(report_html(poisoned(words), series()))

    def kinds(page):
        return {tag for tag, _ in page.elements}

    assert bad.open == []
    assert kinds(bad) <= kinds(clean)
    assert [a for _, a in bad.elements for name in a if name.startswith("on")] == []
    links = [a.get("href") or "" for a in bad.all("a")]
    assert [link for link in links if not link.startswith(("#", "https://"))] == []


def test_a_template_in_a_document_is_not_run():
    assert "{{ 7 * 7 }}" in report_html(poisoned("{{ 7 * 7 }}"), series())


def test_words_that_leave_their_sentence_are_marked_alone():
    sample = answer()
    first = replace(sample.summary_citations[0], sentence="Another sentence.")
    text = report_html(replace(sample, summary_citations=(first,)), series())

    assert f'<blockquote class="context"><mark>{first.quote}</mark></blockquote>' in text
