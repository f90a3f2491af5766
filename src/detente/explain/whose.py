"""Whose reason is it?

An answer gives the reasons of each side, so each piece of evidence must be laid at the right door:

    evidence                                          whose reason
    ------------------------------------------------  ------------------------------------------
    X harms Y or its people (attack, expulsion, ...)  Y's: the harm is its grievance
    X refuses what Y wants                            Y's; X's, if X refuses to be subordinate
    X accuses Y, protests, or demands something       X's: it is X's complaint
    X summons Y's envoy, recalls its own, protests,   nobody's: a step of X (`is_step`)
        and no word says what for
    X and Y do it to each other, or trade it          both: "other" (`as_told`)
    X and Y together accuse, or demand, elsewhere     none (`is_joint`)
    X gives, concedes or withdraws something (thaw)   Y's: the gain is its reason
    X and Y meet, agree, cooperate (thaw)             both: "other"
    a cause is an act of X on Y                       as for that act
    an effect is an act of X on Y                     X's: the cause is why X acted
    an effect embitters X alone                       X's
    a cause is a fear, hope or wish of X              X's
    a cause is harm, or gain, that comes from X       the other side's
    Y suffers from something named of X               Y's
    X complained, hoped, expected, gained; X's stance X's
        so says somebody of neither side of himself   "other"
    X did wrong, says a speaker who is no party       the other side's
    a speaker of X says so, and no rule above fits    X's
    none of these, or long past                       "other"

Acts are rows of `data/whose.toml`, words rows of `data/cues.toml`. Which side a word belongs to is
read off the mentions of the sentence: the first side named before it, or the only one inside it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente.explain import tables
from detente.explain.cite import speaker_side, speaks
from detente.explain.cues import another_words, feeling_words, is_bare_step, mutual_words
from detente.explain.wordlist import hits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.explain.cues import Cue
    from detente.model.answers import Side
    from detente.model.claims import Direction
    from detente.model.events import Event, EventId
    from detente.model.evidence import Evidence
    from detente.model.sides import Party, Sides
    from detente.model.text import Span

_NEAR = 60
"""Characters between a side and what a third person says that it wants. Origin: our choice."""

_BY = 20
"""Characters between an act's words and the mutual words that belong to it: "fired heavily at each
other", and not "closed the gate after their guards had fired at each other". Origin: our choice."""

Of = Literal["source", "target", "both", "step", "none"]
_OF: dict[str, Of] = {
    "source": "source", "target": "target", "both": "both", "step": "step", "none": "none",
}  # fmt: skip


@cache
def default_acts() -> dict[tuple[str, str], Of]:
    """Return the rows of `data/whose.toml`: (TYPE or TYPE/mode, polarity) -> whose."""
    found: dict[tuple[str, str], Of] = {}
    for row in tables.rows(tables.table("whose")["act"]):
        mode = f"/{tables.text(row['mode'])}" if "mode" in row else ""
        key = (tables.text(row["type"]) + mode, tables.text(row["polarity"]))
        found[key] = _OF[tables.text(row["of"])]
    return found


def other(side: Party) -> Party:
    """Return the other side."""
    return "target" if side == "source" else "source"


def of_act(event: Event, sides: Sides, polarity: Direction, theme: str) -> Side | None:
    """Return whose reason an act is; None if it is none for this polarity or not of the pair."""
    of = _of(event, polarity)
    acting = sides.acting(event, people=True)
    if of is None or of == "none" or not acting:
        return None
    if of == "both" or len(acting) == 2:
        return "other"
    (actor,) = acting
    if event.type == "REJECT" and theme == "sovereignty and status":
        return actor
    return other(actor) if of == "target" else actor


def _of(event: Event, polarity: Direction) -> Of | None:
    rows = default_acts()
    return rows.get((f"{event.type}/{event.mode}", polarity)) or rows.get((event.type, polarity))


def as_told(event: Event, item: Evidence, sides: Sides) -> Event:
    """Return an act as its words tell it: of both sides where these did it to each other.

    A text that says "its guards and the rebels had fired at each other" may be coded with one of
    them as the source.
    """
    acting = sides.acting(event, people=True)
    named = sides_in(item, item.sentence_span, sides)
    if len(acting) != 1 or len(named) != 2 or not _is_mutual(item):
        return event
    return replace(event, sources=tuple(sorted({*event.sources, *event.targets})), targets=())


_WORDS = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"}


