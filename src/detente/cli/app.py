"""The root command, its shared options, and how errors end."""

from __future__ import annotations

import os
import sys
from typing import Never

import typer

from detente import __version__
from detente.cli import (
    asking,
    connecting,
    correcting,
    differing,
    loading,
    reading,
    reporting,
    serving,
    showing,
)
from detente.cli.progress import note
from detente.errors import DetenteError

app = typer.Typer(
    name="detente",
    help="Read the news, follow two actors, and say why they fell out - with quotations.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    reading, loading, asking, reporting, showing, correcting, differing, serving, connecting,
):  # fmt: skip
    module.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Read the news, follow two actors, and say why they fell out - with quotations."""


def main() -> Never:
    """Run the command line; print our own errors as they are, and let bugs show a traceback."""
    try:
        app()
    except DetenteError as error:
        note(f"detente: {error}", quiet=False)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(0)
