"""The document reader, and corrections of what was read in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from detente.errors import DetenteError, NoEvidence
from detente.model.corrections import Wrong  # FastAPI reads it at run time
from detente.show.pages.addresses import address
from detente.show.pages.document import Reading, document_json, document_page, document_table
from detente.web.replies import Version, as_rows, as_text, keeper_of, reply
from detente.workspace import Objection

if TYPE_CHECKING:
    from detente.workspace import Workspace

router = APIRouter()

_Layers = Annotated[str | None, Query(max_length=80, description="Layers that are on.")]
_Span = Annotated[str | None, Query(pattern=r"^\d{1,9}-\d{1,9}$", description="Words pointed at.")]
_Claim = Annotated[str | None, Query(max_length=40)]
_Short = Annotated[str, Form(max_length=400)]
_Long = Annotated[str, Form(max_length=2000)]


@router.get("/document/{doc}.json", tags=["documents"])
def document_as_json(request: Request, doc: str, version: Version = None) -> Response:
    """Return a document: its text, what was read in it, its claims as corrected, its copies."""
    return reply(
        request, ("document", doc), lambda w: w.views.document(doc),
        lambda found, _: as_text(document_json(found)), "json", version,
    )  # fmt: skip


@router.get("/document/{doc}.csv", tags=["documents"])
def document_as_csv(request: Request, doc: str, version: Version = None) -> Response:
    """Return the claims of a document, one row a claim."""
    return reply(
        request, ("document", doc), lambda w: w.views.document(doc),
        lambda found, _: as_rows(document_table(found)), "csv", version,
    )  # fmt: skip


@router.get("/document/{doc}", include_in_schema=False)
def document(  # each is a part of the address
    request: Request, doc: str, layers: _Layers = None, span: _Span = None, correct: _Claim = None,
    version: Version = None,
) -> Response:  # fmt: skip
    """Show a document with the layers of what was read in it."""
    start, _, end = (span or "0-0").partition("-")
    how = Reading(layers=layers, span=(int(start), int(end)) if span else None, correct=correct)
    return reply(
        request, ("document", doc, how), lambda w: w.views.document(doc),
        lambda found, at: document_page(found, how, at), "html", version,
    )  # fmt: skip


@router.post("/document/{doc}/corrections", include_in_schema=False)
def correct(  # the fields of the form
    request: Request, doc: str, claim: _Short, wrong: Annotated[Wrong, Form()], by: _Short,
    because: _Long, source: _Short = "", target: _Short = "", day: _Short = "",
    type: _Short = "",  # noqa: A002  # a field's name
    layers: _Short = "",
) -> Response:  # fmt: skip
    """Keep a correction of a claim, and go back to the document; show the form again if refused."""
    given = {
        "claim": claim, "wrong": wrong, "by": by, "because": because, "source": source,
        "target": target, "day": day, "type": type,
    }  # fmt: skip
    objection = Objection(
        wrong=wrong, by=by, because=because, sources=_names(source), targets=_names(target),
        day=day.strip() or None, type=type.strip() or None,
    )  # fmt: skip
    try:
        keeper_of(request).write(lambda w: _corrected(w, doc, claim, objection), at_once=True)
    except DetenteError as error:
        how = Reading(
            layers=layers or None, correct=claim, given=tuple(given.items()), refused=str(error)
        )
        return _again(request, doc, how)
    place = address("document", doc, layers=layers or None) + "#corrections"
    return RedirectResponse(place, 303)


def _names(words: str) -> tuple[str, ...]:
    """Return the names of a field; a semicolon separates several."""
    return tuple(each.strip() for each in words.split(";") if each.strip())


def _corrected(workspace: Workspace, doc: str, claim: str, objection: Objection) -> None:
    """Correct a claim of a document. Raises NoEvidence if that has no such claim."""
    found = workspace.evidence(claim)
    if not claim or any(each.evidence.claim.id != claim for each in found):
        raise NoEvidence(f"{claim!r} is no claim. Choose one on the page of its document.")
    if found[0].evidence.head.id != doc:
        raise NoEvidence(
            f"Claim {claim} does not stand in document {doc}. Correct it on the page of document "
            f"{found[0].evidence.head.id}."
        )
    workspace.correct(claim, objection)


def _again(request: Request, doc: str, how: Reading) -> Response:
    """Return the page with the form as it was filled in, and what is wrong with it."""
    with keeper_of(request).reading() as workspace:
        made = document_page(workspace.views.document(doc), how, workspace.data_version)
    return Response(made, 400, media_type="text/html")
