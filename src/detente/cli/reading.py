"""Commands that read: `read`, `add`, `demo`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import (
    DEFAULT_STORE,
    AtlasFile,
    Form,
    Format,
    Jobs,
    Quiet,
    Store,
    coloured,
    jobs_for,
    print_json,
    print_table,
    settings_with,
    width,
    write,
)
from detente.cli.progress import note, tracked
from detente.cli.through import add_through, server_of
from detente.errors import BadInput, StoreBusy, UsedWrongly
from detente.inputs.files import count_files
from detente.model.codec import to_json
from detente.model.text import Refused
from detente.show.answers import answer_text
from detente.show.interchange import reading_line
from detente.show.report import report_html
from detente.show.tables import add_table, reading_table
from detente.workspace import Desk, Workspace, cores, examples_folder

if TYPE_CHECKING:
    from detente.model.reports import AddReport

_BAD_INPUT = BadInput.exit_code


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(read)
    app.command()(add)
    app.command()(demo)


def read(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|-]...", help="Pages, JSONL files, folders; - is the input."),
    ] = None,
    form: Form = Format.jsonl,
    store: Store = DEFAULT_STORE,
    atlas: AtlasFile = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Read documents and print what they say, one line each; nothing is stored.

    Without FILE: read again, into the store, what an older version of the reader has read.

    Example: detente read page.html | jq .events
    """
    if not files:
        with Workspace.open(store, settings_with(atlas)) as workspace:
            tracker = tracked("Reading again", quiet=quiet)
            report = workspace.reread(tracker, jobs=jobs_for((), jobs))
        _print_report(report, Format.table if form == Format.jsonl else form)
        return
    bad = 0
    for item in Desk(settings_with(atlas)).read(files, jobs_for(files, jobs)):
        if isinstance(item, Refused):
            bad += 1
            note(item.message, quiet=False)
        elif form in (Format.jsonl, Format.json):
            sys.stdout.write(reading_line(*item) + "\n")
            sys.stdout.flush()
        else:
            print_table(reading_table(*item), form)
    if bad:
        note(f"{bad} could not be read. The rest was.", quiet=quiet)
        raise typer.Exit(_BAD_INPUT)


def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH|-...", help="Pages, folders, JSONL.")],
    store: Store = DEFAULT_STORE,
    form: Form = Format.table,
    atlas: AtlasFile = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Read documents into the store; say what was added, what copies what, what was refused.

    Adding the same page twice changes nothing. Exit status 4 means something was refused.

    Example: detente add pages/ article.html
    """
    settings = settings_with(atlas)
    tracker = tracked("Reading", quiet=quiet)
    try:
        with Workspace.open(store, settings) as workspace:
            report = workspace.add(paths, tracker, jobs=jobs_for(paths, jobs))
    except StoreBusy:
        served = server_of(store)
        if served is None:
            raise
        if atlas is not None or jobs is not None:
            raise UsedWrongly(
                "The store is served, and the server reads with its own atlas and in one process. "
                "Leave out --atlas and --jobs, or stop the server."
            ) from None
        incoming = Desk(settings).incoming(paths)
        report = add_through(served, tracker(incoming, count_files(paths)), paths)
    _print_report(report, form)
    for refused in report.refused:
        note(refused.message, quiet=False)
    if report.refused:
        raise typer.Exit(_BAD_INPUT)


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where the report is written.")
    ] = Path("demo-report.html"),
    store: Annotated[
        Path, typer.Option("--store", help="The store, kept so that you can ask it more.")
    ] = Path("demo.duckdb"),
    corpus: Annotated[
        Path | None, typer.Option("--corpus", help="Another folder of dispatches.")
    ] = None,
    question: Annotated[
        str, typer.Option("--question", help="What is asked of the dispatches.")
    ] = "Why did the Afghan Taliban sour on Pakistan?",
    quiet: Quiet = False,
) -> None:
    """Read the example dispatches and answer: why did the Afghan Taliban sour on Pakistan?"""
    folder = corpus or examples_folder()
    with Workspace.open(store) as workspace:
        tracker = tracked("Reading", quiet=quiet)
        report = workspace.add([str(folder)], tracker, jobs=cores())
        note(
            f"Read {len(report.added)} dispatches; {report.count('reprint')} are reprints, "
            f"{report.count('known')} were known, {len(report.refused)} were refused.",
            quiet=quiet,
        )
        answer, series = workspace.ask(question)
    typer.echo(answer_text(answer, width(), series, styled=coloured()).rstrip("\n"))
    write(output, report_html(answer, series))
    note(
        f"\nThe report, with every quotation in its place: {output}\n"
        f"Ask on: detente why 'Saudi Arabia' Qatar --store {store}",
        quiet=quiet,
    )


def _print_report(report: AddReport, form: Format) -> None:
    if form == Format.json:
        print_json(to_json(report))
    else:
        print_table(add_table(report), form)
