"""From a case to an answer. The same case gives the same answer, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.errors import NoEvidence
from detente.explain.case import AnswerOptions, Case
from detente.explain.changes import changes
from detente.explain.cite import citations, oldest_first
from detente.explain.confidence import confidence_of
from detente.explain.corrections import correction_lines
from detente.explain.dependence import dependences
from detente.explain.figures import figures
from detente.explain.gaps import gaps
from detente.explain.grounds import grounds
from detente.explain.lines import phase_lines, turn_lines
from detente.explain.reasons import reasons
from detente.explain.summary import direction_of, summary_of
from detente.explain.third_parties import third_parties
from detente.explain.voices import voices
from detente.explain.whatif import whatifs
from detente.explain.window import within
from detente.explain.wording import between
from detente.explain.would_change import would_change
from detente.model.answers import Answer
from detente.model.text import digest

if TYPE_CHECKING:
    from detente.model.answers import Citation, Provenance, Question, TurnLine


def answer(case: Case, options: AnswerOptions | None = None) -> Answer:
    """Return the answer to the case's question.

    Raises:
        NoEvidence: Nothing bears on the two within the window.
    """
    options = options or AnswerOptions()
    whole, case = case, within(case, options)
    if not case.evidence:
        raise _no_evidence(whole)
    bearing = grounds(case)
    found = reasons((ground for ground in bearing if not ground.step), case, options)
    spoken = voices(case, options)
    outlets = sorted({item.head.first_outlet or "an unnamed outlet" for item in case.evidence})
    turns = turn_lines(case, options)
    return Answer(
        id=answer_id(case.question, case.provenance),
        question=case.question,
        direction=direction_of(case),
        summary=summary_of(case, found, outlets),
        summary_citations=_summary_citations(turns, case, options),
        confidence=confidence_of(case, found, spoken, outlets),
        turns=turns,
        phases=phase_lines(case, options),
        reasons=found,
        figures=figures(case, options, found, turns),
        third_parties=third_parties(case, options),
        whatif=whatifs(case, options),
        voices=spoken[: options.voices],
        background=_background(case, options),
        gaps=gaps(case, found, spoken, outlets),
        would_change=would_change(case, found, outlets),
        provenance=_provenance(case, outlets),
        changes=changes(case, whole, options),
        dependence=dependences(case, options),
        steps=reasons((ground for ground in bearing if ground.step), case, options),
        rests_on=tuple(sorted({item.head.id for item in case.evidence})),
        corrections=correction_lines(case),
    )


def answer_id(question: Question, provenance: Provenance) -> str:
    """Return 16 hex digits that depend on question, data, settings, scheme and version alone."""
    return digest(
        question.source, question.target, question.polarity, question.start, question.end,
        question.around, question.as_of, question.exact, provenance.version,
        provenance.data_version, provenance.scheme, provenance.settings,
    )  # fmt: skip


def _provenance(case: Case, outlets: list[str]) -> Provenance:
    heads = [item.head for item in case.evidence if not item.coded]
    originals = {head.original for head in heads}
    folded = {head.id for head in case.reprints if head.reprint_of in originals}
    return replace(
        case.provenance,
        documents=len(folded | {head.id for head in heads}),
        originals=len(originals),
        outlets=len(outlets),
    )


def _summary_citations(
    turns: tuple[TurnLine, ...], case: Case, options: AnswerOptions
) -> tuple[Citation, ...]:
    """Return what the first line rests on: the turns as asked, else the first evidence."""
    asked = [line for line in turns if line.turn.direction == case.question.polarity] or turns
    cited = dict.fromkeys(line.citations[0] for line in asked if line.citations)
    return tuple(cited)[: options.citations] or citations(oldest_first(case.evidence), 1)


def _background(case: Case, options: AnswerOptions) -> tuple[Citation, ...]:
    """Return what is told as history and not counted in the curve."""
    told = [item for item in oldest_first(case.evidence) if item.claim.background]
    return citations(told, options.figures)


def _no_evidence(case: Case) -> NoEvidence:
    question = case.question
    pair = f"{question.source_name} and {question.target_name}"
    if case.evidence:
        days = [item.head.published for item in case.evidence if item.head.published]
        span = f", published {between(min(days), max(days))}" if days else ""
        return NoEvidence(
            f"{len(case.evidence)} claims bear on {pair}{span}, but none in the window asked "
            "about. Widen --from and --to, or leave them out."
        )
    return NoEvidence(
        f"Nothing that was read bears on {pair}. Add reports that name both, with `detente add`."
    )
