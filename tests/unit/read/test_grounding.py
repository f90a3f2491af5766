"""The gate: what the document does not bear out is dropped, and counted by its cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.model.actors import ActorId
from detente.model.claims import (
    Attribution,
    CausalLink,
    Claim,
    Dropped,
    EventMention,
    Mention,
    Reading,
    Speaker,
    StatedTurn,
)
from detente.model.events import Event, Place, Quantity
from detente.model.text import Document, Span
from detente.read.grounding import ACTOR, MISSING, OUTSIDE, QUOTE, SENTENCE, ground

TEXT = "Peru expelled 40 Ecuadorian traders in Tumbes. Ecuador was angry, an official said."
PAGE = Document(text=TEXT, published=date(1995, 1, 31))
PER, ECU = ActorId("PER"), ActorId("ECU")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(PAGE.id, start, start + len(words))


FAR = Span(PAGE.id, len(TEXT), len(TEXT) + 4)
ELSEWHERE = Span(Document(text="Another page").id, 0, 4)
EVENT = Event(sources=(PER,), targets=(ActorId("ECU-CVL"),), type="COERCE", mode="deport")
TOLD = EventMention(
    event=EVENT, sources=(0,), targets=(1,), trigger=span("expelled"), sentence=0,
    place=Place(name="Tumbes", span=span("Tumbes")),
)  # fmt: skip
MENTIONS = (
    Mention(span=span("Peru"), head="Peru", actor=PER, name="Peru", country="PER"),
    Mention(
        span=span("40 Ecuadorian traders"), head="traders", actor=ActorId("ECU-CVL"), name="x",
        country="ECU", form="description",
    ),
    Mention(span=span("Ecuador was"), head="Ecuador", actor=ECU, name="Ecuador", country="ECU"),
)  # fmt: skip
SAID = Attribution(
    speaker=Speaker(span=span("an official"), name="an official"),
    cue=span("said"), content=(span("Ecuador was angry"),), manner="indirect",
)  # fmt: skip
LINK = CausalLink(
    cause=span("expelled"), effect=span("angry"), signal=None, relation="causes",
    attribution=0, cause_event=EVENT.id,
)  # fmt: skip
TURN = StatedTurn(
    sources=(PER,), targets=(ECU,), direction="souring", span=span("Ecuador was angry"),
    trigger=span("angry"), sentence=1,
)  # fmt: skip
CLAIM = Claim(
    doc=PAGE.id, span=span("Peru expelled 40 Ecuadorian traders"), sentence=0, event=EVENT.id,
    attribution=None, quantities=(0,), actors=(PER,),
)  # fmt: skip
GOOD = Reading(
    doc=PAGE.id,
    sentences=(
        span("Peru expelled 40 Ecuadorian traders in Tumbes."),
        span("Ecuador was angry, an official said."),
    ),
    mentions=MENTIONS,
    events=(TOLD,),
    claims=(CLAIM,),
    attributions=(SAID,),
    quantities=(Quantity(span=span("40"), low=40, high=40, event=EVENT.id),),
    links=(LINK,),
    turns=(TURN,),
    causal_sentences=(0,),
)


def counts(reading: Reading) -> dict[str, int]:
    return {each.cause: each.count for each in reading.dropped}


def test_a_sound_reading_passes_unchanged(atlas):
    assert ground(PAGE, GOOD, atlas) == GOOD


@pytest.mark.parametrize(
    ("field", "item", "cause"),
    [
        ("mentions", replace(MENTIONS[0], span=FAR), OUTSIDE),
        ("mentions", replace(MENTIONS[0], span=ELSEWHERE), OUTSIDE),
        ("mentions", replace(MENTIONS[0], head="Bolivia"), QUOTE),
        ("events", replace(TOLD, trigger=FAR), OUTSIDE),
        ("events", replace(TOLD, sentence=1), SENTENCE),
        ("events", replace(TOLD, sentence=7), SENTENCE),
        ("events", replace(TOLD, place=Place(name="Lima", span=span("Tumbes"))), QUOTE),
        ("events", replace(TOLD, event=replace(EVENT, sources=(ActorId("BRA"),))), ACTOR),
        ("events", replace(TOLD, sources=()), ACTOR),
        ("attributions", replace(SAID, content=(FAR,)), OUTSIDE),
        (
            "attributions",
            replace(SAID, speaker=Speaker(span=None, name="x", actor=ActorId("BRA"))),
            ACTOR,
        ),
        ("quantities", Quantity(span=FAR, low=1, high=1), OUTSIDE),
        ("links", replace(LINK, effect=FAR), OUTSIDE),
        ("turns", replace(TURN, targets=(ActorId("BRA"),)), ACTOR),
        ("turns", replace(TURN, sentence=0), SENTENCE),
        ("claims", replace(CLAIM, span=FAR), OUTSIDE),
        ("claims", replace(CLAIM, sentence=1), SENTENCE),
        ("claims", replace(CLAIM, event="no such event"), MISSING),
        ("claims", replace(CLAIM, actors=(ActorId("BRA"),)), ACTOR),
    ],
)
def test_an_unsound_item_is_dropped_and_counted(field, item, cause, atlas):
    given = replace(GOOD, **{field: (*getattr(GOOD, field), item)})

    passed = ground(PAGE, given, atlas)

    assert getattr(passed, field) == getattr(GOOD, field)
    assert counts(passed) == {cause: 1}


def test_indexes_follow_what_is_left(atlas):
    bad = replace(MENTIONS[0], span=FAR)
    told = replace(TOLD, sources=(1,), targets=(2,))
    given = replace(GOOD, mentions=(bad, *MENTIONS), events=(told,))

    passed = ground(PAGE, given, atlas)

    assert passed.events == (TOLD,)


def test_a_dropped_event_takes_its_claim_along_and_frees_its_figure(atlas):
    given = replace(GOOD, events=(replace(TOLD, trigger=FAR),))

    passed = ground(PAGE, given, atlas)

    assert passed.events == passed.claims == ()
    assert passed.quantities[0].event is None
    assert passed.links[0].cause_event is None
    assert counts(passed) == {OUTSIDE: 1, MISSING: 1}


def test_overlapping_sentences_bear_nothing_out(atlas):
    given = replace(GOOD, sentences=(*GOOD.sentences, GOOD.sentences[0]))

    passed = ground(PAGE, given, atlas)

    assert passed.sentences == passed.events == passed.claims == ()
    assert counts(passed)[SENTENCE] >= 3


def test_counts_that_the_reader_brings_are_kept(atlas):
    given = replace(GOOD, dropped=(Dropped(cause=OUTSIDE, count=2),), quantities=())
    given = replace(given, claims=(), events=(replace(TOLD, trigger=FAR),))

    assert counts(ground(PAGE, given, atlas)) == {OUTSIDE: 3}


def test_a_name_bears_out_the_government_of_another_day(atlas):
    text = "Moscow invaded Hungary in 1956."
    page = Document(text=text, published=date(2020, 1, 1))
    mentions = (
        Mention(
            span=Span(page.id, 0, 6),
            head="Moscow",
            actor=ActorId("RUS-GOV"),
            name="x",
            country="RUS",
        ),
        Mention(
            span=Span(page.id, 15, 22),
            head="Hungary",
            actor=ActorId("HUN"),
            name="x",
            country="HUN",
        ),
    )
    event = Event(sources=(ActorId("SUN"),), targets=(ActorId("HUN"),), type="ASSAULT")
    told = EventMention(
        event=event, sources=(0,), targets=(1,), trigger=Span(page.id, 7, 14), sentence=0
    )
    given = Reading(
        doc=page.id, sentences=(Span(page.id, 0, len(text)),), mentions=mentions, events=(told,)
    )

    assert ground(page, given, atlas).events == (told,)


def test_what_a_claim_denies_is_kept_with_it(atlas):
    told = Claim(doc=PAGE.id, span=span("Ecuador was angry"), sentence=1)
    gone = Claim(doc=PAGE.id, span=FAR, sentence=1)
    denying = replace(
        told, span=span("an official said"), factuality="denied", denies=(told.id, gone.id)
    )
    sentences = (Span(PAGE.id, 0, 46), Span(PAGE.id, 47, len(TEXT)))
    reading = Reading(doc=PAGE.id, sentences=sentences, claims=(told, gone, denying))
    kept = ground(PAGE, reading, atlas).claims
    assert [claim.denies for claim in kept] == [(), (told.id,)]


def test_an_attribution_within_one_that_was_dropped_stands_alone(atlas):
    nobody = Speaker(span=None, name="x")
    outer = Attribution(speaker=nobody, cue=FAR, content=(span("angry"),), manner="indirect")
    inner = Attribution(
        speaker=nobody, cue=span("said"), content=(span("angry"),), manner="indirect", within=0
    )
    kept = ground(PAGE, Reading(doc=PAGE.id, attributions=(outer, inner)), atlas).attributions
    assert [one.within for one in kept] == [None]
