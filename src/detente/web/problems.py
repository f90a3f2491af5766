"""Errors as a person or a program can read them: a page, or problem+json (RFC 9457)."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from detente.errors import (
    BadInput,
    BadValue,
    DetenteError,
    MissingExtra,
    NoEvidence,
    StoreError,
    UsedWrongly,
)
from detente.show.site import problem_page
from detente.web.headers import HEADERS

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

_STATUS: tuple[tuple[type[DetenteError], HTTPStatus], ...] = (
    (NoEvidence, HTTPStatus.NOT_FOUND),
    (UsedWrongly, HTTPStatus.BAD_REQUEST),
    (BadValue, HTTPStatus.BAD_REQUEST),
    (BadInput, HTTPStatus.UNPROCESSABLE_ENTITY),
    (MissingExtra, HTTPStatus.NOT_IMPLEMENTED),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),  # a busy one, too
)
PROBLEM = "application/problem+json"
_WAIT = 10  # seconds after which who found the store busy may ask again


def problem(request: Request, status: int, detail: str, kind: str = "about:blank") -> Response:
    """Return an error in the form that was asked for: a page for browsers, else problem+json."""
    title = HTTPStatus(status).phrase
    if "text/html" in request.headers.get("accept", "") and _is_page(request.url.path):
        return Response(problem_page(title, detail), status, media_type="text/html")
    body = {"type": kind, "title": title, "status": status, "detail": detail}
    return Response(json.dumps(body, ensure_ascii=False), status, media_type=PROBLEM)


def install(app: FastAPI) -> None:
    """Answer every error of the app in two sentences."""
    app.add_exception_handler(DetenteError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _bug)


def _is_page(path: str) -> bool:
    return not path.startswith("/api/") and not path.endswith((".json", ".csv"))


def _bug(request: Request, error: Exception) -> Response:
    """Say that it is our fault; the server logs the error itself, whose words stay here."""
    detail = f"detente failed on this ({type(error).__name__}). Please report what was asked for."
    reply = problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, detail)
    reply.headers.update(HEADERS)  # such a reply does not come through the guard
    return reply


def _ours(request: Request, error: Exception) -> Response:
    found = (status for kind, status in _STATUS if isinstance(error, kind))
    status = next(found, HTTPStatus.INTERNAL_SERVER_ERROR)
    reply = problem(request, status, str(error), f"urn:detente:{type(error).__name__}")
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        reply.headers["Retry-After"] = str(_WAIT)
    return reply


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # what it is installed for
    first = error.errors()[0]
    place = " ".join(str(part) for part in first["loc"])
    detail = f"The request's {place} is not valid ({first['msg']}). See /openapi.json for its form."
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # what it is installed for
    told = error.detail if error.status_code != HTTPStatus.NOT_FOUND else ""
    detail = told or f"There is no page {request.url.path}. Begin at the home page, /."
    reply = problem(request, error.status_code, detail)
    reply.headers.update(error.headers or {})
    return reply