def is_joint(event: Event, item: Evidence, sides: Sides) -> bool:
    """Return whether the two use words of conflict side by side, towards others than each other."""
    doers = sides.of(event.sources, item.head.published)
    meant = sides.of(event.targets, item.head.published)
    both = len(doers) == 2 and not meant
    return event.type in _WORDS and both and not _is_mutual(item)


def _is_mutual(item: Evidence) -> bool:
    """Return whether mutual words stand by the words that tell the act, or hold them."""
    if item.event is None:
        return False
    at = item.sentence_span.start
    start, end = item.event.trigger.start - at, item.event.trigger.end - at
    return any(
        first - end <= _BY and start - last <= _BY for first, last in mutual_words(item.sentence)
    )


def is_step(event: Event, words: str, polarity: Direction) -> bool:
    """Return whether an act is a mere step of who did it, without a word of what for."""
    of = _of(event, polarity)
    return of == "step" or (of == "source" and is_bare_step(words))


def of_link(
    item: Evidence, events: Mapping[EventId, Event], sides: Sides, polarity: Direction, theme: str
) -> Side:
    """Return whose reason the cause of a stated link is. `events`: the happenings by id."""
    link = item.link
    if link is None:
        return "other"
    cause = events.get(link.cause_event) if link.cause_event else None
    side = of_act(cause, sides, polarity, theme) if cause else None
    if side is not None:
        return side
    effect = events.get(link.effect_event) if link.effect_event else None
    acting = sides.acting(effect) if effect else frozenset()
    if len(acting) == 1:
        return next(iter(acting))
    return _of_words(item, link.cause, link.effect, sides)


def _of_words(item: Evidence, cause: Span, effect: Span, sides: Sides) -> Side:
    inside, outside = sides_in(item, cause, sides), sides_in(item, effect, sides)
    if len(inside) == 1:
        (side,) = inside
        words = item.cause_quote or ""
        return side if hits(feeling_words(), words) else other(side)
    if len(outside) == 1:
        return next(iter(outside))
    return speaker_side(item, sides) or "other"


def sides_in(item: Evidence, span: Span, sides: Sides) -> frozenset[Party]:
    """Return the sides that are mentioned in a stretch of the claim's sentence."""
    actors = [m.actor for m in item.mentions if m.actor is not None and span.overlaps(m.span)]
    return sides.of(actors, item.head.published)


def holder(item: Evidence, cue: Cue, sides: Sides) -> Party | None:
    """Return the side whose complaint, hope or stance a cue in the quote is; None if neither's.

    That is the side that the sentence is about, else the side of the speaker. Of a harm it is the
    side of the speaker, else the one that is not named before it: who is named there did the harm.
    Who speaks for neither may tell what a side wants, but holds views of its own.
    """
    spoken, named = speaker_side(item, sides), _first_named(item, cue, sides)
    if spoken is None and cue.kind != "harm" and speaks(item):
        return _told_of(item, cue, sides)
    if cue.kind == "harm":
        return spoken or (other(named) if named else None)
    return named or spoken


def _told_of(item: Evidence, cue: Cue, sides: Sides) -> Party | None:
    """Return the side whose view somebody else tells: named in these words, shortly before the cue.

    "He said that Lima hoped for more": Lima's. "A trader in Lima said he hoped for more": nobody's.
    """
    start = item.claim.span.start
    before = item.quote[: cue.start]
    named = [
        (mention.span.end - start, side)
        for mention in item.mentions
        if mention.actor is not None
        and start <= mention.span.start < mention.span.end <= start + cue.start
        and (side := sides.side_of(mention.actor, item.head.published)) is not None
    ]
    end, side = max(named, key=lambda each: each[0], default=(0, None))
    between = before[end:]
    return side if len(between) <= _NEAR and not hits(another_words(), between) else None


def _first_named(item: Evidence, cue: Cue, sides: Sides) -> Party | None:
    """Return the first side named before a cue.

    Where none is, a name after it is its object ("no longer reliant on Pakistan, they ..."), so of
    two sides it is the one named last, and of one it is the other.
    """
    at = item.claim.span.start + cue.start
    named = [
        (mention.span.start, side)
        for mention in sorted(item.mentions, key=lambda each: each.span)
        if mention.actor is not None
        and (side := sides.side_of(mention.actor, item.head.published)) is not None
    ]
    before = [side for start, side in named if start < at]
    if before or not named or cue.kind == "harm":
        return before[0] if before else None
    return named[-1][1] if len({side for _, side in named}) == 2 else other(named[-1][1])
