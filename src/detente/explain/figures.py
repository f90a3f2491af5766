"""Figures that bear on the question, each in its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.explain import tables
from detente.explain.cite import citation, oldest_first, speaker, speakers
from detente.explain.wording import dated_outlet, frame, whole_sentence
from detente.explain.wordlist import hits
from detente.model.answers import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.explain.case import AnswerOptions, Case
    from detente.model.answers import Citation, Reason, TurnLine
    from detente.model.events import Quantity
    from detente.model.evidence import Evidence

_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_SCORE = re.compile(r"\b\d{1,3}\s?[-–:]\s?\d{1,3}\b")
_FEW = 10


def figures(
    case: Case, options: AnswerOptions, reasons: Sequence[Reason], turns: Sequence[TurnLine]
) -> tuple[Figure, ...]:
    """Return the figures that bear on the question: first those in what the answer cites.

    After them come those of other acts between the two of the kind asked about, oldest first; and
    to a souring those of people harmed, on pages that state it. Nothing else of a page counts. Each
    figure is shown once, in the telling that comes first; none from a denial, plan or possibility,
    and none that only counts speakers, goals or a few things.
    """
    seen: set[tuple[object, ...]] = set()
    found: list[Figure] = []
    for item in _bearing(case, reasons, turns):
        for quantity, words in zip(item.quantities, item.figure_quotes, strict=False):
            key = (quantity.low, quantity.high, quantity.unit, (quantity.what or "")[-6:])
            if key not in seen and _counts(quantity, words, item):
                seen.add(key)
                found.append(_figure(item, quantity, case, options))
    return tuple(found[: options.figures])


def _bearing(
    case: Case, reasons: Sequence[Reason], turns: Sequence[TurnLine]
) -> Iterator[Evidence]:
    """Yield what is cited for a reason or a turn, then other acts of the kind asked about."""
    order: dict[tuple[str, tuple[int, int]], int] = {}
    for cited in _cited(reasons, turns):
        order.setdefault((cited.doc, cited.sentence_span), len(order))
    items = [
        item
        for item in oldest_first({i.claim.id: i for i in (*case.context, *case.evidence)}.values())
        if item.quantities and item.claim.factuality == "asserted"
    ]
    yield from sorted(
        (item for item in items if _place(item) in order), key=lambda item: order[_place(item)]
    )
    own = {item.claim.id for item in case.evidence}
    yield from (item for item in items if item.claim.id in own and _of_the_kind(item, case))
    if case.question.polarity == "souring":
        about = {i.head.id for i in case.evidence if i.turn and i.turn.direction == "souring"}
        yield from (item for item in items if item.head.id in about and _is_harm(item))


def _cited(reasons: Sequence[Reason], turns: Sequence[TurnLine]) -> Iterable[Citation]:
    return [
        *(each for reason in reasons for each in reason.citations),
        *(each for turn in turns for each in turn.citations),
    ]


def _place(item: Evidence) -> tuple[str, tuple[int, int]]:
    return (item.head.id, (item.sentence_span.start, item.sentence_span.end))


def _of_the_kind(item: Evidence, case: Case) -> bool:
    """Return whether a claim tells an act between the two of the polarity asked about."""
    if item.event is None or not case.sides.acting(item.event.event, people=True):
        return False
    sour = case.scale.quad(item.event.event.type) > 2
    return sour == (case.question.polarity == "souring")


def _is_harm(item: Evidence) -> bool:
    """Return whether a claim, not told as history, counts people harmed."""
    return not item.claim.background and any(
        hits(tables.words(tables.table("wording")["harmed"]), quantity.what or "")
        for quantity in item.quantities
    )


def _counts(quantity: Quantity, words: str, item: Evidence) -> bool:
    value = quantity.low if quantity.low is not None else quantity.high
    if value is None or quantity.unit in _TIME or _is_score(words, item.sentence):
        return False
    if quantity.unit == "person" and abs(value) < _FEW:
        return bool(hits(tables.words(tables.table("wording")["harmed"]), quantity.what or ""))
    return quantity.unit is not None or (quantity.what is not None and abs(value) >= _FEW)


def _is_score(words: str, sentence: str) -> bool:
    """Return whether a figure is half of "2-0"."""
    return any(words in match[0] for match in _SCORE.finditer(sentence))


def _figure(item: Evidence, quantity: Quantity, case: Case, options: AnswerOptions) -> Figure:
    sentence = frame("figure", "line").format(
        text=whole_sentence(item, options.quote), outlet=dated_outlet(item.head)
    )
    return Figure(
        sentence=sentence, low=quantity.low, high=quantity.high, unit=quantity.unit,
        what=quantity.what, speakers=speakers([speaker(item, case.sides)]),
        citation=citation(item),
    )  # fmt: skip
