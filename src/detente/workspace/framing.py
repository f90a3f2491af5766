"""What a frame holds: a row a period, a row a telling of an event, a row a claim."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from detente.ontology.scheme import load
from detente.show.claimtables import EXPORT_COLUMNS, export_row
from detente.workspace.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model.evidence import Evidence
    from detente.model.relations import RelationPoint, RelationSeries
    from detente.workspace.frames import Kind, Value

NUMBERS: tuple[tuple[str, Kind], ...] = (
    ("score", "number"), ("low", "number"), ("high", "number"), ("events", "count"),
    ("verbal_cooperation", "count"), ("material_cooperation", "count"),
    ("verbal_conflict", "count"), ("material_conflict", "count"), ("originals", "count"),
    ("outlets", "count"), ("coverage", "count"),
)  # fmt: skip
"""What is counted of a period (see `RelationPoint`)."""

_PERIOD: tuple[tuple[str, Kind], ...] = (
    ("source", "text"), ("target", "text"), ("both", "flag"), ("step", "text"), ("scheme", "text"),
    ("first", "day"), ("last", "day"), *NUMBERS,
)  # fmt: skip
_CLAIM: tuple[tuple[str, Kind], ...] = (
    ("claim", "text"), ("kind", "text"), ("event", "text"), ("cause", "text"),
    ("relation", "text"), ("effect", "text"), ("turn", "text"), ("factuality", "text"),
    ("background", "flag"), ("speaker", "text"), ("speaker_role", "text"),
    ("speaker_actor", "text"), ("anonymous", "flag"), ("quote", "text"), ("start", "count"),
    ("end", "count"), ("sentence", "text"), ("document", "text"), ("doc", "text"),
    ("title", "text"), ("outlet", "text"), ("original_outlet", "text"), ("published", "day"),
    ("url", "text"), ("reprint_of", "text"), ("reader", "text"), ("confidence", "number"),
)  # fmt: skip
_EXPORTED: dict[str, Kind] = {
    "quad": "count", "score": "number", "first": "day", "last": "day", "background": "flag",
    "anonymous": "flag", "start": "count", "end": "count", "published": "day",
    "confidence": "number",
}  # fmt: skip
"""Columns of an export that hold no text."""


def numbers(point: RelationPoint) -> tuple[Value, ...]:
    """Return the values of `NUMBERS` of a period."""
    return (
        point.score, point.low, point.high, point.events, *point.quad, point.originals,
        point.outlets, point.coverage,
    )  # fmt: skip


def period_frame(series: RelationSeries) -> Frame:
    """Return a row for each period of a relation."""
    dyad = series.dyad
    same = (dyad.source, dyad.target, series.both, series.step, series.scheme)
    rows = ((*same, point.first, point.last, *numbers(point)) for point in series.points)
    title = f"{dyad.source} and {dyad.target}, a row for each {series.step}"
    return Frame(title=title, columns=_PERIOD, rows=tuple(rows))


def event_frame(evidence: Iterable[Evidence], scheme: str) -> Frame:
    """Return a row for each telling of an event, with the columns of the CSV export.

    `scheme`: scale of the column `score`.
    """
    scale = load(scheme)
    columns: tuple[tuple[str, Kind], ...] = tuple(
        (name, _EXPORTED.get(name, "text")) for name in EXPORT_COLUMNS
    )
    days = [at for at, (_, kind) in enumerate(columns) if kind == "day"]
    rows = []
    for item in evidence:
        if item.event is not None:
            row: list[Value] = list(export_row(item, item.event, scale))
            for at in days:
                row[at] = None if row[at] is None else date.fromisoformat(str(row[at]))
            rows.append(tuple(row))
    return Frame(title="Events, a row for each telling", columns=columns, rows=tuple(rows))


def claim_frame(evidence: Iterable[Evidence]) -> Frame:
    """Return a row for each claim: an event, a cause, a turn or a statement."""
    return Frame(title="Claims", columns=_CLAIM, rows=tuple(map(_claim, evidence)))


def _claim(item: Evidence) -> tuple[Value, ...]:
    claim, head, link = item.claim, item.head, item.link
    who = item.attribution.speaker if item.attribution else None
    return (
        claim.id, _kind(item), claim.event, item.cause_quote, link.relation if link else None,
        item.effect_quote, item.turn.direction if item.turn else None, claim.factuality,
        claim.background, who.name if who else None, who.role if who else None,
        who.actor if who else None, who.anonymous if who else None, item.quote, claim.span.start,
        claim.span.end, item.sentence, head.name or head.id, head.id, head.title, head.outlet,
        head.original_outlet, head.published, head.url, head.reprint_of, claim.reader,
        claim.confidence,
    )  # fmt: skip


def _kind(item: Evidence) -> str:
    if item.event is not None:
        return "event"
    if item.link is not None:
        return "cause"
    return "statement" if item.turn is None else "turn"
