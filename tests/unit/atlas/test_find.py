"""Finding names in a text."""

from __future__ import annotations

import pytest

from detente.atlas.lookup import load_atlas

FOUND = [
    ("Pakistan struck Kabul.", ["Pakistan", "Kabul"]),
    ("Pakistan's army and Islamabad’s envoy", ["Pakistan", "Islamabad"]),
    ("an Islamabad-based think tank", ["Islamabad"]),
    ("Pakistanis are not Pakistan", ["Pakistanis", "Pakistan"]),
    ("pakistan", []),
    ("Pakistanized", []),
    ("Guinea-Bissau, Papua New Guinea, Equatorial Guinea and Guinea",
     ["Guinea-Bissau", "Papua New Guinea", "Equatorial Guinea", "Guinea"]),
    ("South Korea and North Korea", ["South Korea", "North Korea"]),
    ("patrols in the South China Sea", []),
    ("the Vietnam War and Vietnam", ["Vietnam"]),
    ("a Washington Post report from Washington", ["Washington Post", "Washington"]),
    ("Michael Jordan met the king of Jordan", ["Michael Jordan", "Jordan"]),
    ("New Mexico and Mexico", ["New Mexico", "Mexico"]),
    ("the Gulf of Mexico", []),
    ("The US and the U.S. told us", ["US", "U.S."]),
    ("who is it? The WHO", ["WHO"]),
    ("WHO IS NEXT?\nPAKISTAN AND INDIA TRADE FIRE", ["PAKISTAN", "INDIA"]),
    ("Nice weather. He went to Nice.", ["Nice"]),
    ("Male tourists in the Maldives", ["Maldives"]),
    ("President Recep Tayyip Erdoğan of Türkiye", ["Recep Tayyip Erdoğan", "Türkiye"]),
    ("the Elysee and the Élysée", ["Elysee", "Élysée"]),
    ("Côte d’Ivoire", ["Côte d’Ivoire"]),
    ("the Soviet\nUnion", ["Soviet\nUnion"]),
    ("Al-Qaeda and al-Qaeda", ["Al-Qaeda", "al-Qaeda"]),
    ("Tehreek-e-Taliban Pakistan (TTP) is not the Afghan Taliban",
     ["Tehreek-e-Taliban Pakistan", "TTP", "Afghan Taliban"]),
    ("", []),
    ("İ ı ﬁ ß 🇵🇰 Pakistan", ["Pakistan"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names_are_found(text: str, expected: list[str]) -> None:
    hits = load_atlas().find(text)
    assert [hit.text for hit in hits] == expected
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Kabul", "metonym"),
        ("Pakistan", "name"),
        ("Pakistani", "adjective"),
        ("Afghans", "demonym"),
        ("UAE", "acronym"),
        ("Quetta", "name"),
        ("the Kremlin", "metonym"),
    ],
)
def test_a_hit_tells_its_form(text: str, form: str) -> None:
    assert [hit.form for hit in load_atlas().find(text)] == [form]
