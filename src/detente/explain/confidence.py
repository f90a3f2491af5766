"""How sure an answer is, as a word with its reason.

word    what it takes
------  -----------------------------------------------------------------------------------
high    a turn as asked; five originals of three outlets or more; half of the reasons stated
medium  a turn as asked, and two originals of two outlets or more
low     anything less
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.explain.wording import frame
from detente.model.answers import Confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.explain.case import Case
    from detente.model.answers import Reason, Voice


_ORIGINALS, _OUTLETS = 5, 3
_FEWEST = 2


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
        f"{stated} of {_count(len(reasons), 'reason')} told by a speaker or stated as a cause",
    ]
    if not turned:
        facts.append("no turn of this kind is dated")
    why = "; ".join(facts)
    if not lacking(case, reasons, outlets):
        return Confidence(word="high", why=why)
    if turned and originals >= _FEWEST and len(outlets) >= _FEWEST:
        return Confidence(word="medium", why=why)
    return Confidence(word="low", why=why)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def lacking(case: Case, reasons: Sequence[Reason], outlets: Sequence[str]) -> tuple[str, ...]:
    """Return what high confidence takes and is not there, in words; () if all is there."""
    originals = len({item.head.original for item in case.evidence})
    stated = sum(reason.standing != "inferred_by_timing" for reason in reasons)
    polarity = case.question.polarity
    found = []
    if not any(turn.direction == polarity for turn in case.turns):
        way = "worse" if polarity == "souring" else "better"
        found.append(frame("lacking", "turn").format(way=way))
    for key, number in (("original", _ORIGINALS - originals), ("outlet", _OUTLETS - len(outlets))):
        if number > 0:
            found.append(frame("lacking", key + "s" * (number > 1)).format(n=number))
    if 2 * stated < len(reasons) or not reasons:
        found.append(frame("lacking", "stated" if reasons else "reason"))
    return tuple(found)
