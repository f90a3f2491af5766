"""The reader as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.text import Document
from detente.read.reader import RuleReader

TEXT = (
    "Kenya cuts ties with Somalia\n\n"
    "NAIROBI - Kenya cut diplomatic ties with Somalia on Tuesday and expelled 30 Somali traders. "
    "Mogadishu accused Nairobi of bullying. The two countries quarrel over a strip of sea.\n\n"
    "In 2009 they had signed a memorandum. Weather stayed fine."
)
PAGE = Document(text=TEXT, published=date(2020, 12, 17))  # a Thursday


@pytest.fixture(scope="module")
def reading(reader: RuleReader):
    return reader.read(PAGE)


def test_events_with_both_sides_and_days(reading):
    told = {
        (e.event.type, "+".join(e.event.sources), "+".join(e.event.targets)) for e in reading.events
    }

    assert ("SANCTION", "KEN", "SOM") in told
    assert ("COERCE", "KEN", "SOM-BUS") in told
    assert {kind for kind, *_ in told} >= {"SANCTION", "COERCE", "ACCUSE"}
    days = [e.event.when.period for e in reading.events if e.event.type == "COERCE"]
    assert all(period.holds(date(2020, 12, 15)) for period in days)


def test_every_event_has_a_claim(reading):
    assert {e.event.id for e in reading.events} == {c.event for c in reading.claims if c.event}


def test_everything_is_grounded(reading):
    assert reading.dropped == ()
    for mention in reading.mentions:
        assert mention.head in mention.span.quote(PAGE)
    for claim in reading.claims:
        assert claim.span.quote(PAGE)


def test_reading_twice_gives_the_same(reading, reader):
    assert reader.read(PAGE) == reading
    assert RuleReader().read(PAGE) == reading


def test_it_says_who_read(reading, reader):
    assert (reading.reader, reading.reader_version) == ("rules", reader.version)
    assert "+" in reader.version


def test_nothing_is_loaded_before_it_is_asked():
    assert "_syntax" not in vars(RuleReader())


def test_a_page_without_names_gives_sentences_alone(reader):
    reading = reader.read(Document(text="It rained. Birds sang in the trees."))

    assert len(reading.sentences) == 2
    assert reading.mentions == reading.events == reading.claims == ()


def test_what_a_speaker_says_of_an_actor_is_a_claim(reader):
    text = 'Analyst Ana Ruiz said that Peru distrusts Chile. "Chile never listens," she said.'
    reading = reader.read(Document(text=text, published=date(2020, 1, 1)))

    spoken = [c for c in reading.claims if c.attribution is not None]

    assert any({"PER", "CHL"} <= set(claim.actors) for claim in spoken)


def test_a_name_that_is_only_attacked_is_no_statement(reader):
    text = "Colombia's president slammed Peru. Colombia's president said that Peru had lied."
    found = reader.read(Document(text=text))
    told = {claim.span.quote(Document(text=text)) for claim in found.claims if claim.event is None}
    assert "Peru" not in told
    assert any("Peru had lied" in words for words in told)


@pytest.mark.parametrize(
    "text", ["Kenya", "!!! ??? 12", "é" * 300, "Kenya met Kenya.", "«»“”\n\n\t\u200b x"]
)
def test_odd_pages_do_not_break_it(text, reader):
    assert reader.read(Document(text=text)).reader == "rules"
