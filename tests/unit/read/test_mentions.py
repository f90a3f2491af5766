"""Who is meant: names, descriptions, places, on the page's day."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.read.identity import Basis, Identities
from detente.read.mentions import find_mentions

DAY = date(2022, 5, 1)

# sentence, words of the mention, actor (None: known to be no actor), country, sector
CASES = [
    (
        "Pakistan's defence minister flew home.",
        "Pakistan's defence minister",
        "PAK-GOV",
        "PAK",
        "GOV",
    ),
    (
        "A senior Taliban commander spoke.",
        "A senior Taliban commander",
        "AFG-TALIBAN",
        "AFG",
        "GOV",
    ),
    ("Kenyan police closed the road.", "Kenyan police", "KEN-COP", "KEN", "COP"),
    ("Police in Karachi closed the road.", "Police in Karachi", "PAK-COP", "PAK", "COP"),
    ("Protesters in Quetta burned tyres.", "Protesters in Quetta", "PAK-CVL", "PAK", "CVL"),
    ("The army of Chad crossed the river.", "The army of Chad", "TCD-MIL", "TCD", "MIL"),
    ("Afghan forces returned.", "Afghan forces", "AFG-MIL", "AFG", "MIL"),
    ("Undocumented Afghan migrants left.", "Undocumented Afghan migrants", "AFG-REF", "AFG", "REF"),
    ("Gunmen fled.", "Gunmen", None, None, "UAF"),
    ("A bomb in Kabul killed two men.", "Kabul", None, "AFG", None),
    ("Kabul rejected the charge.", "Kabul", "AFG-TALIBAN", "AFG", "GOV"),
    ("Peru and Chile agreed.", "Chile", "CHL", "CHL", None),
]


def _mentions(text: str, day: date | None, syntax, atlas):
    document = Document(text=text, published=day)
    found = find_mentions(document, syntax.trees(text), Identities(atlas))
    return document, {f.mention.span.quote(document): f for f in found}


@pytest.mark.parametrize(("text", "words", "actor", "country", "sector"), CASES)
def test_mention(text, words, actor, country, sector, syntax, atlas):
    _, found = _mentions(text, DAY, syntax, atlas)

    assert words in found
    mention = found[words].mention
    assert (mention.actor, mention.country, mention.sector) == (actor, country, sector)


@pytest.mark.parametrize(
    ("day", "actor"),
    [
        (date(1998, 5, 1), "AFG-TALIBAN"),
        (date(2010, 5, 1), "AFG-GOV-2001"),
        (date(2022, 5, 1), "AFG-TALIBAN"),
    ],
)
def test_one_name_means_the_government_of_the_day(day, actor, syntax, atlas):
    _, found = _mentions("Kabul rejected the charge.", day, syntax, atlas)

    assert found["Kabul"].mention.actor == actor


def test_a_backer_does_not_make_the_backed_its_own(syntax, atlas):
    _, found = _mentions("Iran-backed militants shelled Aden.", DAY, syntax, atlas)

    assert "IRN" not in {f.mention.country for w, f in found.items() if "militants" in w}


def test_an_apposition_gives_an_unknown_name_its_actor(syntax, atlas):
    text = "Kwame Obiri, Ghana's foreign minister, thanked Togo."
    _, found = _mentions(text, DAY, syntax, atlas)

    assert found["Kwame Obiri"].mention.actor == "GHA-GOV-1993"


def test_two_owners_make_two_mentions(syntax, atlas):
    text = "The foreign ministers of India and Nepal met."
    document = Document(text=text, published=DAY)
    found = find_mentions(document, syntax.trees(text), Identities(atlas))

    assert {"IND-GOV", "NPL-GOV-2008"} <= {f.mention.actor for f in found}


def test_a_name_keeps_its_day(atlas):
    identities = Identities(atlas)
    kabul = Basis("Kabul")

    assert identities.of(kabul, date(2010, 1, 1)).actor.id == "AFG-GOV-2001"
    assert identities.during(kabul, date(2021, 1, 1), date(2021, 12, 31)).actor.id == "AFG"
