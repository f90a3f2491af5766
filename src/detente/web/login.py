"""Where a person gives the token of a server that asks for one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from detente.show.site import page
from detente.web.guard import COOKIE, Guard, same

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login() -> Response:
    """Show the form."""
    return Response(page("login", None, wrong=False), media_type="text/html")


@router.post("/login")
def logged_in(request: Request, token: Annotated[str, Form(max_length=400)]) -> Response:
    """Keep the token in a cookie that no script can read, if it is right."""
    guard: Guard = request.app.state.guard
    if guard.token is not None and not same(token, guard.token):
        return Response(page("login", None, wrong=True), 401, media_type="text/html")
    reply = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    reply.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure)
    return reply
