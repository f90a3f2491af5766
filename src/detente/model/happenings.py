"""Happenings with all their tellings: what is left to count once tellings are merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from detente.model.events import Event, EventId
from detente.model.evidence import Evidence
from detente.model.text import DocId


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event, however often it is told.

    Attributes:
        event: The most exactly told of the events that were merged into it.
        tellings: All evidence of it, earliest publication first; never empty.
    """

    event: Event
    tellings: tuple[Evidence, ...]
    _news: tuple[Evidence, ...] = field(init=False, repr=False, compare=False)
    _originals: frozenset[DocId] = field(init=False, repr=False, compare=False)
    _counts: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the tellings once: each of thousands of happenings is asked many times."""
        news = tuple(
            telling
            for telling in self.tellings
            if telling.claim.factuality == "asserted"
            and not telling.claim.background
            and not telling.ahead
        )
        originals = frozenset(telling.head.original for telling in news)
        asserted = len(news) == len(self.tellings)
        denied = () if asserted else {telling.head.original for telling in self.denials}
        object.__setattr__(self, "_news", news)
        object.__setattr__(self, "_originals", originals)
        object.__setattr__(self, "_counts", len(originals) > len(denied))

    @property
    def id(self) -> EventId:
        """The event's id."""
        return self.event.id

    @property
    def news(self) -> tuple[Evidence, ...]:
        """Tellings as a fact and as news: not denied, planned, possible, ahead, or background."""
        return self._news

    @property
    def denials(self) -> tuple[Evidence, ...]:
        """Tellings that say it did not happen."""
        return tuple(t for t in self.tellings if t.claim.factuality == "denied")

    @property
    def originals(self) -> frozenset[DocId]:
        """Original documents that tell it as fact and news."""
        return self._originals

    @property
    def outlets(self) -> frozenset[str]:
        """Outlets that first published those originals, where they are known."""
        names = (telling.head.first_outlet for telling in self.news)
        return frozenset(name for name in names if name is not None)

    @property
    def counts(self) -> bool:
        """Whether it counts as having happened: more originals assert it as news than deny it."""
        return self._counts


def gather(
    evidence: Iterable[Evidence], merged: Mapping[EventId, EventId]
) -> tuple[Happening, ...]:
    """Return the happenings told in `evidence`, by date and id; claims of no event are left out.

    `merged` maps an event to the one it was found to be the same as (`relate.merge`); an event
    that it does not hold stands for itself.
    """
    groups: dict[EventId, list[Evidence]] = defaultdict(list)
    for item in evidence:
        if item.event is not None:
            own = item.event.event.id
            groups[merged.get(own, own)].append(item)
    found = (_happening(main, group) for main, group in groups.items())
    return tuple(sorted(found, key=_order))


def _happening(main: EventId, tellings: list[Evidence]) -> Happening:
    events = {t.event.event.id: t.event.event for t in tellings if t.event is not None}
    event = events.get(main) or min(events.values(), key=lambda e: e.id)
    return Happening(event=event, tellings=tuple(sorted(tellings, key=telling_order)))


def telling_order(item: Evidence) -> tuple[date, DocId, int, int, str]:
    """Sort key: publication day (unknown last), document, place in it, claim."""
    span = item.claim.span
    return (item.head.published or date.max, item.head.id, span.start, span.end, item.claim.id)


def _order(happening: Happening) -> tuple[date, EventId]:
    when = happening.event.when
    return (when.first if when else date.max, happening.id)
