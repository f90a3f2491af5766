"""Other actors that are told to deal with one of the two sides, or to act beside one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.cite import citations, oldest_first
from detente.explain.wording import between, frame
from detente.model.actors import ActorId
from detente.model.answers import ThirdParty
from detente.model.sides import middle

if TYPE_CHECKING:
    from datetime import date

    from detente.explain.case import AnswerOptions, Case
    from detente.model.events import Event, EventId
    from detente.model.evidence import Evidence
    from detente.model.sides import Party, Sides


@dataclass(slots=True)
class _Dealings:
    """What is told of one third party and one side; filled while reading the evidence."""

    items: list[Evidence] = field(default_factory=list)
    cooperation: set[EventId] = field(default_factory=set)
    conflict: set[EventId] = field(default_factory=set)
    days: list[date] = field(default_factory=list)

    @property
    def acts(self) -> int:
        return len(self.cooperation) + len(self.conflict)


@cache
def _left_out(key: str) -> tuple[str, ...]:
    return tables.words(tables.table("third_parties")[key])


def is_third(actor: ActorId, sides: Sides, day: date | None) -> bool:
    """Return whether an actor is a political actor of neither side.

    Persons, outlets, companies and civilians are none, and neither are nameless groups ("rebels")
    of a state that is one of the sides.
    """
    state, _, sector = actor.rpartition("-")
    if actor.startswith(_left_out("not_prefixes")) or sector in _left_out("not_parties"):
        return False
    if sides.side_of(actor, day) is not None:
        return False
    of_a_side = bool(state) and sides.side_of(ActorId(state), day) is not None
    return not (of_a_side and sector in _left_out("not_of_a_side"))


def third_parties(case: Case, options: AnswerOptions) -> tuple[ThirdParty, ...]:
    """Return third parties by the number of acts told between them and a side, most first.

    Only what is asserted counts. The same act told twice under different ids counts twice: what is
    not of the pair is not merged.
    """
    found: dict[tuple[ActorId, Party], _Dealings] = defaultdict(_Dealings)
    items = {item.claim.id: item for item in (*case.context, *case.evidence)}
    for item in oldest_first(items.values()):
        if item.event is None or item.claim.factuality != "asserted":
            continue
        event = item.event.event
        for key in _pairs(event, item.head.published, case):
            dealings = found[key]
            dealings.items.append(item)
            kind = dealings.conflict if case.scale.quad(event.type) > 2 else dealings.cooperation
            kind.add(event.id)
            if event.when is not None:
                dealings.days += [event.when.first, event.when.last]
    ordered = sorted(found.items(), key=lambda pair: (-pair[1].acts, pair[0]))
    return tuple(_line(*key, told, case, options) for key, told in ordered[: options.others])


def _pairs(event: Event, published: date | None, case: Case) -> set[tuple[ActorId, Party]]:
    """Return (third party, side) for which the event lies between the two."""
    day = middle(event.when) if event.when else published
    pairs: set[tuple[ActorId, Party]] = set()
    for mine, theirs in ((event.sources, event.targets), (event.targets, event.sources)):
        sides = case.sides.of(theirs, day)
        others = [actor for actor in mine if is_third(actor, case.sides, day)]
        pairs.update((actor, side) for actor in others for side in sides)
    return pairs


def _line(
    actor: ActorId, side: Party, told: _Dealings, case: Case, options: AnswerOptions
) -> ThirdParty:
    question = case.question
    name = case.name_of(actor)
    sentence = frame("third", "line").format(
        other=name,
        side=question.source_name if side == "source" else question.target_name,
        cooperation=_acts(len(told.cooperation)),
        conflict=_acts(len(told.conflict)),
        span=between(min(told.days), max(told.days)) if told.days else "undated",
    )
    return ThirdParty(
        actor=actor, name=name, sentence=sentence,
        citations=citations(told.items, options.citations),
    )  # fmt: skip


def _acts(number: int) -> str:
    return f"{number} act" if number == 1 else f"{number} acts"
