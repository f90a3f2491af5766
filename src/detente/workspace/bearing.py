"""What bears on two actors: every claim, and the happenings that each period of a curve counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.relate.series import between, place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from detente.model.answers import Question
    from detente.model.evidence import Evidence
    from detente.model.happenings import Happening
    from detente.model.relations import Step
    from detente.model.sides import Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What the store holds on two actors, without what reprints repeat.

    Attributes:
        evidence: Every claim on the two: told by texts, and of coded acts those that are shown.
        happenings: What these tell, merged across documents, whether it counts or not.
    """

    question: Question
    sides: Sides
    evidence: tuple[Evidence, ...]
    happenings: tuple[Happening, ...]

    def counted(self, step: Step, *, both: bool) -> Mapping[date, tuple[Happening, ...]]:
        """Return the happenings that each period counts, under its first day.

        They are those of the series of the same step and direction, but for coded acts that are
        counted and not shown.
        """
        found: dict[date, list[Happening]] = defaultdict(list)
        for happening in between(self.happenings, self.sides, both=both):
            first = place(happening.event.when, step) if happening.counts else None
            if first is not None:
                found[first].append(happening)
        return {first: tuple(happenings) for first, happenings in found.items()}
