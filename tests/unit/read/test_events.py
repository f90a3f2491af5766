"""Events from running text: type, both sides, and days; and what must give none."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document

DAY = date(2020, 7, 6)  # a Monday

# text, type, mode, sources, targets, first and last day (None: not tested)
CASES = [
    # actives, passives, nouns, light verbs
    ("Chad bombed Libyan troops on 3 July.", "ASSAULT", "aerial", "TCD", "LBY-MIL", "2020-07-03", "2020-07-03"),
    ("Libyan troops were attacked by Chad.", "ASSAULT", None, "TCD", "LBY-MIL", None, None),
    ("Last month, Sudan carried out air strikes inside Chad.", "ASSAULT", "aerial", "SDN", "TCD", "2020-06-01", "2020-06-30"),
    ("The expulsion of Haitian migrants by the Bahamas began.", "COERCE", "deport", "BHS", "HTI-REF", None, None),
    ("Kenya imposed sanctions on Burundi in May 2018.", "SANCTION", "discontinue", "KEN", "BDI", "2018-05-01", "2018-05-31"),
    ("Talks between Peru and Chile opened in Lima.", "CONSULT", None, "CHL+PER", "CHL+PER", None, None),
    # joint, shared, controlled
    ("Peru and Chile signed a treaty.", "SUPPORT", None, "CHL+PER", "CHL+PER", None, None),
    ("Egypt recalled its envoy and closed its border with Sudan.", "COERCE", "restrict", "EGY", "SDN", None, None),
    ("Ghana agreed to send doctors to Togo.", "AGREE", None, "GHA", "TGO", None, None),
    ("Zambia urged Malawi to release the fishermen.", "REQUEST", "yield", "ZMB", "MWI", None, None),
    ("Mali threatened to cut ties with Benin.", "THREATEN", "relations", "MLI", "BEN", None, None),
    ("Niger, along with Togo, recognised Kosovo.", "SUPPORT", None, "NER+TGO", "XKX", None, None),
    # who stands behind the words
    ("Iran rejected a Turkish proposal.", "REJECT", None, "IRN", "TUR", None, None),
    ("Two police officers were killed in an attack in Karachi.", "ASSAULT", None, "", "PAK-COP", None, None),
    # whom a joined passive befalls; services are no members; who retakes what
    ("Mandela founded Umkhonto we Sizwe, but was arrested by South Africa.", "COERCE", "arrest", "ZAF", "PER-MANDELA", None, None),
    ("Estonia suspended visa services for Belarusians.", "SANCTION", "discontinue", "EST", "BLR", None, None),
    ("British troops recaptured the port from Iraqi forces.", "ASSAULT", "destroy", "GBR-MIL", "IRQ-MIL", None, None),
    ("The PKK is banned in Turkey.", "COERCE", "restrict", "TUR", "TUR-PKK", None, None),
    # the actors are those of the event's own day
    ("In March 2013 Kabul accused Pakistan of shelling its villages.", "ACCUSE", "allege", "AFG-GOV-2001", "PAK", "2013-03-01", "2013-03-31"),
]  # fmt: skip

NOTHING = [
    "The storm hit Japan and killed twelve people.",
    "Indonesia was hit by an earthquake.",
    "Brazil beat Argentina in the quarterfinal.",
    "Spain crushed Malta 12-1.",
    "A heart attack killed the Turkish singer.",
    "The strikes went on.",
    "Talks are hard.",
    "Iran fought inflation.",
    "Kenya struck a balance.",
    # owning up and mere saying; where it was done; what binds; nobody asks himself
    "The Houthis claimed responsibility for the raid.",
    "A Kabul car bombing killed five.",
    "The constitution requires two thirds to impeach an official.",
    "Macron told reporters that he was tired.",
]


def _events(text: str, reader):
    document = Document(text=text, published=DAY)
    return [told.event for told in reader.read(document).events]


@pytest.mark.parametrize(("text", "kind", "mode", "sources", "targets", "first", "last"), CASES)
def test_event(text, kind, mode, sources, targets, first, last, reader):
    events = _events(text, reader)

    told = [(e.type, e.mode, "+".join(e.sources), "+".join(e.targets)) for e in events]
    assert (kind, mode, sources, targets) in told
    if first is not None:
        event = events[told.index((kind, mode, sources, targets))]
        assert (event.when.first, event.when.last) == tuple(map(date.fromisoformat, (first, last)))


@pytest.mark.parametrize("text", NOTHING)
def test_no_event(text, reader):
    assert _events(text, reader) == []


def test_what_is_only_named_gets_no_date_from_the_page(reader):
    (event,) = _events("The Soviet invasion of Hungary has shaped the party.", reader)

    assert event.when is None


def test_a_date_that_opens_the_clause_holds_for_all_its_acts(reader):
    text = "Last year, Peru imposed tariffs on Chile and expelled Chilean workers."

    events = _events(text, reader)

    assert {e.type for e in events} == {"SANCTION", "COERCE"}
    assert {e.when.first for e in events} == {date(2019, 1, 1)}


def test_a_what_if_is_possible_at_most(reader):
    document = Document(text="If China attacks, the United States will help India.", published=DAY)

    claims = [c for c in reader.read(document).claims if c.event]

    assert {claim.factuality for claim in claims} <= {"possible"}


def test_an_event_says_what_it_is_about_and_how_sure_it_is(reader):
    document = Document(text="Kenyan troops bombed Somali oil depots.", published=DAY)

    (told,) = reader.read(document).events

    assert {"military", "natural_resource"} <= set(told.event.contexts)
    assert told.confidence is not None
    assert 0.0 < told.confidence < 1.0


def test_a_side_that_no_one_knows_keeps_its_place(reader):
    document = Document(text="Kenyan police arrested Wambui Otieno in Nairobi.", published=DAY)
    reading = reader.read(document)

    (told,) = reading.events

    (target,) = (reading.mentions[index] for index in told.targets)
    assert target.span.quote(document) == "Wambui Otieno"
    assert target.actor is None


def test_a_denial_is_told_as_one(reader):
    document = Document(text="Rwanda did not attack Congo.", published=DAY)

    (claim,) = [c for c in reader.read(document).claims if c.event]

    assert claim.factuality == "denied"


@pytest.mark.parametrize(
    ("text", "sources", "targets"),
    [
        ("Argentine troops invaded the Falkland Islands on Friday.", ("ARG-MIL",), ("GBR",)),
        ("Israel shelled the Golan Heights.", ("ISR",), ("SYR",)),
        ("Syria shelled the Golan Heights.", ("SYR",), ()),
    ],
)
def test_a_place_acted_on_means_its_state_but_not_at_home(text, sources, targets, reader):
    (told,) = reader.read(Document(text=text, published=date(1982, 4, 3))).events

    assert (told.event.sources, told.event.targets) == (sources, targets)
