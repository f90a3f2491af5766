"""Values of periods known by name: wars, revolutions, the years of a leader, independence.

A period that was not over when the page was published dates nothing: what happens in it is news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.atlas.terms import independence_in, terms_of
from detente.read.times_calendar import days_of
from detente.read.times_frame import Solved

if TYPE_CHECKING:
    from datetime import date

    from detente.read.times_frame import Frame
    from detente.read.times_grammar import Hit


def era(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "the Korean War", "the Soviet withdrawal"."""
    return _past(hit.rule.fixed, frame)


def reign(hit: Hit, frame: Frame) -> Solved | None:
    """Solve "the Thatcher years", "under Khrushchev": the leader's last term that was over."""
    terms = [term for term in terms_of(_leader(hit)) if _is_over(term[1], frame)]
    return _past(f"{terms[-1][0]}/{terms[-1][1]}", frame) if terms else None


def _leader(hit: Hit) -> str:
    """Return the words of a hit that are a leader's name: of "under Tito Belgrade", "Tito"."""
    words = (hit.said("who") or "").split()
    names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((name for name in names if terms_of(name)), "")


def surplus(hit: Hit) -> int:
    """Return how many characters at the end of a hit are of the next name, not of the leader's."""
    if hit.rule.name != "under a leader":
        return 0
    leader = _leader(hit)
    return len(hit.said("who") or "") - len(leader) if leader else 0


def independence(_: Hit, frame: Frame) -> Solved | None:
    """Solve "since independence" by the country named near it."""
    day = independence_in(frame.around)
    return _past(day.isoformat(), frame) if day else None


def _past(value: str, frame: Frame) -> Solved | None:
    """Return the days of a period that is over; None for others."""
    found = days_of(value)
    if found is None or not _is_over(found[0][1], frame):
        return None
    return Solved(type="DATE", value=value, days=found[0], granularity="era", basis="era")


def _is_over(last: date, frame: Frame) -> bool:
    """Return whether a period was over when the page was published."""
    return frame.published is None or last < frame.published
