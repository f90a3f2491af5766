"""The one owner of a store that is served: many read it side by side, one writes.

A reader works on a snapshot of its own, so it never waits on the writer and never sees half a
batch. What was made for a page is kept until the data version changes; while it is made anew for
a newer version, others get what was made for the last one, which says so itself.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from detente.errors import StoreBusy

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from detente.workspace import Workspace

T = TypeVar("T")

_MOST = 200  # pages that are kept
_WAITING = 8  # writes that may wait: each holds one of the forty threads that answer readers


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """A value, and the data version that it was made for."""

    version: str
    value: T


@dataclass(slots=True)
class _Kept:
    """What was made last under one key; None if nothing was. `making`: held by who makes it.

    `since`: how many writes had ended when it was begun.
    """

    making: Lock
    made: Made[object] | None = None
    since: int = 0


class Keeper:
    """Hands out readers, lets one writer in at a time, and keeps what was made."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._writing = Lock()
        self._queue = BoundedSemaphore(1 + _WAITING)
        self._beside = Lock()
        self._keeping = Lock()
        self._renewing = Lock()
        self._writes = 0
        self._floor = 0  # what was begun before so many writes had ended is shown to nobody
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        workspace.states()  # writes down the state, which its readers cannot
        self._version = workspace.data_version

    @property
    def version(self) -> str:
        """The data version that new readers see."""
        return self._version

    @contextmanager
    def reading(self, version: str | None = None) -> Iterator[Workspace]:
        """Give a workspace that sees the store as it is now, or as it was at a data version.

        Raises UsedWrongly for a version that the store never was at, NoEvidence for one that
        cannot be had again.
        """
        with self._beside:
            workspace = self._workspace.beside(None if self._is_now(version) else version)
            if version is not None and not workspace.data_version.startswith(version):
                workspace.close()  # something was written just now
                workspace = self._workspace.beside(version)
        with workspace:
            yield workspace

    def write(self, do: Callable[[Workspace], T], *, at_once: bool = False) -> T:
        """Let `do` change the store, alone; readers go on meanwhile.

        `at_once`: no reader is shown what was made before, as a person looks at what she changed.
        Raises StoreBusy if too many wait to write already.
        """
        if not self._queue.acquire(blocking=False):
            raise StoreBusy(
                f"{_WAITING} others wait to write to the store. Send it again in some seconds."
            )
        try:
            return self._written(do, at_once=at_once)
        finally:
            self._queue.release()

    def _written(self, do: Callable[[Workspace], T], *, at_once: bool) -> T:
        with self._writing:
            try:
                return do(self._workspace)
            finally:
                self._workspace.states()
                self._version = self._workspace.data_version
                self._writes += 1
                if at_once:
                    self._floor = self._writes

    def made(
        self, key: Hashable, make: Callable[[Workspace], T], version: str | None = None
    ) -> Made[T]:
        """Return what `make` makes of a reader, kept from an earlier call where that still holds.

        `key` names what is made, `version` excluded. Errors of `make` are raised, and not kept.
        """
        entry = self._entry((version, key))
        now = version or self._version
        last = entry.made if entry.since >= self._floor or version is not None else None
        # While a long write goes on its parts come to be seen, but nobody asks for these.
        if last is not None and (last.version == now or self._writing.locked()):
            return cast("Made[T]", last)
        # What was never made is worth waiting for. What is only old is made anew by one thread
        # at a time, whatever the page: readers share two cores with the one that writes.
        lock = entry.making if last is None else self._renewing
        if not lock.acquire(blocking=last is None):
            return cast("Made[T]", last)
        try:
            if last is None or entry.made is None or entry.made.version != now:
                since = self._writes
                with self.reading(version) as workspace:
                    made: Made[object] = Made(version or workspace.data_version, make(workspace))
                entry.made, entry.since = made, since
            return cast("Made[T]", entry.made)
        finally:
            lock.release()

    def close(self) -> None:
        """Wait for the writer, and release the store."""
        with self._writing:
            self._workspace.close()

    def _is_now(self, version: str | None) -> bool:
        return version is None or version == self._version

    def _entry(self, key: Hashable) -> _Kept:
        with self._keeping:
            entry = self._kept.setdefault(key, _Kept(Lock()))
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return entry
