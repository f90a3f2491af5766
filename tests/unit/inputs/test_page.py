"""Saved text pages: what is the article, and when and by whom it was published."""

from __future__ import annotations

from datetime import date

import pytest

from detente.errors import NotArticle
from detente.inputs.page import page_document

BODY = (
    "The two governments signed the border accord after nine hours of talks, officials said.\n\n"
    "Traders on both sides welcomed the step, which reopens four crossings closed since spring.\n\n"
    "The opposition called the text vague and asked for a vote in parliament.\n"
)
HEAD = "Accord reopens four crossings on the river border\n\n"

# case, text before the title, text after it, text after the body -> published, basis, crawled
DATES = [
    ("by-line under the title", "", "Published: 3 March 1998\n\n", "", "1998-03-03", "byline", None),
    ("update is all there is", "", "Update : 21 Apr 2011, 09:00 AM\n\n", "", "2011-04-21", "byline", None),
    ("published beats updated", "", "Updated: May 9, 2003\nPublished: May 7, 2003\n\n", "", "2003-05-07", "byline", None),
    ("masthead is the crawl day", "Friday, June 6, 2008\n\n", "2 June 2008\n\n", "", "2008-06-02", "byline", "2008-06-06"),
    ("only a masthead", "Friday, June 6, 2008\n\n", "", "", "2008-06-06", "masthead", None),
    ("said to be the crawl day", "", "", "This page was saved on 9 July 2001\n", None, None, "2001-07-09"),
    ("ISO date", "", "2015-11-24\n\n", "", "2015-11-24", "byline", None),
    ("03/04/2024 is two days", "", "03/04/2024\n\n", "", None, None, None),
    ("no date at all", "", "", "", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "tail", "published", "basis", "crawled"),
    [case[1:] for case in DATES],
    ids=[case[0] for case in DATES],
)
def test_the_day_of_publication(before, after, tail, published, basis, crawled):
    document = page_document(before + HEAD + after + BODY + tail, "page")

    assert document.published == (date.fromisoformat(published) if published else None)
    assert document.published_basis == basis
    assert document.crawled == (date.fromisoformat(crawled) if crawled else None)


def test_a_dateline_takes_its_year_from_the_masthead():
    """A wire story of 30 December saved on 2 January is of the old year."""
    text = "January 2, 2004\n\n" + HEAD + "LIMA, Dec 30 (Andes Wire) - " + BODY

    document = page_document(text, "page")

    assert document.published == date(2003, 12, 30)
    assert document.published_basis == "dateline"
    assert document.original_outlet == "Andes Wire"


def test_furniture_is_left_out_and_subheadings_stay():
    paragraphs = BODY.split("\n\n")
    text = "\n\n".join(
        ["Home | World | Politics | Sport", "The Plain Courier", HEAD.strip(), "By Ann Ng",
         paragraphs[0], "Advertisement", "A slow road", *paragraphs[1:], "Most Read",
         "Ten recipes for a rainy day", "© 1999 The Plain Courier"]
    )  # fmt: skip

    document = page_document(text, "page")

    assert document.title == HEAD.strip()
    assert document.outlet == "The Plain Courier"
    assert "A slow road" in document.text
    for furniture in ("Home |", "Advertisement", "Most Read", "recipes", "©", "Ann Ng"):
        assert furniture not in document.text


def test_wrapped_lines_are_joined():
    wrapped = (
        "The two governments signed the border accord after nine hours of\n"
        "talks in the capital, officials said on Monday, and the crossings\n"
        "reopened the same night.\n\n" + BODY
    )

    document = page_document(HEAD + wrapped, "page")

    assert "nine hours of talks in the capital, officials said on Monday" in document.text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Home\nNews\nSport\n", "holds no article"),
        (
            "Die Regierung hat am Montag das Abkommen mit dem Nachbarland gekündigt, wie ein "
            "Sprecher sagte. Die Opposition sprach von einem schweren Fehler der Regierung.",
            "another language (de)",
        ),
    ],
    ids=["only furniture", "German"],
)
def test_what_is_no_english_article_is_refused(text, message):
    with pytest.raises(NotArticle) as error:
        page_document(text, "page.txt")

    assert message in str(error.value)


def test_the_users_example(seed_article):
    document = page_document(seed_article.read_text(encoding="utf-8"), "article.txt")

    assert document.title == "Why did the Afghan Taliban sour on Pakistan?"
    assert (document.outlet, document.original_outlet) == ("Dhaka Tribune", "DW")
    assert (document.published, document.crawled) == (date(2024, 4, 21), date(2024, 5, 27))
    assert "Top Brokers" not in document.text
    assert "Popular Links" not in document.text
    assert document.text.endswith("told DW.")
