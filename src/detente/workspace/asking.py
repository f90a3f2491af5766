"""From a question to its answer: who is meant, what bears on them, series, turns, reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente import __version__
from detente.errors import NoEvidence, UsedWrongly
from detente.explain.answer import answer
from detente.explain.case import AnswerOptions, Case
from detente.explain.question import understand
from detente.explain.window import month_of, window_of
from detente.model.answers import Provenance, Question
from detente.model.reports import TurnsReport
from detente.model.sides import Sides, with_people
from detente.model.times import Period
from detente.ontology.scheme import load
from detente.relate.originals import fold_reprints
from detente.relate.series import SeriesOptions
from detente.workspace.coded import CodedBetween
from detente.workspace.corrections import applying, without_copies
from detente.workspace.found import Found
from detente.workspace.pause import no_garbage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from detente.model.actors import Actor, ActorId, Stand
    from detente.model.answers import Answer
    from detente.model.relations import RelationSeries, Step, TurningPoint
    from detente.model.text import DocId
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
        version: A data version that the store has been at, or its beginning: leave out what came
            later. None for what the store holds now.
        exact: The named actors alone, without their parts.
    """

    words: tuple[str, ...]
    start: date | None = None
    end: date | None = None
    around: date | None = None
    as_of: date | None = None
    version: str | None = None
    exact: bool = False


_OLDEST, _LATEST = 1600, 2100  # the first newspapers; each month between is drawn
_NEAREST = 3  # others, or pairs, that are named where a question has no evidence


