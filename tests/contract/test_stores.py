"""One suite for every store engine that is registered."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.metadata import entry_points

import pytest
from tests.made import document, expulsion, reading

from detente.model.actors import ActorId, Stand
from detente.model.claims import Dropped
from detente.model.reprints import Copied, Sketch
from detente.model.text import DocId
from detente.model.times import Period

ENGINES = sorted(entry_points(group="detente.stores"), key=lambda point: point.name)
PERU = (Stand(actor=ActorId("PER")), Stand(actor=ActorId("PER-GOV")))
ECUADOR = (Stand(actor=ActorId("ECU")), Stand(actor=ActorId("ECU-CVL")))


@pytest.fixture(params=ENGINES, ids=lambda point: point.name)
def store(request, tmp_path):
    opened = request.param.load()(tmp_path / "test.store")
    yield opened
    opened.close()


def test_what_is_added_comes_back_whole(store):
    doc = document(name="a1", url="http://example.org/a")

    added = store.add([(doc, reading(doc))])

    assert added.new == (doc.id,)
    assert (added.claims, added.events) == (1, 1)
    assert store.document(doc.id) == doc
    assert store.reading(doc.id) == reading(doc)
    assert list(store.texts()) == [doc]
    assert [head.name for head in store.documents()] == ["a1"]


def test_adding_the_same_page_twice_changes_nothing(store):
    doc = document()
    store.add([(doc, reading(doc))])
    before = store.summary()

    added = store.add([(doc, reading(doc)), (doc, reading(doc))])

    assert (added.new, added.known) == ((), (doc.id,))
    assert store.summary() == before


def test_a_newer_reader_replaces_the_older_reading(store):
    doc = document()
    store.add([(doc, reading(doc))])
    before = store.summary()

    store.add([(doc, reading(doc, expulsion(mode=None), version="2"))])

    after = store.summary()
    assert (after.documents, after.claims, after.events) == (1, 1, 1)
    assert after.data_version != before.data_version
    assert store.version_of(doc.id) == ("rules", "2")


def test_evidence_bears_on_both_sides_in_either_direction(store):
    doc = document()
    store.add([(doc, reading(doc))])

    (one,) = store.evidence(PERU, ECUADOR)
    (other,) = store.evidence(ECUADOR, PERU)

    assert one == other
    assert one.quote == "Peru expelled 40 Ecuadorian traders on Monday, an official said."
    assert one.event is not None
    assert one.event.event == expulsion()
    assert one.attribution is not None
    assert one.attribution.speaker.anonymous
    assert one.figure_quotes == ("40",)
    assert store.evidence(PERU, (Stand(actor=ActorId("CHL")),)) == ()


def test_who_is_told_of_together(store):
    doc = document()
    store.add([(doc, reading(doc))])

    assert [(a, b, n) for a, b, n in store.pairs() if {a, b} & {"PER", "ECU"}]
    assert all(a == "ECU" for a, _, _ in store.pairs((ActorId("ECU"),)))
    assert store.pairs((ActorId("CHL"),)) == ()
    assert store.pairs(until=date(1995, 1, 30)) == ()


def test_a_stand_holds_on_its_days_only(store):
    """An event of 30 January 1995 is not by a government that took office later."""
    doc = document()
    store.add([(doc, reading(doc))])
    later = (Stand(actor=ActorId("PER-GOV"), valid=Period(first=date(2000, 11, 22))),)
    then = (Stand(actor=ActorId("PER-GOV"), valid=Period(last=date(2000, 11, 21))),)

    assert store.evidence(later, ECUADOR) == ()
    assert len(store.evidence(then, ECUADOR)) == 1


def test_documents_after_the_cut_off_are_left_out(store):
    doc = document()
    store.add([(doc, reading(doc))])

    assert store.evidence(PERU, ECUADOR, until=date(1995, 1, 30)) == ()
    assert len(store.evidence(PERU, ECUADOR, until=date(1995, 1, 31))) == 1


def test_reprints_are_recorded_and_replaced(store):
    first, copy = document(), document(outlet="Lima Morning Post")
    store.add([(first, reading(first)), (copy, reading(copy))])

    store.set_reprints([(copy.id, first.id)])

    assert store.summary().originals == 1
    assert {e.head.reprint_of for e in store.evidence(PERU, ECUADOR)} == {None, first.id}

    store.set_reprints([])
    assert store.summary().originals == 2


def test_what_was_compared_is_kept_until_other_rules_come(store):
    first, second = document(), document(outlet="Quito Post", published=date(1995, 2, 1))
    store.add([(doc, reading(doc)) for doc in (second, first)])
    sketches = [Sketch(doc=d.id, published=d.published, grams=(3, 5, 9)) for d in (first, second)]

    assert store.uncompared("1", 1) == (first,)
    store.keep_compared(sketches[:1], (), "1")
    assert store.uncompared("1", 9) == (second,)
    store.keep_compared(sketches[1:], (Copied(one=first.id, other=second.id, share=0.7),), "1")

    assert store.uncompared("1", 9) == ()
    assert store.copied() == (Copied(one=first.id, other=second.id, share=0.7),)
    store.keep_compared(sketches[:1], (), "2")
    assert store.copied() == ()
    assert store.uncompared("2", 9) == (second,)


def test_sketches_are_near_that_share_numbers_and_days(store):
    def sketch(doc, day, *grams):
        return Sketch(doc=DocId(doc), published=day, grams=grams)

    kept = [
        sketch("a", date(1995, 2, 1), 1, 2, 3, 4),
        sketch("b", date(1995, 2, 20), 1, 2, 3, 4),
        sketch("c", None, 3, 4, 2**32 - 1),
        sketch("d", date(1995, 2, 3), 4, 8, 9),
    ]
    store.keep_compared(kept, (), "1")
    new = [sketch("e", date(1995, 2, 3), 2, 3, 4), sketch("f", date(1995, 2, 3), 2, 3, 2**32 - 1)]

    found = store.near(new, 14)

    assert [(n.one, n.other, n.shared, n.smaller) for n in found] == [
        ("e", "a", 3, 3), ("e", "c", 2, 3), ("e", "f", 2, 3),
        ("f", "a", 2, 3), ("f", "c", 2, 3), ("f", "e", 2, 3),
    ]  # fmt: skip


def test_a_number_in_very_many_sketches_still_finds_the_earliest(store):
    days = [date(1995, 1, 1) + timedelta(days=n % 9) for n in range(300)]
    crowd = [
        Sketch(doc=DocId(f"{n:03}"), published=day, grams=(1, 2)) for n, day in enumerate(days)
    ]
    store.keep_compared(crowd, (), "1")

    found = store.near([Sketch(doc=DocId("new"), published=date(1995, 1, 9), grams=(1, 2))], 14)

    assert {"000", "009", "018"} <= {pair.other for pair in found}
    assert len(found) < 150


def test_a_reprint_is_misdated_until_it_is_read_by_its_originals_day(store):
    first = document()
    copy = document(outlet="Quito Post", published=date(1995, 2, 7))
    store.add([(doc, reading(doc)) for doc in (first, copy)])
    assert store.misdated() == ()

    store.set_reprints([(copy.id, first.id)])
    assert store.misdated() == ((copy.id, first.published),)

    store.redate([(copy, reading(copy, expulsion(mode=None)), first.published)])
    assert store.misdated() == ()
    assert store.document(copy.id) == copy
    assert store.reading(copy.id) == reading(copy, expulsion(mode=None))
    assert store.summary().originals == 1

    store.set_reprints([])  # it turns out to be no copy
    assert store.misdated() == ((copy.id, None),)
    store.redate([(copy, reading(copy), None)])
    assert store.misdated() == ()


def test_heads_and_texts_of_some_documents(store):
    first, second = document(), document(outlet="Quito Post")
    store.add([(doc, reading(doc)) for doc in (first, second)])

    assert [head.outlet for head in store.heads([second.id, DocId("none")])] == ["Quito Post"]
    assert list(store.texts([first.id])) == [first]
    assert list(store.texts([])) == []


def test_a_claim_is_found_by_the_beginning_of_its_id(store):
    doc = document()
    store.add([(doc, reading(doc))])
    (claim,) = reading(doc).claims

    found = store.claim(claim.id[:6])

    assert found is not None
    assert found.evidence.claim == claim
    assert found.stored == found.standing
    assert store.claim("zzzz") is None
    assert store.claim("") is not None  # the only claim there is
    assert store.tellings(claim.event[:8]) == (found,)
    assert store.context([doc.id]) == (found.evidence,)


def test_coverage_and_what_was_dropped_are_counted(store):
    dated, undated = document(), document(outlet=None, published=None)
    from dataclasses import replace  # noqa: PLC0415

    read = replace(reading(dated), dropped=(Dropped(cause="ungrounded", count=3),))
    store.add([(dated, read), (undated, reading(undated))])

    assert [(c.day, c.documents, c.outlets) for c in store.coverage()] == [
        (date(1995, 1, 31), 1, 1),
        (None, 1, 0),
    ]
    assert store.summary().dropped == (("ungrounded", 3),)


def test_an_empty_store_answers_and_is_empty(store):
    assert store.evidence(PERU, ECUADOR) == ()
    assert list(store.documents()) == []
    assert list(store.claims()) == []
    assert store.summary().documents == 0


def test_a_batch_that_fails_leaves_nothing_behind(store):
    good, bad = document(), document(outlet="X")
    broken = reading(good)  # its spans point into another document

    with pytest.raises(Exception, match="does not lie in"):
        store.add([(good, reading(good)), (bad, broken)])

    assert store.summary().documents == 0
