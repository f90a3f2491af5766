"""What every store engine does while it is served: readers beside it, and lists by the page."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
from tests.told import ACTS

ENGINES = entry_points(group="detente.stores")


@pytest.fixture(params=ENGINES, ids=lambda point: point.name)
def store(request, tmp_path):
    opened = request.param.load()(tmp_path / "test.store")
    opened.add([act.read() for act in ACTS])
    yield opened
    opened.close()


def late(version: str):
    return [act.read(version) for act in ACTS[:2]]


def test_a_reader_beside_sees_what_was_there_when_it_began(store):
    beside = store.beside()
    before = beside.summary()
    store.add(late("2"))
    store.keep_state()

    assert beside.summary() == before
    beside.close()
    later = store.beside()
    assert later.summary().data_version == store.summary().data_version != before.data_version
    later.close()


def test_a_reader_beside_writes_nothing_down(store):
    beside = store.beside()
    beside.keep_state()
    beside.close()
    assert store.states() == ()


def test_a_reader_beside_is_not_closed_with_another(store):
    one, other = store.beside(), store.beside()
    one.close()
    assert other.summary().documents == len(ACTS)
    other.close()
    assert store.summary().documents == len(ACTS)


def pages(get):
    after = ""
    while after is not None:
        page = get(after)
        yield page.items
        after = page.after


def test_documents_are_listed_by_id_each_once(store):
    parts = list(pages(lambda after: store.catalogue.documents(after, 4)))
    ids = [head.id for part in parts for head in part]
    assert [len(part) for part in parts] == [4, 2]
    assert ids == sorted(act.document.id for act in ACTS)


def test_a_page_that_ends_the_list_says_so(store):
    assert store.catalogue.documents("", len(ACTS)).after is None


def test_claims_are_listed_by_id_each_once(store):
    ids = [
        item.claim.id
        for part in pages(lambda after: store.catalogue.claims(after, 4, (), None))
        for item in part
    ]
    assert ids == sorted(stored.evidence.claim.id for stored in store.claims())


def test_claims_of_some_actors_and_of_a_kind(store):
    sources = {act.source for act in ACTS}
    for source in sources:
        found = store.catalogue.claims("", 100, (source,), "event").items
        assert found
        assert all(
            source in (*item.event.event.sources, *item.event.event.targets, *item.claim.actors)
            for item in found
        )
    assert store.catalogue.claims("", 100, ("NOBODY",), None).items == ()
    assert store.catalogue.claims("", 100, (), "turn").items == ()
