"""Turns and phases as an answer shows them: numbered, in one sentence, with citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.explain.cite import citations
from detente.explain.wording import (
    dated_outlet,
    frame,
    is_headline,
    signed,
    turn_words,
    whole_sentence,
)
from detente.model.answers import PhaseLine, TurnLine

if TYPE_CHECKING:
    from detente.explain.case import AnswerOptions, Case
    from detente.model.evidence import Evidence
    from detente.model.relations import TurningPoint


def turn_lines(case: Case, options: AnswerOptions) -> tuple[TurnLine, ...]:
    """Return the turns, numbered from the oldest, each with its triggers' and tellers' words."""
    by_claim = {item.claim.id: item for item in case.evidence}
    acts = {act.id: act for act in case.happenings}
    lines = []
    for number, turn in enumerate(case.turns, start=1):
        stated = [by_claim[claim] for claim in turn.claims if claim in by_claim]
        triggers = [acts[event].news[0] for event in turn.triggers
                    if event in acts and acts[event].news]  # fmt: skip
        lines.append(
            TurnLine(
                number=number, turn=turn, sentence=_sentence(turn, stated, triggers, options),
                citations=citations([*stated, *triggers], options.citations),
            )
        )  # fmt: skip
    return tuple(lines)


def _sentence(
    turn: TurningPoint, stated: list[Evidence], triggers: list[Evidence], options: AnswerOptions
) -> str:
    month = turn_words(turn)
    known = turn.before is not None and turn.after is not None
    levels = {"before": signed(turn.before or 0.0), "after": signed(turn.after or 0.0)}
    sour = turn.direction == "souring"
    way = "worse" if sour else "better"
    if turn.pulse and known:
        return frame("turn", "pulse").format(month=month, way=way, **levels)
    if turn.method != "stated" and known:
        return frame("turn", "counts").format(
            month=month, more="greater" if sour else "smaller", **levels
        )
    if stated:
        item = min(stated, key=_wording)
        return frame("turn", "stated").format(
            month=month, outlet=dated_outlet(item.head), text=whole_sentence(item, options.quote)
        )
    if triggers and known:
        name = "cluster" if _moves(turn) else "cluster_alone"
        return frame("turn", name).format(month=month, way=way, **levels)
    return frame("turn", "bare").format(month=month, way=way)


def _moves(turn: TurningPoint) -> bool:
    """Return whether the mean score moves the way that the turn is said to go."""
    rise = (turn.after or 0.0) - (turn.before or 0.0)
    return rise < 0 if turn.direction == "souring" else rise > 0


def _wording(item: Evidence) -> tuple[bool, bool]:
    """Sort key: what words a turn best: what dates it itself, and no headline."""
    when = item.turn.when if item.turn else None
    return (when is None or when.basis == "published", is_headline(item))


def phase_lines(case: Case, options: AnswerOptions) -> tuple[PhaseLine, ...]:
    """Return the phases that the evidence supports, oldest first."""
    by_claim = {item.claim.id: item for item in case.evidence}
    lines = []
    for phase in case.phases:
        items = [by_claim[claim] for claim in phase.claims if claim in by_claim]
        if items:
            lines.append(
                PhaseLine(
                    first=phase.first, last=phase.last, name=phase.name, score=phase.score,
                    events=phase.events, citations=citations(items, options.citations),
                )
            )  # fmt: skip
    return tuple(lines)
