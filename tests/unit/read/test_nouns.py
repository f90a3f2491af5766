"""Role nouns of data/nouns.toml, and what phrases make of them."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from detente.model.text import Document
from detente.read.identity import Identities
from detente.read.mentions import find_mentions

DAY = date(2022, 5, 1)
TEXT = files("detente.atlas").joinpath("data/nouns.toml").read_text(encoding="utf-8")
GROUPS = tomllib.loads(TEXT)["group"]
EXAMPLES = [(text, group["sector"]) for group in GROUPS for text in group["examples"]]
PHRASES = [
    ("Minsk police station", "BLR", "COP"),
    ("a Somalia-based paramilitary group", "SOM", "PRM"),
    ("Chile's Defense Department", "CHL", "GOV"),
    ("an Arleigh Burke-class destroyer", "USA", "MIL"),
    ("president of the Riigikogu", "EST", "LEG"),
    ("Abkhazia", "GEO", "PRE"),
    ("a Pentagon official", "USA", "MIL"),
    ("four Saudi men", "SAU", "UNK"),
    ("a retired German general", "DEU", "ELI"),
    ("Prime Minister Boris Johnson", "GBR", "GOV"),
]


def widest(text: str, syntax, atlas):
    document = Document(text=f"{text} said so.", published=DAY)
    found = find_mentions(document, syntax.trees(document.text), Identities(atlas))
    return max((f.mention for f in found), key=lambda m: m.span.end - m.span.start, default=None)


@pytest.mark.parametrize(("text", "sector"), EXAMPLES)
def test_an_example_has_its_groups_sector(text, sector, syntax, atlas):
    mention = widest(text, syntax, atlas)
    assert mention is not None
    assert mention.sector == sector


@pytest.mark.parametrize(("text", "country", "sector"), PHRASES)
def test_whom_a_phrase_means(text, country, sector, syntax, atlas):
    mention = widest(text, syntax, atlas)
    assert mention is not None
    assert (mention.counted_to or mention.country, mention.sector) == (country, sector)


def test_a_noun_stands_in_one_group(atlas):
    nouns = Counter(noun.lower() for group in GROUPS for noun in group["nouns"])
    assert [noun for noun, count in nouns.items() if count > 1] == []
    known = atlas.register.bodies.sectors
    assert {group["sector"] for group in GROUPS} <= set(known)
    assert all(group["why"] for group in GROUPS)
