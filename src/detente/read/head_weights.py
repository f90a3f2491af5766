"""How the learned heads and the wordings count against each other: data/heads.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from detente.errors import BadValue
from detente.model.claims import Factuality
from detente.read.tables import number, numbers, section, table, text

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWeights:
    """One row a decision; data/heads.toml says what each value was set on.

    Attributes:
        rule: natural logarithm of the odds that a wording adds to its type over all others.
        special: what each further word or condition of a wording adds to that, for up to two.
        untold: probability of any type at a word that the heads left out.
        keep: least probability of an event that a wording found.
        add: least probability that a word tells an event where no wording found one.
        type: least share of that probability that its likeliest type must have.
        take: least probability of a word to be of a side that the wording left empty.
        prefer: from here on the heads' side comes before the wording's, where they differ.
        party: least probability of an act, and of its side's words, to make a mention of them.
        status: from here on the heads' status comes before that of the rules.
        pair: weight of wordings ("rows"), pair head ("head") and acts ("acts") in a given pair.
        confidence: `slope` of the log odds of the event's probability, `offset`, and what is added
            where `both` sides are told; fitted so that events are right as often as they say.
        nothing: where no wording fits a given pair and no word tells an event with at least this
            probability, nothing is told.
        factuality: what each status makes of a claim.
    """

    rule: float
    special: float
    untold: float
    keep: float
    add: float
    type: float
    take: float
    prefer: float
    party: float
    status: float
    pair: Mapping[str, float]
    nothing: float
    confidence: Mapping[str, float]
    factuality: Mapping[str, Factuality]


@cache
def head_weights() -> HeadWeights:
    """Return the weights that ship with the package. Raises BadValue for a bad factuality."""
    raw = table("heads")
    told = {word: text(value) for word, value in section(raw["factuality"]).items()}
    for value in told.values():
        if value not in get_args(Factuality):
            raise BadValue(f"'{value}' is no factuality. Use one of {get_args(Factuality)}.")
    values = {name: number(value) for name, value in section(raw["event"]).items()}
    return HeadWeights(
        **values,
        pair=numbers(raw["pair"]),
        confidence=numbers(raw["confidence"]),
        factuality={word: cast("Factuality", value) for word, value in told.items()},
    )
