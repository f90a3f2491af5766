"""The command that loads coded events: `load`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import (
    DEFAULT_STORE,
    AtlasFile,
    Form,
    Format,
    Quiet,
    Store,
    print_json,
    print_table,
    settings_with,
)
from detente.cli.progress import tracked
from detente.model.codec import to_json
from detente.show.loads import load_table
from detente.workspace import Workspace


class TableKind(StrEnum):
    """What a table of coded events is."""

    events = "events"
    icews = "icews"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(load)


def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of events, a row each.")],
    kind: Annotated[TableKind, typer.Option("--as", help="Whose columns it has.")],
    store: Store = DEFAULT_STORE,
    atlas: AtlasFile = None,
    form: Form = Format.table,
    quiet: Quiet = False,
) -> None:
    """Load coded events into the store; say what was kept, and what was not and why.

    Loading the same file twice changes nothing.

    Example: detente load events.tsv --as events
    """
    with Workspace.open(store, settings_with(atlas)) as workspace:
        report = workspace.load(file, kind.value, tracked("Loading", quiet=quiet))
    if form == Format.json:
        print_json(to_json(report))
    else:
        print_table(load_table(report), form)
