"""Words by which a text bears on a relation: rows of `data/cues.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente.errors import BadValue
from detente.explain import tables
from detente.explain.wordlist import hits

if TYPE_CHECKING:
    from detente.model.claims import Direction

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+$", re.IGNORECASE)

CueKind = Literal["complaint", "harm", "expectation", "stance", "gain"]
_KINDS: tuple[CueKind, ...] = ("complaint", "harm", "expectation", "stance", "gain")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRow:
    """Words of one kind, for one polarity."""

    kind: CueKind
    polarity: Direction
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that was found: its kind and [start, end) in the text searched."""

    kind: CueKind
    start: int
    end: int


@cache
def default_cues() -> tuple[CueRow, ...]:
    """Return the rows of `data/cues.toml`, in order."""
    return tuple(
        CueRow(
            kind=_kind(tables.text(row["kind"])),
            polarity="thaw" if row["polarity"] == "thaw" else "souring",
            words=tables.words(row["words"]),
        )
        for row in tables.rows(tables.table("cues")["cue"])
    )


def _kind(text: str) -> CueKind:
    for kind in _KINDS:
        if kind == text:
            return kind
    raise BadValue(f"'{text}' is no kind of cue. Use one of {', '.join(_KINDS)}.")


@cache
def relation_words(polarity: Direction) -> tuple[str, ...]:
    """Return the words that tell of the relation itself, for better or worse."""
    relation = tables.section(tables.table("cues")["relation"])
    return tables.words(tables.section(relation[polarity])["words"])


def mutual_words(text: str) -> tuple[tuple[int, int], ...]:
    """Return where words tell an act of both sides ("fired at each other")."""
    return hits(_listed("mutual"), text)


def is_alleged(before: str) -> bool:
    """Return whether the words before an act make it what somebody is accused of ("accused")."""
    found = hits(_listed("alleged"), before)
    return bool(found) and not before[found[-1][1] :].strip()


def is_together(words: str) -> bool:
    """Return whether what is told as force is used beside somebody ("to fight alongside them")."""
    return bool(hits(_listed("together"), words))


def is_demand(words: str) -> bool:
    """Return whether a request is told as a demand, and not as a plea or a wish."""
    return bool(hits(_listed("demand"), words))


def is_undone(before: str) -> bool:
    """Return whether the words before an act take it back ("no longer recognised")."""
    return bool(hits(_listed("undone"), before))


def is_bare_step(words: str) -> bool:
    """Return whether a protest is told without what it is for ("summoned the envoy")."""
    found = hits(_listed("step"), words)
    return bool(found) and not hits(_listed("content"), words[found[0][1] :])


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tables.words(tables.section(tables.table("cues")[name])["words"])


def harm_words() -> tuple[str, ...]:
    """Return the words for what a side suffers."""
    return _listed("harm_done")


def attitude_words() -> tuple[str, ...]:
    """Return the verbs that report a thought or a wish and no words."""
    return _listed("attitude")


def another_words() -> tuple[str, ...]:
    """Return the words for somebody else who has a view, between a side and what is wanted."""
    return _listed("another")


def feeling_words() -> tuple[str, ...]:
    """Return the words for a fear, wish or interest that moves the one who has it."""
    return _listed("feeling")


def first_cue(text: str, polarity: Direction) -> Cue | None:
    """Return the earliest cue of a polarity in a text; None if there is none."""
    found = [
        Cue(kind=row.kind, start=start, end=end)
        for row in default_cues()
        if row.polarity == polarity
        for start, end in hits(row.words, text)
        if not (row.kind == "expectation" and _PASSIVE.search(text[:start]))
    ]
    return min(found, key=lambda cue: (cue.start, -cue.end), default=None)
