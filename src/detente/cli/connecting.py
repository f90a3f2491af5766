"""The command that connects a language model: `mcp`."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.options import DEFAULT_STORE, AtlasFile, Store, settings_with
from detente.cli.progress import note
from detente.cli.through import reading
from detente.errors import MissingExtra


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(mcp)


def mcp(
    store: Store = DEFAULT_STORE,
    http: Annotated[
        bool, typer.Option("--http", help="Listen on this machine instead of standard input.")
    ] = False,
    port: Annotated[int, typer.Option("--port", help="Port of --http.")] = 8766,
    atlas: AtlasFile = None,
) -> None:
    """Serve the store to a language model (MCP): answers with ids and exact words, to be cited.

    Without --http it speaks on standard input and output to the program that starts it. Of a store
    that `detente serve` owns it serves a copy as of its start.

    Example: detente mcp --store news.duckdb --http
    """
    try:
        from detente.mcp.server import serve_http, serve_stdio  # noqa: PLC0415  # loads the extra
    except ImportError as error:
        raise MissingExtra(
            f"The MCP server needs {error.name}, which is not installed. "
            "Install it with pip install 'detente[mcp]'."
        ) from None
    with reading(store, settings_with(atlas)) as workspace:
        if http:
            note(f"Serving {store} on http://127.0.0.1:{port}/mcp (Ctrl-C stops).", quiet=False)
            serve_http(workspace, port)
        else:
            serve_stdio(workspace)
