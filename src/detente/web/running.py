"""Running the application until it is told to stop."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import uvicorn

from detente.web.app import make_app
from detente.web.keeper import Keeper

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from detente.web.guard import Guard
    from detente.workspace import Workspace

_PATIENCE = 10  # seconds that requests have to end when the server is stopped
_TURN = 0.0005  # seconds that one thread may go on while a reader waits for its turn


class _Server(uvicorn.Server):
    """Says when it listens: only from then on does a signal end it in good order."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self._started()


def run(
    workspace: Workspace, guard: Guard, listening: socket.socket, started: Callable[[], None]
) -> None:
    """Serve until SIGINT or SIGTERM; requests that have begun are answered first.

    The workspace is closed at the end. `started` is called once the server listens.
    """
    sys.setswitchinterval(_TURN)  # reading a document takes long, answering from memory does not
    with closing(Keeper(workspace)) as keeper:
        config = uvicorn.Config(
            make_app(keeper, guard), log_level="warning", server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )  # fmt: skip
        _Server(config, started).run(sockets=[listening])
