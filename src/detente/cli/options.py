"""The options that many commands share, and how a result is printed in the chosen format."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.errors import UsedWrongly
from detente.settings import Settings, load_settings
from detente.show.tables import Table, as_csv, as_json, as_jsonl, as_markdown, as_text
from detente.workspace import cores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.codec import Json


class Format(StrEnum):
    """How a result is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


Store = Annotated[
    Path,
    typer.Option("--store", help="The store file.", envvar="DETENTE_STORE", show_default=True),
]
Form = Annotated[Format, typer.Option("--format", help="How to print the result.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no notes.")]
Day = date | None
Exact = Annotated[
    bool, typer.Option("--exact", help="The named actors alone, without their parts.")
]
AtlasFile = Annotated[
    Path | None,
    typer.Option("--atlas", help="A TOML file of your own actors, whose rows win.", metavar="FILE"),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N",
        help="Processes that read; else one for each core, and one for standard input.",
    ),
]  # fmt: skip

DEFAULT_STORE = Path("detente.duckdb")


def settings_with(atlas: Path | None) -> Settings:
    """Return the user's settings, with the atlas file of the command line where one is given."""
    settings = load_settings()
    return settings if atlas is None else replace(settings, atlas=str(atlas))


def jobs_for(paths: Sequence[str], jobs: int | None) -> int:
    """Return how many processes read.

    What comes from standard input is read as it comes, unless more processes are asked for: these
    wait for some documents to come before the first is done.
    """
    if jobs is not None:
        return jobs
    return 1 if "-" in paths else cores()


def day_option(name: str, text: str) -> Any:  # noqa: ANN401  # what typer.Option returns
    """Return an option that takes a day."""
    return typer.Option(name, help=text, parser=_day, metavar="YYYY-MM-DD")


def _day(words: str) -> date:
    """Return a day as written. Raises BadParameter for what is none."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        message = f"'{words}' is no day. Write year, month and day, as in 1998-05-28."
        raise typer.BadParameter(message) from None


def day_or_version(words: str | None) -> tuple[date | None, str | None]:
    """Return the day that is meant, or else the data version; two None for None.

    Raises BadParameter for what is neither.
    """
    if words is None:
        return None, None
    if "-" in words:
        return _day(words), None
    if not re.fullmatch(r"[0-9a-f]{4,12}", words):
        message = f"'{words}' is neither a day (1998-05-28) nor a data version (see versions)."
        raise typer.BadParameter(message, param_hint="--as-of")
    return None, words


def width() -> int:
    """Return the columns of the terminal; 100 where the output is no terminal."""
    if not sys.stdout.isatty():
        return 100
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 100


def coloured() -> bool:
    """Return whether colour is wanted: a terminal, and NO_COLOR not set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def write(output: Path, report: str | bytes) -> None:
    """Write a report. Raises UsedWrongly if that place cannot be written to."""
    try:
        output.write_bytes(report.encode() if isinstance(report, str) else report)
    except OSError as error:
        raise UsedWrongly(
            f"{output} cannot be written ({error.strerror or error}). Name another place with -o."
        ) from None


def print_table(table: Table, form: Format) -> None:
    """Print a table in the chosen format."""
    makers = {
        Format.table: lambda: as_text(table, width()),
        Format.csv: lambda: as_csv(table),
        Format.md: lambda: as_markdown(table),
        Format.jsonl: lambda: as_jsonl(table),
        Format.json: lambda: as_json(table),
    }
    typer.echo(makers[form]().rstrip("\n"))


def print_json(value: Json) -> None:
    """Print one JSON value, indented for people."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
