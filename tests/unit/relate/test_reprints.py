"""Which documents are copies of which."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.relate.reprints import find_reprints

WIRE = """France sent troops and helicopters to Mali on Friday after a request for help from Bamako.
The defence minister said that the aim was to stop an advance by armed groups towards Mopti.
Residents of Konna reported heavy fire through the afternoon, and a bridge was closed to traffic.
A regional force of three thousand men is to follow, diplomats in Abuja told reporters there."""
LOCAL = """Local traders in Sikasso said that they welcomed the news. A teacher of the town spoke of
relief among pupils, and shopkeepers reopened after two days. Fuel prices fell a little again."""
FOLLOW = """A week later French aircraft struck depots near Gao, the second such raid this month.
Officials counted forty sorties so far. France sent troops and helicopters to Mali on Friday last.
Parliament in Paris is to debate the mission on Monday, and the opposition has asked for its cost."""


def _document(text: str, outlet: str | None, day: int | None, original: str | None = None):
    published = date(2013, 1, day) if day else None
    return Document(
        text=text, outlet=outlet, published=published, original_outlet=original,
        published_basis="given" if published else None,
    )  # fmt: skip


ORIGINAL = _document(WIRE, "Wire", 11)
# why, the other document, whether it is a reprint
CASES = [
    ("word for word", _document(WIRE, "Daily", 12), True),
    ("cut", _document("\n".join(WIRE.split("\n")[:2]), "Daily", 12), True),
    ("lengthened", _document(WIRE + "\n" + LOCAL, "Daily", 12), True),
    ("lightly edited",
     _document(WIRE.replace("Friday", "11 January").replace("armed", "Islamist"), "Daily", 12), True),
    ("half of it under its name", _document("\n".join(WIRE.split("\n")[:2]) + LOCAL, "Daily", 12,
                                            "Wire"), True),
    ("without a date", _document(WIRE, "Daily", None), True),
    ("months later", _document(WIRE, "Daily", 31), False),
    ("a follow-up", _document(FOLLOW, "Daily", 18), False),
    ("another story", _document(LOCAL, "Daily", 12), False),
    ("too short to tell", _document("France sent troops to Mali on Friday.", "Daily", 12), False),
]  # fmt: skip


@pytest.mark.parametrize(("other", "copied"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_a_document_against_an_original(other, copied):
    expected = ((other.id, ORIGINAL.id),) if copied else ()
    assert find_reprints([other, ORIGINAL]) == expected


def test_the_outlet_that_a_copy_names_is_the_original_even_when_dated_later():
    copy = _document(WIRE, "Daily", 10, "Wire")
    assert find_reprints([copy, ORIGINAL]) == ((copy.id, ORIGINAL.id),)


def test_all_copies_point_to_one_original_that_is_no_copy():
    copies = [_document(WIRE, f"Daily {n}", 11 + n) for n in range(1, 9)]
    found = find_reprints([*reversed(copies), ORIGINAL])
    assert dict(found) == {copy.id: ORIGINAL.id for copy in copies}


def test_the_order_of_documents_does_not_matter():
    pages = [ORIGINAL, *(case[1] for case in CASES)]
    assert find_reprints(pages) == find_reprints(reversed(pages))
