"""News or history: whether a page tells something as what is new, or recalls it.

Background is kept, dated and shown, but does not move the recent curve.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.read import clauses, cues, tables
from detente.read.stretches import beginning_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from detente.model.claims import TimeExpression
    from detente.model.text import Document
    from detente.model.times import When
    from detente.read.trees import Tree


_LOOK_BACK = 20_000
"""Characters within which a date before a sentence makes it history: some pages of print. A text
without paragraphs would otherwise be gone through again for each of its sentences."""
_SINCE_REACH = 80
"""Characters before a date in which "since" is looked for, some more than its pattern spans."""


@cache
def old_days() -> int:
    """Return how many days before publication a date becomes background."""
    data = tables.section(tables.table("times")["background"])
    return int(tables.number(data["old_days"]))


@cache
def _history_words() -> frozenset[str]:
    """Return the lemmas that announce history."""
    data = tables.section(tables.table("times")["background"])
    return frozenset(tables.words(data["words"]))


def is_background(
    document: Document, tree: Tree, when: When | None, times: Sequence[TimeExpression]
) -> bool:
    """Return whether what is dated `when` in the sentence `tree` is told as history or context.

    A date well before publication decides; without a date the sentence and its paragraph do. False
    where the day of publication is not known and the sentence does not look back.
    """
    if when is not None and when.basis != "published" and document.published is not None:
        return (document.published - when.last).days > old_days()
    return tells_history(document, tree, times)


def tells_history(
    document: Document, tree: Tree, times: Sequence[TimeExpression], index: int | None = None
) -> bool:
    """Return whether a sentence without a recent date tells history.

    `index`: the token whose clause is meant; None for the main clause.

    It does if its main clause is in the past perfect, if a word of it announces history, if its own
    dates are old, or if it goes on in the past tense from text that tells history.
    """
    root = tree.root
    if root is None:
        return False
    tense = clauses.tense_of(tree, root.index if index is None else index)
    own = _side(document, times, tree.start, tree.end)
    if own == "old" and cues.is_saying(root.lemma) and not _dates_main(tree, times):
        own = None
    if own is not None:
        return own == "old" and tense != "present"
    if clauses.is_past_perfect(tree, root.index):
        return True
    if any(token.lemma.casefold() in _history_words() for token in tree.tokens):
        return True
    return tense in {"past", None} and _follows_history(document, tree, times)


def _dates_main(tree: Tree, times: Sequence[TimeExpression]) -> bool:
    """Return whether a date is an adjunct of a sentence's main clause ("condemned it in 1941")."""
    spans = (time.span for time in beginning_in(times, tree.start, tree.end))
    return any(clauses.dates_main_clause((tree,), span.start, span.end) for span in spans)


def _follows_history(document: Document, tree: Tree, times: Sequence[TimeExpression]) -> bool:
    """Return whether the nearest dates before, within a few paragraphs, are old."""
    end, start = tree.start, tree.start
    first = max(0, tree.start - _LOOK_BACK)
    for _ in range(_reach() + 1):
        start = max(document.text.rfind("\n\n", first, max(start - 2, first)), first)
        side = _side(document, times, start, end)
        if side is not None or start == first:
            return side == "old"
    return False


def _side(document: Document, times: Sequence[TimeExpression], start: int, end: int) -> str | None:
    """Return "old" or "recent" by the dates in [start, end); None if there are none.

    One recent date makes the stretch recent: news often reaches back in half a sentence. A date
    after "since" reaches up to publication.
    """
    published = document.published
    if published is None:
        return None
    sides = {
        _age(document, time, start, published)
        for time in beginning_in(times, start, end)
        if not time.value.endswith("_REF")
    } - {None}
    if not sides:
        return None
    return "recent" if "recent" in sides else "old"


def _age(document: Document, time: TimeExpression, start: int, published: date) -> str | None:
    """Return on which side of news a date or a stretch of a story lies; None if it has no days."""
    before = document.text[max(start, time.span.start - _SINCE_REACH) : time.span.start]
    if time.when is None:
        told = document.text[time.span.start : time.span.end].casefold().split()
        return "old" if time.type == "DURATION" and {"first", "opening"} & set(told[:2]) else None
    if clauses.is_after_since(before):
        return "recent"
    return "old" if _is_old(time.when.last, published) else "recent"


@cache
def _reach() -> int:
    """Return how many paragraphs without a date a history may go on over."""
    data = tables.section(tables.table("times")["background"])
    return int(tables.number(data["reach"]))


def _is_old(day: date, published: date) -> bool:
    """Return whether a day lies further back than news reaches."""
    return (published - day).days > old_days()
