"""Figures that bear on the question, each in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.explain.cite import citation, oldest_first, outlet_words, speaker, speakers
from detente.explain.wording import frame, inner, speaker_words
from detente.model.answers import Figure

if TYPE_CHECKING:
    from detente.explain.case import AnswerOptions, Case
    from detente.model.events import Quantity
    from detente.model.evidence import Evidence

_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def figures(case: Case, options: AnswerOptions) -> tuple[Figure, ...]:
    """Return figures of the evidence, then of its context, oldest first within each.

    Only what counts something is shown: with a unit that is not of time, or what is counted and ten
    or more of it; each figure of each original once, none from a denial, plan or possibility.
    """
    seen: set[tuple[object, ...]] = set()
    found: list[Figure] = []
    for item in [*oldest_first(case.evidence), *oldest_first(case.context)]:
        if item.claim.factuality != "asserted":
            continue
        for quantity in item.quantities:
            key = (item.head.original, quantity.low, quantity.high, quantity.unit, quantity.what)
            if key not in seen and _counts(quantity):
                seen.add(key)
                found.append(_figure(item, quantity, case, options))
    return tuple(found[: options.figures])


def _counts(quantity: Quantity) -> bool:
    value = quantity.low if quantity.low is not None else quantity.high
    if value is None or quantity.unit in _TIME:
        return False
    return quantity.unit is not None or (quantity.what is not None and abs(value) >= 10)


def _figure(item: Evidence, quantity: Quantity, case: Case, options: AnswerOptions) -> Figure:
    line = speaker(item, case.sides)
    values = {"text": inner(item.quote, options.quote), "outlet": outlet_words(item.head)}
    if line is None:
        sentence = frame("figure", "own").format(**values)
    else:
        sentence = frame("figure", "said").format(speaker=speaker_words(line, first=True), **values)
    return Figure(
        sentence=sentence, low=quantity.low, high=quantity.high, unit=quantity.unit,
        what=quantity.what, speakers=speakers([line]), citation=citation(item),
    )  # fmt: skip
