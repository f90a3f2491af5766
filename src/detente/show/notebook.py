"""What a notebook shows of a value: HTML without a script, an element to be put into a page.

Text from documents is escaped, and no address of theirs becomes a link.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

from detente.show.charts import relation_curve
from detente.show.templating import environment
from detente.show.wording import counted, side_title
from detente.show.words import word

if TYPE_CHECKING:
    from detente.model.answers import Answer, Side
    from detente.model.relations import RelationSeries
    from detente.model.reports import TurnsReport
    from detente.model.stored import StoredClaim

_COLOURS = (
    ".detente{--ink:currentColor;--muted:#767b84;--rule:#8884;--page:transparent;--cold:#b2182b;"
    "--warm:#2166ac;--on-mark:#fff;--link:#1d5a98;--sans:inherit}"
)
"""The names that `static/chart.css` draws with, in a page whose own colours are not known."""

_SIDES: tuple[Side, ...] = ("source", "target", "other")
_ROWS = 10  # of a frame


class Sheet(Protocol):
    """A frame: named columns over rows."""

    @property
    def title(self) -> str:
        """What a row is."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        ...

    @property
    def rows(self) -> tuple[tuple[object, ...], ...]:
        """The rows."""
        ...


def answer_element(answer: Answer) -> str:
    """Return an answer: summary, turns, reasons by side, each with quotations that open."""
    sides = [(side, side_title(answer, side)) for side in _SIDES]
    return _drawn("answer", answer, sides=sides)


def series_element(series: RelationSeries) -> str:
    """Return a relation as a chart; a sentence where it has no period."""
    dyad, told = series.dyad, sum(point.events for point in series.points)
    joined, step = "and" if series.both else "towards", word("step", series.step)
    size = f"{counted(told, 'event', 'events')}, {counted(len(series.points), 'point', 'points')}"
    notes = [f"{dyad.source} {joined} {dyad.target}: {size} by {step}, {series.scheme} scale."]
    if series.unplaced:
        notes.append(f"{counted(series.unplaced, 'event', 'events')} dated too loosely to show.")
    prefix = f"d-{dyad.source}-{dyad.target}-{series.step}".lower()
    chart = relation_curve(series, {}, (), prefix=prefix) if series.points else ""
    return _drawn("series", series, chart=Markup(chart), style=_style(), notes=notes)  # noqa: S704  # our own drawing, its words are escaped


def turns_element(report: TurnsReport) -> str:
    """Return turning points as a table, with how they were found."""
    return _drawn("turns", report)


def claim_element(claim: StoredClaim) -> str:
    """Return a claim: the sentence with its words marked, where it stands, how it was coded."""
    item = claim.evidence
    start = item.claim.span.start - item.sentence_span.start
    end = start + len(item.quote)
    inside = start >= 0 and item.sentence[start:end] == item.quote
    parts = (
        (item.sentence[:start], item.quote, item.sentence[end:]) if inside else ("", item.quote, "")
    )
    facts = [word("factuality", item.claim.factuality)]
    if item.event is not None:
        event = item.event.event
        facts.append(f"{event.type} {event.mode or ''}".strip())
        facts.append(f"{', '.join(event.sources)} → {', '.join(event.targets)}")
    if item.attribution is not None:
        facts.append(f"says {item.attribution.speaker.name}")
    head = item.head
    where = {
        "outlet": head.outlet, "original_outlet": head.original_outlet, "title": head.title,
        "published": head.published, "doc": head.id, "claim": item.claim.id,
        "span": (item.claim.span.start, item.claim.span.end),
    }  # fmt: skip
    intact = claim.standing == claim.stored
    return _drawn("claim", parts, words=where, facts=facts, intact=intact)


def frame_element(frame: Sheet) -> str:
    """Return the first rows of a frame as a table."""
    return _drawn("frame", frame, rows=frame.rows[:_ROWS])


def _drawn(macro: str, value: object, **parts: object) -> str:
    template = environment().get_template("notebook.html.j2")
    return str(getattr(template.module, macro)(value, **parts))


@cache
def _style() -> Markup:
    sheet = resources.files("detente.show") / "static" / "chart.css"
    return Markup(_COLOURS + sheet.read_text(encoding="utf-8"))  # noqa: S704  # our own file
