"""What would change an answer: said in every answer, by the rules that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.explain.confidence import lacking
from detente.explain.gaps import silent_sides
from detente.explain.wording import dated_outlet, frame, in_words, joined, turn_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.explain.case import Case
    from detente.model.answers import Reason
    from detente.model.evidence import Evidence
    from detente.model.relations import TurningPoint


def would_change(case: Case, reasons: Sequence[Reason], outlets: Sequence[str]) -> tuple[str, ...]:
    """Return what would change the answer, weightiest first."""
    return (*_turns(case), *_reasons(case, reasons), *_sources(case, reasons, outlets))


def _turns(case: Case) -> Iterator[str]:
    asked = [turn for turn in case.turns if turn.direction == case.question.polarity]
    way = "worse" if case.question.polarity == "souring" else "better"
    if not asked:
        yield frame("would_change", "no_turn").format(way=way)
    for turn in asked:
        items = _behind(turn, case)
        if turn.method == "stated" and len({item.head.original for item in items}) == 1:
            outlet = dated_outlet(items[0].head)
            yield frame("would_change", "one_report").format(month=turn_words(turn), outlet=outlet)


def _behind(turn: TurningPoint, case: Case) -> list[Evidence]:
    """Return the evidence that a turn rests on: what states it, and its triggers."""
    stated = [item for item in case.evidence if item.claim.id in turn.claims]
    acts = [act for act in case.happenings if act.id in turn.triggers]
    return [*stated, *(item for act in acts for item in act.tellings)]


def _reasons(case: Case, reasons: Sequence[Reason]) -> Iterator[str]:
    disputed = sum(bool(reason.counter) for reason in reasons)
    if disputed:
        key = "disputed" if disputed > 1 else "disputed_one"
        yield frame("would_change", key).format(n=disputed, all=len(reasons))
    inferred = sum(reason.standing == "inferred_by_timing" for reason in reasons)
    if inferred:
        key = "inferred" if inferred < len(reasons) else "all_inferred"
        yield frame("would_change", key).format(n=inferred, all=len(reasons))
    for name in silent_sides(case):
        yield frame("would_change", "silent_side").format(name=name)


def _sources(case: Case, reasons: Sequence[Reason], outlets: Sequence[str]) -> Iterator[str]:
    wanted = lacking(case, reasons, outlets)
    if wanted:
        yield frame("would_change", "surer").format(lacking=joined(list(wanted)))
    blank = sum(point.coverage == 0 for point in case.series.points)
    if blank:
        yield frame("would_change", "thin").format(n=blank, step=case.series.step)
    if case.question.as_of is not None:
        yield frame("would_change", "as_of").format(day=in_words(case.question.as_of))
