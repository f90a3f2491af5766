"""Commands that correct how something was read: `correct`, `corrections`."""

from __future__ import annotations

from enum import StrEnum
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
from detente.cli.progress import note
from detente.model.codec import to_json
from detente.model.corrections import ListedCorrection
from detente.show.correctiontables import corrections_table
from detente.workspace import Objection, Workspace


class Wrong(StrEnum):
    """What is wrong with a claim."""

    actor = "wrong-actor"
    date = "wrong-date"
    type = "wrong-type"
    duplicate = "duplicate"
    not_said = "not-said"


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(correct)
    app.command()(corrections)


def correct(
    claim: Annotated[str, typer.Argument(metavar="ID", help="A claim or event id, or its start.")],
    wrong: Annotated[Wrong, typer.Option("--as", help="What is wrong.")],
    by: Annotated[str, typer.Option("--by", help="Who says so.", metavar="NAME")],
    because: Annotated[str, typer.Option("--because", help="Why.")],
    source: Annotated[
        list[str] | None, typer.Option("--source", help="Who acts instead; may be given again.")
    ] = None,
    target: Annotated[
        list[str] | None, typer.Option("--target", help="On whom instead; may be given again.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", help="When instead.", metavar="YYYY[-MM[-DD]]")
    ] = None,
    event_type: Annotated[
        str | None, typer.Option("--type", help="What instead: TYPE or TYPE-mode; souring, thaw.")
    ] = None,
    store: Store = DEFAULT_STORE,
    atlas: AtlasFile = None,
    form: Form = Format.table,
) -> None:
    """Correct how a claim, or each telling of an event, was read; kept with who, when and why.

    Without what is right instead, the claim does not count any more.

    Example: detente correct 3f2a --as wrong-actor --target Ecuador --by "R. Vega" --because "..."
    """
    objection = Objection(
        wrong=wrong.value, by=by, because=because, sources=tuple(source or ()),
        targets=tuple(target or ()), day=date, type=event_type,
    )  # fmt: skip
    with Workspace.open(store, settings_with(atlas), create=False) as workspace:
        made = workspace.correct(claim, objection)
    _print([ListedCorrection(correction=each, holds=True, finds=True) for each in made], form)


def corrections(
    undo: Annotated[
        str | None, typer.Option("--undo", help="Take this one back: an id or its start.")
    ] = None,
    store: Store = DEFAULT_STORE,
    form: Form = Format.table,
    quiet: Quiet = False,
) -> None:
    """List what was corrected by hand, or take a correction back.

    What finds nothing is a correction of words that are no longer read as they were.
    """
    with Workspace.open(store, create=False) as workspace:
        if undo is not None:
            taken = workspace.undo(undo)
            note(f"Correction {taken.id} by {taken.by} is taken back.", quiet=quiet)
        listed = workspace.corrections()
    _print(list(listed), form)


def _print(listed: list[ListedCorrection], form: Format) -> None:
    if form == Format.json:
        print_json(to_json(listed))
    else:
        print_table(corrections_table(listed), form)
