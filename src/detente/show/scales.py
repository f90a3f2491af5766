"""From values to pixels, and where the ticks of an axis stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import TYPE_CHECKING

from detente.show.days import day, month_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight map from [low, high] to pixels [start, end]; `start` may exceed `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the pixel of a value; the middle if all values are the same."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A map from the days `first` to `last`, ends included, to pixels [start, end]."""

    first: date
    last: date
    start: float
    end: float

    def left(self, value: date) -> float:
        """Return the pixel where a day begins; days outside stand at the nearer end."""
        days = (self.last - self.first).days + 1
        passed = min(max((value - self.first).days, 0), days)
        return self.start + passed / days * (self.end - self.start)

    def right(self, value: date) -> float:
        """Return the pixel where a day ends."""
        return self.left(value + timedelta(days=1)) if value < date.max else self.end

    def middle(self, first: date, last: date) -> float:
        """Return the pixel midway between the beginning of one day and the end of another."""
        return (self.left(first) + self.right(last)) / 2

    def holds(self, value: date) -> bool:
        """Return whether the axis shows the day."""
        return self.first <= value <= self.last


def score_bounds(values: Iterable[float]) -> tuple[float, float]:
    """Return the bounds of a score axis: multiples of five about all values, zero between them."""
    known = [0.0, *values]
    return min(-5.0, floor(min(known) / 5) * 5.0), max(5.0, ceil(max(known) / 5) * 5.0)


def score_ticks(low: float, high: float) -> tuple[float, ...]:
    """Return the multiples of five from `low` to `high`."""
    return tuple(float(value) for value in range(int(low), int(high) + 1, 5))


@dataclass(frozen=True, slots=True)
class TimeTick:
    """A day that an axis names, and its name."""

    day: date
    name: str


_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


def time_ticks(first: date, last: date, most: int, months: int = 0) -> tuple[TimeTick, ...]:
    """Return the finest ticks of which there are at most `most`; the first year if none fits.

    `months`: the length of the periods that are drawn, which no tick parts; 0 for any.
    """
    span = (last - first).days + 1
    makers = (
        *((step, _day_ticks) for step in _DAY_STEPS if not months and span <= step * most),
        *(
            (step, _month_ticks)
            for step in _MONTH_STEPS
            if span <= 31 * step * most and step >= months
        ),
        *((step, _year_ticks) for step in _YEAR_STEPS),
    )
    for step, make in makers:
        ticks = tuple(make(first, last, step))
        if 0 < len(ticks) <= most:
            return ticks
    return (TimeTick(first, str(first.year)),)


def _day_ticks(first: date, last: date, step: int) -> Iterator[TimeTick]:
    for offset in range(0, (last - first).days + 1, step):
        value = first + timedelta(days=offset)
        yield TimeTick(value, day(value).rsplit(" ", 1)[0])


def _month_ticks(first: date, last: date, step: int) -> Iterator[TimeTick]:
    starts = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13, step)
        if first <= date(year, month, 1) <= last
    ]
    years_shown = any(start.month == 1 for start in starts)
    for start in starts:
        name = month_name(start.month, short=True)
        if start.month == 1:
            name = str(start.year)
        elif not years_shown:
            name = f"{name} {start.year}"
        yield TimeTick(start, name)


def _year_ticks(first: date, last: date, step: int) -> Iterator[TimeTick]:
    for year in range(first.year, last.year + 1):
        if year % step == 0 and first <= date(year, 1, 1) <= last:
            yield TimeTick(date(year, 1, 1), str(year))
