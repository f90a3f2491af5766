"""New documents, through the one process that owns the store."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response

from detente.errors import DetenteError
from detente.model import codec
from detente.model.text import Incoming, Refused
from detente.web.guard import LOOPBACK
from detente.web.problems import problem
from detente.web.replies import keeper_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.workspace import Workspace

router = APIRouter(prefix="/api", tags=["documents"])

INCOMING = "application/vnd.detente.incoming+jsonl"
"""Lines of `Incoming` in JSON form: documents as another detente has already parsed them."""

REFUSED = "refused "
"""Begins a line that holds a `Refused`: what could not be parsed there, for the log of runs."""

_GZIP = b"\x1f\x8b"
MOST_BYTES = 64 * 1024 * 1024


@router.post("/documents", response_model=None)
async def add_documents(
    request: Request,
    name: Annotated[
        str, Query(max_length=300, description="A file name; its ending tells the form.")
    ] = "documents.jsonl",
    named: Annotated[
        list[str] | None,
        Query(max_length=50, description="What the log of runs calls them; else by `name`."),
    ] = None,
) -> Response:
    """Read documents into the store: the bytes of one file, in any form that `detente add` takes.

    Answers with the report of what was added, known, a reprint, or refused. Readers go on
    meanwhile. At most 64 MiB.
    """
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > MOST_BYTES:
            detail = "More than 64 MiB came in one request. Send the documents in several."
            return problem(request, 413, detail)
    if not data.strip():
        detail = "The request holds no document. Send the bytes of one file."
        return problem(request, 422, detail)
    if data.startswith(_GZIP):
        unpacked = _unpacked(bytes(data))
        if unpacked is None:
            detail = "The file cannot be unpacked, or holds over 64 MiB. Send it in parts."
            return problem(request, 413, detail)
        data, name = bytearray(unpacked), name.removesuffix(".gz")
    parsed = request.headers.get("content-type", "").startswith(INCOMING)

    def take(workspace: Workspace) -> str:
        given: Iterable[Incoming | Refused]
        given = _lines(bytes(data)) if parsed else workspace.desk.incoming_in(bytes(data), name)
        return codec.dumps(workspace.take(given, named=tuple(named or (name,))))

    report = await run_in_threadpool(keeper_of(request).write, take)
    return Response(report, media_type="application/json")


@router.post("/copy", response_model=None)
def copy(request: Request) -> Response:
    """Copy the store as it is now into a folder of this machine, for another process to open.

    Answers with {"path": ...}; whoever asked deletes the folder. Only for who is on this machine.
    """
    if request.client is None or request.client.host not in LOOPBACK:
        detail = "A copy of the store is made for this machine alone. Ask the pages instead."
        return problem(request, 403, detail)
    folder = Path(mkdtemp(prefix="detente-"))
    try:
        with keeper_of(request).reading() as workspace:
            workspace.copy_to(folder / "copy.duckdb")
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise
    return JSONResponse({"path": str(folder / "copy.duckdb")})


def _unpacked(data: bytes) -> bytes | None:
    """Return what is packed; None if it cannot be unpacked or is larger than may be sent."""
    try:
        with gzip.open(BytesIO(data)) as packed:
            found = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return found if len(found) <= MOST_BYTES else None


def _lines(data: bytes) -> Iterable[Incoming | Refused]:
    for number, line in enumerate(data.splitlines(), 1):
        try:
            text = line.decode()
            item: Incoming | Refused
            if text.startswith(REFUSED):
                item = codec.loads(Refused, text.removeprefix(REFUSED))
            else:
                item = codec.loads(Incoming, text)
            codec.dumps(item).encode()  # half a character cannot be stored
            yield item
        except (ValueError, RecursionError, DetenteError) as error:
            yield Refused(
                place=f"line {number}",
                message=f"Line {number} is no document ({error}). Send lines of its JSON form.",
            )
