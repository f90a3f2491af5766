"""The root command, its shared options, and how errors end."""

from __future__ import annotations

import sys
from typing import Never

import click
import typer
from rich.console import Console

from detente import __version__
from detente.cli import asking, reading, showing
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
for module in (reading, asking, showing):
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
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        code = app(standalone_mode=False)
    except DetenteError as error:
        errors.print(f"detente: {error}", markup=False)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); there is nobody left to tell.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
