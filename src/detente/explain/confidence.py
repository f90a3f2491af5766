"""How sure an answer is, as a word with its reason.

word    what it takes
------  -----------------------------------------------------------------------------------
high    a turn as asked; five originals of three outlets or more; half of the reasons stated
medium  a turn as asked, and two originals of two outlets or more
low     anything less
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.answers import Confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.explain.case import Case
    from detente.model.answers import Reason, Voice


def confidence_of(
    case: Case, reasons: Sequence[Reason], voices: Sequence[Voice], outlets: Sequence[str]
) -> Confidence:
    """Return the word and what it rests on (module docstring)."""
    originals = len({item.head.original for item in case.evidence})
    turned = any(turn.direction == case.question.polarity for turn in case.turns)
    stated = sum(reason.standing != "inferred_by_timing" for reason in reasons)
    unnamed = sum(voice.speaker.anonymous for voice in voices)
    facts = [
        _count(originals, "original document"),
        _count(len(outlets), "outlet"),
        f"{_count(len(voices), 'speaker')}, {unnamed} of them unnamed",
        f"{stated} of {_count(len(reasons), 'reason')} stated by someone",
    ]
    if not turned:
        facts.append("no turn of this kind is dated")
    why = "; ".join(facts)
    if turned and originals >= 5 and len(outlets) >= 3 and 2 * stated >= len(reasons) > 0:
        return Confidence(word="high", why=why)
    if turned and originals >= 2 and len(outlets) >= 2:
        return Confidence(word="medium", why=why)
    return Confidence(word="low", why=why)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
