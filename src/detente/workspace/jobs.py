"""Reading with several processes: order kept, few documents held, no process left behind.

Each process has a reader of its own and holds one document at a time, so that one that dies names
the document that it held. Processes are started anew ("spawn"), since the model's threads do not
survive a fork; a script that asks for several needs the guard `if __name__ == "__main__"`.
"""

from __future__ import annotations

import gc
import os
import signal
import traceback
from collections import deque
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Self, TypeVar, cast

from detente.errors import WorkerDied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from detente.model.claims import Reading
    from detente.model.text import Document, Incoming
    from detente.ports import Reader

    Read = Callable[[Incoming], Reading]

T = TypeVar("T")

_FEW = 16
"""So many documents are read in this process alone: starting others takes as long as that."""
_LOOK = 64
"""Items, documents or not, that are held while it is not yet known whether there are more than a
few."""
_AHEAD = 4
"""Documents for each process that are held while an earlier one is still being read."""
_LINGER = 2.0  # seconds that a process is given to end


@dataclass(frozen=True, slots=True)
class ToRead:
    """A document that is to be read; whatever else comes along is passed on in its place."""

    incoming: Incoming


def cores() -> int:
    """Return how many cores this process may use: its affinity, and its container's quota."""
    able = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        return max(1, min(able, round(int(quota) / int(period))))
    except (OSError, ValueError):
        return able


def read_in_order(
    items: Iterable[ToRead | T], read: Read, reader: Callable[[], Reader], jobs: int
) -> Iterator[tuple[Document, Reading] | T]:
    """Yield each document with its reading, and all else as it came, in order.

    Args:
        items: documents to be read, and things that are passed on.
        read: reads a document in this process.
        reader: makes the reader of another process; a function that can be sent there.
        jobs: how many processes read; 1 for this one alone.

    Raises:
        WorkerDied: a process ended while it was reading; the message names the document.
    """
    left = iter(items)
    while held := list(_first(left, jobs)):
        if sum(isinstance(item, ToRead) for item in held) > _FEW:
            with _Crew[T](reader, jobs) as crew:
                yield from crew.read(chain(held, left))
            return
        for item in held:
            if isinstance(item, ToRead):
                yield item.incoming.document, read(item.incoming)
            else:
                yield item


def _first(left: Iterator[ToRead | T], jobs: int) -> Iterator[ToRead | T]:
    """Take the next items, until they tell whether there is enough to read for more processes."""
    documents = 0
    for item in islice(left, _LOOK if jobs > 1 else 1):
        yield item
        documents += isinstance(item, ToRead)
        if documents > _FEW:
            return


@dataclass(slots=True)
class _Worker:
    """One process, the pipe to it, and the place in the row of the document that it holds."""

    process: BaseProcess
    pipe: Connection
    holds: int | None = None


@dataclass(slots=True)
class _Place(Generic[T]):
    """A place in the row of what is to be yielded: a document, later with its reading, or else."""

    item: ToRead | T
    reading: Reading | None = None


class _Crew(Generic[T]):
    """Several processes that read; use it in a `with` block, so that they end."""

    def __init__(self, reader: Callable[[], Reader], jobs: int) -> None:
        self._reader, self._jobs = reader, jobs
        self._workers: list[_Worker] = []
        self._row: deque[_Place[T]] = deque()
        self._first = 0  # number of the first place in the row

    def __enter__(self) -> Self:
        context = get_context("spawn")
        for _ in range(self._jobs):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, self._reader), daemon=True)
            process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours))
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_LINGER)
            if worker.process.is_alive():
                worker.process.kill()

    def read(self, items: Iterator[ToRead | T]) -> Iterator[tuple[Document, Reading] | T]:
        """Yield each document with its reading, and all else, in order."""
        given = 0  # places of the row, from its beginning, that a process has or had
        more = True
        while more or self._row:
            while more and len(self._row) < self._jobs * _AHEAD:
                item = next(items, None)
                more = item is not None
                if item is not None:
                    self._row.append(_Place(item))
            given = self._give(given)
            if self._is_done():
                yield self._taken()
                given = max(0, given - 1)
            elif self._row:
                self._receive()

    def _is_done(self) -> bool:
        if not self._row:
            return False
        place = self._row[0]
        return place.reading is not None or not isinstance(place.item, ToRead)

    def _taken(self) -> tuple[Document, Reading] | T:
        """Return the first of the row, which is done, and take it out."""
        place = self._row.popleft()
        self._first += 1
        if isinstance(place.item, ToRead):
            return place.item.incoming.document, cast("Reading", place.reading)
        return place.item

    def _give(self, given: int) -> int:
        """Hand the next documents to idle processes; return how far down the row they are."""
        idle = [worker for worker in self._workers if worker.holds is None]
        while given < len(self._row) and idle:
            item = self._row[given].item
            if isinstance(item, ToRead):
                worker = idle.pop()
                worker.holds = self._first + given
                try:
                    worker.pipe.send(item.incoming)
                except OSError:
                    raise self._died(worker) from None
            given += 1
        return given

    def _receive(self) -> None:
        """Wait for a reading and keep it at its place. Raises what went wrong with it."""
        busy = {worker.pipe: worker for worker in self._workers if worker.holds is not None}
        for pipe in wait(list(busy)):
            worker = busy[cast("Connection", pipe)]
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                raise self._died(worker) from None
            if isinstance(answer, BaseException):
                raise answer
            self._row[cast("int", worker.holds) - self._first].reading = answer
            worker.holds = None

    def _died(self, worker: _Worker) -> WorkerDied:
        worker.process.join(_LINGER)
        place = self._row[cast("int", worker.holds) - self._first]
        document = cast("ToRead", place.item).incoming.document
        return WorkerDied(
            f"The process that read {document.name or document.title or document.id} ended "
            f"(status {worker.process.exitcode}). Read that document alone with --jobs 1 to see "
            "why, or leave it out."
        )


def _work(pipe: Connection, make: Callable[[], Reader]) -> None:
    """Read what comes through a pipe until it closes; what a process of a crew does.

    Garbage is collected from the second document on: what is loaded with the first one stays, and
    looking through it for garbage takes a tenth of the time.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's to answer
    gc.disable()
    reader = make()
    while True:
        try:
            incoming: Incoming = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(reader.read(incoming.document, incoming.pairs))
        except Exception as error:  # noqa: BLE001  # any of them is told to the first process
            error.add_note(traceback.format_exc())
            pipe.send(error)
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
