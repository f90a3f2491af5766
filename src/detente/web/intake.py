"""New documents, through the one process that owns the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from detente.errors import DetenteError
from detente.model import codec
from detente.model.text import Incoming, Refused
from detente.web.problems import problem
from detente.web.replies import keeper_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.workspace import Workspace

router = APIRouter(prefix="/api", tags=["documents"])

INCOMING = "application/vnd.detente.incoming+jsonl"
"""Lines of `Incoming` in JSON form: documents as another detente has already parsed them."""

MOST_BYTES = 64 * 1024 * 1024


@router.post("/documents", response_model=None)
async def add_documents(
    request: Request,
    name: Annotated[
        str, Query(max_length=300, description="A file name; its ending tells the form.")
    ] = "documents.jsonl",
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
    parsed = request.headers.get("content-type", "").startswith(INCOMING)

    def take(workspace: Workspace) -> str:
        given: Iterable[Incoming | Refused]
        given = _lines(bytes(data)) if parsed else workspace.desk.incoming_in(bytes(data), name)
        return codec.dumps(workspace.take(given, named=(name,)))

    report = await run_in_threadpool(keeper_of(request).write, take)
    return Response(report, media_type="application/json")


def _lines(data: bytes) -> Iterable[Incoming | Refused]:
    for number, line in enumerate(data.splitlines(), 1):
        try:
            yield codec.loads(Incoming, line.decode())
        except (ValueError, DetenteError) as error:
            yield Refused(
                place=f"line {number}",
                message=f"Line {number} is no document ({error}). Send lines of its JSON form.",
            )
