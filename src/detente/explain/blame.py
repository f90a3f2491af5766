"""What the texts name as a cause of the turn that is asked about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.explain.cite import oldest_first
from detente.explain.cues import relation_words
from detente.explain.wordlist import hits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.explain.case import Case
    from detente.model.claims import Direction
    from detente.model.events import Event, EventId
    from detente.model.evidence import Evidence
    from detente.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """Where the turn is stated, and which events are named as its causes.

    Attributes:
        sentences: Sentences that state the turn as news of a change.
        turns: The words in them that do.
        events: The event that stands for each event told.
        by_event: Event -> the links that name it as a cause of the turn, oldest first.
    """

    sentences: frozenset[Span]
    turns: tuple[Span, ...]
    events: Mapping[EventId, Event]
    by_event: Mapping[EventId, tuple[Evidence, ...]] = field(default_factory=dict)


def blame_of(case: Case) -> Blame:
    """Return what the evidence names as causes of the turn of the polarity asked about."""
    polarity = case.question.polarity
    told = [
        item
        for item in case.evidence
        if item.turn and item.turn.direction == polarity and not item.turn.level
    ]
    events = {
        item.event.event.id: act.event
        for act in case.happenings
        for item in act.tellings
        if item.event is not None
    }
    stated = Blame(
        sentences=frozenset(item.sentence_span for item in told),
        turns=tuple(item.turn.span for item in told if item.turn),
        events=events,
    )
    named: dict[EventId, list[Evidence]] = defaultdict(list)
    for item in oldest_first(case.evidence):
        cause = item.link.cause_event if item.link else None
        if cause is not None and on_relation(item, case, stated):
            named[cause].append(item)
    return Blame(
        sentences=stated.sentences, turns=stated.turns, events=events,
        by_event={event: tuple(items) for event, items in named.items()},
    )  # fmt: skip


def on_relation(item: Evidence, case: Case, blame: Blame) -> bool:
    """Return whether the effect of a factual link is the turn asked about, or an act of its kind.

    What a cause *prevents* is of the other kind: who stops a thaw sours.
    """
    link = item.link
    if link is None or link.hypothetical or not link.stated:
        return False
    if item.claim.factuality not in {"asserted", "unknown"}:
        return False
    polarity = case.question.polarity
    if link.relation == "prevents":
        polarity = "souring" if polarity == "thaw" else "thaw"
    effect = blame.events.get(link.effect_event) if link.effect_event else None
    if effect is not None and case.sides.acting(effect):
        return _goes(effect, polarity, case)
    overlaps = any(link.effect.overlaps(span) for span in blame.turns)
    stated = overlaps and polarity == case.question.polarity
    return stated or bool(hits(relation_words(polarity), item.effect_quote or ""))


def _goes(event: Event, polarity: Direction, case: Case) -> bool:
    return (case.scale.quad(event.type) > 2) == (polarity == "souring")
