"""Two relations side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import UsedWrongly
from detente.model.compared import Compared, Comparison, SharedTheme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model.answers import Answer, Reason
    from detente.model.relations import Step
    from detente.workspace.asking import Asked, Asking


def compare(
    asking: Asking, one: Asked, other: Asked, *, step: Step, directed: bool | None
) -> Comparison:
    """Return two relations for comparison.

    Args:
        asking: Answers questions.
        one: The first pair, with its window.
        other: The second.
        step: Of the two curves.
        directed: Draw what each source does alone. None: where the second pair is the first one
            turned round.

    Raises:
        NoEvidence: Nothing bears on one of the two.
        UsedWrongly: The two are the same.
    """
    (first, _), (second, _) = asking.why(one), asking.why(other)
    pairs = [(each.question.source, each.question.target) for each in (first, second)]
    windows = [(each.question.start, each.question.end) for each in (first, second)]
    if pairs[0] == pairs[1] and windows[0] == windows[1]:
        raise UsedWrongly(
            "Both sides of the comparison are the same pair in the same window. Name another pair, "
            "turn the pair round, or give the second its own window."
        )
    if directed is None:
        directed = pairs[0] == pairs[1][::-1]
    return Comparison(
        one=_compared(asking, one, first, step, both=not directed),
        other=_compared(asking, other, second, step, both=not directed),
        directed=directed, themes=_themes(first.reasons, second.reasons),
        thirds=(_only(first, second), _only(second, first)),
    )  # fmt: skip


def _compared(asking: Asking, asked: Asked, answer: Answer, step: Step, *, both: bool) -> Compared:
    series = asking.relation(asked, step=step, scheme=None, both=both)
    return Compared(answer=answer, series=series)


def _themes(one: Iterable[Reason], other: Iterable[Reason]) -> tuple[SharedTheme, ...]:
    first, second = _by_theme(one), _by_theme(other)
    shared = [
        SharedTheme(theme=theme, one=first.get(theme, ()), other=second.get(theme, ()))
        for theme in dict.fromkeys((*first, *second))
    ]
    return tuple(sorted(shared, key=lambda each: not (each.one and each.other)))


def _by_theme(reasons: Iterable[Reason]) -> dict[str, tuple[Reason, ...]]:
    found: dict[str, tuple[Reason, ...]] = {}
    for reason in sorted(reasons, key=lambda each: -each.weight):
        found[reason.theme] = (*found.get(reason.theme, ()), reason)
    return found


def _only(mine: Answer, theirs: Answer) -> tuple[str, ...]:
    known = {party.actor for party in theirs.third_parties}
    names = (party.name for party in mine.third_parties if party.actor not in known)
    return tuple(dict.fromkeys(names))
