"""What a store holds on a pair, and what is seen in it: series, turns, phases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from detente.model.happenings import gather
from detente.model.relations import Dyad
from detente.model.times import Period
from detente.relate.deeds import deeds_of
from detente.relate.directed import start_of, with_sides
from detente.relate.merge import merge
from detente.relate.phases import phases
from detente.relate.series import between, relation_series
from detente.relate.stated import turns_told
from detente.relate.turning import turning_points
from detente.workspace.coded import told_by_texts, wanted_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.model.answers import Question
    from detente.model.coded import CodedCounts
    from detente.model.corrections import Correction
    from detente.model.events import EventId
    from detente.model.evidence import Evidence
    from detente.model.happenings import Happening
    from detente.model.relations import Phase, RelationSeries, TurningPoint
    from detente.model.scales import Scale
    from detente.model.sides import Sides
    from detente.model.stored import Coverage
    from detente.model.text import DocumentHead
    from detente.relate.series import SeriesOptions
    from detente.workspace.coded import CodedBetween, Told


_ALWAYS = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Turns and phases, with the evidence they rest on: told by texts, and coded acts shown."""

    evidence: tuple[Evidence, ...]
    happenings: tuple[Happening, ...]
    turns: tuple[TurningPoint, ...]
    phases: tuple[Phase, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the store holds on a pair, without what reprints repeat.

    Attributes:
        evidence: What texts tell of the two.
        context: Other claims of the same documents.
        coded: The coded events of the two.
        reprints: Heads of the documents that tell of them and copy another.
    """

    question: Question
    sides: Sides
    evidence: tuple[Evidence, ...]
    context: tuple[Evidence, ...]
    coded: CodedBetween
    reprints: tuple[DocumentHead, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def coded_months(self) -> CodedCounts:
        """The coded acts of both sides, by month."""
        return self.coded.counts(self._told, "month")

    def series(
        self, scale: Scale, options: SeriesOptions, coverage: Iterable[Coverage]
    ) -> RelationSeries:
        """Return the pair's series."""
        dyad = Dyad(source=self.question.source, target=self.question.target)
        if options.step == "month" and options.both:
            coded = self.coded_months
        else:
            coded = self.coded.counts(self._told, options.step, both=options.both)
        return relation_series(
            self._happenings, dyad, self.sides, scale, coverage, options, coded=coded
        )

    def seen(self, series: RelationSeries, scale: Scale, window: Period = _ALWAYS) -> Seen:
        """Return the turns of a series of the pair, and the phases of a window.

        Which coded acts are shown follows from the turns, and these need coded acts only where
        they are so few that all are shown.
        """
        shown: tuple[Evidence, ...] = ()
        if self.coded_months.tallies:
            bare = self._turns(series, self._counted, scale)
            shown = self.coded.acts(self._told, wanted_of(self.coded_months, bare), scale)
        evidence = (*self.evidence, *shown)
        happenings = gather(evidence, self._merged) if shown else self._happenings
        found = self._turns(series, _counting(happenings), scale)
        deeds = deeds_of(happenings, self.sides, self.coded_months)
        turns = with_sides(found, deeds, scale)
        cut = phases(
            [turn for turn in turns if window.holds(start_of(turn))],
            [deed for deed in deeds if window.holds(deed.day)], scale,
        )  # fmt: skip
        if window.last is not None:
            cut = tuple(replace(each, last=each.last or window.last) for each in cut)
        return Seen(evidence=evidence, happenings=happenings, turns=turns, phases=cut)

    @cached_property
    def _merged(self) -> Mapping[EventId, EventId]:
        return merge(self.evidence, self.sides)

    @cached_property
    def _happenings(self) -> tuple[Happening, ...]:
        """All happenings told by texts, merged across documents."""
        return gather(self.evidence, self._merged)

    @cached_property
    def _counted(self) -> tuple[Happening, ...]:
        """Those that count as having happened."""
        return _counting(self._happenings)

    @cached_property
    def _told(self) -> Told:
        return told_by_texts(self._counted, self.sides)

    def _turns(
        self, series: RelationSeries, acts: Sequence[Happening], scale: Scale
    ) -> tuple[TurningPoint, ...]:
        told = turns_told(self.evidence, self.sides)
        return turning_points(series, between(acts, self.sides, people=True), told, scale)


def _counting(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    return tuple(happening for happening in happenings if happening.counts)
