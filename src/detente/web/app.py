"""The application: pages, their twins and the API, over one keeper."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from detente import __version__
from detente.web import (
    actors,
    answers,
    around,
    claims,
    compare,
    digest,
    documents,
    dyads,
    events,
    home,
    intake,
    lists,
    login,
    outlets,
    problems,
    review,
    runs,
    search,
    whatif,
)
from detente.web.guard import Guarded

if TYPE_CHECKING:
    from detente.web.guard import Guard
    from detente.web.keeper import Keeper


_MODULES = (
    home, dyads, events, documents, actors, claims, compare, around, whatif, answers, digest,
    search, outlets, runs, review, intake, lists, login,
)  # fmt: skip


def make_app(keeper: Keeper, guard: Guard) -> FastAPI:
    """Return the application that serves the keeper's store."""
    app = FastAPI(
        title="detente", version=__version__, docs_url=None, redoc_url=None,
        summary="Why did A sour on B? Each number and sentence opens to the words it rests on.",
    )  # fmt: skip
    app.state.keeper = keeper
    app.state.guard = guard
    problems.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=500)
    app.add_middleware(Guarded, guard=guard)
    static = resources.files("detente.show") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    for module in _MODULES:
        app.include_router(module.router)
    return app
