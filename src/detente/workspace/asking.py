"""From a question to its answer: who is meant, what bears on them, series, turns, reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from detente import __version__
from detente.errors import NoEvidence, UsedWrongly
from detente.explain.answer import answer
from detente.explain.case import Case
from detente.explain.question import understand
from detente.model.answers import Provenance, Question
from detente.model.happenings import gather
from detente.model.relations import Dyad
from detente.model.reports import TurnsReport
from detente.model.sides import Sides, with_people
from detente.ontology.scheme import load
from detente.relate.merge import merge
from detente.relate.originals import fold_reprints
from detente.relate.phases import phases
from detente.relate.series import SeriesOptions, between, relation_series
from detente.relate.stated import turns_told
from detente.relate.turning import turning_points

if TYPE_CHECKING:
    from datetime import date

    from detente.model.actors import Actor, ActorId, Stand
    from detente.model.answers import Answer
    from detente.model.evidence import Evidence
    from detente.model.happenings import Happening
    from detente.model.relations import Phase, RelationSeries, Step, TurningPoint
    from detente.model.scales import Scale
    from detente.ports import Store
    from detente.workspace.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a user asks: two names, or one question in words, and the window.

    Attributes:
        words: (source, target), or (question,).
        start, end: First and last day that count; None where open.
        around: Explain the turn nearest this day.
        as_of: Leave out what was published later.
        exact: The named actors alone, without their parts.
    """

    words: tuple[str, ...]
    start: date | None = None
    end: date | None = None
    around: date | None = None
    as_of: date | None = None
    exact: bool = False