class Asking:
    """Answers questions from one store."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk

    def why(self, asked: Asked) -> tuple[Answer, RelationSeries]:
        """Return the answer and the series it shows. Raises NoEvidence and UsedWrongly."""
        with no_garbage():
            case = self.case(asked)
            return answer(case), case.series

    @no_garbage()
    def case(self, asked: Asked) -> Case:
        """Return all that bears on a question, as its answer is made from. Raises as `why` does."""
        question = self._question(asked)
        found = self._found(question, asked)
        scale = load(self._desk.settings.scheme)
        coverage = self._store.coverage()
        whole = series = found.series(scale, SeriesOptions(), coverage)
        if question.start or question.end:
            options = SeriesOptions(first=question.start, last=question.end)
            series = found.series(scale, options, coverage)
        window = window_of(question, AnswerOptions())
        seen = found.seen(whole, scale, window)
        return Case(
            question=_turned(question, seen.turns, window),
            sides=found.sides,
            evidence=seen.evidence,
            happenings=seen.happenings,
            series=series,
            turns=seen.turns,
            phases=seen.phases,
            scale=scale,
            name_of=self._name,
            provenance=self._provenance(found),
            context=found.context,
            reprints=found.reprints,
            corrections=found.corrections,
            coded=found.coded_months,
        )

    @no_garbage()
    def relation(
        self, asked: Asked, *, step: Step, scheme: str | None, both: bool
    ) -> RelationSeries:
        """Return the series of a dyad. Raises NoEvidence and UsedWrongly."""
        found = self._found(self._question(asked), asked)
        scale = load(scheme or self._desk.settings.scheme)
        options = SeriesOptions(step=step, both=both, first=asked.start, last=asked.end)
        return found.series(scale, options, self._store.coverage())

    @no_garbage()
    def each_way(self, asked: Asked, *, step: Step) -> tuple[RelationSeries, ...]:
        """Return the relation of two, then what either did to the other, over the same periods.

        () if nothing counts. Raises NoEvidence and UsedWrongly.
        """
        found = self._found(self._question(asked), asked)
        scale, coverage = load(self._desk.settings.scheme), self._store.coverage()
        both = found.series(scale, SeriesOptions(step=step), coverage)
        if not both.points:
            return ()
        first, last = both.points[0].first, both.points[-1].last
        alone = SeriesOptions(step=step, both=False, first=first, last=last)
        question, sides = found.question, found.sides
        turned = Sides(source=sides.target, target=sides.source)
        other = replace(
            found,
            question=replace(question, source=question.target, target=question.source),
            sides=turned,
            coded=CodedBetween(self._store.coded, turned, asked.as_of),
        )
        return both, found.series(scale, alone, coverage), other.series(scale, alone, coverage)

    @no_garbage()
    def turns(self, asked: Asked) -> TurnsReport:
        """Return the turns and phases of a dyad. Raises NoEvidence and UsedWrongly."""
        found = self._found(self._question(asked), asked)
        scale = load(self._desk.settings.scheme)
        options = SeriesOptions(first=asked.start, last=asked.end)
        series = found.series(scale, options, self._store.coverage())
        seen = found.seen(series, scale, Period(first=options.first, last=options.last))
        return TurnsReport(turns=seen.turns, phases=seen.phases, note=_note(seen.turns, series))

    # -- inside ----------------------------------------------------------------------------------

    def _question(self, asked: Asked) -> Question:
        question = self._in_words(asked)
        if question.source == question.target:
            raise UsedWrongly(
                f"Both names mean {question.source_name} ({question.source}). Name two actors."
            )
        start, end = asked.start or question.start, asked.end or question.end
        _check_window(start, end)
        return replace(
            question,
            start=start,
            end=end,
            around=asked.around or question.around,
            exact=asked.exact,
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
        docs = tuple(sorted({item.head.id for item in evidence}))
        corrections = applying(self._store, wide, set(docs), asked.as_of)
        evidence = without_copies(evidence, corrections, self._original)
        coded = CodedBetween(self._store.coded, sides, asked.as_of)
        if not evidence and not coded:
            raise NoEvidence(self._nothing(question, asked))
        seen = {item.claim.id for item in evidence}
        context = without_copies(self._store.context(docs, seen), corrections, self._original)
        folded = fold_reprints([*evidence, *context])
        bearing = tuple(item for item in folded if item.claim.id in seen)
        rest = tuple(item for item in folded if item.claim.id not in seen)
        copies = {item.head.id: item.head for item in evidence if item.head.reprint_of}
        return Found(
            question=question, sides=sides, evidence=bearing, context=rest, coded=coded,
            reprints=tuple(copies.values()), corrections=corrections,
        )  # fmt: skip

    def _original(self, doc: DocId) -> DocId:
        heads = self._store.heads([doc])
        return heads[0].original if heads else doc

    def _nothing(self, question: Question, asked: Asked) -> str:
        count = self._store.summary().documents
        held = f"{count} document{'' if count == 1 else 's'}"
        when = f" published up to {asked.as_of}" if asked.as_of else ""
        near = "; ".join(filter(None, (self._beside(question, asked), self._others(asked))))
        return (
            f"Nothing in the store's {held}{when} tells of {question.source_name} and "
            f"{question.target_name} together. "
            + (f"Ask about those who are told of: {near}. Or add" if near else "Add")
            + " reporting on the two with `detente add`; see who is meant with `detente actors`."
        )

    def _beside(self, question: Question, asked: Asked) -> str:
        """Return with whom either of the two is told of, in words; "" for nobody."""
        parts = []
        for actor, name in (
            (question.source, question.source_name), (question.target, question.target_name)
        ):  # fmt: skip
            stands = [stand.actor for stand in self._stands(actor, exact=asked.exact)]
            found = self._store.pairs(stands, asked.as_of)
            others = dict.fromkeys(self._name(other) for _, other, _ in found)
            if others:
                parts.append(f"{name} with {', '.join(list(others)[:_NEAREST])}")
        return "; ".join(parts)

    def _others(self, asked: Asked) -> str:
        """Return the pairs of the store that most documents tell of, in words; "" for none."""
        found = self._store.pairs(until=asked.as_of, most=_NEAREST)
        return "; ".join(f"{self._name(a)} and {self._name(b)}" for a, b, _ in found)

    def _provenance(self, found: Found) -> Provenance:
        heads = {item.head.id: item.head for item in found.evidence}
        originals = {head.original for head in heads.values()}
        outlets = {head.first_outlet for head in heads.values()} - {None}
        return Provenance(
            version=__version__,
            data_version=self._store.data_version(),
            scheme=self._desk.settings.scheme,
            settings=self._desk.described,
            documents=len(heads),
            originals=len(originals),
            outlets=len(outlets),
            coded=found.coded_months.events,
        )


def _check_window(start: date | None, end: date | None) -> None:
    """Raise UsedWrongly for a window that is backwards, or too long for a point each month."""
    if start is not None and end is not None and end < start:
        raise UsedWrongly(f"The window runs from {start} to {end}. Swap its ends.")
    far = next((day for day in (start, end) if day and not _OLDEST <= day.year <= _LATEST), None)
    if far is not None:
        raise UsedWrongly(
            f"The window ends on {far}, where no reporting is. Give years from {_OLDEST} to "
            f"{_LATEST}, or leave that end open."
        )


def _turned(question: Question, turns: Iterable[TurningPoint], window: Period) -> Question:
    """Return a question that names no direction as one about its last turn; others as they are."""
    inside = [turn for turn in turns if month_of(turn).meets(window)]
    if question.directed or not inside:
        return question
    last = inside[-1].direction
    way = "worse" if last == "souring" else "better"
    note = f"No direction was asked about: the reasons are those of the last turn, for the {way}."
    return replace(question, polarity=last, notes=(*question.notes, note))


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
