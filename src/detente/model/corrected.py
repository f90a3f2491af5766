"""The claims of one document as corrections by hand make them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.model.corrections import Coding, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.model.actors import ActorId
    from detente.model.claims import ClaimId, Direction, Mention
    from detente.model.corrections import Correction, CorrectionId
    from detente.model.events import EventId
    from detente.model.evidence import Evidence
    from detente.model.text import Span

_DIRECTIONS: dict[str, Direction] = {"souring": "souring", "thaw": "thaw"}
_Pair = tuple["Evidence", "Evidence | None"]  # a claim as read; as corrected, None if struck


def coding_of(item: Evidence) -> Coding:
    """Return what a claim is coded as; of a statement there is nothing."""
    if item.event is not None:
        event = item.event.event
        return Coding(
            type=event.type, mode=event.mode, sources=event.sources, targets=event.targets,
            when=event.when,
        )  # fmt: skip
    if item.turn is not None:
        turn = item.turn
        return Coding(
            type=turn.direction, sources=turn.sources, targets=turn.targets, when=turn.when
        )
    return Coding(type=item.link.relation if item.link else None)


def key_of(item: Evidence) -> Span:
    """Return the words that tell a claim from the others of its sentence (`Correction.key`)."""
    if item.event is not None:
        return item.event.trigger
    if item.turn is not None:
        return item.turn.trigger
    return item.link.cause if item.link is not None else item.claim.span


def corrected(
    items: Iterable[Evidence], corrections: Sequence[Correction]
) -> tuple[tuple[Evidence, ...], frozenset[CorrectionId]]:
    """Return the claims of one document as corrected, and the corrections that found a claim.

    Corrections apply in the order given, each to what those before it have made. One that gives
    what is right applies however its words are read now; one that does not, or whose words tell
    several things, only to what is still read as it was when it was made.
    """
    pairs: list[_Pair] = [(item, item) for item in items]
    found = set()
    for correction in corrections:
        meant = _meant(correction, [now for _, now in pairs if now is not None])
        if meant:
            found.add(correction.id)
        pairs = [(was, _applied(correction, now, meant)) for was, now in pairs]
    return _relinked(pairs), frozenset(found)


def _meant(correction: Correction, items: Iterable[Evidence]) -> frozenset[str]:
    """Return the ids of the claims that a correction is about."""
    near = [item for item in items if _is_there(correction, item)]
    same = [item for item in near if _is_read_so(correction, item)]
    if correction.strikes:
        near = same
    if len(near) > 1:
        near = [item for item in near if coding_of(item) == correction.read] or same
    return frozenset(item.claim.id for item in near)


def _is_there(correction: Correction, item: Evidence) -> bool:
    """Return whether a claim is told by the words of a correction.

    What was done is told by a word or two, which readers may cut differently; of clauses and
    sentences, which may lie in each other, half of the longer must be the same.
    """
    key = key_of(item)
    if kind_of(item.claim) != correction.kind or not key.overlaps(correction.key):
        return False
    if correction.kind in {"event", "turn"}:
        return True
    shared = min(key.end, correction.key.end) - max(key.start, correction.key.start)
    longer = max(key.end - key.start, correction.key.end - correction.key.start)
    return 2 * shared >= longer


def _is_read_so(correction: Correction, item: Evidence) -> bool:
    """Return whether what a correction objects to is read in a claim."""
    now, then = coding_of(item), correction.read
    parties = (now.sources, now.targets) == (then.sources, then.targets)
    if correction.wrong == "wrong-actor":
        return parties
    if correction.wrong == "wrong-type":
        return (now.type, now.mode) == (then.type, then.mode)
    if correction.wrong == "wrong-date":
        return _days(now) == _days(then)
    return now.type == then.type and parties


def _days(coding: Coding) -> tuple[object, object]:
    return (coding.when.first, coding.when.last) if coding.when else (None, None)


def _applied(
    correction: Correction, item: Evidence | None, meant: frozenset[str]
) -> Evidence | None:
    if item is None or item.claim.id not in meant:
        return item
    if correction.strikes:
        return None
    marked = replace(item, corrections=(*item.corrections, correction))
    renamed = _renaming(coding_of(item), correction.right)
    return _named_anew(_recoded(marked, correction.right), renamed)


def _recoded(item: Evidence, right: Coding) -> Evidence:
    """Return a claim with the event or turn that a correction gives."""
    was = coding_of(item)
    sources, targets = right.sources or was.sources, right.targets or was.targets
    when = right.when or was.when
    if item.event is not None:
        told = item.event
        mode = right.mode if right.type else was.mode
        event = replace(
            told.event, type=right.type or told.event.type, mode=mode, sources=sources,
            targets=targets, when=when,
        )  # fmt: skip
        told = replace(
            told, event=event, confidence=None,
            sources=() if right.sources else told.sources,
            targets=() if right.targets else told.targets,
            when_span=None if right.when else told.when_span,
        )  # fmt: skip
        return replace(item, event=told, claim=replace(item.claim, event=event.id))
    if item.turn is not None:
        direction = _DIRECTIONS.get(right.type or "", item.turn.direction)
        turn = replace(item.turn, direction=direction, sources=sources, targets=targets, when=when)
        return replace(item, turn=turn, claim=replace(item.claim, turn=turn.id))
    return item


def _renaming(was: Coding, right: Coding) -> dict[ActorId, tuple[ActorId, ...]]:
    """Return the actors that are not meant, each with those that are meant in its place."""
    renamed: dict[ActorId, tuple[ActorId, ...]] = {}
    for old, new in ((was.sources, right.sources), (was.targets, right.targets)):
        if new:
            added = tuple(actor for actor in new if actor not in old)
            renamed |= {actor: added for actor in old if actor not in new}
    return renamed


def _named_anew(item: Evidence, renamed: Mapping[ActorId, tuple[ActorId, ...]]) -> Evidence:
    """Return a claim whose words mention the actors that are meant."""
    if not renamed:
        return item
    actors = {new for actor in item.claim.actors for new in renamed.get(actor, (actor,))}
    claim = replace(item.claim, actors=tuple(sorted(actors | set(coding_of(item).actors))))
    mentions = tuple(_mention(mention, renamed) for mention in item.mentions)
    return replace(item, claim=claim, mentions=mentions)


def _mention(mention: Mention, renamed: Mapping[ActorId, tuple[ActorId, ...]]) -> Mention:
    """Return a mention of the actor that is meant; of none known, if several may be."""
    if mention.actor is None or mention.actor not in renamed:
        return mention
    meant = renamed[mention.actor]
    actor = meant[0] if len(meant) == 1 else None
    return replace(mention, actor=actor, name=mention.head, country=None, sector=None)


def _relinked(pairs: Sequence[_Pair]) -> tuple[Evidence, ...]:
    """Return the claims that are left, each pointing to the others by their ids of now."""
    kept = tuple(now for _, now in pairs if now is not None)
    if all(was is now for was, now in pairs):
        return kept
    claims = {was.claim.id: now.claim.id if now else None for was, now in pairs}
    events = {
        was.claim.event: now.claim.event if now else None for was, now in pairs if was.claim.event
    }
    events |= {now.claim.event: now.claim.event for now in kept if now.claim.event}
    return tuple(_pointing(item, claims, events) for item in kept)


def _pointing(
    item: Evidence,
    claims: Mapping[ClaimId, ClaimId | None],
    events: Mapping[EventId, EventId | None],
) -> Evidence:
    def now(event: EventId | None) -> EventId | None:
        return None if event is None else events.get(event, event)

    denied = (claims.get(claim, claim) for claim in item.claim.denies)
    claim = replace(item.claim, denies=tuple(each for each in denied if each is not None))
    link = item.link and replace(
        item.link,
        cause_event=now(item.link.cause_event),
        effect_event=now(item.link.effect_event),
    )
    quantities = tuple(replace(each, event=now(each.event)) for each in item.quantities)
    return replace(item, claim=claim, link=link, quantities=quantities)
