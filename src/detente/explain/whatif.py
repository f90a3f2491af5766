"""Conditional claims: what somebody says may follow from what. No prediction of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.explain.cite import citation, oldest_first, outlet_words, speaker, speakers
from detente.explain.wording import frame, inner, speaker_words
from detente.model.answers import WhatIf

if TYPE_CHECKING:
    from detente.explain.case import AnswerOptions, Case
    from detente.model.evidence import Evidence


def whatifs(case: Case, options: AnswerOptions) -> tuple[WhatIf, ...]:
    """Return the hypothetical links of evidence and context, oldest first, each wording once."""
    items = {item.claim.id: item for item in (*case.context, *case.evidence)}
    found: dict[tuple[str, str], WhatIf] = {}
    for item in oldest_first(items.values()):
        if item.link is not None and item.link.hypothetical:
            one = _whatif(item, case, options)
            found.setdefault((one.cause, one.effect), one)
    return tuple(found.values())


def _whatif(item: Evidence, case: Case, options: AnswerOptions) -> WhatIf:
    line = speaker(item, case.sides)
    cause = inner(item.cause_quote or item.quote, options.quote)
    effect = inner(item.effect_quote or item.quote, options.quote)
    values = {"cause": cause, "effect": effect, "outlet": outlet_words(item.head)}
    if line is None:
        sentence = frame("whatif", "own").format(**values)
    else:
        sentence = frame("whatif", "said").format(speaker=speaker_words(line), **values)
    return WhatIf(
        cause=cause, effect=effect, sentence=sentence, speakers=speakers([line]),
        citation=citation(item),
    )  # fmt: skip
