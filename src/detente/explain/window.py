"""The window of a question: what bears on it in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente.model.happenings import Happening
from detente.model.times import Period

if TYPE_CHECKING:
    from detente.explain.case import AnswerOptions, Case
    from detente.model.answers import Question
    from detente.model.evidence import Evidence
    from detente.model.relations import TurningPoint

_ALWAYS = Period()

_COMMENT = timedelta(days=365)
"""How long after the window what is published still comments on it. Origin: our choice."""


def window_of(question: Question, options: AnswerOptions) -> Period:
    """Return the days asked about; open ends are None. "Around" a day goes before from and to."""
    if question.around is not None:
        half = timedelta(days=options.around_days)
        return Period(first=_moved(question.around, -half), last=_moved(question.around, half))
    return Period(first=question.start, last=question.end)


def within(case: Case, options: AnswerOptions) -> Case:
    """Return the case with what bears on the window alone, and nothing published after `as_of`.

    Dated acts and stated turns count by their date. What has no date counts by its publication,
    which may come a year after the window.
    """
    window = window_of(case.question, options)
    if window == _ALWAYS and case.question.as_of is None:
        return case
    evidence = tuple(item for item in case.evidence if _bears(item, window, case.question))
    kept = {item.claim.id for item in evidence}
    acts = (
        (act, tuple(item for item in act.tellings if item.claim.id in kept))
        for act in case.happenings
    )
    return replace(
        case,
        evidence=evidence,
        context=tuple(item for item in case.context if _bears(item, window, case.question)),
        happenings=tuple(
            Happening(event=act.event, tellings=tellings) for act, tellings in acts if tellings
        ),
        turns=tuple(turn for turn in case.turns if month_of(turn).meets(window)),
        phases=tuple(p for p in case.phases if Period(first=p.first, last=p.last).meets(window)),
    )


def _bears(item: Evidence, window: Period, question: Question) -> bool:
    published = item.head.published
    if question.as_of is not None and (published is None or published > question.as_of):
        return False
    told = item.event.event if item.event else item.turn
    if told is not None and told.when is not None:
        return told.when.period.meets(window)
    if published is None:
        return window.first is None and window.last is None
    last = None if window.last is None else _moved(window.last, _COMMENT)
    return Period(first=window.first, last=last).holds(published)


def asked_turns(case: Case) -> list[tuple[int, TurningPoint]]:
    """Return the turns of the kind asked about, numbered from the oldest of all turns, from 1.

    The nearest to the day asked "around" comes first; without one, the surest.
    """
    around = case.question.around
    turns = [
        (number, turn)
        for number, turn in enumerate(case.turns, start=1)
        if turn.direction == case.question.polarity
    ]

    def order(pair: tuple[int, TurningPoint]) -> tuple[float, int]:
        if around is not None:
            return (abs((start_of(pair[1]) - around).days), pair[0])
        return (-(pair[1].confidence or 0.0), pair[0])

    return sorted(turns, key=order)


def start_of(turn: TurningPoint) -> date:
    """Return the first day that lies after a turn: of its likeliest month."""
    return month_of(turn).first or turn.last


def month_of(turn: TurningPoint) -> Period:
    """Return the days of a turn that lie in its likeliest month."""
    year, month = map(int, turn.month.split("-"))
    first = min(turn.last, max(turn.first, date(year, month, 1)))
    return Period(first=first, last=turn.last)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by.days > 0 else date.min
