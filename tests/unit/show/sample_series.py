"""The relation that the sample answer is about, month by month. The numbers are invented."""

from __future__ import annotations

from datetime import date, timedelta

from detente.model.actors import ActorId
from detente.model.relations import Dyad, RelationPoint, RelationSeries

_WAVE = (0.4, -0.6, 1.1, -1.3, 0.2, 0.9, -0.4, -1.0, 0.7, 0.1, -0.8, 1.2)


def series() -> RelationSeries:
    """Return 84 months: estrangement, opening, reversal; months unread and months silent."""
    points = tuple(_point(index) for index in range(84))
    return RelationSeries(
        dyad=Dyad(source=ActorId("USA"), target=ActorId("CUB")), both=True, step="month", scheme="plover", points=points,
        unplaced=7,
    )  # fmt: skip


def _level(index: int) -> float:
    if index < 35:
        return -2.1
    if index < 65:
        return 4.1
    return -2.4 if index < 69 else -4.2


def _point(index: int) -> RelationPoint:
    first = date(2012 + index // 12, index % 12 + 1, 1)
    after = date(2012 + (index + 1) // 12, (index + 1) % 12 + 1, 1)
    unread = 19 <= index <= 22
    silent = index in (3, 4, 9, 14, 28, 53, 74)
    busy = index in (35, 36, 39, 42, 43, 50, 65, 68, 69)
    told = not unread and not silent
    score = round(_level(index) + _WAVE[index % 12] * 1.1, 2) if told else None
    events = 0 if not told else (9 + index % 5 if busy else 1 + (index * 7) % 4)
    spread = round(3.2 / max(events, 1) ** 0.5, 2)
    warm = sum(1 for i in range(events) if (i * 5 + index) % 9 < (7 if _level(index) > 0 else 2))
    cold = events - warm
    return RelationPoint(
        first=first, last=after - timedelta(days=1), events=events,
        originals=events + (3 if busy else 0), outlets=min(events, 6),
        quad=(warm - warm // 3, warm // 3, cold - cold // 4, cold // 4),
        score=score,
        low=None if score is None else max(-10.0, round(score - spread, 2)),
        high=None if score is None else min(10.0, round(score + spread, 2)),
        coverage=0 if unread else 2 + (index * 5) % 7 + (14 if busy else 0),
    )  # fmt: skip


def empty_series() -> RelationSeries:
    """Return a series without a period."""
    return RelationSeries(
        dyad=Dyad(source=ActorId("BTN"), target=ActorId("URY")), both=False, step="month",
        scheme="plover", points=(),
    )  # fmt: skip
