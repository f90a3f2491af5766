"""Two relations side by side: of two pairs, of one pair in two directions or in two windows."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.answers import Answer, Reason
from detente.model.relations import RelationSeries


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One of two relations.

    Attributes:
        answer: The answer about it. It counts what either side does to the other.
        series: Its curve, by the step asked for; of what the source does alone, if `directed`.
    """

    answer: Answer
    series: RelationSeries


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTheme:
    """The reasons on one theme in either answer, weightiest first; () where it has none."""

    theme: str
    one: tuple[Reason, ...]
    other: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two relations.

    Attributes:
        directed: The curves are of what each source does to its target, and not of both ways.
        themes: Those of which both give reasons come first.
        thirds: Names of third parties that are told of in one answer alone, for either.
    """

    one: Compared
    other: Compared
    directed: bool
    themes: tuple[SharedTheme, ...]
    thirds: tuple[tuple[str, ...], tuple[str, ...]]
