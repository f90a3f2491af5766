"""What is not known: said in every answer, one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.explain.cite import speaker_side
from detente.explain.naming import the
from detente.explain.wording import frame
from detente.model.sides import middle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.explain.case import Case
    from detente.model.answers import Reason, Voice
    from detente.model.sides import Party

_FEW = 100  # happenings; as relate.levels.LevelOptions.least_events


def gaps(
    case: Case, reasons: Sequence[Reason], voices: Sequence[Voice], outlets: Sequence[str]
) -> tuple[str, ...]:
    """Return what the evidence leaves open, weightiest first."""
    return (
        *case.question.notes,
        *_sources(case, outlets),
        *_sides(case, reasons),
        *_reasons(reasons),
        *_voices(voices),
        *_time(case),
    )


def _sources(case: Case, outlets: Sequence[str]) -> Iterator[str]:
    originals = {item.head.original for item in case.evidence}
    if len(originals) == 1:
        yield frame("gap", "one_original")
    elif len(outlets) == 1:
        yield frame("gap", "one_outlet").format(outlet=outlets[0])


def silent_sides(case: Case) -> tuple[str, ...]:
    """Return the names of the sides of which nobody is quoted, with their article."""
    heard = {speaker_side(item, case.sides) for item in (*case.evidence, *case.context)}
    return tuple(
        the(name) for side, name in _names(case) if side not in heard and not _reported(case, side)
    )


def _names(case: Case) -> tuple[tuple[Party, str], ...]:
    question = case.question
    return (("source", question.source_name), ("target", question.target_name))


def _sides(case: Case, reasons: Sequence[Reason]) -> Iterator[str]:
    for name in silent_sides(case):
        yield frame("gap", "silent_side").format(name=name)
    for side, name in _names(case):
        if not any(reason.side == side for reason in reasons):
            yield frame("gap", "no_reason").format(name=the(name))


def _reported(case: Case, side: Party) -> bool:
    """Return whether words of the side itself are reported: its accusations, demands, refusals."""
    return any(
        act.event.type in {"ACCUSE", "REQUEST", "REJECT"}
        and side
        in case.sides.of(act.event.sources, middle(act.event.when) if act.event.when else None)
        for act in case.happenings
    )


def _reasons(reasons: Sequence[Reason]) -> Iterator[str]:
    inferred = sum(reason.standing == "inferred_by_timing" for reason in reasons)
    if inferred:
        key = "inferred" if inferred < len(reasons) else "all_inferred"
        yield frame("gap", key).format(n=inferred, all=len(reasons))


def _voices(voices: Sequence[Voice]) -> Iterator[str]:
    unnamed = sum(voice.speaker.anonymous for voice in voices)
    if unnamed:
        yield frame("gap", "anonymous").format(n=unnamed, s="s" * (unnamed > 1))


def _time(case: Case) -> Iterator[str]:
    points = case.series.points
    events = sum(point.events for point in points)
    if not events:
        yield frame("gap", "no_dates")
    elif events < _FEW:
        yield frame("gap", "too_few").format(n=events)
    if case.series.unplaced:
        number = case.series.unplaced
        yield frame("gap", "unplaced").format(n=f"{number} act{'s' * (number > 1)}")
    blank = sum(point.coverage == 0 for point in points)
    if blank:
        yield frame("gap", "thin").format(n=blank, all=len(points), step=case.series.step)