class Asking:
    """Answers questions from one store."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk

    def why(self, asked: Asked) -> tuple[Answer, RelationSeries]:
        """Return the answer and the series it shows. Raises NoEvidence and UsedWrongly."""
        question = self._question(asked)
        found = self._found(question, asked)
        scale = load(self._desk.settings.scheme)
        options = SeriesOptions(first=asked.start, last=asked.end)
        series = found.series(scale, options, self._store)
        whole = found.series(scale, SeriesOptions(), self._store)
        case = Case(
            question=question,
            sides=found.sides,
            evidence=found.evidence,
            happenings=found.happenings,
            series=series,
            turns=found.turns(whole, scale),
            phases=found.phases(whole, scale),
            scale=scale,
            name_of=self._name,
            provenance=self._provenance(found),
            context=found.context,
        )
        return answer(case), series

    def relation(
        self, asked: Asked, *, step: Step, scheme: str | None, both: bool
    ) -> RelationSeries:
        """Return the series of a dyad. Raises NoEvidence and UsedWrongly."""
        found = self._found(self._question(asked), asked)
        scale = load(scheme or self._desk.settings.scheme)
        options = SeriesOptions(step=step, both=both, first=asked.start, last=asked.end)
        return found.series(scale, options, self._store)

    def turns(self, asked: Asked) -> TurnsReport:
        """Return the turns and phases of a dyad. Raises NoEvidence and UsedWrongly."""
        found = self._found(self._question(asked), asked)
        scale = load(self._desk.settings.scheme)
        whole = found.series(scale, SeriesOptions(first=asked.start, last=asked.end), self._store)
        turns = found.turns(whole, scale)
        return TurnsReport(turns=turns, phases=found.phases(whole, scale), note=_note(turns, whole))

    # -- inside ----------------------------------------------------------------------------------

    def _question(self, asked: Asked) -> Question:
        question = self._in_words(asked)
        if question.source == question.target:
            raise UsedWrongly(
                f"Both names mean {question.source_name} ({question.source}). Name two actors."
            )
        return replace(
            question,
            start=asked.start or question.start,
            end=asked.end or question.end,
            around=asked.around or question.around,
        )

    def _in_words(self, asked: Asked) -> Question:
        """Return the question without the window that options give."""
        if len(asked.words) == 1:
            return understand(asked.words[0], self._desk.atlas.resolve, as_of=asked.as_of)
        if len(asked.words) != 2:
            raise UsedWrongly(
                f"{len(asked.words)} words were given: {' '.join(asked.words)}. Give two actors, "
                "each in quotation marks if it has a space, or one quoted question."
            )
        source, target = (self._desk.atlas.resolve(name) for name in asked.words)
        return Question(
            text=f"Why did {_named(source)} sour on {_named(target)}?", source=source.id,
            target=target.id, source_name=source.name, target_name=target.name,
            polarity="souring", as_of=asked.as_of,
        )  # fmt: skip

    def _name(self, actor: ActorId) -> str:
        return self._desk.atlas.actor(actor).name

    def _stands(self, actor: ActorId, *, exact: bool) -> tuple[Stand, ...]:
        stands = self._desk.atlas.stands_for(actor)
        return stands[:1] if exact else stands

    def _found(self, question: Question, asked: Asked) -> Found:
        sides = Sides(
            source=self._stands(question.source, exact=asked.exact),
            target=self._stands(question.target, exact=asked.exact),
        )
        wide = with_people(sides)  # what is done to a side's people bears on it too
        evidence = self._store.evidence(wide.source, wide.target, asked.as_of)
        if not evidence:
            raise NoEvidence(self._nothing(question, asked))
        docs = tuple(sorted({item.head.id for item in evidence}))
        seen = {item.claim.id for item in evidence}
        context = [item for item in self._store.context(docs) if item.claim.id not in seen]
        folded = fold_reprints([*evidence, *context])
        bearing = tuple(item for item in folded if item.claim.id in seen)
        rest = tuple(item for item in folded if item.claim.id not in seen)
        return Found(question=question, sides=sides, evidence=bearing, context=rest)

    def _nothing(self, question: Question, asked: Asked) -> str:
        count = self._store.summary().documents
        held = f"{count} document{'' if count == 1 else 's'}"
        when = f" published up to {asked.as_of}" if asked.as_of else ""
        return (
            f"Nothing in the store's {held}{when} tells of {question.source_name} and "
            f"{question.target_name} together. Add reporting on the two with `detente add`, or "
            "see who is meant with `detente actors`."
        )

    def _provenance(self, found: Found) -> Provenance:
        heads = {item.head.id: item.head for item in found.evidence}
        originals = {head.original for head in heads.values()}
        outlets = {head.first_outlet for head in heads.values()} - {None}
        return Provenance(
            version=__version__,
            data_version=self._store.summary().data_version,
            scheme=self._desk.settings.scheme,
            settings=self._desk.settings.text(),
            documents=len(heads),
            originals=len(originals),
            outlets=len(outlets),
        )


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the store holds on a pair, without what reprints repeat."""

    question: Question
    sides: Sides
    evidence: tuple[Evidence, ...]
    context: tuple[Evidence, ...]

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """All happenings told, merged across documents."""
        return gather(self.evidence, merge(self.evidence, self.sides))

    @property
    def counted(self) -> tuple[Happening, ...]:
        """Those that count as having happened."""
        return tuple(happening for happening in self.happenings if happening.counts)

    def series(self, scale: Scale, options: SeriesOptions, store: Store) -> RelationSeries:
        """Return the pair's series."""
        dyad = Dyad(source=self.question.source, target=self.question.target)
        return relation_series(self.counted, dyad, self.sides, scale, store.coverage(), options)

    def turns(self, series: RelationSeries, scale: Scale) -> tuple[TurningPoint, ...]:
        """Return the pair's turning points."""
        acts = between(self.counted, self.sides, people=True)
        return turning_points(series, acts, turns_told(self.evidence, self.sides), scale)

    def phases(self, series: RelationSeries, scale: Scale) -> tuple[Phase, ...]:
        """Return the pair's phases."""
        return phases(self.turns(series, scale), self.happenings, self.sides, scale)


def _named(actor: Actor) -> str:
    return f"the {actor.name}" if actor.kind == "group" else actor.name


def _note(turns: tuple[TurningPoint, ...], series: RelationSeries) -> str:
    events = sum(point.events for point in series.points)
    if not turns:
        return f"No turn was found in {events} dated events. Silence may only mean thin reporting."
    if all(turn.method == "stated" for turn in turns):
        return (
            f"{events} dated events are too few for statistics. The turns are those that the "
            "texts tell, as dated acts or outright."
        )
    return f"Found in the counts of {events} dated events."
