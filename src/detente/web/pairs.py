"""Two actors as an address names them, with the window asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import UsedWrongly
from detente.workspace import Asked

if TYPE_CHECKING:
    from detente.web.replies import Window


def asked_of(source: str, target: str, window: Window) -> Asked:
    """Return what is asked of two actors, by name or id, in a window."""
    return Asked(words=(source, target), start=window.start, end=window.end)


def asked_in(pair: str, window: Window) -> Asked:
    """Return what is asked of a pair written as "QAT,SAU". Raises UsedWrongly for another form."""
    return asked_of(*names_in(pair), window)


def names_in(pair: str) -> tuple[str, str]:
    """Return the names or ids of a pair written as "QAT,SAU". Raises UsedWrongly as above."""
    source, comma, target = (part.strip() for part in pair.partition(","))
    if not (source and comma and target) or "," in target:
        raise UsedWrongly(f"{pair!r} does not name two actors. Write them as in 'Qatar, Iran'.")
    return source, target
