"""Dates of which the words give one end only: "since May", "after the vote", "by Friday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from detente.read.times_conventions import governs

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import date

    from detente.model.times import When


def opened(
    when: When, words: AbstractSet[str], direct: AbstractSet[str], published: date | None
) -> When:
    """Return the days that a date gives once the words before it are heard.

    `words`: the lemmas of nouns and markers between the date and what it dates; `direct`: those
    that mark the date itself ("after 1990"), not a noun around it ("after the coup of 1990").
    """
    known = governs()
    noun = bool((words - direct) & (known.since | known.after | known.apart))
    told = replace(when, basis="event") if noun and when.basis != "era" else when
    ranged = when.granularity == "day" and when.first != when.last
    if words & known.since or (direct & known.starting and not ranged):
        return _since(told, published)
    if words & known.after:
        return _after(told, is_direct=bool(direct & known.after), published=published)
    if words & known.apart:
        return _up_to(told, when.first - timedelta(days=1), published)
    if direct & known.up_to:
        return _up_to(told, when.last, published)
    return when


def _since(when: When, published: date | None) -> When:
    """Return what lasts from a date on: we look as far as publication."""
    last = when.last if published is None else max(when.first, published)
    return replace(when, last=last, anchor=when.first, open="last")


def _after(when: When, *, is_direct: bool, published: date | None) -> When:
    """Return what comes after a date: we look some way past it, and no further than publication."""
    first = _begins_after(when, is_direct=is_direct)
    last = max(first, when.last) + timedelta(days=governs().after_days)
    return replace(when, first=first, last=max(first, min(last, published or last)), open="last")


def _begins_after(when: When, *, is_direct: bool) -> date:
    """Return the first day of what comes after a date.

    "After 1990" begins with 1991, "after the Korean War" with its end; after a coup of 1990, which
    may have been on any day of it, with 1990.
    """
    if when.basis == "era":
        return when.last
    if is_direct and when.granularity != "day":
        return when.last + timedelta(days=1)
    return when.first


def _up_to(when: When, last: date, published: date | None) -> When:
    """Return what has no first day: some way back, or from publication for what is to come."""
    ahead = published is not None and published < last
    known = governs()
    reach = known.earlier_days if when.granularity in {"day", "week"} else known.after_days
    first = published if ahead and published else last - timedelta(days=reach)
    return replace(when, first=first, last=last, anchor=last, open="first")
