"""Days that an act takes over from what is told around it, where it has none of its own.

"Said on Monday that it had expelled them": expelled by Monday. "On Monday they crossed the river.
They shelled two villages": shelled on Monday.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from detente.read import clauses, cues
from detente.read.datelines import anchor
from detente.read.stretches import beginning_in
from detente.read.times_conventions import governs
from detente.read.times_govern import when_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.claims import TimeExpression
    from detente.model.text import Document, Span
    from detente.model.times import When
    from detente.read.trees import Tree

Dated = tuple["When", "Span"]

_BACK = 3
"""Sentences before in which the day of a story is looked for."""


def by_saying(
    tree: Tree, trigger: int, times: Sequence[TimeExpression], document: Document
) -> Dated | None:
    """Return the days up to that on which an act was told of; None if no such day is known.

    The first of them is as early as news reaches, and is not told.
    """
    saying = clauses.saying_over(tree, trigger)
    if saying is None or clauses.tense_of(tree, trigger) != "past":
        return None
    when, span = when_of(tree, saying.index, times, document)
    at = anchor(document)
    if when is None or span is None or when.open is not None or (at and when.first > at):
        return None
    first = when.first - timedelta(days=governs().published_days)
    bound = replace(when, first=first, basis="event", anchor=when.first, open="first")
    return bound, span


def by_story(
    document: Document,
    tree: Tree,
    trees: Sequence[Tree],
    times: Sequence[TimeExpression],
    trigger: int,
) -> Dated | None:
    """Return the day of the sentence before if its story goes on in an act; None if it does not.

    It goes on within a paragraph in the plain past tense, without another date or a name that is
    new. A perfect ("has closed") tells news, a past perfect what came before.
    """
    if not _is_plain(tree, trigger) or _has_date(tree, times):
        return None
    names = _named_subjects(tree, trigger)
    at = bisect_left(trees, tree.start, key=lambda each: each.start)
    below = tree.start
    for before in reversed(trees[max(0, at - _BACK) : at]):
        root = before.root
        if root is None or "\n\n" in document.text[before.end : below]:
            return None
        if not names <= {token.text for token in before.tokens}:
            return None
        if _has_date(before, times):
            when, span = when_of(before, root.index, times, document)
            if when is None or span is None or when.open or when.granularity != "day":
                return None
            said = cues.is_saying(root.lemma)
            return None if said else (replace(when, basis="event", anchor=when.first), span)
        if not _is_plain(before, root.index):
            return None
        below = before.start
    return None


def _is_plain(tree: Tree, index: int) -> bool:
    """Return whether a token is a main verb in the plain past tense that says nothing."""
    token = tree.tokens[index]
    while token.dep == "conj":
        token = tree.tokens[token.head]
    helpers = {kid.lemma for kid in tree.children(index, "aux")}
    past = clauses.tense_of(tree, index) == "past"
    said = cues.is_saying(token.lemma) or clauses.saying_over(tree, index) is not None
    return token.head < 0 and past and "have" not in helpers and not said


def _named_subjects(tree: Tree, index: int) -> frozenset[str]:
    """Return the names that are subjects of a verb, or of the one that it goes on from."""
    token = tree.tokens[index]
    subjects = tree.children(index, "nsubj", "nsubj:pass")
    if token.dep == "conj" and not subjects:
        return _named_subjects(tree, token.head)
    return frozenset(subject.text for subject in subjects if subject.xpos == "NNP")


def _has_date(tree: Tree, times: Sequence[TimeExpression]) -> bool:
    """Return whether a sentence holds a date, or words for one."""
    inside = beginning_in(times, tree.start, tree.end)
    return any(time.type in {"DATE", "TIME"} for time in inside)
