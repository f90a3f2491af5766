"""How fast pages are served, alone and while documents are added.

`PYTHONPATH=src:. python -m benchmarks.serving --store demo.duckdb --seconds 60` copies the store,
serves it in a process of its own on loopback, and prints one JSON line: bytes and requests of the
dyad page, milliseconds until a page that was made before is there again, and the same for many
readers at once, idle and while a batch is written every five seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = ("/dyad/AFG-TALIBAN/PAK", "/dyad/RUS/TUR", "/dyad/QAT/SAU", "/", "/dyad/RUS/TUR.json")
PAUSE = 0.5  # seconds between a reader's requests, as when pages are looked at
BATCH = 5  # documents written at once
EVERY = 5.0  # seconds from one batch to the next


@dataclass(slots=True)
class Tally:
    """Milliseconds of the requests that were answered, and how many were not."""

    took: list[float] = field(default_factory=list)
    errors: int = 0

    def figures(self) -> dict[str, float | int]:
        """Return counts and percentiles."""
        high = quantiles(self.took, n=20)[-1]
        return {
            "requests": len(self.took), "errors": self.errors,
            "p50_ms": round(median(self.took), 1), "p95_ms": round(high, 1),
        }  # fmt: skip


@contextmanager
def served(store: Path) -> Iterator[tuple[str, int]]:
    """Serve a copy of the store in a process of its own while the block runs."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "served.duckdb"
        shutil.copy(store, copy)
        command = [str(Path(sys.executable).with_name("detente")), "serve", "--port", "0"]
        with subprocess.Popen(  # noqa: S603  # our own command
            [*command, "--store", str(copy)], stderr=subprocess.PIPE, text=True
        ) as process:
            line = process.stderr.readline() if process.stderr else ""
            found = re.search(r"http://([^:/]+):(\d+)/", line)
            if not found:
                raise SystemExit(f"The server did not start: {line}")
            try:
                yield found[1], int(found[2])
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(60)


def get(connection: HTTPConnection, path: str) -> tuple[int, bytes]:
    """Return status and body, packed as they come."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Accept": "text/html"})
    reply = connection.getresponse()
    return reply.status, reply.read()


def weight(host: str, port: int, path: str) -> dict[str, int]:
    """Return the bytes on the wire and the requests of one page with all it loads."""
    connection = HTTPConnection(host, port, timeout=120)
    connection.request("GET", path, headers={"Accept": "text/html"})
    plain = connection.getresponse().read().decode()
    _, packed = get(connection, path)
    found = sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', plain)))
    modules = {
        each
        for one in found
        if one.endswith(".js")
        for each in re.findall(r'from "(\./[^"]+)"', get_text(connection, one))
    }
    found += [
        f"/static/{each[2:]}" for each in sorted(modules) if f"/static/{each[2:]}" not in found
    ]
    sizes = [len(get(connection, each)[1]) for each in found]
    return {
        "bytes": len(packed) + sum(sizes),
        "page_bytes": len(packed),
        "requests": 1 + len(found),
    }


def get_text(connection: HTTPConnection, path: str) -> str:
    """Return a body as text."""
    connection.request("GET", path)
    return connection.getresponse().read().decode()


def warm(host: str, port: int, path: str, times: int = 100) -> float:
    """Return the median milliseconds of a page that was asked for before, one reader."""
    connection = HTTPConnection(host, port, timeout=120)
    get(connection, path)
    took = []
    for _ in range(times):
        started = time.perf_counter()
        get(connection, path)
        took.append((time.perf_counter() - started) * 1000)
    return round(median(took), 2)


def read_until(end: float, host: str, port: int, turn: int, tally: Tally) -> None:
    """Ask for one page after another, as a reader does, until a time."""
    connection = HTTPConnection(host, port, timeout=60)
    time.sleep(PAUSE * (turn % 10) / 10)
    while time.monotonic() < end:
        turn += 1
        started = time.perf_counter()
        try:
            status, _ = get(connection, PAGES[turn % len(PAGES)])
            if status != 200:
                tally.errors += 1
            tally.took.append((time.perf_counter() - started) * 1000)
        except OSError:
            tally.errors += 1
            connection.close()
        time.sleep(PAUSE)


def crowd(host: str, port: int, readers: int, seconds: float) -> Tally:
    """Return what many readers at once met."""
    tally = Tally()
    end = time.monotonic() + seconds
    threads = [
        threading.Thread(target=read_until, args=(end, host, port, turn, tally))
        for turn in range(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def write_until(stop: threading.Event, host: str, port: int, written: list[int]) -> None:
    """Add a batch of made-up documents every so often, until told to stop."""
    while not stop.wait(EVERY):
        connection = HTTPConnection(host, port, timeout=120)
        lines = [json.dumps(document(len(written) * BATCH + n)) for n in range(BATCH)]
        connection.request("POST", "/api/documents", "\n".join(lines).encode())
        reply = connection.getresponse()
        reply.read()
        written.append(reply.status)


def document(number: int) -> dict[str, str]:
    """Return a made-up report that no other repeats."""
    day = date(2001, 1, 1) + timedelta(days=number)
    return {
        "text": f"Turkey criticised Russia over the {number} trucks held at the border on "
        f"{day:%d %B}. Officials in Ankara said that talks number {number} would go on in week "
        f"{number % 52}.",
        "title": f"Report {number}", "outlet": f"Made-up Wire {number % 7}",
        "published": day.isoformat(),
    }  # fmt: skip


def main() -> None:
    """Measure, and print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    chosen = parser.parse_args()
    with served(chosen.store) as (host, port):
        result: dict[str, object] = {"benchmark": "serving", "cores": os.cpu_count()}
        result["dyad_page"] = weight(host, port, PAGES[0])
        result["warm_p50_ms"] = {path: warm(host, port, path) for path in PAGES}
        idle = crowd(host, port, chosen.readers, chosen.seconds).figures()
        stop, written = threading.Event(), []
        writer = threading.Thread(target=write_until, args=(stop, host, port, written))
        writer.start()
        busy = crowd(host, port, chosen.readers, chosen.seconds).figures()
        stop.set()
        writer.join()
        result |= {
            "idle": idle, "writing": busy, "batches": len(written),
            "batches_refused": sum(status != 200 for status in written),
            "p95_ratio": round(float(busy["p95_ms"]) / float(idle["p95_ms"]), 2),
        }  # fmt: skip
    print(json.dumps(result))


if __name__ == "__main__":
    main()
