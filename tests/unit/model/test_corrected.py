"""Corrections are tied to words: what they find, what they change, and what they leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.told import ACTS, PERU, Act

from detente.model.actors import ActorId
from detente.model.claims import StatedTurn
from detente.model.corrected import coding_of, corrected, key_of
from detente.model.corrections import Coding, Correction, kind_of
from detente.model.times import When
from detente.store.rows import claim_rows

THREAT = ACTS[2]
MAY = When(first=date(1978, 5, 1), last=date(1978, 5, 31), granularity="month", basis="stated")


def claims(act: Act, **reading):
    return tuple(row.evidence for row in claim_rows(*act.read(**reading)))


def correction(item, wrong, right=None, because="the paper took it back"):
    return Correction(
        doc=item.head.id, kind=kind_of(item.claim), span=item.claim.span, quote=item.quote,
        key=key_of(item), claim=item.claim.id, actors=item.claim.actors, read=coding_of(item),
        wrong=wrong, by="R. Vega", because=because, right=right or Coding(),
    )  # fmt: skip


# case, what is wrong, what is right, what is coded then
RIGHTED = [
    ("the actor", "wrong-actor", Coding(targets=(ActorId(PERU),)), {"targets": (PERU,)}),
    ("the date", "wrong-date", Coding(when=MAY), {"when": MAY}),
    ("the type", "wrong-type", Coding(type="ASSAULT", mode="aerial"),
     {"type": "ASSAULT", "mode": "aerial"}),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "wrong", "right", "coded"), RIGHTED, ids=[c[0] for c in RIGHTED])
def test_what_is_right_takes_the_place_of_what_was_read(_case, wrong, right, coded):
    (item,) = claims(THREAT)
    given = correction(item, wrong, right)

    (now,), found = corrected([item], [given])

    assert coding_of(now) == replace(coding_of(item), **coded)
    assert now.corrections == (given,)
    assert found == {given.id}
    assert now.claim.event == now.event.event.id != item.claim.event
    assert (now.quote, now.claim.span) == (item.quote, item.claim.span)


@pytest.mark.parametrize("wrong", ["not-said", "duplicate", "wrong-actor", "wrong-date"])
def test_without_what_is_right_the_claim_does_not_count(wrong):
    (item,) = claims(THREAT)
    given = correction(item, wrong)

    assert corrected([item], [given]) == ((), {given.id})


def test_the_actors_that_a_claim_mentions_follow():
    (item,) = claims(THREAT)
    (now,), _ = corrected(
        [item], [correction(item, "wrong-actor", Coding(targets=(ActorId(PERU),)))]
    )

    assert now.claim.actors == ("ARG-GOV", PERU)
    assert [mention.actor for mention in now.mentions] == ["ARG-GOV", PERU]


def test_corrections_build_on_each_other():
    (item,) = claims(THREAT)
    first = correction(item, "wrong-type", Coding(type="REJECT"))
    (between,), _ = corrected([item], [first])
    second = correction(between, "wrong-date", Coding(when=MAY))

    (now,), found = corrected([item], [first, second])

    assert (now.event.event.type, now.event.event.when) == ("REJECT", MAY)
    assert found == {first.id, second.id}
    assert corrected([item], [first, second, correction(now, "not-said")])[0] == ()


def test_a_correction_survives_another_reading_of_the_same_words():
    (item,) = claims(THREAT)
    right = correction(item, "wrong-date", Coding(when=MAY))
    struck = correction(item, "not-said")
    undated = replace(THREAT.event, when=None, mode="ultimatum")
    (again,) = claims(THREAT, version="2", event=undated)
    assert again.claim.id != item.claim.id

    (now,), found = corrected([again], [right])

    assert (now.event.event.when, now.event.event.mode) == (MAY, "ultimatum")
    assert found == {right.id}
    assert corrected([again], [struck])[0] == ()


def test_what_is_read_otherwise_by_now_is_not_struck():
    """An objection to a threat says nothing of the aid that another reader finds in its words."""
    (item,) = claims(THREAT)
    (again,) = claims(THREAT, version="2", event=replace(THREAT.event, type="AID"))
    given = correction(item, "not-said")

    assert corrected([again], [given]) == ((again,), frozenset())


def test_of_two_acts_told_by_one_word_the_one_that_was_meant_is_corrected():
    (item,) = claims(THREAT)
    other_event = replace(item.event.event, targets=(ActorId(PERU),))
    other = replace(
        item,
        event=replace(item.event, event=other_event),
        claim=replace(item.claim, event=other_event.id),
    )
    given = correction(other, "wrong-date", Coding(when=MAY))

    one, two = corrected([item, other], [given])[0]

    assert one == item
    assert two.event.event.when == MAY


def test_what_points_to_a_struck_claim_points_to_nothing():
    (item,) = claims(THREAT)
    denial = replace(
        item,
        event=None,
        claim=replace(item.claim, event=None, denies=(item.claim.id,)),
    )

    (left,), _ = corrected([item, denial], [correction(item, "not-said")])

    assert left.claim.denies == ()


def turn_of(item):
    turn = StatedTurn(
        sources=item.event.event.sources, targets=item.event.event.targets, direction="souring",
        span=item.claim.span, trigger=item.event.trigger, sentence=0,
    )  # fmt: skip
    claim = replace(item.claim, event=None, turn=turn.id)
    return replace(item, event=None, turn=turn, claim=claim)


def test_a_stated_turn_is_corrected_like_an_act():
    turn = turn_of(claims(THREAT)[0])
    thaw = correction(turn, "wrong-type", Coding(type="thaw"))

    (now,), found = corrected([turn], [thaw])

    assert (now.turn.direction, found) == ("thaw", {thaw.id})
    assert now.claim.turn == now.turn.id != turn.turn.id
    assert corrected([turn], [correction(turn, "not-said")])[0] == ()


def test_a_correction_of_an_act_leaves_the_turn_that_its_words_state():
    (act,) = claims(THREAT)
    turn = turn_of(act)

    left, _ = corrected([act, turn], [correction(act, "not-said")])

    assert left == (turn,)


def test_of_statements_within_each_other_the_one_of_those_words_is_struck():
    (act,) = claims(THREAT)
    whole = replace(act, event=None, claim=replace(act.claim, event=None))
    span = replace(act.claim.span, end=act.claim.span.start + 12)
    part = replace(whole, claim=replace(whole.claim, span=span))

    left, _ = corrected([whole, part], [correction(part, "not-said")])

    assert left == (whole,)
