"""Pronouns and "the group": tied where the text makes it clear, silent where not."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.read.coref import resolve
from detente.read.identity import Identities
from detente.read.mentions import find_mentions

DAY = date(2022, 5, 1)

# text, words that point back, actor; None: must stay silent
CASES = [
    ("Hezbollah fired rockets. The group denied it.", "The group", "LBN-HEZBOLLAH"),
    (
        "The Taliban seized the town. The movement had failed there before.",
        "The movement",
        "AFG-TALIBAN",
    ),
    ("Saudi Arabia closed the gate. The kingdom gave no reason.", "The kingdom", "SAU"),
    ("NATO met in Brussels. The alliance praised Norway.", "The alliance", "IGO-NATO"),
    ("Peru said it would pay Chile.", "it", "PER"),
    ("Kenya praised its army.", "its", "KEN"),
    ("Uganda recognised the Taliban regime, providing it with loans.", "it", "AFG-TALIBAN"),
    ("Hamas and Hezbollah fired rockets. The group denied it.", "The group", None),
    (
        "A Japanese minister spoke. Kenyan farmers blamed their government.",
        "their government",
        None,
    ),
    ("A Kenyan minister spoke. They called for talks.", "They", None),
    ("It rained for days.", "It", None),
    ("The group met on Monday.", "The group", None),
]


def _resolved(text: str, syntax, atlas):
    document = Document(text=text, published=DAY)
    trees, identities = syntax.trees(text), Identities(atlas)
    found = resolve(document, trees, find_mentions(document, trees, identities), identities)
    return document, found


@pytest.mark.parametrize(("text", "words", "actor"), CASES)
def test_pointer(text, words, actor, syntax, atlas):
    document, found = _resolved(text, syntax, atlas)

    meant = [f.mention.actor for f in found if f.mention.span.quote(document) == words]

    assert meant == [actor] or (actor is None and not any(meant))


def test_the_two_countries_are_the_last_two_named(syntax, atlas):
    text = "Peru sent a note to Chile. The two countries will meet."
    document, found = _resolved(text, syntax, atlas)

    (both,) = [f for f in found if f.stands_for]

    assert both.mention.span.quote(document) == "The two countries"
    assert {found[i].mention.actor for i in both.stands_for} == {"PER", "CHL"}


def test_a_neighbour_is_the_other_country_of_the_page(syntax, atlas):
    text = "Kenya and Somalia quarrel over the sea. Kenya closed the border with its neighbour."
    document, found = _resolved(text, syntax, atlas)

    actors = {f.mention.span.quote(document): f.mention.actor for f in found}

    assert actors["its neighbour"] == "SOM"


def test_a_later_surname_is_the_same_person(syntax, atlas):
    text = "Ghana's foreign minister Kwame Obiri thanked Togo. Obiri then flew home."
    document, found = _resolved(text, syntax, atlas)

    last = [f for f in found if f.mention.span.quote(document) == "Obiri"]

    assert not last or last[-1].mention.country in {"GHA", None}
