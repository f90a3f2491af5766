"""The table of drivers: what each theme has in a change, with the reasons that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.show.numbering import reasons_in_order
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from detente.model.answers import Answer, Change, ChangeRow, Reason, TurnLine

BAR = 120.0
"""Width, in the bars' own units, of the cell in which they are drawn; zero lies in its middle."""


@dataclass(frozen=True, slots=True)
class Driver:
    """One theme of a change.

    Attributes:
        left, width: Where its bar stands, of BAR; `cold`: whether it made the relation worse.
        first, last: Days of the acts and reasons; None where none is dated.
        originals: Of the reasons, each counted for itself.
        says: Who gives the reasons, in words; "" without a reason.
        reasons: Their numbers on the page.
        counter: Citations that dispute them.
    """

    row: ChangeRow
    left: float
    width: float
    cold: bool
    first: date | None
    last: date | None
    originals: int
    says: str
    reasons: tuple[int, ...]
    counter: int


@dataclass(frozen=True, slots=True)
class Drivers:
    """The drivers of one turn, and what they sum to."""

    line: TurnLine
    change: Change
    rows: tuple[Driver, ...]

    @property
    def total(self) -> float:
        """The change of the mean score: the parts' sum."""
        return self.change.after - self.change.before


def drivers_of(answer: Answer) -> tuple[Drivers, ...]:
    """Return the drivers of each turn of which it is said what changed, in the answer's order."""
    lines = {line.number: line for line in answer.turns}
    reasons = reasons_in_order(answer)
    return tuple(
        Drivers(lines[change.turn], change, tuple(_rows(change, reasons)))
        for change in answer.changes
        if change.turn in lines
    )


def _rows(change: Change, reasons: Sequence[tuple[int, Reason]]) -> list[Driver]:
    most = max((abs(row.part) for row in change.by_theme), default=0.0) or 1.0
    return [
        _driver(row, most, [(n, r) for n, r in reasons if _bears(r, row, change)])
        for row in change.by_theme
    ]


def _bears(reason: Reason, row: ChangeRow, change: Change) -> bool:
    """Return whether a reason is of the theme, and of the days about the turn or of none."""
    if reason.theme != row.name:
        return False
    if reason.first is None or reason.last is None:
        return True
    return reason.first <= change.after_last and change.before_first <= reason.last


def _driver(row: ChangeRow, most: float, reasons: Sequence[tuple[int, Reason]]) -> Driver:
    width = round(abs(row.part) / most * BAR / 2, 1)
    cold = row.part < 0
    firsts = [reason.first for _, reason in reasons if reason.first]
    lasts = [reason.last for _, reason in reasons if reason.last]
    standings = dict.fromkeys(reason.standing for _, reason in reasons)
    return Driver(
        row=row, left=BAR / 2 - width if cold else BAR / 2, width=width, cold=cold,
        first=min(firsts, default=None), last=max(lasts, default=None),
        originals=sum(reason.originals for _, reason in reasons),
        says=", ".join(word("standing", each) for each in standings),
        reasons=tuple(number for number, _ in reasons),
        counter=sum(len(reason.counter) for _, reason in reasons),
    )  # fmt: skip
