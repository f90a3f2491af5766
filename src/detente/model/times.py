"""Dates as reporting gives them: intervals, with how they are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.errors import BadValue

Granularity = Literal["day", "week", "month", "season", "quarter", "year", "decade", "era"]
WhenBasis = Literal["stated", "computed", "event", "era", "vague", "published"]
"""stated: the words give the date; computed: worked out from the day of publication ("last month");
event: worked out from something else told ("a day later", "after the withdrawal"); era: a period
known by name ("in the Cold War"); vague: the words place it only roughly ("in recent years");
published: the text gives none and a news event is taken to be of the publication's days."""
OpenEnd = Literal["first", "last"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A closed stretch of days. None at either end is open: no bound is known or there is none."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        """Check the order. Raises BadValue if the stretch ends before it begins."""
        if self.first is not None and self.last is not None and self.last < self.first:
            raise BadValue(f"A period runs from {self.first} to {self.last}. Swap its ends.")

    def holds(self, day: date) -> bool:
        """Return whether `day` lies in the period, its ends included."""
        after = self.first is None or self.first <= day
        return after and (self.last is None or day <= self.last)

    def meets(self, other: Period) -> bool:
        """Return whether the two share at least one day."""
        starts = self.first is None or other.last is None or self.first <= other.last
        return starts and (self.last is None or other.first is None or other.first <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened: the days between which it lies, ends included.

    Attributes:
        granularity: How fine the telling is.
        basis: Whether the date was stated, worked out from publication or another event, belongs to
            a named period, is vague, or was taken from publication.
        anchor: The day that it was worked out from, or from which it lasts. None for a stated date.
        open: The end that the words leave open ("since May" has no last day, "by May" no first);
            the day that stands there is only as far as we look. None if they give both.
    """

    first: date
    last: date
    granularity: Granularity
    basis: WhenBasis
    anchor: date | None = None
    open: OpenEnd | None = None

    def __post_init__(self) -> None:
        """Check the order. Raises BadValue if the interval ends before it begins."""
        if self.last < self.first:
            raise BadValue(f"A date runs from {self.first} to {self.last}. Swap its ends.")

    @property
    def period(self) -> Period:
        """The same days as a period."""
        return Period(first=self.first, last=self.last)
