"""Commands that ask: `why`, `relation`, `turns`, `whatif`, `actors`."""

from __future__ import annotations

from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import (
    DEFAULT_STORE,
    AtlasFile,
    Day,
    Exact,
    Form,
    Format,
    Quiet,
    Store,
    coloured,
    day_option,
    day_or_version,
    print_json,
    print_table,
    settings_with,
    width,
)
from detente.cli.progress import note
from detente.cli.reporting import check_ending, write_answer
from detente.cli.through import reading
from detente.model.codec import to_json
from detente.settings import Settings
from detente.show.answers import answer_json, answer_markdown, answer_text
from detente.show.forms import relation_json, turns_json
from detente.show.tables import (
    actors_table,
    phases_table,
    reasons_table,
    relation_table,
    turns_table,
)
from detente.show.whatif import cases_table, claims_table, rates_table, whatif_json
from detente.workspace import Asked, Desk, Workspace


class Step(StrEnum):
    """The length of a period."""

    day = "day"
    week = "week"
    month = "month"
    quarter = "quarter"
    year = "year"


class SchemeName(StrEnum):
    """The scale of the score."""

    plover = "plover"
    goldstein = "goldstein"


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(why)
    app.command()(relation)
    app.command()(turns)
    app.command()(whatif)
    app.command()(actors)


def why(
    words: Annotated[
        list[str], typer.Argument(metavar="A B | QUESTION", help="Two actors, or a question.")
    ],
    start: Annotated[Day, day_option("--from", "First day that counts.")] = None,
    end: Annotated[Day, day_option("--to", "Last day that counts.")] = None,
    around: Annotated[Day, day_option("--around", "Explain the turn nearest this day.")] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="YYYY-MM-DD|VERSION",
            help="As published until this day, or as of a data version (see `versions`).",
        ),
    ] = None,
    exact: Exact = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A file to write: .html, .pdf, .md or .json."),
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Keep the answer in the store, to compare with `diff`.")
    ] = False,
    store: Store = DEFAULT_STORE,
    atlas: AtlasFile = None,
    form: Form = Format.table,
    quiet: Quiet = False,
) -> None:
    """Say why A's relation with B changed, each sentence with the words it rests on.

    Exit status 3 means the question was understood and the store holds no evidence for it.

    Example: detente why Turkey Russia --from 2015-01-01 -o report.html

    Example: detente why "Why did Saudi Arabia sour on Qatar?"
    """
    if output is not None:
        check_ending(output)
    until, version = day_or_version(as_of)
    asked = Asked(
        words=tuple(words), start=start, end=end, around=around,
        as_of=until, version=version, exact=exact,
    )  # fmt: skip
    with _opened(store, settings_with(atlas), save=save) as workspace:
        answer, series = workspace.why(asked)
        if save:
            workspace.save(answer)
            note(f"Kept as answer {answer.id}.", quiet=quiet)
    if output is not None:
        write_answer(answer, series, output)
        note(f"Written to {output}.", quiet=quiet)
        return
    if form in (Format.json, Format.jsonl):
        print_json(answer_json(answer))
    elif form == Format.csv:
        print_table(reasons_table(answer), form)
    elif form == Format.md:
        typer.echo(answer_markdown(answer).rstrip("\n"))
    else:
        typer.echo(answer_text(answer, width(), series, styled=coloured()).rstrip("\n"))


def _opened(store: Path, settings: Settings, *, save: bool) -> AbstractContextManager[Workspace]:
    """Open a store to ask it: itself to keep the answer in, else perhaps a copy of a served one."""
    if save:
        return Workspace.open(store, settings, create=False)
    return reading(store, settings)


def relation(
    source: str,
    target: str,
    start: Annotated[Day, day_option("--from", "First day.")] = None,
    end: Annotated[Day, day_option("--to", "Last day.")] = None,
    step: Annotated[Step, typer.Option("--step", help="Length of a period.")] = Step.month,
    scheme: Annotated[
        SchemeName | None, typer.Option("--scheme", help="Scale; else as the settings say.")
    ] = None,
    both: Annotated[bool, typer.Option("--both", help="Count both directions.")] = False,
    exact: Exact = False,
    store: Store = DEFAULT_STORE,
    atlas: AtlasFile = None,
    form: Form = Format.table,
) -> None:
    """Print the relation of SOURCE to TARGET, a line for each period.

    Example: detente relation Turkey Russia --step year --format csv
    """
    asked = Asked(words=(source, target), start=start, end=end, exact=exact)
    with reading(store, settings_with(atlas)) as workspace:
        series = workspace.relation(
            asked, step=step.value, scheme=scheme.value if scheme else None, both=both
        )
    if form == Format.json:
        print_json(relation_json(series))
    else:
        print_table(relation_table(series), form)


def turns(
    source: str,
    target: str,
    start: Annotated[Day, day_option("--from", "First day.")] = None,
    end: Annotated[Day, day_option("--to", "Last day.")] = None,
    exact: Exact = False,
    store: Store = DEFAULT_STORE,
    atlas: AtlasFile = None,
    form: Form = Format.table,
    quiet: Quiet = False,
) -> None:
    """Print when the relation of SOURCE and TARGET turned, and the phases between.

    Example: detente turns "Saudi Arabia" Qatar
    """
    asked = Asked(words=(source, target), start=start, end=end, exact=exact)
    with reading(store, settings_with(atlas)) as workspace:
        report = workspace.turns(asked)
    if form == Format.json:
        print_json(turns_json(report))
        return
    print_table(turns_table(report), form)
    if form == Format.table:
        typer.echo("")
        print_table(phases_table(report), form)
    note(report.note, quiet=quiet)


def whatif(
    source: str,
    target: str,
    step: Annotated[
        str | None,
        typer.Argument(metavar="STEP", help="What SOURCE does, in words, or a type of act."),
    ] = None,
    exact: Exact = False,
    store: Store = DEFAULT_STORE,
    atlas: AtlasFile = None,
    form: Form = Format.table,
) -> None:
    """Print what may follow if SOURCE takes a step towards TARGET.

    Conditional claims of those who are quoted, and how past steps of the kind went on, over all
    pairs: an association, no prediction.

    Example: detente whatif Turkey Russia "closes its airspace"
    """
    asked = Asked(words=(source, target), exact=exact)
    with reading(store, settings_with(atlas)) as workspace:
        report = workspace.whatif(asked, step)
    if form == Format.json:
        print_json(whatif_json(report))
        return
    print_table(claims_table(report), form)
    if form in (Format.table, Format.md):
        for table in (rates_table(report), cases_table(report)):
            typer.echo("")
            print_table(table, form)


def actors(
    name: str,
    on: Annotated[Day, day_option("--on", "The day meant.")] = None,
    atlas: AtlasFile = None,
    form: Form = Format.table,
) -> None:
    """Say who a name means, on a day.

    Example: detente actors Kabul --on 2020-05-01
    """
    identity = Desk(settings_with(atlas)).identify(name, on)
    if form == Format.json:
        print_json(to_json(identity))
    else:
        print_table(actors_table(name, on, identity), form)
