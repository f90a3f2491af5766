"""Keys of names, capitals, and number of nouns."""

from __future__ import annotations

import pytest

from detente.atlas.near import near
from detente.atlas.nouns import forms
from detente.atlas.spelling import fits, folded, shouted, starts_sentence


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Erdoğan", "erdogan"),
        ("Sana’a", "sana'a"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Al‑Shabaab", "al-shabaab"),
        ("İstanbul", "istanbul"),
        ("ẞ", "ß"),
    ],
)
def test_keys(text: str, key: str) -> None:
    assert folded(text) == key
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [
        ("Pakistan", "Pakistan", True),
        ("pakistan", "Pakistan", False),
        ("PAKISTAN", "Pakistan", True),
        ("Al-Qaeda", "al-Qaeda", True),
        ("Islamic State In Iraq", "Islamic State in Iraq", True),
        ("us", "US", False),
        ("LET", "LeT", False),
        ("Let", "LeT", False),
        ("PaKistan", "Pakistan", False),
        ("Swapo", "SWAPO", True),
        ("Swift", "SWIFT", False),
        ("Nato", "NATO", False),
    ],
)
def test_capitals(written: str, name: str, expected: bool) -> None:
    assert fits(written, name) is expected


def test_where_sentences_start() -> None:
    text = "Male. “Male” in Male\nMale"
    starts = [place for place in range(len(text)) if text.startswith("Male", place)]
    assert [starts_sentence(text, place) for place in starts] == [True, True, False, True]


def test_lines_in_capitals() -> None:
    assert shouted("WHO IS NEXT", 0, 3)
    assert not shouted("The WHO", 4, 7)
    assert not shouted("WHO", 0, 3)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("border guards", {"border guards", "border guard"}),
        ("border guard", {"border guards", "border guard"}),
        ("ministry", {"ministry", "ministries"}),
        ("policeman", {"policeman", "policemen"}),
        ("police", {"police"}),
        ("judge", {"judge", "judges"}),
        ("embassy", {"embassy", "embassies"}),
        ("navy", {"navy", "navies"}),
        ("church", {"church", "churches"}),
        ("Consul", {"consul", "consuls"}),
    ],
)
def test_number(phrase: str, expected: set[str]) -> None:
    assert set(forms(phrase)) == expected


def test_near_names() -> None:
    known = ["colombia", "columbia river", "comoros", "pakistan", "pakistani taliban"]
    assert near("Colmbia", known)[0] == "colombia"
    assert near("taliban", known) == ("pakistani taliban",)
    assert near("qqqq", known) == ()
    assert near("", known) == ()
