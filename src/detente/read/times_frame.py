"""What a date is worked out from, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from detente.model.times import When
from detente.read.times_calendar import days_of

if TYPE_CHECKING:
    from datetime import date

    from detente.model.times import Granularity, WhenBasis
    from detente.read.times_calendar import Days

Tense = Literal["past", "present", "future"]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is known where a date stands.

    Attributes:
        published: The document's day; None leaves relative dates unresolved.
        tense: Of the clause that the date stands in; None if not known.
        focus: Days and granularity of the date told last before this one; None at the start.
        story_year: Year of the last date in this paragraph that the words themselves place in a
            past year; None if there is none.
    """

    published: date | None
    tense: Tense | None = None
    focus: tuple[Days, Granularity] | None = None
    story_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A TIMEX3 type and value, and the days meant where they can be told.

    Attributes:
        days: None for an unanchored date, a duration or a set.
        granularity: None exactly when `days` is None.
        basis: Whether the words give the days or an anchor was needed.
        anchor: The day that computed days hang on; None for stated ones.
    """

    type: Kind
    value: str
    days: Days | None = None
    granularity: Granularity | None = None
    basis: WhenBasis = "stated"
    anchor: date | None = None

    def when(self) -> When | None:
        """The interval, or None if there is none."""
        if self.days is None or self.granularity is None:
            return None
        return When(
            first=self.days[0],
            last=self.days[1],
            granularity=self.granularity,
            basis=self.basis,
            anchor=self.anchor,
        )


def stated(value: str, kind: Kind = "DATE") -> Solved | None:
    """Return a date that the words give; None if there is no such day (30 February)."""
    found = days_of(value)
    if found is None:
        return None
    return Solved(type=kind, value=value, days=found[0], granularity=found[1])


def computed(value: str, anchor: date, kind: Kind = "DATE") -> Solved | None:
    """Return a date that was worked out from `anchor`; None if there is no such day."""
    found = days_of(value)
    if found is None:
        return None
    return Solved(
        type=kind,
        value=value,
        days=found[0],
        granularity=found[1],
        basis="computed",
        anchor=anchor,
    )


def open_date(value: str, kind: Kind = "DATE") -> Solved:
    """Return a date, duration or set that names no days of the calendar."""
    return Solved(type=kind, value=value)


def nearest(values: tuple[str, ...], frame: Frame) -> Solved | None:
    """Return the one of several readings of a date without a year that the frame calls for.

    In a past clause the last that has begun, in a future clause the next that has not ended, and
    else the one with the fewest days between it and publication. Needs `frame.published`.
    """
    day = frame.published
    if day is None:
        return None
    found = [solved for value in values if (solved := computed(value, day)) and solved.days]
    behind = [solved for solved in found if solved.days and solved.days[0] <= day]
    ahead = [solved for solved in found if solved.days and solved.days[1] >= day]
    if frame.tense == "past" and behind:
        return behind[-1]
    if frame.tense == "future" and ahead:
        return ahead[0]
    return min(found, key=lambda solved: _gap(solved, day), default=None)


def _gap(solved: Solved, day: date) -> int:
    """Return the days between a date and `day`; 0 if it holds it."""
    if solved.days is None:
        return 0
    return max((solved.days[0] - day).days, (day - solved.days[1]).days, 0)
