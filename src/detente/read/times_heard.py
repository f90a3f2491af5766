"""What the words before a date make of it: "since May", "from 3 to 9 June", "within a week of...".

A date that a token has in its reach gives the days as they are heard with those words.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.read import clauses
from detente.read.datelines import anchor
from detente.read.times_after import framed
from detente.read.times_conventions import governs
from detente.read.times_duration import ahead_of
from detente.read.times_open import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.claims import TimeExpression
    from detente.model.text import Document, Span
    from detente.model.times import When
    from detente.read.trees import Token, Tree


def read_for(
    tree: Tree,
    path: tuple[int, int],
    time: TimeExpression,
    inside: Sequence[TimeExpression],
    document: Document,
) -> When | None:
    """Return the days that a date gives once the words before it are heard.

    `path`: the date's head and the token that it dates; words such as "since" and "after" may stand
    at any noun between the two ("since the fall of the town in 2012").
    """
    if path[0] == path[1]:
        return time.when
    if time.when is None:
        return _within(tree, time, path, inside, document)
    both = _joined(time, inside, document)
    if both is not None:
        return both
    counted = framed(document.text, tree.start, time.span.start, time.when)
    if counted and not counted.end <= tree.tokens[path[1]].start < time.span.start:
        return counted.when
    if time.type == "TIME":
        return time.when
    top = tree.tokens[path[1]].start
    begin = top if top < time.span.start else tree.start
    since = clauses.is_after_since(document.text[begin : time.span.start])
    marks = _marks(tree, path[0], time.span) | _phrased(_before(time, document))
    words = _words_between(tree, *path, time.span) | (frozenset({"since"} if since else ()))
    if words & governs().day_parts:
        words -= governs().apart | governs().after
    return opened(time.when, words, marks, anchor(document))


def _phrased(before: str) -> frozenset[str]:
    """Return "until" or "from" where a phrase that means it ends right before a date."""
    words, known = " ".join(before.split()), governs()
    if words.endswith(known.up_to_phrases):
        return frozenset({"until"})
    return frozenset({"from"}) if words.endswith(known.starting_phrases) else frozenset()


def _marks(tree: Tree, index: int, span: Span) -> frozenset[str]:
    """Return the lemmas that mark a date itself; none where "not" stands before ("not until")."""
    marks = [token for token in tree.children(index, "case", "mark") if token.end <= span.start]
    before = tree.tokens[marks[0].index - 1].text.casefold() if marks and marks[0].index else ""
    found = {token.lemma.casefold() for token in marks}
    if tree.tokens[index].dep.startswith("nmod"):
        found -= governs().starting
    return frozenset() if before == "not" else frozenset(found)


def _words_between(tree: Tree, low: int, top: int, span: Span) -> frozenset[str]:
    """Return the lemmas of the nouns from `low` up to, but without, `top`, and of their markers.

    The words of the date itself, at `span`, are left out.
    """
    found: set[str] = set()
    if low == top:
        return frozenset()
    for token in climb(tree, low, top):
        kids = tree.children(token.index, "case", "mark")
        outside = (word for word in (token, *kids) if not span.start <= word.start < span.end)
        found.update(word.lemma.casefold() for word in outside)
    return frozenset(found)


def _before(time: TimeExpression, document: Document) -> str:
    """Return the few words before a date."""
    return document.text[max(0, time.span.start - 24) : time.span.start].casefold()


def _joined(
    time: TimeExpression, inside: Sequence[TimeExpression], document: Document
) -> When | None:
    """Return the whole stretch of "between X and Y" or "from X to Y"; None if it is not one."""
    for left, right in pairwise(inside):
        if time not in {left, right} or left.when is None or right.when is None:
            continue
        opening = _before(left, document).split()[-1:]
        link = document.text[left.span.end : right.span.start].split()
        if right.when.last < left.when.first or not link:
            continue
        stretch = (*opening, *link) in _JOINTS or link in _LINKS
        if stretch or (link == ["and"] and _adjoin(left.when, right.when)):
            return replace(left.when, last=right.when.last)
    return None


_LINKS = (["to"], ["until"], ["through"], ["-"], ["–"], ["—"])


_JOINTS = {("between", "and"), ("from", "to"), ("from", "until"), ("from", "till")}


def _adjoin(one: When, other: When) -> bool:
    """Return whether one date ends where the other, told as finely, begins ("July and August")."""
    return one.granularity == other.granularity and (other.first - one.last).days == 1


def _within(
    tree: Tree,
    time: TimeExpression,
    path: tuple[int, int],
    inside: Sequence[TimeExpression],
    document: Document,
) -> When | None:
    """Return the days of "within a year of the 2015 accord"; None if nothing anchors them.

    What will happen "within two days" or "in two weeks" is counted from publication; what happened
    "within hours" is, from the date before it in the sentence.
    """
    for other in inside:
        if other.when and other is not time and other.span.start >= time.span.end:
            counted = framed(document.text, tree.start, other.span.start, other.when)
            if counted is not None and counted.start <= time.span.start:
                return counted.when
    at, tense = anchor(document), clauses.tense_of(tree, path[1])
    if tense == "past" and "within" in _marks(tree, path[0], time.span):
        before = [each.when for each in inside if each.span.end <= time.span.start and each.when]
        return _from_then(time.value, before[-1]) if before else None
    if at is None or tense != "future":
        return None
    return ahead_of(time.value, at, exact="in" in _marks(tree, path[0], time.span))


def _from_then(value: str, then: When) -> When | None:
    """Return the days within a stretch such as "P2W" from a date; hours stay on its day."""
    if value.startswith("PT"):
        return replace(then, basis="event", anchor=then.first)
    found = ahead_of(value, then.last, exact=False)
    return None if found is None else replace(found, first=then.first, basis="event")


def climb(tree: Tree, index: int, top: int) -> Iterator[Token]:
    """Yield the tokens from `index` up to, but without, `top`, or up to the root."""
    for token in (tree.tokens[index], *tree.ancestors(index)):
        if token.index == top:
            return
        yield token
