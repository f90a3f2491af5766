"""Earlier states, corrections and kept answers: one suite for every store engine."""

from __future__ import annotations

import random
from importlib.metadata import entry_points

import pytest
from tests.told import ACTS
from tests.unit.model.test_corrected import MAY, correction

from detente.model.actors import ActorId, Stand
from detente.model.corrections import Coding

ENGINES = sorted(entry_points(group="detente.stores"), key=lambda point: point.name)
CHILE = (Stand(actor=ActorId("CHL-GOV")),)
ARGENTINA = (Stand(actor=ActorId("ARG-GOV")),)
PERU = (Stand(actor=ActorId("PER-GOV")),)


@pytest.fixture(params=ENGINES, ids=lambda point: point.name)
def store(request, tmp_path):
    opened = request.param.load()(tmp_path / "test.store")
    yield opened
    opened.close()


def add(store, *acts, version="1"):
    store.add([act.read(version) for act in acts])
    store.keep_state()
    return store.summary().data_version


def told(store):
    return [item.claim.id for item in store.evidence(CHILE, ARGENTINA)]


def threat_in(store):
    (item,) = [e for e in store.evidence(CHILE, ARGENTINA) if e.event.event.type == "THREATEN"]
    return item


def test_a_state_is_written_down_once(store):
    store.keep_state()
    assert store.states() == ()

    first = add(store, *ACTS[:2])
    store.keep_state()
    second = add(store, ACTS[2])

    states = store.states()
    assert [(s.number, s.data_version, s.documents) for s in states] == [
        (1, first, 2),
        (2, second, 3),
    ]


def test_an_earlier_state_holds_what_it_held(store):
    first = add(store, *ACTS[:2])
    then, coverage = told(store), store.coverage()
    add(store, *ACTS[2:])

    past = store.as_of(1)

    assert told(past) == then
    assert past.coverage() == coverage
    assert past.summary().data_version == first
    assert past.document(ACTS[3].document.id) is None
    assert len(told(store)) == len(ACTS)
    past.close()
    assert len(told(store)) == len(ACTS)


def test_what_was_read_anew_is_not_had_again(store):
    first = add(store, *ACTS[:2])
    add(store, ACTS[2])
    add(store, ACTS[0], version="2")

    assert store.as_of(1).summary().data_version != first
    assert store.as_of(3).summary().data_version == store.summary().data_version


def test_what_copied_what_is_of_its_state_too(store):
    first, second, third = (act.document.id for act in ACTS[:3])
    store.add([act.read() for act in ACTS[:2]])
    store.set_reprints([(second, first)])
    store.keep_state()
    store.add([ACTS[2].read()])
    store.set_reprints([(first, third), (second, third)])
    store.keep_state()
    store.set_reprints([])
    store.keep_state()

    def originals(number):
        past = store.as_of(number)
        kept = {head.id: head.reprint_of for head in past.documents()}
        assert past.summary().data_version == store.states()[number - 1].data_version
        past.close()
        return kept

    assert originals(1) == {first: None, second: first}
    assert originals(2) == {first: third, second: third, third: None}
    assert originals(3) == dict.fromkeys((first, second, third))


@pytest.mark.parametrize("seed", range(3))
def test_the_data_version_is_the_same_in_any_order_of_adding(store, seed):
    once = type(store)(":memory:")
    acts = list(ACTS)
    random.Random(seed).shuffle(acts)  # noqa: S311
    for act in acts:
        version = add(store, act)

    assert version == add(once, *ACTS)
    once.close()


def test_a_correction_changes_what_is_found_and_undoing_it_changes_it_back(store):
    add(store, *ACTS)
    before = store.summary().data_version
    item = threat_in(store)
    given = correction(item, "wrong-actor", Coding(targets=(ActorId("PER-GOV"),)))

    store.correct([given])
    store.correct([given])  # the same again is no second correction

    (kept,) = store.corrections()
    assert kept.holds
    assert kept.correction == given.made_on(kept.correction.made)
    assert store.summary().data_version != before
    assert len(told(store)) == len(ACTS) - 1
    (moved,) = store.evidence(PERU, ARGENTINA)
    assert moved.corrections == (kept.correction,)
    assert store.finding([given.doc]) == {given.id}
    assert store.claim(item.claim.id) is None
    assert store.reading(given.doc) == ACTS[2].read()[1]

    store.undo(given)

    assert store.summary().data_version == before
    assert threat_in(store) == item
    assert [each.holds for each in store.corrections()] == [False]
    assert store.finding([given.doc]) == frozenset()


def test_an_earlier_state_has_the_corrections_that_it_had(store):
    add(store, *ACTS)
    item = threat_in(store)
    struck = correction(item, "not-said")
    dated = correction(item, "wrong-date", Coding(when=MAY))
    store.correct([dated])
    store.keep_state()
    store.undo(dated)
    store.keep_state()
    store.correct([struck])
    store.keep_state()

    def when_and_version(number):
        past = store.as_of(number)
        found = [e for e in past.evidence(CHILE, ARGENTINA) if e.event.event.type == "THREATEN"]
        right = past.summary().data_version == store.states()[number - 1].data_version
        past.close()
        return [e.event.event.when.first.isoformat() for e in found], right

    assert when_and_version(1) == (["1978-01-26"], True)
    assert when_and_version(2) == (["1978-05-01"], True)
    assert len(store.states()) == 4  # taking back is a state too, of the first one's data version
    assert when_and_version(3) == (["1978-01-26"], True)
    assert when_and_version(4) == ([], True)


def test_a_correction_holds_when_a_document_is_read_anew(store):
    add(store, *ACTS)
    given = correction(threat_in(store), "not-said")
    store.correct([given])

    add(store, ACTS[2], version="2")
    assert len(told(store)) == len(ACTS) - 1

    from dataclasses import replace  # noqa: PLC0415

    store.add([ACTS[2].read("3", replace(ACTS[2].event, type="AID"))])
    assert len(told(store)) == len(ACTS)
    assert store.finding([given.doc]) == frozenset()
    assert [each.holds for each in store.corrections()] == [True]


def test_a_kept_answer_stays(store):
    store.save("ab12", "Why did Chile sour on Argentina?", '{"id":"ab12"}')
    store.save("ab12", "Why did Chile sour on Argentina?", "{}")

    (kept,) = store.saved()

    assert (kept.id, kept.record) == ("ab12", '{"id":"ab12"}')
