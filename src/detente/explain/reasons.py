"""Reasons: grounds of one side and one theme, in one sentence with its citations.

Acts of one kind (type and mode) are one reason, worded after the act that most originals tell. Of
links and statements those that share a good part of their words are one reason: several people
giving it make it weightier. Weight is the sum over grounds of
    originals * how it is told (stated 1.5, by timing 1, history 0.4) * how near a turn it is
    * how much was done (the act's score / 5, from 0.5 to 2; 1 for what is said)
as a share of the whole answer's; it orders reasons, and measures nothing else. Acts near different
turns are different reasons.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.explain.cite import citations, speaker, speakers
from detente.explain.wording import act_sentence, link_sentence, more_acts, saying_sentence
from detente.model.answers import Reason
from detente.model.happenings import telling_order
from detente.model.sides import middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from detente.explain.case import AnswerOptions, Case
    from detente.explain.grounds import Ground
    from detente.model.answers import SpeakerLine, Standing

_WORD = re.compile(r"[^\W\d_]{4,}")
_ALIKE = 0.4
"""Share of the smaller statement's words of four letters or more that two must have in common to be
one reason. Origin: our choice; two wordings of one complaint share about half of them."""

_FAR = -1
_STANDINGS: tuple[Standing, ...] = ("said_by_party", "said_by_other", "inferred_by_timing")


def reasons(grounds: Iterable[Ground], case: Case, options: AnswerOptions) -> tuple[Reason, ...]:
    """Return the reasons, weightiest first, at most `options.reasons` of each side."""
    groups = _grouped(grounds, case, options)
    weights = [_weight(group, case, options) for group in groups]
    total = sum(weights) or 1.0
    found = [
        replace(_reason(group, case, options), weight=round(weight / total, 4))
        for group, weight in zip(groups, weights, strict=True)
    ]
    found.sort(key=lambda r: (-r.weight, r.side, r.theme, r.sentence))
    kept: dict[str, list[Reason]] = defaultdict(list)
    for reason in found:
        if len(kept[reason.side]) < options.reasons:
            kept[reason.side].append(reason)
    shown = {id(reason) for side in kept.values() for reason in side}
    return tuple(reason for reason in found if id(reason) in shown)


def _grouped(grounds: Iterable[Ground], case: Case, options: AnswerOptions) -> list[list[Ground]]:
    """Put together what is one reason; in each group the ground that words it comes first."""
    acts: dict[tuple[str, ...], list[Ground]] = defaultdict(list)
    said: dict[tuple[str, ...], list[list[Ground]]] = defaultdict(list)
    for ground in sorted(grounds, key=lambda g: telling_order(g.tellings[0])):
        if ground.event is not None:
            kind = f"{ground.event.type}/{ground.event.mode}"
            turn = str(_turn(ground, case, options))
            acts[ground.side, ground.theme, kind, str(ground.background), turn].append(ground)
            continue
        shelf = said[ground.side, ground.theme]
        same = next((group for group in shelf if _alike(group[0], ground)), None)
        if same is None:
            shelf.append([ground])
        else:
            same.append(ground)
    groups = [*acts.values(), *(group for shelf in said.values() for group in shelf)]
    return [sorted(group, key=lambda g: _lead(g, case, options)) for group in groups]


def _alike(one: Ground, other: Ground) -> bool:
    mine, theirs = _words(one), _words(other)
    smaller = min(len(mine), len(theirs))
    return smaller > 0 and len(mine & theirs) / smaller >= _ALIKE


def _words(ground: Ground) -> set[str]:
    item = ground.tellings[0]
    return {word.lower() for word in _WORD.findall(item.cause_quote or item.quote)}


def _lead(
    ground: Ground, case: Case, options: AnswerOptions
) -> tuple[float, bool, tuple[date, str, int, int, str]]:
    """Sort key: what most originals tell, nearest the turn; with a figure before without."""
    figures = any(item.quantities for item in ground.tellings)
    order = telling_order(ground.tellings[0])
    return (-len(ground.originals) * _nearness(ground, case, options), not figures, order)


def _weight(group: Sequence[Ground], case: Case, options: AnswerOptions) -> float:
    return sum(
        len(ground.originals)
        * _told(ground)
        * _nearness(ground, case, options)
        * _done(ground, case)
        for ground in group
    )


def _done(ground: Ground, case: Case) -> float:
    if ground.event is None:
        return 1.0
    score = case.scale.score(ground.event.type, ground.event.mode)
    return min(2.0, max(0.5, abs(score) / 5))


def _told(ground: Ground) -> float:
    if ground.background:
        return 0.4
    return 1.0 if ground.standing == "inferred_by_timing" else 1.5


def _nearness(ground: Ground, case: Case, options: AnswerOptions) -> float:
    """Return 1 for an act near a turn of the kind asked about, .4 for one far from all, else 1."""
    return 0.4 if _turn(ground, case, options) == _FAR else 1.0


def _turn(ground: Ground, case: Case, options: AnswerOptions) -> int:
    """Return which turn of the kind asked about an act is near to; _FAR if near none.

    0 if it is not dated, or there is no such turn.
    """
    when = ground.when
    turns = [turn for turn in case.turns if turn.direction == case.question.polarity]
    if when is None or not turns:
        return 0
    day = middle(when)
    apart = [max((turn.first - day).days, (day - turn.last).days, 0) for turn in turns]
    nearest = apart.index(min(apart))
    return nearest if apart[nearest] <= options.near_days else _FAR


def _reason(group: Sequence[Ground], case: Case, options: AnswerOptions) -> Reason:
    lead = group[0]
    tellings = [item for ground in group for item in ground.tellings]
    days = [ground.when for ground in group if ground.when is not None]
    counter = [item for ground in group for item in ground.counter]
    return Reason(
        side=lead.side, theme=lead.theme, sentence=_sentence(group, case, options),
        standing=min((ground.standing for ground in group), key=_STANDINGS.index),
        speakers=speakers(line for ground in group for line in ground.speakers),
        originals=len({item.head.original for item in tellings}), weight=0.0,
        citations=citations(tellings, options.citations),
        counter=citations(counter, options.citations),
        first=min((when.first for when in days), default=None),
        last=max((when.last for when in days), default=None),
    )  # fmt: skip


def _sentence(group: Sequence[Ground], case: Case, options: AnswerOptions) -> str:
    lead, item = group[0], group[0].tellings[0]
    who = _speaker_of(lead, case)
    if lead.kind == "link":
        return link_sentence(item, who, options.quote)
    if lead.event is None:
        return saying_sentence(item, who, options.quote)
    sentence = act_sentence(item, lead.event, lead.words, who, case.name_of, options.quote)
    rest = [ground.when for ground in group[1:] if ground.when is not None]
    if not rest:
        return sentence
    first, last = min(when.first for when in rest), max(when.last for when in rest)
    return sentence + more_acts(len(rest), first, last)


def _speaker_of(ground: Ground, case: Case) -> SpeakerLine | None:
    """Return who says the telling that words the reason; None for the outlet's own voice."""
    who = speaker(ground.tellings[0], case.sides)
    named = {(line.name, line.actor) for line in ground.speakers}
    return who if who is not None and (who.name, who.actor) in named else None
