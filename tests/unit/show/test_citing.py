from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from tests.unit.show.sample_answer import answer, empty_answer
from tests.unit.show.sample_pages import cite

from detente.errors import UsedWrongly
from detente.show.citing import cite_answer, sources

CITED = [
    (
        "chicago",
        "The Island Ledger. “Mystery ailments empty an embassy.” October 4, 2017. "
        "First published by Northern Wire. https://ledger.example/embassy",
    ),
    ("chicago", "“[Untitled report].” September 2, 2016.")
    ,
    (
        "chicago",
        "detente, version 0.1.0. “Why did the United States sour on Cuba?” Answer "
        "7f3a5b20c41d9e88, data version 9b1f3ac2770de514, scheme plover.",
    ),
    (
        "apa",
        "President narrows the opening to Cuba. (2017, June 17). Harbour Dispatch. "
        "https://dispatch.example/2017/06/reversal?edition=print&section=Americas#top",
    ),
    ("apa", "detente (Version 0.1.0) [Computer software]."),
    ("bibtex", "  howpublished = {The Meridian Post},\n  year = {2014},\n  month = {12},"),
    ("bibtex", "  url = {https://dispatch.example/2014/12/quiet-channel},"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "words"), CITED)
def test_a_source_is_cited(style, words):
    sample = replace(answer(), background=(cite("visit", "in 88 years"),))
    assert words in cite_answer(sample, style)


@pytest.mark.parametrize("style", ["chicago", "apa", "bibtex", "csl"])
def test_every_document_is_cited_once(style):
    text = cite_answer(answer(), style)

    assert text.count("Mystery ailments empty an embassy") == 1
    assert len(sources(answer())) == 7


def test_bibtex_entries_have_braces_that_match():
    text = cite_answer(answer(), "bibtex")

    assert len(re.findall(r"^@misc\{\w+,$", text, flags=re.MULTILINE)) == 8
    assert text.count("{") == text.count("}")


def test_csl_is_what_zotero_reads():
    items = json.loads(cite_answer(answer(), "csl"))

    ledger = next(item for item in items if item.get("container-title") == "The Island Ledger")
    assert ledger["type"] == "article-newspaper"
    assert ledger["issued"] == {"date-parts": [[2017, 10, 4]]}
    assert len({item["id"] for item in items}) == len(items) == 8


def test_an_answer_without_evidence_is_cited_alone():
    assert cite_answer(empty_answer(), "chicago").count("\n\n") == 0


def test_an_unknown_style_is_refused():
    with pytest.raises(UsedWrongly, match=r"no citation style 'mla'\. Use chicago, apa"):
        cite_answer(answer(), "mla")
