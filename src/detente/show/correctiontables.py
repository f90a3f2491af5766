"""Corrections and the states of a store, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.show.grid import Cell, Table
from detente.show.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.corrections import Coding, ListedCorrection
    from detente.model.stored import State


def corrections_table(listed: Sequence[ListedCorrection]) -> Table:
    """Return a row for each correction, in the order made."""
    holding = [each for each in listed if each.holds]
    idle = sum(not each.finds for each in holding)
    return Table(
        title="Corrections",
        columns=(
            "id", "wrong", "quote", "read", "right", "by", "made", "because", "document", "state",
        ),
        rows=tuple(map(_row, listed)),
        note=f"{counted(len(holding), 'correction')} in force"
        + (f", of which {idle} find nothing." if idle else "."),
        tall=True,
    )  # fmt: skip


def states_table(states: Sequence[State]) -> Table:
    """Return a row for each state that a store has been at, oldest first."""
    rows = tuple((each.number, each.made, each.data_version, each.documents) for each in states)
    return Table(
        title="Data versions",
        columns=("number", "made", "data_version", "documents"),
        rows=rows,
        note=None if rows else "The store is empty.",
    )


def _row(each: ListedCorrection) -> tuple[Cell, ...]:
    correction = each.correction
    state = "applies" if each.finds else "finds nothing" if each.holds else "taken back"
    right = "does not count" if correction.strikes else coded(correction.right)
    return (
        correction.id, correction.wrong, correction.quote, coded(correction.read) or None, right,
        correction.by, correction.made.isoformat() if correction.made else None,
        correction.because, correction.doc, state,
    )  # fmt: skip


def coded(coding: Coding) -> str:
    """Return what is given of a coding: "ASSAULT-aerial, source ISR, on 1981-06-07"."""
    when = coding.when
    days = "" if when is None else f"{when.first} to {when.last}"
    parts = (
        f"{coding.type}-{coding.mode}" if coding.mode else coding.type or "",
        f"source {' '.join(coding.sources)}" if coding.sources else "",
        f"target {' '.join(coding.targets)}" if coding.targets else "",
        days if when is None or when.first != when.last else f"on {when.first}",
    )
    return ", ".join(part for part in parts if part)
