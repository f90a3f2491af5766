"""What may follow, and what a curve would be without some of its acts: the what-if page."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.answers import Question
from detente.model.precedents import WhatIfReport
from detente.model.relations import RelationSeries


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """A curve counted again without the acts of one theme. Arithmetic, and no forecast.

    Attributes:
        theme: What is left out.
        acts: Dated acts that are left out.
        real: The curve as it is. `rest`: without them.
    """

    theme: str
    acts: int
    real: RelationSeries
    rest: RelationSeries


@dataclass(frozen=True, slots=True, kw_only=True)
class Ifs:
    """What may follow between two actors.

    Attributes:
        step: The step asked about, in the words given; None for the last that was taken.
        themes: Themes of the acts that the curve counts, with how many of each, most first.
        without: The curve without one of them, where that is asked for.
    """

    question: Question
    step: str | None
    report: WhatIfReport
    themes: tuple[tuple[str, int], ...]
    without: Without | None
