"""One suite for every input format that is registered."""

from __future__ import annotations

from importlib.metadata import entry_points
from io import BytesIO

import pytest

from detente.model.text import Incoming, Refused

FORMATS = sorted(entry_points(group="detente.inputs"), key=lambda point: point.name)
PROSE = (
    "Kenya reopened its embassy in Mogadishu on Monday, the foreign ministry in Nairobi said. "
    "Somalia had asked for the step last year, and welcomed it as a sign of trust between the two."
)

# what a file may hold, whatever its name says
CONTENTS = {
    "nothing": b"",
    "blank lines": b"\n\n  \n",
    "zeros": bytes(4000),
    "every byte": bytes(range(256)) * 20,
    "half a character": PROSE.encode() + b"\xe2\x80",
    "another encoding": "Président élu à N’Djaména. ".encode("latin-1", "replace") * 30,
    "sixteen bits": PROSE.encode("utf-16"),
    "an open tag": b"<html><body><p>" + PROSE.encode(),
    "no article": b"<html><head><title>Menu</title></head><body></body></html>",
    "an open brace": b'{"text": ',
    "a list": b'["text", "text"]',
    "braces upon braces": b"[" * 5000,
    "plain text": PROSE.encode(),
    "a line of JSON": b'{"text": "' + PROSE.encode() + b'", "published": "2011-01-31"}\n',
}
NAMES = ["page.txt", "page.html", "lines.jsonl", "page", "", "ünï/сode.TXT", "page.pdf"]


@pytest.fixture(params=FORMATS, ids=lambda point: point.name)
def form(request):
    return request.param.load()()


@pytest.fixture(params=CONTENTS)
def content(request):
    return CONTENTS[request.param]


def read(form, content, place="page.xyz"):
    return list(form.incoming(BytesIO(content), place))


@pytest.mark.parametrize("name", NAMES)
def test_accepts_judges_every_file_and_never_raises(form, name, content):
    assert form.accepts(name, content[:4096]) in (True, False)


def test_whatever_a_file_holds_comes_out_as_a_document_or_a_refusal(form, content):
    assert {type(item) for item in read(form, content)} <= {Incoming, Refused}


def test_a_refusal_says_where_and_what_in_two_sentences(form, content):
    for item in read(form, content):
        if isinstance(item, Refused):
            assert item.place.startswith("page.xyz")
            assert "page.xyz" in item.message
            assert item.message.count(". ") >= 1
            assert item.message.endswith(".")


def test_a_document_holds_text_and_says_how_its_day_is_known(form, content):
    for item in read(form, content):
        if isinstance(item, Incoming):
            document = item.document
            assert document.text.strip()
            assert (document.published is None) == (document.published_basis is None)
            days = {candidate.day for candidate in document.candidates}
            assert document.published is None or document.published in days


def test_the_same_file_gives_the_same_documents(form, content):
    assert read(form, content) == read(form, content)
