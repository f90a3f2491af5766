"""The first line of an answer: which way the relation turned, when, and for what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.explain.naming import the
from detente.explain.themes import OTHER
from detente.explain.wording import frame, joined, turn_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.explain.case import Case
    from detente.model.answers import AnswerDirection, Reason
    from detente.model.relations import TurningPoint

_WAY = {"souring": "worse", "thaw": "better"}
_SHOWN = 3
_THEMES = 2  # a side


def direction_of(case: Case) -> AnswerDirection:
    """Return which way the relation turned within the window, by its turns.

    With turns both ways it is that of the last, if this is what was asked about, else "mixed"; and
    "mixed" where neither was asked about.
    Without turns it is "none".
    """
    ways = [turn.direction for turn in case.turns]
    if not ways:
        return "none"
    if len(set(ways)) == 1:
        return ways[0]
    asked = case.question.directed and ways[-1] == case.question.polarity
    return ways[-1] if asked else "mixed"


def summary_of(case: Case, reasons: Sequence[Reason], outlets: Sequence[str]) -> str:
    """Return one to three sentences: a single outlet, the turns, the themes of the reasons."""
    parts = [_turned(case), _themes(reasons, case)]
    if len(outlets) == 1:
        parts.insert(0, frame("summary", "one_outlet").format(outlet=outlets[0]))
    return " ".join(filter(None, parts))


def _turned(case: Case) -> str:
    question = case.question
    names = {"source": the(question.source_name), "target": the(question.target_name)}
    asked = [turn for turn in case.turns if turn.direction == question.polarity]
    opposite = [turn for turn in case.turns if turn.direction != question.polarity]
    way = _WAY[question.polarity]
    if direction_of(case) == "mixed" and asked:
        worse, better = (asked, opposite) if way == "worse" else (opposite, asked)
        return frame("summary", "mixed").format(
            worse=_months(worse), better=_months(better), **names
        )
    if asked:
        return frame("summary", "turned").format(way=way, months=_months(asked), **names)
    if opposite:
        return frame("summary", "opposite").format(
            asked=way, way=_WAY[opposite[0].direction],
            months=_months(opposite), **names,
        )  # fmt: skip
    return frame("summary", "undated").format(way=way, **names)


def _months(turns: Sequence[TurningPoint]) -> str:
    """Return when the surest turns were, in order of time."""
    surest = sorted(turns, key=lambda turn: (-(turn.confidence or 0), turn.month))[:_SHOWN]
    ordered = sorted(surest, key=lambda turn: (turn.month, turn.first))
    return joined(list(dict.fromkeys(map(turn_words, ordered))))


def _themes(reasons: Sequence[Reason], case: Case) -> str:
    """Return the weightiest themes of either side, the source first; "" if there is no reason."""
    question = case.question
    names = {"source": question.source_name, "target": question.target_name}
    parts = []
    for side, name in names.items():
        mine = sorted((r for r in reasons if r.side == side), key=lambda r: (-r.weight, r.theme))
        themes = [theme for theme in dict.fromkeys(r.theme for r in mine) if theme != OTHER]
        if themes:
            parts.append(
                # Names of themes hold commas and "and" ("security and sanctuary").
                frame("summary", "of").format(
                    name=the(name), themes=" as well as ".join(themes[:_THEMES])
                )
            )
    if not parts:
        return ""
    turned = any(turn.direction == question.polarity for turn in case.turns)
    key = "themes" if turned else "no_turn_themes"
    return frame("summary", key).format(themes="; ".join(parts))
