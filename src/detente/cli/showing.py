"""Commands that open what is stored: `evidence`, `cite`, `check`, `export`, `schema`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import DEFAULT_STORE, Form, Format, Store, print_json, print_table
from detente.cli.progress import note
from detente.cli.through import reading
from detente.errors import BrokenCitation, UsedWrongly
from detente.model.codec import to_json
from detente.show.citing import cite_answer
from detente.show.schemas import schema_text
from detente.show.tables import check_table, evidence_table
from detente.workspace import Asked, Workspace


class Style(StrEnum):
    """How a citation is written."""

    chicago = "chicago"
    apa = "apa"
    bibtex = "bibtex"
    csl = "csl"


class ExportAs(StrEnum):
    """What an export is written as."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    dyad_month = "dyad_month"


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    for command in (evidence, cite, check, export, schema):
        app.command()(command)


def evidence(
    claim: Annotated[str, typer.Argument(metavar="ID", help="A claim or event id, or its start.")],
    store: Store = DEFAULT_STORE,
    form: Form = Format.table,
) -> None:
    """Open a claim or an event: the words, the document, the coding decision."""
    with reading(store) as workspace:
        found = workspace.evidence(claim)
    if form == Format.json:
        print_json(to_json(found))
    else:
        print_table(evidence_table(found), form)


def cite(
    words: Annotated[list[str], typer.Argument(metavar="A B | QUESTION")],
    style: Annotated[Style, typer.Option("--style", help="Citation style.")] = Style.chicago,
    store: Store = DEFAULT_STORE,
) -> None:
    """Print an answer's sources, and the answer itself, as citations."""
    with reading(store) as workspace:
        answer, _ = workspace.why(Asked(words=tuple(words)))
    typer.echo(cite_answer(answer, style.value).rstrip("\n"))


def check(store: Store = DEFAULT_STORE, form: Form = Format.table) -> None:
    """Verify again that every stored quotation stands where it should.

    Exit status 1 means that a quotation does not.
    """
    with reading(store) as workspace:
        report = workspace.check()
    if form == Format.json:
        print_json(to_json(report))
    else:
        print_table(check_table(report), form)
    if report.broken:
        first = report.broken[0]
        raise BrokenCitation(
            f"{len(report.broken)} of {report.claims} quotations do not stand where they should, "
            f"first claim {first.evidence.claim.id} in document {first.evidence.head.id}. "
            "Read those documents again with `detente add`."
        )
    if report.coded_broken:
        raise BrokenCitation(
            f"{len(report.coded_broken)} of {report.coded} rows of event tables are not as they "
            f"were loaded, first {report.coded_broken[0]}. Load it again with `detente load`."
        )


def export(
    kind: Annotated[ExportAs, typer.Option("--as", help="Form of the export.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; standard output if not given.")
    ] = None,
    store: Store = DEFAULT_STORE,
) -> None:
    """Write the store out: tellings of events as CSV or Parquet, or readings as JSON lines.

    `dyad_month` is a Parquet file with a row for each month of every two actors, under the column
    names of conflict data (gwcode1, iso3_1, year, month).

    Example: detente export --as dyad_month -o dyad_month.parquet
    """
    with reading(store) as workspace:
        if kind in (ExportAs.parquet, ExportAs.dyad_month):
            _parquet(workspace, kind, output)
            return
        lines = workspace.export(kind.value)
        if output is None:
            sys.stdout.writelines(lines)
            return
        with output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)


def _parquet(workspace: Workspace, kind: ExportAs, output: Path | None) -> None:
    if output is None:
        raise UsedWrongly(
            f"An export as {kind.value} is a Parquet file and no text. Name the file with -o."
        )
    told = workspace.told
    frame = told.events() if kind == ExportAs.parquet else told.dyad_months()
    frame.to_parquet(output)
    note(f"Written to {output}: {len(frame.rows)} rows.", quiet=False)


def schema(
    name: Annotated[str, typer.Argument(help="reading, document, answer or relation")] = "reading",
) -> None:
    """Print the JSON Schema of what commands take (document) and print (the others)."""
    typer.echo(schema_text(name).rstrip("\n"))
