"""A small store that is served, for tests of what goes over the wire."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient
from tests.told import ACTS

from detente.settings import Settings
from detente.store.embedded import DuckStore
from detente.web.app import make_app
from detente.web.guard import Guard
from detente.web.keeper import Keeper
from detente.workspace import Desk, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DESK = Desk(Settings())


@contextmanager
def keeper_over(folder: Path, acts=ACTS, desk: Desk = DESK) -> Iterator[Keeper]:
    store = DuckStore(folder / "served.duckdb")
    store.add([act.read() for act in acts])
    keeper = Keeper(Workspace(store, desk))
    yield keeper
    keeper.close()


@contextmanager
def client_over(folder: Path, guard: Guard | None = None, **options) -> Iterator[TestClient]:
    with keeper_over(folder, **options) as keeper:
        app = make_app(keeper, guard or Guard())
        with TestClient(app, base_url="http://127.0.0.1") as client:
            client.keeper = keeper  # type: ignore[attr-defined]
            yield client
