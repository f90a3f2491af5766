"""`detente serve` as a process: adding through it, tokens, and how it stops."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from detente.cli.through import server_of

DETENTE = str(Path(sys.executable).with_name("detente"))
PAGES = {
    "one.txt": "Coast Mail\n\nPeru expels envoys of Ecuador\n\nLIMA, 3 March 1996 - Peru expelled "
    "three envoys of Ecuador on Sunday, the foreign ministry said.",
    "two.txt": "Coast Mail\n\nEcuador threatens Peru\n\nQUITO, 9 March 1996 - Ecuador threatened "
    "Peru with sanctions on Friday over the expulsions, officials said.",
}


def run(*words, **options):
    command = [DETENTE, *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False, **options
    )


@contextmanager
def serving(store, *options, env=None):
    command = [
        DETENTE,
        "serve",
        "--store",
        store,
        "--port",
        "0",
        *options,
    ]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, **(env or {})}
    ) as process:
        line = process.stderr.readline()
        found = re.search(r"http://\S+/", line)
        assert found, line + process.stderr.read()
        try:
            yield process, found[0]
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            finally:
                process.kill()


def get(url, **headers):
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  # loopback
    with urllib.request.urlopen(request, timeout=60) as reply:  # noqa: S310
        return reply.read().decode()


@pytest.fixture(scope="module")
def one_page(tmp_path_factory):
    """A store with the first page, not to be written to, beside the pages."""
    folder = tmp_path_factory.mktemp("serve")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = run("add", folder / "one.txt", "--store", folder / "a.duckdb")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def store(one_page, tmp_path):
    shutil.copytree(one_page, tmp_path, dirs_exist_ok=True)
    return tmp_path / "a.duckdb"


def test_add_goes_through_the_server_and_the_answer_changes(store):
    with serving(store) as (process, url):
        before = json.loads(get(f"{url}dyad/Peru/Ecuador.json"))
        done = run("add", store.parent / "two.txt", "--store", store, "--format", "json")
        assert done.returncode == 0, done.stderr
        after = json.loads(get(f"{url}dyad/Peru/Ecuador.json"))
        again = run("add", store.parent / "two.txt", "--store", store, "--format", "json")
    assert [each["status"] for each in json.loads(done.stdout)["added"]] == ["new"]
    assert [each["status"] for each in json.loads(again.stdout)["added"]] == ["known"]
    assert after["provenance"]["documents"] == before["provenance"]["documents"] + 1
    assert process.returncode in (0, -signal.SIGINT)
    assert not store.with_name("a.duckdb.serving").exists()
    assert run("why", "Peru", "Ecuador", "--store", store).returncode == 0


def test_the_note_beside_the_store_is_for_its_user_alone(store):
    with serving(store):
        note = store.with_name("a.duckdb.serving")
        assert note.stat().st_mode & 0o077 == 0


def test_commands_that_read_get_a_copy_and_those_that_write_are_told_it_is_held(store):
    with serving(store) as (_, url):
        done = run("why", "Peru", "Ecuador", "--store", store, "--format", "json")
        shown = json.loads(get(f"{url}dyad/Peru/Ecuador.json"))
        kept = run("why", "Peru", "Ecuador", "--store", store, "--save")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["summary"] == shown["summary"]
    assert kept.returncode == 1
    assert "is held by another process" in kept.stderr


def test_what_is_added_through_the_server_keeps_its_names_and_refusals(store):
    empty = store.parent / "empty.txt"
    empty.write_text("", encoding="utf-8")
    with serving(store) as (_, url):
        done = run("add", store.parent / "two.txt", empty, "--store", store)
        (run_of, *_) = json.loads(get(f"{url}runs.json"))
        refused = run("add", store.parent / "two.txt", "--store", store, "--jobs", "2")
    assert done.returncode == 4
    assert run_of["run"]["named"] == [str(store.parent / "two.txt"), str(empty)]
    assert run_of["run"]["refusals"] == 1
    assert refused.returncode == 2
    assert "Leave out --atlas and --jobs" in refused.stderr


def test_the_note_of_a_server_that_was_killed_is_nobodys(tmp_path):
    note = tmp_path / "a.duckdb.serving"
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    told = {"host": "127.0.0.1", "port": 1, "token": None}
    note.write_text(json.dumps({**told, "process": gone.pid}), encoding="utf-8")
    assert server_of(tmp_path / "a.duckdb") is None
    note.write_text(json.dumps({**told, "process": os.getpid()}), encoding="utf-8")
    assert server_of(tmp_path / "a.duckdb") is not None


def test_an_open_address_needs_a_token_and_then_asks_for_it(store):
    refused = run("serve", "--store", store, "--host", "0.0.0.0", "--port", "0")  # noqa: S104
    assert refused.returncode == 2
    assert "DETENTE_TOKEN" in refused.stderr

    secret = {"DETENTE_TOKEN": "of-the-desk"}
    with serving(store, "--host", "0.0.0.0", env=secret) as (_, url):  # noqa: S104
        local = url.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        with pytest.raises(urllib.error.HTTPError) as error:
            get(f"{local}llms.txt")
        assert error.value.code == 401
        error.value.close()
        assert get(f"{local}llms.txt", Authorization="Bearer of-the-desk")
        done = run("add", store.parent / "two.txt", "--store", store)
        assert done.returncode == 0, done.stderr


def test_a_port_that_is_taken_is_said_in_two_sentences(store):
    with serving(store) as (_, url):
        port = url.rstrip("/").rpartition(":")[2]
        done = run("serve", "--store", store.parent / "b.duckdb", "--port", port)
    assert done.returncode == 2
    assert "cannot be listened on" in done.stderr
    assert "--port 0" in done.stderr


def test_a_request_in_flight_ends_before_the_server_does(store):
    with serving(store) as (process, url):
        get(f"{url}llms.txt")  # the server is up
        host, _, port = url.removeprefix("http://").rstrip("/").rpartition(":")
        with closing(HTTPConnection(host, int(port), timeout=60)) as asking:
            asking.request("GET", "/dyad/Peru/Ecuador.json")
            time.sleep(0.1)
            process.send_signal(signal.SIGTERM)
            assert len(asking.getresponse().read()) > 1000
        process.wait(30)
