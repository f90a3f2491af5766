"""Other actors that are told to deal with one of the two sides, or to act beside one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.cite import citations, oldest_first
from detente.explain.naming import first_up, the
from detente.explain.window import asked_turns, start_of
from detente.explain.wording import between, dated_outlet, frame, turn_words, whole_sentence
from detente.model.actors import ActorId
from detente.model.answers import ThirdParty
from detente.model.sides import middle
from detente.model.times import Period

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from detente.explain.case import AnswerOptions, Case
    from detente.model.answers import Trend
    from detente.model.events import Event
    from detente.model.evidence import Evidence
    from detente.model.relations import TurningPoint
    from detente.model.sides import Party, Sides


_PLACED = re.compile(
    r"\b(?:in|inside|into|within|outside|on|over|about|near|across|around|through|throughout)\s+"
    r"(?:the\s+)?(?:[A-Z][\w’'-]*(?:,\s+|\s+and\s+))*$"
)
"""What stands before a name that tells where, or about what: "in the (Syrian province)"."""


@dataclass(frozen=True, slots=True)
class _Deal:
    """One act between a third party and a side. `day` None: undated."""

    day: date | None
    conflict: bool
    kind: str
    by: ActorId | None


@dataclass(slots=True)
class _Dealings:
    """What is told of one third party and one side; filled while reading the evidence."""

    items: list[Evidence] = field(default_factory=list)
    acts: set[_Deal] = field(default_factory=set)
    days: list[date] = field(default_factory=list)

    def count(self, *, conflict: bool) -> int:
        return sum(act.conflict == conflict for act in self.acts)

    def within(self, period: Period) -> tuple[int, int]:
        """Return the acts of cooperation and of conflict in a stretch."""
        held = [act for act in self.acts if act.day is not None and period.holds(act.day)]
        conflict = sum(act.conflict for act in held)
        return len(held) - conflict, conflict


@cache
def _left_out(key: str) -> tuple[str, ...]:
    return tables.words(tables.table("third_parties")[key])


def is_political(actor: ActorId) -> bool:
    """Return whether an actor is a state, a part of one, or a group that acts in politics."""
    sector = actor.rpartition("-")[2]
    return not actor.startswith(_left_out("not_prefixes")) and sector not in _left_out(
        "not_parties"
    )


def is_third(actor: ActorId, sides: Sides, day: date | None) -> bool:
    """Return whether an actor is a political actor of neither side.

    Persons, outlets, companies and civilians are none, and neither are nameless groups ("rebels")
    of a state that is one of the sides.
    """
    state, _, sector = actor.rpartition("-")
    if not is_political(actor) or sides.side_of(actor, day) is not None:
        return False
    of_a_side = bool(state) and sides.side_of(ActorId(state), day) is not None
    return not (of_a_side and sector in _left_out("not_of_a_side"))


def third_parties(case: Case, options: AnswerOptions) -> tuple[ThirdParty, ...]:
    """Return third parties by the number of acts told between them and a side, most first.

    Only what is asserted counts. Acts of one kind and party within some days of each other are
    taken for one: what is not of the pair is not merged.
    """
    found = _dealings(case)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1].acts), pair[0]))
    return tuple(_line(*key, told, case, options) for key, told in ordered[: options.others])


def tellings_of(case: Case) -> Mapping[tuple[ActorId, Party], tuple[Evidence, ...]]:
    """Return what is told of each third party with a side: what its line is made from."""
    return {key: tuple(told.items) for key, told in _dealings(case).items()}


def _dealings(case: Case) -> Mapping[tuple[ActorId, Party], _Dealings]:
    found: dict[tuple[ActorId, Party], _Dealings] = defaultdict(_Dealings)
    items = {item.claim.id: item for item in (*case.context, *case.evidence)}
    for item in oldest_first(items.values()):
        if item.event is None or item.claim.factuality != "asserted":
            continue
        event = item.event.event
        for key in _pairs(event, item.head.published, case):
            if not (_is_named(item, {key[0]}) and _is_there(item, key[1], case)):
                continue
            dealings = found[key]
            dealings.items.append(item)
            _add(dealings, _deal(event, key[0], case))
            if event.when is not None:
                dealings.days += [event.when.first, event.when.last]
    return found


def _is_named(item: Evidence, actors: Collection[ActorId]) -> bool:
    """Return whether a sentence names one of the actors as one who acts, and not as a place.

    "A truce took effect in Syria" tells of no act of Syria, nor one on it. Where the store kept no
    mentions the coding is taken as it is.
    """
    named = [m for m in item.mentions if m.actor in actors]
    before = (item.sentence[: m.span.start - item.sentence_span.start] for m in named)
    return not item.mentions or any(not _PLACED.search(words) for words in before)


def _is_there(item: Evidence, side: Party, case: Case) -> bool:
    """Return whether a sentence names a side as one who acts; so it is taken if it names it not."""
    actors = {m.actor for m in item.mentions if m.actor is not None}
    mine = {a for a in actors if case.sides.side_of(a, item.head.published) == side}
    return not mine or _is_named(item, mine)


def _deal(event: Event, third: ActorId, case: Case) -> _Deal:
    conflict = case.scale.quad(event.type) > 2
    by = third if third in event.sources else None
    return _Deal(
        day=middle(event.when) if event.when else None, conflict=conflict, kind=event.type, by=by
    )


def _add(dealings: _Dealings, deal: _Deal) -> None:
    """Add an act, unless one of its kind is there within some days."""
    same = tables.number(tables.table("third_parties")["same_days"])
    for act in dealings.acts:
        if (act.kind, act.by) == (deal.kind, deal.by):
            near = act.day == deal.day
            if act.day is not None and deal.day is not None:
                near = abs((act.day - deal.day).days) <= same
            if near:
                return
    dealings.acts.add(deal)


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
    name = case.name_of(actor)
    asked = asked_turns(case)
    turn = asked[0][1] if asked else None
    before = after = None
    if turn is not None:
        old, new = _around(turn, options)
        before, after = told.within(old), told.within(new)
    trend = trend_of(before, after) if before and after else None
    line = _Line(
        name=the(name), side=the(_side_name(side, case)), told=told, days=options.near_days,
        quote=options.quote,
    )  # fmt: skip
    return ThirdParty(
        actor=actor, name=name, sentence=line.sentence(turn, before, after, trend),
        citations=citations(told.items, options.citations),
        side=side, before=before, after=after, trend=trend,
    )  # fmt: skip


def _side_name(side: Party, case: Case) -> str:
    return case.question.source_name if side == "source" else case.question.target_name


def _around(turn: TurningPoint, options: AnswerOptions) -> tuple[Period, Period]:
    """Return equal stretches before a turn and after it."""
    start, reach = start_of(turn), timedelta(days=options.near_days)
    return (
        Period(first=start - reach, last=start - timedelta(days=1)),
        Period(first=start, last=start + reach - timedelta(days=1)),
    )


def trend_of(before: tuple[int, int], after: tuple[int, int]) -> Trend | None:
    """Return whether acts of cooperation and of conflict show a way; None if too little does."""
    least = tables.number(tables.table("third_parties")["least_shift"])
    shift = (after[0] - after[1]) - (before[0] - before[1])
    if shift >= least and after[0] >= least and after[0] > max(before[0], after[1]):
        return "nearer"
    away = -shift >= least and after[1] >= least and after[1] > max(before[1], after[0])
    return "away" if away else None


@dataclass(frozen=True, slots=True)
class _Line:
    """What the sentence on a third party names."""

    name: str
    side: str
    told: _Dealings
    days: int
    quote: int

    def sentence(
        self,
        turn: TurningPoint | None,
        before: tuple[int, int] | None,
        after: tuple[int, int] | None,
        trend: Trend | None,
    ) -> str:
        """Return all that is told, and what of it lies before and after the turn asked about.

        A single act is given in the words that tell it.
        """
        told = self.told
        if len(told.acts) == 1:
            item = told.items[0]
            text = whole_sentence(item, self.quote)
            return first_up(frame("third", "one").format(text=text, outlet=dated_outlet(item.head)))
        whole = frame("third", "line").format(
            other=self.name,
            side=self.side,
            cooperation=_acts(told.count(conflict=False)),
            conflict=_acts(told.count(conflict=True)),
            span=between(min(told.days), max(told.days)) if told.days else "undated",
        )
        if turn is None or before is None or after is None or not any((*before, *after)):
            return first_up(whole)
        around = frame("third", "around").format(
            days=self.days,
            month=turn_words(turn),
            b=before[0],
            c=before[1],
            d=after[0],
            e=after[1],
        )
        way = frame("third", trend).format(other=self.name, side=self.side) if trend else ""
        return first_up(" ".join(filter(None, [whole, around, way])))


def _acts(number: int) -> str:
    return f"{number} act" if number == 1 else f"{number} acts"
