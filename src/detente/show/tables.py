"""What the commands print, as tables: one builder for each kind of result."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from detente.show.claimtables import evidence_table, export_events, reading_table
from detente.show.days import day, turned_in
from detente.show.grid import Cell, Table, as_csv, as_json, as_jsonl, as_markdown, as_text
from detente.show.numbering import number, reasons_in_order
from detente.show.wording import counted, side_title, speaker_line
from detente.show.words import word

if TYPE_CHECKING:
    from datetime import date

    from detente.model.actors import Actor, Identity
    from detente.model.answers import Answer
    from detente.model.relations import RelationSeries, Uncounted
    from detente.model.reports import AddedDocument, AddReport, CheckReport, TurnsReport
    from detente.model.stored import StoredClaim
    from detente.model.text import DocId, DocumentHead

__all__ = [
    "Cell",
    "Table",
    "actors_table",
    "add_table",
    "as_csv",
    "as_json",
    "as_jsonl",
    "as_markdown",
    "as_text",
    "check_table",
    "evidence_table",
    "export_events",
    "phases_table",
    "reading_table",
    "reasons_table",
    "relation_table",
    "turns_table",
]


def iso(value: date | None) -> str | None:
    """Return a day in ISO 8601; None if it is not known."""
    return None if value is None else value.isoformat()


def add_table(report: AddReport) -> Table:
    """Return a row for each document that was added, known already, a reprint, or refused."""
    columns = (
        "document", "outlet", "original_outlet", "published", "status", "copy_of", "events",
        "claims", "why",
    )  # fmt: skip
    named = {item.head.id: _called(item.head) for item in report.added}
    rows: list[tuple[Cell, ...]] = [_added(item, named) for item in report.added]
    rows += [
        (refused.place, None, None, None, word("status", "refused"), None, None, None,
         refused.message)
        for refused in report.refused
    ]  # fmt: skip
    counts = ", ".join(
        f"{report.count(status)} {word('status', status)}" for status in ("new", "known", "reprint")
    )
    note = f"{counts}, {len(report.refused)} refused."
    if report.dropped:
        dropped = ", ".join(f"{item.cause} {item.count}" for item in report.dropped)
        note += f" Dropped while reading: {dropped}."
    return Table(title="Documents", columns=columns, rows=tuple(rows), note=note)


def _added(item: AddedDocument, named: dict[DocId, str]) -> tuple[Cell, ...]:
    head = item.head
    copied = None if item.original is None else named.get(item.original, item.original)
    return (
        _called(head), head.outlet, head.original_outlet, iso(head.published),
        word("status", item.status), copied, item.events, item.claims,
        None if item.dated else "no day of publication found",
    )  # fmt: skip


def _called(head: DocumentHead) -> str:
    return head.name or head.id


def actors_table(name: str, on: date | None, identity: Identity) -> Table:
    """Return who a name means on a day: a row for each candidate, the one meant first."""
    rivals = len(identity.candidates) > 1
    chosen = identity.actor if rivals else None
    when = f" on {day(on)}" if on is not None else ""
    return Table(
        title=f"{name}{when}",
        columns=("id", "name", "kind", "country", "sector", "from", "to", "codes", "note", "meant"),
        rows=tuple(
            (*_actor(each, on), "yes" if each == chosen else None) for each in identity.candidates
        ),
        note=identity.why,
    )


def _actor(actor: Actor, on: date | None) -> tuple[Cell, ...]:
    roles = [role for role in actor.roles if on is None or role.valid.holds(on)]
    told = [role for role in roles if role.sector is not None] or roles
    role = (told[0] if on is not None else told[-1]) if told else None
    codes = [f"{c.scheme}:{c.code}" for c in actor.codes if on is None or c.valid.holds(on)]
    return (
        actor.id, actor.name, actor.kind,
        role.country if role else None, role.sector if role else None,
        iso(actor.valid.first), iso(actor.valid.last), " ".join(codes) or None, actor.note,
    )  # fmt: skip


def reasons_table(answer: Answer) -> Table:
    """Return a row for each reason, with its speakers and the first of its citations."""
    numbered = number(answer)
    rows: list[tuple[Cell, ...]] = []
    for place, reason in reasons_in_order(answer):
        first = reason.citations[0] if reason.citations else None
        rows.append((
            place, side_title(answer, reason.side), reason.theme, reason.sentence,
            word("standing", reason.standing),
            "; ".join(map(speaker_line, reason.speakers)) or None,
            reason.originals, reason.weight, iso(reason.first), iso(reason.last),
            " ".join(map(str, numbered.refs(reason.citations))) or None,
            " ".join(map(str, numbered.refs(reason.counter))) or None,
            first.quote if first else None, first.outlet if first else None,
            iso(first.published) if first else None, first.url if first else None,
        ))  # fmt: skip
    return Table(
        title=answer.question.text,
        columns=(
            "number", "side", "theme", "sentence", "standing", "speakers", "originals", "weight",
            "first", "last", "citations", "counter", "quote", "outlet", "published", "url",
        ),
        rows=tuple(rows),
        note=answer.summary,
        tall=True,
    )  # fmt: skip


def relation_table(series: RelationSeries) -> Table:
    """Return a row for each period of a relation."""
    rows = tuple(
        (
            p.first.isoformat(), p.last.isoformat(), p.score, p.low, p.high, p.events, *p.quad,
            p.originals, p.outlets, p.coverage, _uncounted(p.uncounted),
        )
        for p in series.points
    )  # fmt: skip
    link = "and" if series.both else "to"
    note = f"Scores are of the {series.scheme} scale, -10 to +10; low and high are a 90 % band."
    if series.unplaced:
        events = counted(series.unplaced, "event is", "events are")
        note += f" {events} dated too loosely to be counted."
    unread = sum(point.coverage == 0 for point in series.points)
    if unread:
        note += (
            f" In {unread} of {len(series.points)} periods nothing was read (coverage 0): their "
            "silence is no peace."
        )
    return Table(
        title=f"{series.dyad.source} {link} {series.dyad.target}, by {word('step', series.step)}",
        columns=(
            "first", "last", "score", "low", "high", "events", "verbal_cooperation",
            "material_cooperation", "verbal_conflict", "material_conflict", "originals",
            "outlets", "coverage", "uncounted",
        ),
        rows=rows,
        note=note,
    )  # fmt: skip


def _uncounted(told: Uncounted) -> str | None:
    """Return what is told and not counted, "planned 2, denied 1"; None for nothing."""
    counts = ((field.name, getattr(told, field.name)) for field in fields(told))
    return ", ".join(f"{name} {number}" for name, number in counts if number) or None


def turns_table(report: TurnsReport) -> Table:
    """Return a row for each turning point."""
    rows = tuple(
        (
            i, turned_in(t), word("turn", t.direction), t.first.isoformat(), t.last.isoformat(),
            t.before, t.after, word("method", t.method), t.confidence,
            " ".join(t.triggers) or None,
        )
        for i, t in enumerate(report.turns, start=1)
    )  # fmt: skip
    return Table(
        title="Turning points",
        columns=(
            "number", "month", "direction", "first", "last", "before", "after", "method",
            "confidence", "triggers",
        ),
        rows=rows,
        note=None if rows else "No turning point was found.",
    )  # fmt: skip


def phases_table(report: TurnsReport) -> Table:
    """Return a row for each phase."""
    rows = tuple(
        (phase.first.isoformat(), iso(phase.last), phase.name, phase.score, phase.events)
        for phase in report.phases
    )
    return Table(title="Phases", columns=("first", "last", "name", "score", "events"), rows=rows)


def check_table(report: CheckReport) -> Table:
    """Return what was checked, and a row for each quotation that does not stand where it should."""
    counts: tuple[tuple[str, Cell, Cell], ...] = (
        ("documents", report.documents, None),
        ("originals", report.originals, None),
        ("outlets", report.outlets, None),
        ("documents without a day", report.undated, None),
        ("quotations checked", report.claims, None),
        ("quotations broken", len(report.broken), None),
        ("rows of event tables checked", report.coded, None),
        ("rows of event tables broken", len(report.coded_broken), None),
        *((f"dropped while reading: {cause}", count, None) for cause, count in report.dropped),
    )
    broken = tuple(
        (f"broken: claim {claim.evidence.claim.id}", None, _broken(claim))
        for claim in report.broken
    )
    return Table(
        title="Check of the store",
        columns=("what", "count", "why"),
        rows=(*counts, *broken, *((f"broken: {what}", None, None) for what in report.coded_broken)),
        note=f"Data version {report.data_version}.",
    )


def _broken(claim: StoredClaim) -> str:
    now = "outside the text" if claim.standing is None else f"“{claim.standing}”"
    return f"document {claim.evidence.head.id}: stored “{claim.stored}”, now {now}"
