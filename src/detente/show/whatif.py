"""What may follow, in tables and as JSON: conditional claims, rates after past steps, the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.codec import to_json
from detente.show.days import day
from detente.show.grid import Table
from detente.show.wording import counted, outlet_line, speaker_line

if TYPE_CHECKING:
    from detente.model.codec import Json
    from detente.model.precedents import OutcomeRate, Precedent, WhatIfReport
    from detente.show.grid import Cell

_ASSOCIATION = (
    "An association in what was reported, no prediction: who takes a step has reasons to expect "
    "what follows, and quiet may be thin reporting. Intervals are of 90 %."
)


def claims_table(report: WhatIfReport) -> Table:
    """Return a row for each conditional claim, those about the step first."""
    rows: list[tuple[Cell, ...]] = [
        (
            number, line.sentence, line.hedge, " ".join(map(str, line.then)) or None,
            "; ".join(map(speaker_line, line.speakers)) or None, line.citation.quote,
            outlet_line(line.citation),
            line.citation.published.isoformat() if line.citation.published else None,
        )
        for number, line in enumerate(report.claims, start=1)
    ]  # fmt: skip
    return Table(
        title=f"What may follow: {report.source_name} and {report.target_name}",
        columns=(
            "number", "sentence", "hedge", "leads_on_to", "speakers", "quote", "outlet",
            "published",
        ),
        rows=tuple(rows), tall=True, note=_claims_note(report),
    )  # fmt: skip


def _claims_note(report: WhatIfReport) -> str:
    if not report.claims:
        return "Nobody who was read says what may follow."
    note = "Conditional claims of those who are quoted; not forecasts."
    if report.about < len(report.claims):
        note += f" The first {report.about} share words with the step." if report.about else (
            " None shares a word with the step."
        )  # fmt: skip
    return note


def rates_table(report: WhatIfReport) -> Table:
    """Return a row for each outcome and horizon after past steps of the kind."""
    found = report.precedents
    title = f"Past steps of the type {report.step}" if report.step else "Past steps"
    if found is None or found.refused is not None:
        note = report.why if found is None else f"{report.why} {found.refused}"
        return Table(title=title, columns=("followed_by",), rows=(), note=note)
    return Table(
        title=f"{title}, after {found.quiet_days} days without one of the same pair",
        columns=("followed_by", "days", "after_the_step", "without_it", "difference"),
        rows=tuple(map(_rate, found.rates)), note=f"{report.why} {_ASSOCIATION}",
    )  # fmt: skip


def _rate(rate: OutcomeRate) -> tuple[Cell, ...]:
    after = f"{rate.followed} of {rate.cases} ({_share(rate.low)} to {_share(rate.high)})"
    if rate.base is None or rate.difference is None:
        return rate.outcome, rate.days, after, "no such stretch", None
    low, high = rate.difference_low or 0.0, rate.difference_high or 0.0
    without = f"{_share(rate.base)} of {counted(rate.stretches, 'stretch', 'stretches')}"
    if rate.matched < rate.cases:
        without += f", for {rate.matched} of the cases"
    points = [f"{100 * value:+.0f}" for value in (rate.difference, low, high)]
    return rate.outcome, rate.days, after, without, "{} points ({} to {})".format(*points)


def _share(value: float) -> str:
    return f"{100 * value:.0f} %"


def cases_table(report: WhatIfReport) -> Table:
    """Return a row for each past step with the words that tell it, and what followed."""
    names = dict(report.names)
    cases = report.precedents.cases if report.precedents else ()
    rows: list[tuple[Cell, ...]] = [
        (
            case.act.day.isoformat(), names.get(case.act.source, case.act.source),
            names.get(case.act.target, case.act.target), _sequels(case),
            case.act.citation.quote if case.act.citation else None,
            outlet_line(case.act.citation) if case.act.citation else "an event table",
            case.act.event,
        )
        for case in cases
    ]  # fmt: skip
    return Table(
        title="The cases",
        columns=("day", "source", "target", "followed_by", "quote", "outlet", "event"),
        rows=tuple(rows), tall=True,
    )  # fmt: skip


def _sequels(case: Precedent) -> str | None:
    found = (f"{each.outcome} on {day(each.act.day)}" for each in case.sequels)
    return "; ".join(found) or None


def whatif_json(report: WhatIfReport) -> dict[str, Json]:
    """Return what may follow in its JSON form."""
    form = to_json(report)
    return {"detente": "1", **(form if isinstance(form, dict) else {})}
