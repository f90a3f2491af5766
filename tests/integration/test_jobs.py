"""Reading with several processes: the same readings in the same order, and a clean end."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from detente.errors import WorkerDied
from detente.model.text import Document, Incoming, Refused
from detente.settings import Settings
from detente.workspace import Desk, Workspace
from detente.workspace.jobs import ToRead, cores

COUNT = 24


def incoming(number: int) -> Incoming:
    text = f"Egypt accused Ethiopia on Monday. At least {number + 10} people were killed."
    return Incoming(document=Document(text=text, name=f"page {number}"))


def items() -> list[ToRead | Refused]:
    found: list[ToRead | Refused] = [ToRead(incoming(number)) for number in range(COUNT)]
    return [*found[:20], Refused(place="here", message="Not so."), *found[20:]]


def test_two_processes_give_what_one_gives_in_the_same_order():
    desk = Desk(Settings())

    assert list(desk.readings(items(), jobs=2)) == list(desk.readings(items(), jobs=1))
    assert not multiprocessing.active_children()


def test_few_documents_start_no_process():
    found = Desk(Settings()).readings([ToRead(incoming(1))], jobs=8)

    next(found)
    assert not multiprocessing.active_children()


def test_a_reading_can_be_left_in_the_middle():
    found = Desk(Settings()).readings(items(), jobs=2)
    for _ in range(18):
        next(found)
    assert multiprocessing.active_children()

    found.close()
    assert not multiprocessing.active_children()


def test_a_process_that_dies_is_an_error_that_names_the_document():
    def kill_the_first():
        while not (children := multiprocessing.active_children()):
            time.sleep(0.01)
        os.kill(children[0].pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_the_first)
    killer.start()
    with pytest.raises(WorkerDied, match=r"The process that read page \d+ ended \(status -9\)"):
        list(Desk(Settings()).readings(items(), jobs=2))

    killer.join()
    assert not multiprocessing.active_children()


def test_what_goes_wrong_in_a_process_is_raised_here():
    bad = [*items()[:17], ToRead(Incoming(document=Document(text="x"), pairs=((None, None),)))]  # type: ignore[arg-type]

    with pytest.raises(TypeError):
        list(Desk(Settings()).readings(bad, jobs=2))
    assert not multiprocessing.active_children()


def test_a_store_is_the_same_whoever_read(tmp_path):
    lines = [json.dumps({"id": str(n), "text": incoming(n).document.text}) for n in range(COUNT)]
    pages = tmp_path / "pages.jsonl"
    pages.write_text("\n".join([*lines, lines[0]]))
    reports = []
    for jobs in (1, 2):
        with Workspace.open(tmp_path / f"{jobs}.duckdb") as workspace:
            reports.append(workspace.add([str(pages)], jobs=jobs))

    assert reports[0] == reports[1]
    assert len(reports[0].added) == COUNT


def _is_gone(group: int) -> bool:
    """Return whether no process of a group is left, within ten seconds."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="signals to a group are POSIX's")
def test_ctrl_c_ends_every_process(tmp_path):
    pages = tmp_path / "pages.jsonl"
    rows = ({"id": str(n), "text": incoming(n).document.text} for n in range(5_000))
    pages.write_text("\n".join(json.dumps(row) for row in rows))
    command = [sys.executable, "-c", "from detente.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "read", str(pages), "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    with process.stdout as lines:
        for _ in range(COUNT):
            lines.readline()
        os.killpg(process.pid, signal.SIGINT)
        lines.read()
        assert process.wait(timeout=30) != 0

    assert _is_gone(process.pid)


def test_cores_are_those_of_this_process():
    assert 1 <= cores() <= (os.cpu_count() or 1)
