"""JSON lines: good lines come through as given, bad ones are reported and do not stop the rest."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from detente.inputs.jsonl import JsonLines
from detente.model.text import Incoming, Refused

TEXT = "The minister said on Friday that the talks with the neighbours had failed.\r\n  Twice. "


def lines(*records: object) -> io.BytesIO:
    parts = [r if isinstance(r, bytes) else json.dumps(r).encode() for r in records]
    return io.BytesIO(b"\n".join(parts))


def test_the_text_is_kept_as_given():
    """Offsets count in the text that the caller has, so nothing in it may be tidied."""
    record = {"id": 7, "text": TEXT, "published": "1999-05-08T10:00:00Z", "outlet": "The Post"}

    (incoming,) = JsonLines().incoming(lines(record), "in.jsonl")

    assert isinstance(incoming, Incoming)
    assert incoming.document.text == TEXT
    assert incoming.document.name == "7"
    assert incoming.document.published == date(1999, 5, 8)
    assert incoming.document.published_basis == "given"


BAD = [
    ("no JSON", b"{not json", "is not JSON"),
    ("no object", b"[1, 2]", "is not a JSON object"),
    ("bad bytes", b'{"text": "\xff\xfe"}', "is not JSON"),
    ("no text", b'{"id": "a"}', "has no text"),
    ("empty text", b'{"text": "  "}', "has no text"),
    ("text is a number", b'{"text": 3}', "text that is no string"),
    ("no such day", b'{"text": "The talks failed.", "published": "1999-02-30"}', "no day"),
    ("pair outside", b'{"text": "abc def", "pairs": [{"source": [0, 3], "target": [4, 99]}]}', "target"),
    ("pair backwards", b'{"text": "abc def", "pairs": [{"source": [3, 0], "target": [4, 7]}]}', "source"),
    ("nested too deep", b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "is not JSON"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD]
)
def test_a_bad_line_is_reported_with_its_number_and_the_rest_goes_on(line, message):
    good = {"text": TEXT}

    first, bad, last = JsonLines().incoming(lines(good, line, good), "in.jsonl")

    assert isinstance(first, Incoming)
    assert isinstance(last, Incoming)
    assert isinstance(bad, Refused)
    assert bad.place == "in.jsonl:2"
    assert message in bad.message
    assert "Line 2 of in.jsonl" in bad.message


def test_pairs_come_through_in_order():
    record = {"text": "abc def ghi", "pairs": [{"source": [0, 3], "target": [4, 7]}]}

    (incoming,) = JsonLines().incoming(lines(record), "in.jsonl")

    assert incoming.pairs == (((0, 3), (4, 7)),)
