"""What tools tell of a pair: its curve with the events counted, its turns, and its claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.mcp import forms, layout

if TYPE_CHECKING:
    from datetime import date

    from detente.model.claims import Factuality
    from detente.model.evidence import Evidence
    from detente.model.relations import Step
    from detente.workspace import Asked, Workspace

POINTS, TURNS = 36, 12  # on one page; a period has about 250 tokens


def curve(
    workspace: Workspace, asked: Asked, *, step: Step, both: bool = True, offset: int = 0
) -> forms.Curve:
    """Return a page of a relation, with the ids of the events that each period counts."""
    series = workspace.relation(asked, step=step, both=both)
    counted = workspace.told.bearing(asked).counted(step, both=both)
    full = [period for period in series.points if period.events]
    shown, left = layout.cut("points", full, POINTS, offset)
    return forms.Curve(
        source=series.dyad.source, target=series.dyad.target, both=series.both, step=series.step,
        scheme=series.scheme, total=len(series.points), offset=offset,
        points=[layout.point(period, counted.get(period.first, ())) for period in shown],
        empty_periods=len(series.points) - len(full),
        unread_periods=sum(period.coverage == 0 for period in series.points),
        unplaced=series.unplaced, left_out=left,
    )  # fmt: skip


def shifts(workspace: Workspace, asked: Asked) -> forms.Shifts:
    """Return the turns and phases of a pair with their ids."""
    report = workspace.turns(asked)
    turns, turns_left = layout.cut("turns", report.turns, TURNS)
    phases, phases_left = layout.cut("phases", report.phases, TURNS + 1)
    source, target = (workspace.desk.atlas.resolve(name).id for name in asked.words)
    return forms.Shifts(
        source=source, target=target, note=report.note,
        turns=[layout.turn(number, each) for number, each in enumerate(turns, start=1)],
        phases=[layout.phase(each) for each in phases], left_out=[*turns_left, *phases_left],
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims are meant; None: any.

    Attributes:
        speaker: Stands in the name of who says so, or is its actor id.
        start: First day of publication.
    """

    speaker: str | None
    factuality: Factuality | None
    start: date | None

    def holds(self, item: Evidence) -> bool:
        """Return whether a claim is meant."""
        if self.factuality is not None and item.claim.factuality != self.factuality:
            return False
        day = item.head.published
        if self.start is not None and (day is None or day < self.start):
            return False
        return self.speaker is None or self._speaks(self.speaker, item)

    def _speaks(self, name: str, item: Evidence) -> bool:
        if item.attribution is None:
            return False
        who = item.attribution.speaker
        return who.actor == name or name.casefold() in who.name.casefold()
