"""Arithmetic on stretches of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente.model.times import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY = timedelta(days=1)


def common(one: Period, other: Period) -> Period | None:
    """Return the days that both hold; None if there are none."""
    if not one.meets(other):
        return None
    firsts = [day for day in (one.first, other.first) if day is not None]
    lasts = [day for day in (one.last, other.last) if day is not None]
    return Period(first=max(firsts, default=None), last=min(lasts, default=None))


def without(whole: Period, hole: Period) -> tuple[Period, ...]:
    """Return the days of `whole` that `hole` does not hold, as up to two periods."""
    if not whole.meets(hole):
        return (whole,)
    rest: list[Period] = []
    if hole.first is not None and (whole.first is None or whole.first < hole.first):
        rest.append(Period(first=whole.first, last=hole.first - _DAY))
    if hole.last is not None and (whole.last is None or hole.last < whole.last):
        rest.append(Period(first=hole.last + _DAY, last=whole.last))
    return tuple(rest)


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return the same days as few periods, oldest first; adjoining ones become one."""
    done: list[Period] = []
    for each in sorted(periods, key=lambda period: period.first or date.min):
        if done and _touches(done[-1], each):
            lasts = (done[-1].last, each.last)
            last = None if None in lasts else max(day for day in lasts if day is not None)
            done[-1] = Period(first=done[-1].first, last=last)
        else:
            done.append(each)
    return tuple(done)


def words(days: Period) -> str:
    """Return a period as people write it: `1996-09-27 to 2001-11-13`, `since 2021-08-15`."""
    if days.first and days.last:
        return f"{days.first} to {days.last}"
    if days.first:
        return f"since {days.first}"
    return f"until {days.last}" if days.last else "at all times"


def _touches(earlier: Period, later: Period) -> bool:
    """Return whether no day lies between two periods, the earlier of which begins first."""
    if earlier.last is None or later.first is None:
        return True
    return later.first <= earlier.last + _DAY
