"""Readers beside a writer: snapshots, what is kept, and who waits on whom."""

from __future__ import annotations

from datetime import date
from threading import Event, Thread
from time import sleep

import pytest
from tests.told import Act
from tests.unit.web.served import keeper_over

from detente.errors import NoEvidence, StoreBusy, UsedWrongly

LATE = Act(
    source="ARG-GOV", did="expelled envoys of", target="CHL-GOV", type="SANCTION",
    day=date(1978, 12, 20), outlet="Coast Mail",
)  # fmt: skip


@pytest.fixture
def keeper(tmp_path):
    with keeper_over(tmp_path) as made:
        yield made


def add(workspace):
    workspace._store.add([LATE.read()])


def count(workspace):
    return workspace.check().documents


def test_a_reader_sees_the_store_as_it_was_when_it_began(keeper):
    with keeper.reading() as reader:
        before = count(reader)
        keeper.write(add)
        assert count(reader) == before
    with keeper.reading() as later:
        assert count(later) == before + 1


def test_what_was_made_is_kept_until_the_data_change(keeper):
    made = [keeper.made("n", count) for _ in range(2)]
    calls = []
    keeper.made("n", calls.append)
    assert made[0] == made[1]
    assert calls == []

    keeper.write(add)
    assert keeper.made("n", count).value == made[0].value + 1
    assert keeper.made("n", count).version == keeper.version != made[0].version


def test_while_one_makes_it_anew_others_get_the_last(keeper):
    first = keeper.made("n", count)
    keeper.write(add)
    started, go_on = Event(), Event()

    def slowly(workspace):
        started.set()
        go_on.wait(10)
        return count(workspace)

    maker = Thread(target=keeper.made, args=("n", slowly))
    maker.start()
    started.wait(10)
    assert keeper.made("n", count) == first
    go_on.set()
    maker.join()
    assert keeper.made("n", count).value == first.value + 1


def test_a_reader_goes_on_while_one_writes(keeper):
    writing, go_on = Event(), Event()

    def slowly(workspace):
        add(workspace)
        writing.set()
        go_on.wait(10)

    writer = Thread(target=keeper.write, args=(slowly,))
    writer.start()
    writing.wait(10)
    with keeper.reading() as reader:
        assert count(reader) >= 6
    go_on.set()
    writer.join()


def test_an_earlier_data_version_can_be_read(keeper):
    before = keeper.made("n", count)
    keeper.write(add)

    with keeper.reading(before.version) as reader:
        assert count(reader) == before.value
    assert keeper.made("m", count, before.version[:6]).value == before.value


def test_a_version_that_never_was_is_refused(keeper):
    with pytest.raises(UsedWrongly, match="No data version begins"):
        keeper.made("n", count, "ffffffff")


def test_an_error_is_raised_and_not_kept(keeper):
    def fails(_):
        raise NoEvidence("Nothing is told. Add documents.")

    with pytest.raises(NoEvidence):
        keeper.made("n", fails)
    assert keeper.made("n", count).value == 6


def test_many_readers_at_once_all_get_the_same(keeper):
    found = []
    readers = [
        Thread(target=lambda: found.append(keeper.made("n", count).value)) for _ in range(20)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [6] * 20


def test_who_reads_an_earlier_version_never_meets_the_writer(keeper):
    before = keeper.version
    keeper.write(add)
    stop, failed = Event(), []

    def reads():
        while not stop.is_set():
            try:
                with keeper.reading(before) as reader:
                    assert count(reader) == 6
            except Exception as error:  # noqa: BLE001  # whatever it is, it is told below
                failed.append(error)

    reader = Thread(target=reads)
    reader.start()
    for version in range(20):
        keeper.write(lambda workspace, n=version: workspace._store.add([LATE.read(str(n + 2))]))
    stop.set()
    reader.join()
    assert failed == []


def test_what_a_person_changed_is_shown_at_once(keeper):
    first = keeper.made("n", count)
    started, go_on = Event(), Event()

    def slowly(workspace):
        started.set()
        go_on.wait(10)
        return count(workspace)

    keeper.made("m", count)
    keeper.write(add, at_once=True)
    other = Thread(target=keeper.made, args=("m", slowly))
    other.start()
    started.wait(10)
    assert keeper.made("n", count).value == first.value + 1
    go_on.set()
    other.join()


def test_no_more_than_some_wait_to_write(keeper):
    begun, go_on = Event(), Event()

    def slow(_):
        begun.set()
        assert go_on.wait(20)

    first = Thread(target=keeper.write, args=(slow,))
    first.start()
    assert begun.wait(20)
    others = [Thread(target=keeper.write, args=(lambda _: None,)) for _ in range(8)]
    for each in others:
        each.start()
    while keeper._queue._value:  # until all eight stand there
        sleep(0.01)
    with pytest.raises(StoreBusy, match="wait to write"):
        keeper.write(add)
    go_on.set()
    for each in (first, *others):
        each.join()
    keeper.write(add)
