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
from detente.web.problems import problem

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
COOKIE = "detente_token"
_OPEN = frozenset({"/login", "/static/report.css", "/static/site.css", "/static/chart.css"})
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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refused = self._refusal(Request(scope))
        await (refused or self._app)(scope, receive, with_headers)

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
            return None
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not same(bearer or request.cookies.get(COOKIE, ""), token):
            detail = (
                "This server asks for a token. Send it as `Authorization: Bearer TOKEN`, "
                "or give it on the page /login."
            )
            response = problem(request, HTTPStatus.UNAUTHORIZED, detail)
            response.headers["WWW-Authenticate"] = "Bearer"
            return response
        wait = self._bucket.wait(time.monotonic())
        if wait is None:
            return None
        detail = f"More than {self._guard.a_minute} requests came in a minute. Ask again later."
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
