"""Commands that compare: `diff` two answers, and the data `versions` that a store has been at."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.options import DEFAULT_STORE, Form, Format, Store, print_json, print_table
from detente.model.codec import to_json
from detente.show.correctiontables import states_table
from detente.show.diff import difference_json, difference_text
from detente.workspace import Workspace


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(diff)
    app.command()(versions)


def diff(
    first: Annotated[
        str, typer.Argument(metavar="ANSWER1", help="A JSON file, or the id of a kept answer.")
    ],
    second: Annotated[str, typer.Argument(metavar="ANSWER2", help="The later one, likewise.")],
    store: Store = DEFAULT_STORE,
    form: Form = Format.table,
) -> None:
    """Say how the second of two answers differs from the first, and which documents did it.

    Answers are written by `detente why --format json`, or kept by `detente why --save`.

    Example: detente diff march.json april.json
    """
    with Workspace.open(store if store.exists() else ":memory:") as workspace:
        found = workspace.diff(first, second)
    if form in (Format.json, Format.jsonl):
        print_json(difference_json(found))
    else:
        typer.echo(difference_text(found).rstrip("\n"))


def versions(store: Store = DEFAULT_STORE, form: Form = Format.table) -> None:
    """List the data versions that the store has been at; ask of one with `why --as-of`."""
    with Workspace.open(store, create=False) as workspace:
        states = workspace.states()
    if form == Format.json:
        print_json(to_json(states))
    else:
        print_table(states_table(states), form)
