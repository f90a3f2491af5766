"""Adding to a store that a running server owns: the documents go to it.

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
from typing import TYPE_CHECKING

from detente.errors import StoreBusy
from detente.model import codec
from detente.model.claims import Dropped
from detente.model.reports import AddReport
from detente.model.text import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.model.text import Incoming

_BATCH = 20  # documents a request: the server answers after each, and others may add between
_KIND = "application/vnd.detente.incoming+jsonl"


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
        json.dump({"host": served.host, "port": served.port, "token": served.token}, file)
    try:
        yield
    finally:
        place.unlink(missing_ok=True)


def server_of(store: Path) -> Served | None:
    """Return the server that says it owns the store; None if none does."""
    try:
        told = json.loads(_note(store).read_text(encoding="utf-8"))
        return Served(host=str(told["host"]), port=int(told["port"]), token=told["token"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def add_through(served: Served, items: Iterable[Incoming | Refused]) -> AddReport:
    """Send documents to the server, and return what it says of all of them.

    Raises StoreBusy if it cannot be reached or does not take them; what it took before is kept.
    """
    reports = []
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        refused = tuple(item for item in batch if isinstance(item, Refused))
        documents = [item for item in batch if not isinstance(item, Refused)]
        if documents:
            reports.append(_sent(served, documents))
        reports.append(AddReport(added=(), refused=refused, dropped=()))
    return _together(reports)


def _note(store: Path) -> Path:
    return store.with_name(store.name + ".serving")


def _sent(served: Served, documents: Sequence[Incoming]) -> AddReport:
    body = "\n".join(codec.dumps(document) for document in documents).encode()
    headers = {"Content-Type": _KIND}
    if served.token:
        headers["Authorization"] = f"Bearer {served.token}"
    connection = HTTPConnection(served.host, served.port, timeout=600)
    try:
        connection.request("POST", "/api/documents", body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
    except (OSError, HTTPException) as error:
        raise StoreBusy(
            f"The server that owns the store cannot be reached at {served.host}:{served.port} "
            f"({error}). Start it again, or stop it and add without it."
        ) from None
    finally:
        connection.close()
    if answer.status != 200:
        raise StoreBusy(
            f"The server that owns the store did not take the documents ({answer.status} "
            f"{answer.reason}). See what it printed, or stop it and add without it."
        )
    return codec.loads(AddReport, text)


def _together(reports: Sequence[AddReport]) -> AddReport:
    dropped: Counter[str] = Counter()
    for report in reports:
        dropped.update({each.cause: each.count for each in report.dropped})
    return AddReport(
        added=tuple(each for report in reports for each in report.added),
        refused=tuple(each for report in reports for each in report.refused),
        dropped=tuple(Dropped(cause=cause, count=n) for cause, n in sorted(dropped.items())),
    )
