"""What phases are made of: acts told by texts, and coded events that come counted by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.coded import CodedCounts
from detente.model.sides import middle
from detente.relate.periods import period_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from detente.model.claims import ClaimId
    from detente.model.happenings import Happening
    from detente.model.sides import Party, Sides
    from detente.model.times import When

NO_CODED = CodedCounts()
WIDEST_DAYS = 3660
"""Widest date that still places an act in a stretch of time: about a decade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act between the two sides, or all coded acts of a kind in a month.

    Attributes:
        day: Where it counts: in the middle of its days.
        times: Acts that it stands for; 0 for a coded act that is shown: the counts hold it.
        claim: What tells it; None for counts.
        key: Tells deeds of one day apart.
    """

    first: date
    last: date
    day: date
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    acting: frozenset[Party]
    times: int
    claim: ClaimId | None
    key: str


def deeds_of(
    told: Iterable[Happening],
    sides: Sides,
    coded: CodedCounts = NO_CODED,
    widest_days: int = WIDEST_DAYS,
) -> list[Deed]:
    """Return all deeds, by day.

    Left out of `told` is what no telling asserts, is not between the two sides, not dated, or dated
    to more than `widest_days` days.
    """
    found = [*_of_texts(told, sides, widest_days), *_of_counts(coded)]
    return sorted(found, key=lambda deed: (deed.day, deed.key))


def _of_texts(told: Iterable[Happening], sides: Sides, widest_days: int) -> Iterator[Deed]:
    for act in told:
        event, when = act.event, act.event.when
        claim = _claim(act)
        acting = sides.acting(event)
        if when is None or claim is None or not acting or _width(when) > widest_days:
            continue
        if len(act.denials) >= len(act.tellings) / 2:
            continue
        yield Deed(
            first=when.first, last=when.last, day=middle(when), type=event.type, mode=event.mode,
            contexts=event.contexts, acting=acting, times=int(not _is_coded(act)), claim=claim,
            key=act.id,
        )  # fmt: skip


def _of_counts(coded: CodedCounts) -> Iterator[Deed]:
    month: tuple[date, date] | None = None
    for tally in coded.tallies:
        if month is None or month[0] != tally.first:
            month = period_of(tally.first, "month")
        yield Deed(
            first=month[0], last=month[1], day=month[0].replace(day=15), type=tally.type,
            mode=tally.mode, contexts=(), acting=_ACTING[tally.acting], times=tally.events,
            claim=None, key=f"{tally.acting} {tally.type} {tally.mode}",
        )  # fmt: skip


_ACTING: dict[Party, frozenset[Party]] = {
    "source": frozenset({"source"}), "target": frozenset({"target"}),
}  # fmt: skip


def _width(when: When) -> int:
    return (when.last - when.first).days


def _claim(act: Happening) -> ClaimId | None:
    """Return the first claim that asserts an act; None if none does."""
    told = (
        item.claim
        for item in act.tellings
        if item.claim.factuality == "asserted" and not item.ahead
    )
    return next((claim.id for claim in told), None)


def _is_coded(act: Happening) -> bool:
    return all(item.coded for item in act.tellings)
