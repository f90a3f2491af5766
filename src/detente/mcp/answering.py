"""The answer as a tool returns it: sentences with ids, and each citation once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.mcp import forms, layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.model.answers import Answer, Citation, PhaseLine, Reason

REASONS, LINES, CITES = 12, 8, 3
"""How much of an answer is told: reasons, other lines of a kind, ids beside one sentence."""

_Cites = tuple["Citation", ...]


def answered(answer: Answer) -> forms.Answer:
    """Return an answer, cut, with the citations that it still rests on."""
    reasons, left = layout.cut("reasons", answer.reasons, REASONS)
    lines: dict[str, list[tuple[str, _Cites]]] = {}
    for name, found in _lines(answer):
        lines[name], rest = layout.cut(name, found, LINES)
        left += rest
    used = [*answer.summary_citations[:CITES]]
    used += [each for rows in lines.values() for _, cites in rows for each in cites[:CITES]]
    used += [c for reason in reasons for c in (*reason.citations[:CITES], *reason.counter[:CITES])]
    question = answer.question
    return forms.Answer(
        data_version=answer.provenance.data_version, answer=answer.id, question=question.text,
        source=question.source, target=question.target, direction=answer.direction,
        summary=answer.summary, summary_cites=layout.ids(answer.summary_citations[:CITES]),
        confidence=answer.confidence.word, confidence_why=answer.confidence.why,
        reasons=[_reason(each) for each in reasons],
        not_known=[*question.notes, *answer.gaps], would_change=list(answer.would_change),
        citations=[layout.cited(each) for each in _once(used)], left_out=left,
        turns=_told(lines["turns"]), phases=_told(lines["phases"]),
        figures=_told(lines["figures"]), third_parties=_told(lines["third_parties"]),
        what_if=_told(lines["what_if"]),
    )  # fmt: skip


def _lines(answer: Answer) -> Iterator[tuple[str, Sequence[tuple[str, _Cites]]]]:
    """Yield the other parts of an answer, by name: sentences with their citations."""
    yield "turns", [(f"{t.number}. {t.sentence}", t.citations) for t in answer.turns]
    yield "phases", [(_phase(each), each.citations) for each in answer.phases]
    yield "figures", [(each.sentence, (each.citation,)) for each in answer.figures]
    yield "third_parties", [(each.sentence, each.citations) for each in answer.third_parties]
    yield "what_if", [(each.sentence, (each.citation,)) for each in answer.whatif]


def _phase(line: PhaseLine) -> str:
    score = "score not known" if line.score is None else f"mean score {line.score:+.1f}"
    events = "1 event" if line.events == 1 else f"{line.events} events"
    return f"{line.first} to {line.last or 'now'}: {line.name} ({events}, {score})."


def _reason(reason: Reason) -> forms.Reason:
    return forms.Reason(
        side=reason.side, theme=reason.theme, sentence=reason.sentence, standing=reason.standing,
        speakers=[each.name for each in reason.speakers], originals=reason.originals,
        first=reason.first, last=reason.last, cites=layout.ids(reason.citations[:CITES]),
        denied_by=layout.ids(reason.counter[:CITES]),
    )  # fmt: skip


def _told(rows: Iterable[tuple[str, _Cites]]) -> list[forms.Line]:
    return [
        forms.Line(sentence=sentence, cites=layout.ids(cites[:CITES])) for sentence, cites in rows
    ]


def _once(citations: Iterable[Citation]) -> Iterator[Citation]:
    """Yield each citation once, by its id."""
    yield from {each.claim: each for each in citations if each.claim is not None}.values()
