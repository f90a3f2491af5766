"""What pages list: one suite for every store engine that is registered."""

from __future__ import annotations

from datetime import date
from importlib.metadata import entry_points

import pytest
from tests.made import document, reading
from tests.told import ACTS, ARGENTINA, CHILE

from detente.model.actors import ActorId, Stand
from detente.model.coded import RejectedRows
from detente.model.runs import Run
from detente.model.searched import Search
from detente.model.text import Refused
from detente.model.times import Period

ENGINES = sorted(entry_points(group="detente.stores"), key=lambda point: point.name)


@pytest.fixture(params=ENGINES, ids=lambda point: point.name)
def store(request, tmp_path):
    opened = request.param.load()(tmp_path / "test.store")
    yield opened
    opened.close()


@pytest.fixture
def told(store):
    store.add([act.read() for act in ACTS])
    return store


def test_who_copies_whom(store):
    first, copy = document(), document(outlet="Lima Morning Post", published=date(1995, 2, 1))
    store.add([(first, reading(first)), (copy, reading(copy))])
    store.set_reprints([(copy.id, first.id)])

    (family,) = store.catalogue.families(None, 10)
    lima, andes = store.catalogue.outlets()

    assert store.catalogue.copies(first.id) == (copy.id,)
    assert (family.original, family.copies) == (first.id, (copy.id,))
    assert store.catalogue.families("Lima Morning Post", 10) == (family,)
    assert store.catalogue.families("River Herald", 10) == ()
    assert (andes.originals, lima.originals) == (1, 0)
    assert [(each.outlet, each.documents) for each in lima.copies] == [("The Andes Courier", 1)]
    assert andes.copied[0].outlet == "Lima Morning Post"


def test_with_whom_an_actor_acts(told):
    (chile,) = told.catalogue.met((Stand(actor=ActorId(ARGENTINA)),), 10)

    assert (chile.actor, chile.acts, chile.documents) == (CHILE, len(ACTS), len(ACTS))
    assert (chile.first, chile.last) == (ACTS[0].day, ACTS[-1].day)
    assert {(each.year, each.type) for each in chile.counts} == {
        (act.day.year, act.type) for act in ACTS
    }


def test_an_actor_acts_on_its_days_only(told):
    days = Period(first=date(1978, 1, 1), last=date(1978, 7, 1))
    (chile,) = told.catalogue.met((Stand(actor=ActorId(ARGENTINA), valid=days),), 10)
    assert sum(each.acts for each in chile.counts) == 2


def test_a_run_is_kept_and_changes_no_data_version(told):
    told.keep_state()
    before = told.summary()
    added = Run(kind="add", named=("a.txt",), new=1, refused=(Refused(place="b", message="No."),))
    loaded = Run(
        kind="load", rows=3, kept=2,
        rejected=(RejectedRows(cause="bad date", rows=1, examples=((2, "x"),)),),
    )  # fmt: skip

    told.catalogue.keep_run(added)
    told.catalogue.keep_run(loaded)

    later, earlier = told.catalogue.runs(10)
    assert (later.run, earlier.run) == (loaded, added)
    assert (later.number, earlier.number) == (2, 1)
    assert later.data_version == before.data_version
    assert told.summary() == before
    assert told.catalogue.runs(1) == (later,)


def test_texts_are_found_by_their_words(told):
    hits = told.catalogue.search(Search(words="border"), ())
    assert hits.total == 1
    assert "border" in [each.text for each in hits.hits[0].snippets if each.marked]
    assert told.catalogue.search(Search(), ()).total == len(ACTS)
    assert told.catalogue.search(Search(), (Stand(actor=ActorId("PER-GOV")),)).total == 0
    assert told.catalogue.search(Search(), (Stand(actor=ActorId(CHILE)),)).total == len(ACTS)


def test_doubts_are_counted_and_listed_alike(told):
    for doubt, count in told.catalogue.doubts():
        assert len(told.catalogue.doubtful(doubt, 0, 100)) == count
        assert len(told.catalogue.doubtful(doubt, 1, 100)) == max(count - 1, 0)
    assert dict(told.catalogue.doubts())["rules"] == len(ACTS)
