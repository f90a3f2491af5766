"""Join relate and explain on hand-made evidence, as the workspace does on stored evidence."""

from __future__ import annotations

from datetime import date

from detente.explain.answer import answer
from detente.explain.case import Case
from detente.model.actors import ActorId
from detente.model.answers import Provenance, Question
from detente.model.happenings import gather
from detente.model.relations import Dyad
from detente.ontology import load
from detente.relate.deeds import deeds_of
from detente.relate.merge import merge
from detente.relate.originals import fold_reprints
from detente.relate.phases import phases
from detente.relate.series import between, happenings_of, relation_series
from detente.relate.stated import turns_told
from detente.relate.turning import turning_points
from tests.evidence_builder import evidence_of, sides

PLOVER = load("plover")
PROVENANCE = Provenance(
    version="0",
    data_version="d",
    scheme="plover",
    settings="s",
    documents=0,
    originals=0,
    outlets=0,
)


def join(evidence, question: Question, pair, *, context=(), names=None) -> Case:
    """The case of a question: `evidence` bears on the pair, `context` is of the same documents."""
    names = names or {}
    evidence = fold_reprints(evidence)
    merged = merge(evidence, pair)
    happenings = gather(evidence, merged)
    counted = between(happenings_of(evidence, merged), pair, people=True)
    dyad = Dyad(source=question.source, target=question.target)
    series = relation_series(counted, dyad, pair, PLOVER)
    turns = turning_points(series, counted, turns_told(evidence, pair), PLOVER)
    return Case(
        question=question, sides=pair, evidence=evidence, context=tuple(context),
        happenings=happenings, series=series, turns=turns,
        phases=phases(turns, deeds_of(happenings, pair), PLOVER), scale=PLOVER,
        name_of=lambda actor: names.get(actor, actor), provenance=PROVENANCE,
    )  # fmt: skip


def ask(pages, source: str, target: str, *, names, polarity="souring", context=(), **window):
    """The answer to a question on hand-made pages; `source`, `target` as for `sides`."""
    one, other = ActorId(source.split(maxsplit=1)[0]), ActorId(target.split(maxsplit=1)[0])
    question = Question(
        text="Why?", source=one, target=other, source_name=names[one], target_name=names[other],
        polarity=polarity, **{key: date.fromisoformat(day) for key, day in window.items()},
    )  # fmt: skip
    case = join(evidence_of(*pages), question, sides(source, target), context=context, names=names)
    return answer(case)
