"""Working with a store that a running server owns: documents go to it, readers get a copy.

`detente serve` leaves a note beside the store, readable by its user alone, that says where it
listens. Each batch is one request; what the server says of them is put together again.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from detente.errors import StoreBusy
from detente.model import codec
from detente.model.claims import Dropped
from detente.model.reports import AddReport
from detente.model.text import Refused
from detente.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from detente.model.text import Incoming
    from detente.settings import Settings

_BATCH = 20  # documents a request: the server answers after each, and others may add between
_NAMES = 50  # names that the log of a run holds, at most
_KIND = {"Content-Type": "application/vnd.detente.incoming+jsonl"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Where a server listens that owns a store. `token`: what it asks for; None for nothing."""

    host: str
    port: int
    token: str | None


@contextmanager
def noted(store: Path, served: Served) -> Iterator[None]:
    """Leave the note beside the store while the block runs."""
    place = _note(store)
    place.unlink(missing_ok=True)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        told = {"host": served.host, "port": served.port, "token": served.token}
        json.dump({**told, "process": os.getpid()}, file)
    try:
        yield
    finally:
        place.unlink(missing_ok=True)


def server_of(store: Path) -> Served | None:
    """Return the server that says it owns the store; None if none does.

    The note of one that was killed says so too: it is nobody's once its process is gone.
    """
    try:
        told = json.loads(_note(store).read_text(encoding="utf-8"))
        os.kill(int(told["process"]), 0)  # asks whether it lives, and does nothing to it
        return Served(host=str(told["host"]), port=int(told["port"]), token=told["token"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None


@contextmanager
def reading(store: Path, settings: Settings | None = None) -> Iterator[Workspace]:
    """Open a store to read from it; of one that is served, a copy as it is now.

    Raises as `Workspace.open`, and StoreBusy if another process than a server holds it.
    """
    copy = None
    try:
        try:
            workspace = Workspace.open(store, settings, create=False)
        except StoreBusy:
            served = server_of(store)
            if served is None:
                raise
            copy = Path(json.loads(_asked(served, "/api/copy", b"", {}))["path"])
            workspace = Workspace.open(copy, settings, create=False)
        with workspace:
            yield workspace
    finally:
        if copy is not None:
            rmtree(copy.parent, ignore_errors=True)


def add_through(
    served: Served, items: Iterable[Incoming | Refused], named: Sequence[str]
) -> AddReport:
    """Send documents to the server, and return what it says of all of them.

    `named`: what its log of runs calls them. Raises StoreBusy if it cannot be reached or does not
    take them; what it took before is kept.
    """
    rest = iter(items)
    place = "/api/documents?" + urlencode([("named", name) for name in named[:_NAMES]])
    reports = []
    while batch := list(islice(rest, _BATCH)):
        reports.append(codec.loads(AddReport, _asked(served, place, _lines(batch), _KIND)))
    return _together(reports)


def _note(store: Path) -> Path:
    return store.with_name(store.name + ".serving")


def _lines(items: Sequence[Incoming | Refused]) -> bytes:
    lines = (("refused " if isinstance(i, Refused) else "") + codec.dumps(i) for i in items)
    return "\n".join(lines).encode()


def _asked(served: Served, place: str, body: bytes, headers: Mapping[str, str]) -> str:
    """Return what the server answers to a POST. Raises StoreBusy if it does not do it."""
    headers = dict(headers)
    if served.token:
        headers["Authorization"] = f"Bearer {served.token}"
    connection = HTTPConnection(served.host, served.port, timeout=600)
    try:
        connection.request("POST", place, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
    except (OSError, HTTPException) as error:
        raise StoreBusy(
            f"The server that owns the store cannot be reached at {served.host}:{served.port} "
            f"({error}). Start it again, or stop it and go on without it."
        ) from None
    finally:
        connection.close()
    if answer.status != 200:
        raise StoreBusy(
            f"The server that owns the store did not do it ({answer.status} {answer.reason}). "
            "See what it printed, or stop it and go on without it."
        )
    return text


def _together(reports: Sequence[AddReport]) -> AddReport:
    dropped: Counter[str] = Counter()
    for report in reports:
        dropped.update({each.cause: each.count for each in report.dropped})
    return AddReport(
        added=tuple(each for report in reports for each in report.added),
        refused=tuple(each for report in reports for each in report.refused),
        dropped=tuple(Dropped(cause=cause, count=n) for cause, n in sorted(dropped.items())),
    )
