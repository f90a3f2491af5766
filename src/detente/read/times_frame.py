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
        quarter: Number of the quarter that the text told of last; None if it told of none.
        around: The text near the date.
        begun: Something lasts from the date up to now ("since March"), so it does not lie ahead.
    """

    published: date | None
    tense: Tense | None = None
    focus: tuple[Days, Granularity] | None = None
    story_year: int | None = None
    quarter: int | None = None
    around: str = ""
    begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A TIMEX3 type and value, and the days meant where they can be told.

    Attributes:
        days: None for an unanchored date, a duration or a set.
        granularity: None exactly when `days` is None.
        basis: Whether the words give the days or an anchor was needed, and which.
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


def computed(value: str, anchor: date, kind: Kind = "DATE", *, told: bool = False) -> Solved | None:
    """Return a date that was worked out from `anchor`; None if there is no such day.

    `told`: the anchor is the day of something told, not of publication.
    """
    found = days_of(value)
    if found is None:
        return None
    return Solved(
        type=kind,
        value=value,
        days=found[0],
        granularity=found[1],
        basis="event" if told else "computed",
        anchor=anchor,
    )


def open_date(value: str, kind: Kind = "DATE") -> Solved:
    """Return a date, duration or set that names no days of the calendar."""
    return Solved(type=kind, value=value)


def nearest(values: tuple[str, ...], frame: Frame) -> Solved | None:
    """Return the one of several readings of a date without a year that the frame calls for.

    It is the one nearest to publication, with a preference for the side that the tense looks to.
    None if the day of publication is not known.
    """
    day = frame.published
    if day is None:
        return None
    found = [solved for value in values if (solved := computed(value, day))]
    if frame.begun:
        found = [solved for solved in found if solved.days and solved.days[0] <= day]
    return min(found, key=lambda solved: _reach(solved, day, frame.tense), default=None)


_AGAINST_TENSE = 4
"""A date on the side that the clause's tense points away from must be so many times nearer: "Said
in October that it had been paid in December" is of this December, not of the last. Set on the half
of TimeBank and AQUAINT that the rules were written from."""

_AGAINST_FUTURE = 12
"""The same for what will be: "will be lifted on 1 May" can mean no day of the last months."""


def _reach(solved: Solved, day: date, tense: Tense | None) -> int:
    """Return the days between a date and `day`, more if it lies on the other side of the tense."""
    if solved.days is None:
        return 0
    ahead, behind = (solved.days[0] - day).days, (day - solved.days[1]).days
    if ahead > 0:
        return ahead * (_AGAINST_TENSE if tense == "past" else 1)
    if behind > 0:
        return behind * (_AGAINST_FUTURE if tense == "future" else 1)
    return 0
