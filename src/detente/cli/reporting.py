"""The command that writes to a file: `report`, of an answer or of a month."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import (
    DEFAULT_STORE,
    AtlasFile,
    Day,
    Exact,
    Quiet,
    Store,
    day_option,
    day_or_version,
    settings_with,
    write,
)
from detente.cli.progress import note
from detente.cli.through import reading
from detente.errors import BadInput, UsedWrongly
from detente.model.codec import to_json
from detente.show.answers import answer_json, answer_markdown
from detente.show.digest import digest_html, digest_markdown
from detente.show.report import report_html
from detente.workspace import Asked, pdf_of

if TYPE_CHECKING:
    from detente.model.answers import Answer
    from detente.model.codec import Json
    from detente.model.digests import Digest
    from detente.model.relations import RelationSeries

_ENDINGS = (".html", ".pdf", ".md", ".json")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(report)


def _month(words: str) -> date:
    """Return the first day of a month as written. Raises BadParameter for what is none."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}", words):
            return date.fromisoformat(f"{words}-01")
    except ValueError:
        pass
    raise typer.BadParameter(f"'{words}' is no month. Write year and month, as in 1998-05.")


def report(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file: .html, .pdf, .md or .json.")
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="A B | QUESTION", help="Two actors, or a question."),
    ] = None,
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
    month: Annotated[
        Day,
        typer.Option("--month", parser=_month, metavar="YYYY-MM", help="The month of a digest."),
    ] = None,
    watch: Annotated[
        Path | None,
        typer.Option("--watch", metavar="FILE", help="The pairs of a digest, a TOML file."),
    ] = None,
    store: Store = DEFAULT_STORE,
    atlas: AtlasFile = None,
    quiet: Quiet = False,
) -> None:
    """Write an answer, or a month of many pairs, as one HTML file, PDF, Markdown or JSON.

    Exit status 4 means that rows of the watch list were left out; the digest says which.

    Example: detente report Turkey Russia --from 2015-01-01 -o report.pdf

    Example: detente report --month 2017-06 --watch watch.toml -o digest.html
    """
    check_ending(output)
    until, version = day_or_version(as_of)
    asked = Asked(
        words=tuple(words or ()), start=start, end=end, around=around,
        as_of=until, version=version, exact=exact,
    )  # fmt: skip
    with reading(store, settings_with(atlas)) as workspace:
        if month is None and watch is None:
            write_answer(*workspace.why(asked), output)
            note(f"Written to {output}.", quiet=quiet)
            return
        month, watch = _digest_options(asked, month, watch)
        digest = workspace.digest(watch, month, as_of=until, version=version)
    write(output, _digest(digest, output.suffix.lower()))
    note(f"Written to {output}.", quiet=quiet)
    _note_dropped(digest)


def _digest_options(asked: Asked, month: date | None, watch: Path | None) -> tuple[date, Path]:
    """Return month and list. Raises UsedWrongly if one lacks, or something else is asked too."""
    if month is None or watch is None:
        given, lacks = ("--watch", "--month") if month is None else ("--month", "--watch")
        raise UsedWrongly(f"A digest takes a month and a list, and {given} is alone. Add {lacks}.")
    if asked.words or asked.start or asked.end or asked.around or asked.exact:
        raise UsedWrongly(
            f"A digest of {month:%Y-%m} is of the pairs of {watch} and of that month alone. Leave "
            "out the actors, --from, --to, --around and --exact."
        )
    return month, watch


def _note_dropped(digest: Digest) -> None:
    """Say on standard error which rows were left out, and end with the status for it."""
    for each in digest.dropped:
        note(f"detente: row {each.row} of the watch list: {each.message}", quiet=False)
    if digest.dropped:
        raise typer.Exit(BadInput.exit_code)


def check_ending(output: Path) -> None:
    """Refuse a file whose ending names no form of a report, before anything is worked out."""
    if output.suffix.lower() not in _ENDINGS:
        raise UsedWrongly(
            f"{output} does not say which form it is to have. End it with "
            f"{', '.join(_ENDINGS[:-1])} or {_ENDINGS[-1]}."
        )


def write_answer(answer: Answer, series: RelationSeries, output: Path) -> None:
    """Write an answer in the form that the file's ending names (`check_ending`)."""
    ending = output.suffix.lower()
    if ending == ".json":
        write(output, _json(answer_json(answer)))
    elif ending == ".md":
        write(output, answer_markdown(answer))
    else:
        page = report_html(answer, series)
        write(output, pdf_of(page) if ending == ".pdf" else page)


def _digest(digest: Digest, ending: str) -> str | bytes:
    if ending == ".json":
        return _json(to_json(digest))
    if ending == ".md":
        return digest_markdown(digest)
    page = digest_html(digest)
    return pdf_of(page) if ending == ".pdf" else page


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
