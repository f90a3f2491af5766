"""Conditional claims: what somebody says may follow from what. No prediction of ours.

The hedge ("may", "could") is kept as told. Where the effect of one claim is the cause of another
the first leads on to the second: they share most of their words (`alike`), and no name
in the one contradicts those in the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.alike import alike, stems
from detente.explain.cite import citation, oldest_first, speaker, speakers
from detente.explain.wording import dated_outlet, frame, inner, whole_sentence
from detente.explain.wordlist import hits
from detente.model.answers import WhatIf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.explain.case import AnswerOptions, Case
    from detente.model.actors import ActorId
    from detente.model.evidence import Evidence
    from detente.model.text import Span

_NOT = re.compile(r"\s*(?:not\b|n['’]t\b)")
_FEWEST = 3  # words that a condition takes: "it were proved"
_AROUND = 40  # characters before an effect in which its hedge may stand


@dataclass(frozen=True, slots=True)
class _Told:
    """A conditional claim with who is named in its cause and in its effect."""

    line: WhatIf
    item: Evidence

    @property
    def in_cause(self) -> frozenset[ActorId]:
        return _actors(self.item, self.item.link.cause) if self.item.link else frozenset()

    @property
    def in_effect(self) -> frozenset[ActorId]:
        return _actors(self.item, self.item.link.effect) if self.item.link else frozenset()


def whatifs(case: Case, options: AnswerOptions) -> tuple[WhatIf, ...]:
    """Return the hypothetical links of evidence and context, oldest first, each wording once.

    A sentence whose two ends were read both ways round is told once.
    """
    items = {item.claim.id: item for item in (*case.context, *case.evidence)}
    found: dict[tuple[str, str], _Told] = {}
    for item in oldest_first(items.values()):
        if _is_conditional(item):
            line = _whatif(item, case, options)
            if (line.effect, line.cause) not in found:
                found.setdefault((line.cause, line.effect), _Told(line, item))
    return _chained(list(found.values()))


def _is_conditional(item: Evidence) -> bool:
    """Return whether a claim tells in two words or more what may follow from what.

    Under a plan or a purpose ("to protect its trade") nothing is said to follow, and a condition
    that is cut before its "not" says the opposite.
    """
    link = item.link
    if link is None or not link.hypothetical or link.denied:
        return False
    ends = (item.cause_quote or item.quote, item.effect_quote or item.quote)
    if min(len(end.split()) for end in ends) < 2:
        return False
    if _NOT.match(item.sentence[max(0, link.cause.end - item.sentence_span.start) :]):
        return False
    return bool(hits(_words("condition") + _words("hedge"), item.sentence))


def about(claims: Sequence[WhatIf], words: str) -> tuple[tuple[WhatIf, ...], int]:
    """Return all claims, those that share words with `words` first, and how many these are.

    The most alike come first; the numbers of chains follow the new order.
    """
    wanted = stems(words)
    shared = [len(wanted & stems(f"{line.cause} {line.effect}")) for line in claims]
    ordered = sorted(range(len(claims)), key=lambda at: (-shared[at], at))
    place = {old: new for new, old in enumerate(ordered, start=1)}
    found = (
        replace(claims[at], then=tuple(sorted(place[number - 1] for number in claims[at].then)))
        for at in ordered
    )
    return tuple(found), sum(number > 0 for number in shared)


def _whatif(item: Evidence, case: Case, options: AnswerOptions) -> WhatIf:
    """Return a claim in the words of its sentence: to tell it again would lose "until" or "not"."""
    sentence = frame("whatif", "line").format(
        text=whole_sentence(item, options.quote), outlet=dated_outlet(item.head)
    )
    return WhatIf(
        cause=inner(item.cause_quote or item.quote, options.quote),
        effect=inner(item.effect_quote or item.quote, options.quote),
        sentence=sentence, speakers=speakers([speaker(item, case.sides)]),
        citation=citation(item), hedge=_hedge(item),
    )  # fmt: skip


def _hedge(item: Evidence) -> str | None:
    """Return the first hedging words of the effect, or just before it; None if there are none."""
    if item.link is None or not item.sentence_span.contains(item.link.effect):
        return None
    start = item.link.effect.start - item.sentence_span.start
    for text in (item.effect_quote or "", item.sentence[max(0, start - _AROUND) : start]):
        found = hits(_words("hedge"), text)
        if found:
            return text[found[0][0] : found[0][1]].lower()
    return None


def _chained(told: Sequence[_Told]) -> tuple[WhatIf, ...]:
    """Return the claims with the numbers of those that follow on from each.

    Two that lead on to each other say one thing in two ways, and are no chain.
    """
    by_stem: dict[str, list[int]] = defaultdict(list)
    for number, other in enumerate(told):
        for stem in stems(other.line.cause):
            by_stem[stem].append(number)
    follows = set()
    for i, one in enumerate(told):
        near = {j for stem in stems(one.line.effect) for j in by_stem[stem]} - {i}
        follows |= {(i, j) for j in near if _leads_on(one, told[j])}
    return tuple(
        replace(
            one.line,
            then=tuple(j + 1 for k, j in sorted(follows) if k == i and (j, i) not in follows),
        )
        for i, one in enumerate(told)
    )


def _leads_on(one: _Told, other: _Told) -> bool:
    named, named_there = one.in_effect, other.in_cause
    if named and named_there and not named & named_there:
        return False
    return alike(one.line.effect, other.line.cause)


def _actors(item: Evidence, span: Span) -> frozenset[ActorId]:
    return frozenset(m.actor for m in item.mentions if m.actor and span.overlaps(m.span))


@cache
def _words(key: str) -> tuple[str, ...]:
    return tables.words(tables.table("whatif")[key])
