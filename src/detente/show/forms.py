"""The JSON forms of an answer, a relation and turns: public, described by `schemas/`.

Unknown is null; dates are ISO 8601; spans are half-open code points. Adding a field is fine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.codec import to_json
from detente.show.numbering import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model.answers import (
        Answer,
        Change,
        ChangeRow,
        Citation,
        Dependence,
        Figure,
        PhaseLine,
        Reason,
        SpeakerLine,
        ThirdParty,
        TurnLine,
        WhatIf,
    )
    from detente.model.codec import Json
    from detente.model.relations import RelationSeries, TurningPoint
    from detente.model.reports import TurnsReport
    from detente.show.numbering import Numbered

VERSION = "1"


def answer_json(answer: Answer) -> dict[str, Json]:
    """Return an answer in its JSON form (`schemas/answer.json`)."""
    numbered = number(answer)
    return {
        "detente": VERSION,
        "id": answer.id,
        "question": _question(answer),
        "direction": answer.direction,
        "summary": answer.summary,
        "summary_citations": _citations(answer.summary_citations, numbered),
        "confidence": to_json(answer.confidence),
        "turns": [_turn_line(line, numbered) for line in answer.turns],
        "phases": [_phase(phase, numbered) for phase in answer.phases],
        "reasons": [_reason(reason, numbered) for reason in answer.reasons],
        "steps": [_reason(step, numbered) for step in answer.steps],
        "changes": [_change(change, numbered) for change in answer.changes],
        **_lesser_parts(answer, numbered),
        "background": _citations(answer.background, numbered),
        "gaps": list(answer.gaps),
        "would_change": list(answer.would_change),
        "provenance": to_json(answer.provenance),
        "rests_on": list(answer.rests_on),
        "corrections": to_json(answer.corrections),
    }


def relation_json(series: RelationSeries) -> dict[str, Json]:
    """Return a relation in its JSON form (`schemas/relation.json`)."""
    return {
        "detente": VERSION,
        "source": series.dyad.source,
        "target": series.dyad.target,
        "both": series.both,
        "step": series.step,
        "scheme": series.scheme,
        "points": to_json(series.points),
        "unplaced": series.unplaced,
    }


def turns_json(report: TurnsReport) -> dict[str, Json]:
    """Return turning points and phases in their JSON form."""
    return {
        "detente": VERSION,
        "turns": [_turn(turn) for turn in report.turns],
        "phases": to_json(report.phases),
        "note": report.note,
    }


def _question(answer: Answer) -> Json:
    question = answer.question
    return {
        "text": question.text,
        "source": question.source,
        "target": question.target,
        "source_name": question.source_name,
        "target_name": question.target_name,
        "polarity": question.polarity,
        "from": to_json(question.start),
        "to": to_json(question.end),
        "around": to_json(question.around),
        "as_of": to_json(question.as_of),
        "exact": question.exact,
    }


def _lesser_parts(answer: Answer, numbered: Numbered) -> dict[str, Json]:
    return {
        "figures": [_figure(figure, numbered) for figure in answer.figures],
        "third_parties": [_third_party(party, numbered) for party in answer.third_parties],
        "dependence": [_dependence(line, numbered) for line in answer.dependence],
        "whatif": [_whatif(line, numbered) for line in answer.whatif],
        "voices": [
            {
                "speaker": to_json(voice.speaker),
                "citations": _citations(voice.citations, numbered),
            }
            for voice in answer.voices
        ],
    }


def _third_party(party: ThirdParty, numbered: Numbered) -> Json:
    return {
        "actor": party.actor,
        "name": party.name,
        "sentence": party.sentence,
        "citations": _citations(party.citations, numbered),
        "side": party.side,
        "before": to_json(party.before),
        "after": to_json(party.after),
        "trend": party.trend,
    }


def _dependence(line: Dependence, numbered: Numbered) -> Json:
    return {
        "sentence": line.sentence,
        "speakers": _speakers(line.speakers),
        "citations": _citations((line.citation,), numbered),
    }


def _whatif(line: WhatIf, numbered: Numbered) -> Json:
    return {
        "cause": line.cause,
        "effect": line.effect,
        "sentence": line.sentence,
        "speakers": _speakers(line.speakers),
        "citations": _citations((line.citation,), numbered),
        "hedge": line.hedge,
        "then": list(line.then),
    }


def _figure(figure: Figure, numbered: Numbered) -> Json:
    return {
        "sentence": figure.sentence,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "what": figure.what,
        "speakers": _speakers(figure.speakers),
        "citations": _citations((figure.citation,), numbered),
    }


def _turn(turn: TurningPoint) -> dict[str, Json]:
    form = to_json(turn)
    return form if isinstance(form, dict) else {}


def _turn_line(line: TurnLine, numbered: Numbered) -> Json:
    return {
        "number": line.number,
        **_turn(line.turn),
        "sentence": line.sentence,
        "citations": _citations(line.citations, numbered),
    }


def _phase(phase: PhaseLine, numbered: Numbered) -> Json:
    return {
        "first": to_json(phase.first),
        "last": to_json(phase.last),
        "name": phase.name,
        "score": phase.score,
        "events": phase.events,
        "citations": _citations(phase.citations, numbered),
    }


def _reason(reason: Reason, numbered: Numbered) -> Json:
    return {
        "side": reason.side,
        "theme": reason.theme,
        "sentence": reason.sentence,
        "standing": reason.standing,
        "speakers": _speakers(reason.speakers),
        "originals": reason.originals,
        "weight": reason.weight,
        "first": to_json(reason.first),
        "last": to_json(reason.last),
        "citations": _citations(reason.citations, numbered),
        "counter": _citations(reason.counter, numbered),
    }


def _change(change: Change, numbered: Numbered) -> Json:
    return {
        "turn": change.turn,
        "before": {
            "first": to_json(change.before_first),
            "last": to_json(change.before_last),
            "score": change.before,
        },
        "after": {
            "first": to_json(change.after_first),
            "last": to_json(change.after_last),
            "score": change.after,
        },
        "change": round(change.after - change.before, 2),
        "sentence": change.sentence,
        "by_type": [_change_row(row, numbered) for row in change.by_type],
        "by_theme": [_change_row(row, numbered) for row in change.by_theme],
    }


def _change_row(row: ChangeRow, numbered: Numbered) -> Json:
    return {
        "name": row.name,
        "before": row.before,
        "after": row.after,
        "part": row.part,
        "sentence": row.sentence,
        "citations": _citations(row.citations, numbered),
    }


def _speakers(speakers: Iterable[SpeakerLine]) -> list[Json]:
    return [to_json(speaker) for speaker in speakers]


def _citations(citations: Iterable[Citation], numbered: Numbered) -> list[Json]:
    return [_citation(citation, numbered) for citation in citations]


def _citation(citation: Citation, numbered: Numbered) -> Json:
    return {
        "number": numbered.refs((citation,))[0],
        "quote": citation.quote,
        "span": list(citation.span),
        "sentence": citation.sentence,
        "sentence_span": list(citation.sentence_span),
        "document": citation.document,
        "doc": citation.doc,
        "title": citation.title,
        "outlet": citation.outlet,
        "original_outlet": citation.original_outlet,
        "published": to_json(citation.published),
        "url": citation.url,
        "corrected_by": list(citation.corrected_by),
    }
