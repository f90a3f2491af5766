"""Happenings. An Event holds no text: its tellings are Claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NewType

from detente.model.actors import ActorId
from detente.model.text import Span, digest
from detente.model.times import When

EventId = NewType("EventId", str)

QuantityChange = Literal["increase", "decrease"]
Casualty = Literal["killed", "injured", "arrested", "abducted", "displaced", "missing"]
Approximation = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened, as told. `lat`, `lon` in degrees; None if not known."""

    name: str
    span: Span
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, when: one happening, however often it is told.

    Attributes:
        sources: The acting actors, sorted; () if the text names none.
        targets: The actors acted on, sorted; () if the text names none.
        type: A type of `scheme` (PLOVER: "ASSAULT").
        mode: A mode of that type ("aerial"); None if none applies or is told.
        contexts: Contexts of the scheme, sorted.
        when: None if the text gives no date and the publication day is not known.
        where: The place's name as told, None if none is told.
    """

    sources: tuple[ActorId, ...]
    targets: tuple[ActorId, ...]
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    when: When | None = None
    where: str | None = None
    scheme: str = "plover"
    id: EventId = field(init=False)

    def __post_init__(self) -> None:
        """Derive the id from who, what, whom, when and where."""
        first, last = (self.when.first, self.when.last) if self.when else (None, None)
        key = digest(
            self.scheme, self.type, self.mode, "+".join(self.sources), "+".join(self.targets),
            first, last, self.where,
        )  # fmt: skip
        object.__setattr__(self, "id", EventId(key))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure in the text.

    Attributes:
        span: The words of the figure ("more than 1,500 deaths").
        low: Least value told; None if only an upper bound is told.
        high: Greatest value told; None if open ("more than").
        unit: "person", "percent", "km", "month", "USD", ...; None if a bare number.
        what: What is counted ("deaths", "undocumented Afghan migrants"); None if not told.
        part_of: Index, in the reading's quantities, of the total that this is part of.
        when: The days it counts over; None if not told.
        approx: How the text hedges it ("more than", "nearly", "dozens"); None if not looked for.
        casualty: What befell the people counted; None if nothing did or they are no people.
        side: To whom the people counted belong, as told ("Turkish", "rebels"); None if not told.
        against: The days that a change is told against ("up from 2019"); None if not told.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    what: str | None = None
    event: EventId | None = None
    part_of: int | None = None
    change: QuantityChange | None = None
    when: When | None = None
    approx: Approximation | None = None
    casualty: Casualty | None = None
    side: str | None = None
    against: When | None = None
