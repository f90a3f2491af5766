"""The command that serves: `serve`."""

from __future__ import annotations

import os
import socket
from contextlib import closing
from functools import partial
from typing import Annotated

import typer

from detente.cli.options import DEFAULT_STORE, AtlasFile, Quiet, Store, settings_with
from detente.cli.progress import note
from detente.cli.through import Served, noted
from detente.errors import MissingExtra, UsedWrongly
from detente.workspace import Workspace


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(serve)


def serve(
    store: Store = DEFAULT_STORE,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Port; 0 for any that is free.")] = 8765,
    atlas: AtlasFile = None,
    quiet: Quiet = False,
) -> None:
    """Serve the store as pages and as an HTTP API, on this machine alone unless told otherwise.

    Another address than loopback needs a secret: set DETENTE_TOKEN. While it runs, `detente add`
    goes through it. Ctrl-C stops it.

    Example: detente serve --store news.duckdb
    """
    try:
        from detente.web.guard import guard_for  # noqa: PLC0415  # an extra
        from detente.web.running import run  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra(
            f"Serving needs {error.name}, which is not installed. "
            "Install it with `pip install 'detente[web]'`."
        ) from None
    guard = guard_for(host, os.environ.get("DETENTE_TOKEN"))
    with closing(_listening(host, port)) as listening:
        bound = int(listening.getsockname()[1])
        shown = f"[{host}]" if ":" in host else host
        saying = f"Serving {store} on http://{shown}:{bound}/ (Ctrl-C stops)."
        workspace = Workspace.open(store, settings_with(atlas), create=False)
        try:
            with noted(store, Served(host=_reached_at(host), port=bound, token=guard.token)):
                run(workspace, guard, listening, partial(note, saying, quiet=quiet))
        except KeyboardInterrupt:
            note("Stopped.", quiet=quiet)  # all requests have ended by now


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address. Raises UsedWrongly if it cannot be had."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(kind, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named: sends at once
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)  # who comes before the server is ready waits
    except OSError as error:
        made.close()
        raise UsedWrongly(
            f"{host}:{port} cannot be listened on ({error.strerror or error}). "
            "Choose another with --host and --port; --port 0 takes any that is free."
        ) from None
    return made


def _reached_at(host: str) -> str:
    """Return the address at which this machine reaches a server that listens there."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # compared only
