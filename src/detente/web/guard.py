"""Who may ask, how often, from where, and what a browser may do with what it gets."""

from __future__ import annotations

import hmac
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from detente.errors import UsedWrongly
from detente.web.headers import HEADERS
from detente.web.problems import problem

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
COOKIE = "detente_token"
_OPEN = frozenset({"/login", "/static/report.css", "/static/site.css", "/static/chart.css"})
_TRIES = 30  # wrong tokens a minute, of all callers together
_READS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What is asked of callers.

    Attributes:
        token: The secret that each request must carry; None for a server on loopback, where the
            Host header must be loopback too, so that no web page can reach it by a name of its own.
        a_minute: Requests that one token may make in a minute.
    """

    token: str | None = None
    a_minute: int = 600


def guard_for(host: str, token: str | None) -> Guard:
    """Return the guard for an address. Raises UsedWrongly where a token is needed and missing."""
    if host not in LOOPBACK and not token:
        raise UsedWrongly(
            f"{host} can be reached from other machines, and no token is set. Set DETENTE_TOKEN "
            "to a long secret, or serve on 127.0.0.1."
        )
    if token and not token.isascii():
        raise UsedWrongly(
            "DETENTE_TOKEN holds a letter that no header can carry. Use plain letters and digits."
        )
    return Guard(token=token or None)


def same(given: str, token: str) -> bool:
    """Return whether a token is right, in a time that tells nothing of how wrong it is."""
    return hmac.compare_digest(given.encode(), token.encode())


class Guarded:
    """ASGI middleware: checks every request, and adds HEADERS to every response."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app = app
        self._guard = guard
        self._bucket = _Bucket(guard.a_minute)
        self._tries = _Bucket(_TRIES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        head = scope["method"] == "HEAD"

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            elif head:
                message = {**message, "body": b""}
            await send(message)

        # Every page answers HEAD as it answers GET, without the body (RFC 9110, 9.3.2).
        asked = {**scope, "method": "GET"} if head else scope
        refused = self._refusal(Request(asked))
        await (refused or self._app)(asked, receive, with_headers)

    def _refusal(self, request: Request) -> Response | None:
        if request.method not in _READS and not _from_here(request):
            return problem(
                request, HTTPStatus.FORBIDDEN,
                "This change was asked for by another site's page. Ask from a page of this server.",
            )  # fmt: skip
        if self._guard.token is None:
            return _foreign_name(request)
        return self._without_token(request, self._guard.token)

    def _without_token(self, request: Request, token: str) -> Response | None:
        if request.url.path in _OPEN:
            return self._too_many(request, self._tries) if request.method == "POST" else None
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not same(bearer or request.cookies.get(COOKIE, ""), token):
            if refused := self._too_many(request, self._tries):
                return refused
            detail = (
                "This server asks for a token. Send it as `Authorization: Bearer TOKEN`, "
                "or give it on the page /login."
            )
            response = problem(request, HTTPStatus.UNAUTHORIZED, detail)
            response.headers["WWW-Authenticate"] = "Bearer"
            return response
        return self._too_many(request, self._bucket)

    def _too_many(self, request: Request, bucket: _Bucket) -> Response | None:
        wait = bucket.wait(time.monotonic())
        if wait is None:
            return None
        detail = "Too many requests came in a minute. Ask again later."
        response = problem(request, HTTPStatus.TOO_MANY_REQUESTS, detail)
        response.headers["Retry-After"] = str(wait)
        return response


class _Bucket:
    """Requests that may still be made; it fills as time goes by."""

    def __init__(self, a_minute: int) -> None:
        self._most = float(a_minute)
        self._left = float(a_minute)
        self._then: float | None = None

    def wait(self, now: float) -> int | None:
        """Take one request; return the whole seconds to wait if there is none, else None."""
        if self._then is not None:
            self._left = min(self._most, self._left + (now - self._then) * self._most / 60)
        self._then = now
        if self._left < 1:
            return int((1 - self._left) * 60 / self._most) + 1
        self._left -= 1
        return None


def _from_here(request: Request) -> bool:
    """Return whether a change comes from a page of ours, or from no page at all (a program)."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is None or origin == f"{request.url.scheme}://{request.headers.get('host', '')}"


def _foreign_name(request: Request) -> Response | None:
    given = request.headers.get("host", "")
    host = given.partition("]")[0].strip("[") if given.startswith("[") else given.split(":")[0]
    if host in LOOPBACK:
        return None
    detail = f"This server is not called {host!r}. Ask for it as 127.0.0.1 or localhost."
    return problem(request, HTTPStatus.MISDIRECTED_REQUEST, detail)
