"""HTML pages: the article, its day with all candidates, its outlet."""

from __future__ import annotations

from datetime import date

import pytest

from detente.errors import NotArticle
from detente.inputs.html import HtmlPage, html_document

BODY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The foreign minister summoned the ambassador on Tuesday over the detention of two "
        "fishermen, the ministry said in a statement that gave few details of the case.",
        "It was the third protest note within a month, and the first to ask for damages from the "
        "neighbouring state, whose coast guard has patrolled the strait since last winter.",
        "Talks on a shared fishing zone, begun with some hope two years ago, have not met again "
        "since the spring, and neither side has named a day for the next round of them.",
    )
)


def page(head: str = "", before: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>Envoy summoned - The Strait Post</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article>"
        f"<h1>Envoy summoned over fishermen</h1>{before}{BODY}</article>"
        f"<footer>Most read: ten recipes</footer></body></html>"
    )


# case, head, markup before the body -> published, basis
DATES = [
    ("meta tag", '<meta property="article:published_time" content="2009-05-12T08:00:00Z">', "", "2009-05-12", "meta"),
    ("JSON-LD", '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2009-05-12","dateModified":"2011-01-01"}</script>', "", "2009-05-12", "meta"),
    ("modified later", '<meta property="article:modified_time" content="2012-01-03"><meta name="date" content="2009-05-12">', "", "2009-05-12", "meta"),
    ("time element", "", '<time datetime="2009-05-12">12 May</time>', "2009-05-12", "byline"),
    ("visible only", "", "<p class='date'>Published 12 May 2009</p>", "2009-05-12", "byline"),
    ("nothing", "", "", None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "before", "published", "basis"),
    [case[1:] for case in DATES],
    ids=[case[0] for case in DATES],
)
def test_the_day_of_publication(head, before, published, basis):
    document = html_document(page(head, before), "page.html")

    assert document.published == (date.fromisoformat(published) if published else None)
    assert document.published_basis == basis


def test_all_candidate_days_are_kept():
    head = (
        '<meta name="date" content="2009-05-12">'
        '<meta property="article:modified_time" content="2012-01-03">'
    )

    document = html_document(page(head), "page.html")

    assert {c.day for c in document.candidates} >= {date(2009, 5, 12), date(2012, 1, 3)}


def test_article_outlet_and_title():
    head = '<meta property="og:site_name" content="The Strait Post">'

    document = html_document(page(head), "page.html")

    assert document.title == "Envoy summoned over fishermen"
    assert document.outlet == "The Strait Post"
    assert document.text.startswith("Envoy summoned over fishermen\n\nThe foreign minister")
    assert "recipes" not in document.text
    assert document.text.count("Envoy summoned") == 1


def test_a_page_without_an_article_is_refused():
    with pytest.raises(NotArticle):
        html_document("<html><body><nav>Home</nav></body></html>", "page.html")


def test_html_is_told_by_name_or_mark():
    assert HtmlPage().accepts("a.HTM", b"")
    assert HtmlPage().accepts("a", b"  <!DOCTYPE html><html>")
    assert not HtmlPage().accepts("a.txt", b"The cat sat.")
