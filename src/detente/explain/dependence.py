"""Leverage and dependence as told: statements, and nothing that is worked out from them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.cite import citation, oldest_first, speaker, speakers
from detente.explain.wording import saying_sentence
from detente.explain.wordlist import hits
from detente.model.answers import Dependence

if TYPE_CHECKING:
    from detente.explain.case import AnswerOptions, Case
    from detente.model.evidence import Evidence
    from detente.model.text import Span


def dependences(case: Case, options: AnswerOptions) -> tuple[Dependence, ...]:
    """Return statements that tell who depends on whom, of sentences that name a side.

    Those that name both sides come first, then the oldest; each sentence is told once, by the
    longest of its claims that holds the words. Denials and questions are left out.
    """
    best: dict[Span, Evidence] = {}
    items = oldest_first((*case.evidence, *case.context))
    sentences = {item.sentence_span: item.sentence for item in items}
    telling = {span for span, text in sentences.items() if tells_dependence(text)}
    for item in items:
        if item.sentence_span not in telling or not tells_dependence(item.quote):
            continue
        if _is_told(item) and _named(item, case):
            kept = best.setdefault(item.sentence_span, item)
            if _fullness(item) > _fullness(kept):
                best[item.sentence_span] = item
    ordered = sorted(best.values(), key=lambda item: -_named(item, case))
    return tuple(_line(item, case, options) for item in ordered[: options.dependence])


def tells_dependence(text: str) -> bool:
    """Return whether a text has words for dependence or leverage (`data/dependence.toml`)."""
    return bool(hits(_words(), text))


@cache
def _words() -> tuple[str, ...]:
    return tables.words(tables.table("dependence")["words"])


def _is_told(item: Evidence) -> bool:
    denied = item.claim.factuality == "denied" or (item.link is not None and item.link.denied)
    return not denied and not item.sentence.rstrip().endswith("?")


def _named(item: Evidence, case: Case) -> int:
    """Return how many of the two sides the sentence names."""
    actors = [mention.actor for mention in item.mentions if mention.actor is not None]
    return len(case.sides.of(actors or item.claim.actors, item.head.published))


def _fullness(item: Evidence) -> tuple[bool, int, str]:
    return (item.attribution is not None, len(item.quote), item.claim.id)


def _line(item: Evidence, case: Case, options: AnswerOptions) -> Dependence:
    line = speaker(item, case.sides)
    return Dependence(
        sentence=saying_sentence(item, line, options.quote), speakers=speakers([line]),
        citation=citation(item),
    )  # fmt: skip
