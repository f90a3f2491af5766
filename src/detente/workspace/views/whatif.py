"""Arithmetic on a curve: what it would be without the acts of one theme."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.errors import UsedWrongly
from detente.explain.case import AnswerOptions
from detente.explain.changes import NOT_EXPLAINED, theme_by_words
from detente.explain.themes import OTHER, theme_of
from detente.explain.window import within
from detente.model.coded import CodedCounts
from detente.model.events import Event
from detente.model.ifs import Ifs, Without
from detente.relate.periods import period_of
from detente.relate.series import SeriesOptions, between, place, relation_series

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.explain.case import Case
    from detente.model.coded import Tally
    from detente.model.happenings import Happening
    from detente.model.precedents import WhatIfReport
    from detente.model.relations import RelationSeries, Step
    from detente.model.stored import Coverage

_STEP: Step = "quarter"


def ifs(
    case: Case,
    report: WhatIfReport,
    coverage: Iterable[Coverage],
    *,
    step: str | None,
    without: str | None,
) -> Ifs:
    """Return what may follow, and the curve without the acts of a theme if one is named.

    Raises UsedWrongly for a theme that no act of the curve has.
    """
    acts = _Acts(within(case, AnswerOptions()), tuple(coverage))
    found = acts.themes
    if without is not None and without not in found:
        named = ", ".join(found) or "none"
        raise UsedWrongly(
            f"No act of the curve is about {without!r}. Its themes are: {named}. Name one of them."
        )
    return Ifs(
        question=case.question, step=step, report=report,
        themes=tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))),
        without=None if without is None else acts.without(without),
    )  # fmt: skip


class _Acts:
    """The acts that a curve counts, each with its theme."""

    def __init__(self, case: Case, coverage: Sequence[Coverage]) -> None:
        self._case = case
        self._coverage = coverage
        theme = theme_by_words(case)
        shown = between(case.happenings, case.sides)
        # Coded acts that are shown are in the counts already.
        self._told = tuple(
            (act, theme(act))
            for act in shown
            if act.counts and place(act.event.when, _STEP) and not _is_coded(act)
        )
        self._coded = tuple(
            (replace(tally, first=period_of(tally.first, _STEP)[0]), _theme_of(tally))
            for tally in case.coded.tallies
            if _asked(tally, case)
        )

    @property
    def themes(self) -> Counter[str]:
        """The themes, with how many acts each has."""
        found: Counter[str] = Counter(theme for _, theme in self._told)
        for tally, theme in self._coded:
            found[theme] += tally.events
        return found

    def without(self, theme: str) -> Without:
        """Return the curve as it is, and without the acts of a theme."""
        return Without(
            theme=theme, acts=self.themes[theme], real=self._series(None), rest=self._series(theme)
        )

    def _series(self, left_out: str | None) -> RelationSeries:
        case = self._case
        reports = {
            replace(each, first=period_of(each.first, _STEP)[0]) for each in case.coded.reports
        }
        tallies = (tally for tally, theme in self._coded if theme != left_out)
        return relation_series(
            tuple(act for act, theme in self._told if theme != left_out), case.series.dyad,
            case.sides, case.scale, self._coverage, self._options(),
            coded=CodedCounts(tallies=tuple(tallies), reports=tuple(reports)),
        )  # fmt: skip

    def _options(self) -> SeriesOptions:
        """Return the days of the whole curve: what is left out does not shorten it."""
        days = [act.event.when for act, _ in self._told]
        known = [when for when in days if when is not None]
        firsts = [when.first for when in known] + [tally.first for tally, _ in self._coded]
        lasts = [when.last for when in known] + [tally.first for tally, _ in self._coded]
        question = self._case.question
        return SeriesOptions(
            step=_STEP, first=question.start or min(firsts, default=None),
            last=question.end or max(lasts, default=None),
        )  # fmt: skip


def _is_coded(act: Happening) -> bool:
    return all(item.coded for item in act.tellings)


def _asked(tally: Tally, case: Case) -> bool:
    question = case.question
    after = question.start is None or tally.first >= question.start.replace(day=1)
    return after and (question.end is None or tally.first <= question.end)


def _theme_of(tally: Tally) -> str:
    event = Event(sources=(), targets=(), type=tally.type, mode=tally.mode)
    found = theme_of("", event=event)
    return NOT_EXPLAINED if found == OTHER else found
