"""The Goldstein scale for PLOVER's types and modes, by way of the CAMEO codes that go to them."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING

from detente.errors import UnknownType
from detente.ontology.cameo import cameo_codes, goldstein
from detente.ontology.crosswalk import to_plover

if TYPE_CHECKING:
    from detente.ontology.parts import EventType, Mode


def code_scores() -> dict[str, float]:
    """Return GDELT's Goldstein score of every CAMEO code that has one."""
    return {each.code: each.goldstein for each in cameo_codes() if each.goldstein is not None}


def rescored(event_type: EventType) -> EventType:
    """Return the type with itself and its modes on the Goldstein scale.

    The score of a type is the plain mean of the three-digit CAMEO codes that go to it, whatever
    their mode; that of a mode the mean of those with the mode, or of the four-digit codes where no
    three-digit code has it, or None where no code at all has it. Means are rounded to hundredths.

    Raises:
        UnknownType: No three-digit code with a score goes to the type.
    """
    score = _mean(event_type.name, None, digits=3)
    if score is None:
        raise UnknownType(
            f"No three-digit CAMEO code with a Goldstein score goes to '{event_type.name}'. "
            "Give the crosswalk a row for one."
        )
    modes = tuple(_rescored_mode(event_type.name, mode) for mode in event_type.modes)
    return replace(event_type, score=score, modes=modes, score_note=None)


def _rescored_mode(event_type: str, mode: Mode) -> Mode:
    score = _mean(event_type, mode.name, digits=3)
    if score is None:
        score = _mean(event_type, mode.name, digits=4)
    return replace(mode, score=score, score_note=None)


def _mean(event_type: str, mode: str | None, *, digits: int) -> float | None:
    """Return the mean over the codes of that many digits; a `mode` of None stands for any."""
    scores = []
    for each in cameo_codes():
        plover, score = to_plover(each.code), goldstein(each.code)
        if len(each.code) != digits or plover is None or score is None:
            continue
        if plover.type == event_type and mode in (None, plover.mode):
            scores.append(score)
    return round(fmean(scores), 2) if scores else None
