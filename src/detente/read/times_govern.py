"""Which date governs a word that tells a happening: by syntax first, then by the page's own day.

A date counts for a happening if it is an adjunct of its clause ("expelled them last year"), part of
its noun phrase ("the invasion of 1979"), or the adjunct of a clause that it belongs to ("shelled
the town on Monday, killing eight"). A day on which something was said dates the saying alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.model.times import When
from detente.read import background, clauses, cues
from detente.read.stretches import beginning_in
from detente.read.times_calendar import anchor_of
from detente.read.times_conventions import governs
from detente.read.times_reach import steps_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.claims import TimeExpression
    from detente.model.text import Document, Span
    from detente.read.trees import Token, Tree

_FINENESS = ("day", "week", "month", "quarter", "season", "year", "decade", "era")
_ONE_BREATH = 6
"""Most words between a noun and a date that still belongs to it."""


def when_of(
    tree: Tree, token_index: int, times: Sequence[TimeExpression], document: Document
) -> tuple[When | None, Span | None]:
    """Return the days on which what a token tells took place, and the words that date it.

    Without words to date it, news is taken to be of the days up to publication (basis "published",
    no span); what is told as history, as future or without a time of its own has no date: None.
    """
    inside = beginning_in(times, tree.start, tree.end)
    explained = _explained(tree, token_index, inside)
    if explained is not None:
        return explained.when, explained.span
    at: int | None = token_index
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        found = _own(tree, at, inside, document)
        if found is not None:
            when = found[0]
            if when and _is_right_after(tree, token_index, found[1]):
                return _plain(when, inside, found[1]), found[1]
            told_after = _told_as_earlier(tree, token_index, at)
            return (_earlier(when) if told_after and when else when), found[1]
        at = _next_clause(tree, at)
    return _from_publication(tree, token_index, times, document), None


def _explained(tree: Tree, index: int, inside: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the date that a clause right behind it explains: "1910, when Japan annexed it"."""
    first = tree.tokens[tree.subtree(index)[0]]
    if first.lemma.casefold() != "when" or first.index == 0:
        return None
    before = tree.tokens[first.index - 1]
    end = tree.tokens[before.index - 1].end if before.text == "," and before.index else before.end
    return next((time for time in inside if time.span.end == end and time.when), None)


def _own(
    tree: Tree, index: int, inside: Sequence[TimeExpression], document: Document
) -> tuple[When | None, Span] | None:
    """Return the date that hangs on one token, nearest and finest first; None if none does."""
    found: list[tuple[int, int, int, TimeExpression, Token]] = []
    for time in inside:
        head = tree.head_of(time.span.start, time.span.end)
        steps = steps_between(tree, head, index, time, document) if head else None
        if head and _is_measure(tree, head):
            continue
        if steps is None or head is None or (time.when is None and not _is_open(tree, head, time)):
            continue
        fine = _FINENESS.index(time.when.granularity) if time.when else len(_FINENESS)
        stretch = time.type == "DURATION" and time.when is not None
        vague = int(stretch or time.value.endswith("_REF"))
        found.append((vague, steps, fine, time, head))
    if not found:
        return None
    *_, time, head = min(found, key=lambda item: (*item[:3], item[3].span.start))
    return _read(tree, (head.index, index), time, inside, document), time.span


def _is_right_after(tree: Tree, index: int, span: Span) -> bool:
    """Return whether a date follows a noun in one breath: "the fall of the town in May 2012"."""
    noun = tree.tokens[index]
    if noun.upos != "NOUN" or span.start <= noun.end:
        return False
    between = tree.at(noun.end + 1, span.start - 1)
    apart = any(token.upos in {"VERB", "AUX", "PUNCT"} for token in between)
    return not apart and len(between) <= _ONE_BREATH


def _plain(when: When, inside: Sequence[TimeExpression], span: Span) -> When:
    """Return a date without what "since" or "after" before it made of it."""
    return next((time.when for time in inside if time.span == span and time.when), when)


def _is_measure(tree: Tree, head: Token) -> bool:
    """Return whether a date only gives what is compared with ("compared to 2022")."""
    if head.head < 0:
        return False
    governor = tree.tokens[head.head].lemma.casefold()
    cases = {case.lemma.casefold() for case in tree.children(head.index, "case", "mark")}
    compared = governor in governs().against and bool(cases & {"to", "with"})
    return compared or bool(cases & governs().against)


def _is_open(tree: Tree, head: Token, time: TimeExpression) -> bool:
    """Return whether an undated stretch says that it was not today ("within a year")."""
    cases = {case.lemma.casefold() for case in tree.children(head.index, "case")}
    return time.type == "DURATION" and "within" in cases


def _read(
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
        return _within(tree, time, path[0], inside)
    both = _joined(time, inside, document)
    if both is not None:
        return both
    known = governs()
    words = _words_between(tree, *path)
    begins = words & known.since or clauses.is_after_since(
        document.text[tree.start : time.span.start]
    )
    published = anchor_of(document.published)
    if begins and published and time.when.first <= published:
        return replace(time.when, last=published, basis="computed", anchor=time.when.first)
    if words & known.after:
        last = time.when.last + timedelta(days=known.after_days)
        latest = published or last
        return replace(time.when, last=max(time.when.first, min(last, latest)), basis="computed")
    return None if words & known.apart else time.when


def _words_between(tree: Tree, low: int, top: int) -> frozenset[str]:
    """Return the lemmas of the nouns from `low` up to, but without, `top`, and of their markers."""
    found: set[str] = set()
    if low == top:
        return frozenset()
    for token in _climb(tree, low, top):
        kids = tree.children(token.index, "case", "mark")
        found.update(word.lemma.casefold() for word in (token, *kids))
    return frozenset(found)


def _before(time: TimeExpression, document: Document) -> str:
    """Return the few words before a date."""
    return document.text[max(0, time.span.start - 16) : time.span.start].casefold()


def _joined(
    time: TimeExpression, inside: Sequence[TimeExpression], document: Document
) -> When | None:
    """Return the whole stretch of "between X and Y" or "from X to Y"; None if it is not one."""
    for left, right in pairwise(inside):
        if time not in {left, right} or left.when is None or right.when is None:
            continue
        opened = _before(left, document).split()[-1:]
        link = document.text[left.span.end : right.span.start].split()
        if (opened, link) in ((["between"], ["and"]), (["from"], ["to"]), (["from"], ["until"])):
            if right.when.last < left.when.first:
                return None
            return replace(left.when, last=right.when.last)
    return None


def _within(
    tree: Tree, time: TimeExpression, head: int, inside: Sequence[TimeExpression]
) -> When | None:
    """Return the days of "within a year of the 2015 accord"; None if nothing anchors them."""
    below = tree.extent(head)
    for other in inside:
        if other.when and other is not time and below[0] <= other.span.start < below[1]:
            reach = clauses.days_of_duration(time.value)
            if reach is not None:
                last = other.when.last + timedelta(days=reach)
                return replace(other.when, last=last, basis="computed", anchor=other.when.first)
    return None


def _next_clause(tree: Tree, index: int) -> int | None:
    """Return the token whose date a token without one shares; None if it shares none."""
    token = tree.tokens[index]
    if token.head < 0:
        return None
    governor = tree.tokens[token.head]
    kind = token.dep
    if kind == "acl:relcl":
        return governor.index if governor.upos == "NOUN" else None
    if kind in {"ccomp", "parataxis"} and cues.is_saying(governor.lemma):
        return None
    if kind == "parataxis":
        return None
    if kind == "conj":
        while governor.dep == "conj":
            governor = tree.tokens[governor.head]
        return governor.index if _fronted(tree, governor.index) else _above_conjuncts(governor)
    return governor.index


def _above_conjuncts(first: Token) -> int | None:
    """Return what the first of several conjuncts hangs on, if they are nouns or participles."""
    if first.head < 0 or first.dep in {"root", "ccomp", "parataxis"}:
        return None
    return first.head


def _fronted(tree: Tree, index: int) -> bool:
    """Return whether a clause opens with an adjunct, which then holds for its conjuncts too."""
    before = [kid for kid in tree.children(index) if kid.index < index]
    subjects = [kid.index for kid in before if kid.dep.startswith("nsubj")]
    first = min(subjects, default=index)
    if tree.tokens[index].upos in {"NOUN", "PROPN"}:
        return True
    return any(kid.index < first and kid.dep.startswith(("obl", "advmod")) for kid in before)


def _told_as_earlier(tree: Tree, index: int, dated: int) -> bool:
    """Return whether a happening is told as what came before the dated one ("after the raid")."""
    if index == dated:
        return False
    for token in _climb(tree, index, dated):
        words = {kid.lemma.casefold() for kid in tree.children(token.index, "case", "mark")}
        if words & governs().earlier_happening:
            return True
    return False


def _climb(tree: Tree, index: int, top: int) -> Iterator[Token]:
    """Yield the tokens from `index` up to, but without, `top`, or up to the root."""
    for token in (tree.tokens[index], *tree.ancestors(index)):
        if token.index == top:
            return
        yield token


def _earlier(when: When) -> When:
    """Return the days up to a date, for what led to the dated happening."""
    first = when.first - timedelta(days=governs().earlier_days)
    return replace(when, first=first, basis="computed", anchor=when.first)


def _from_publication(
    tree: Tree, index: int, times: Sequence[TimeExpression], document: Document
) -> When | None:
    """Return the days up to publication for news without a date; None for all else."""
    published = anchor_of(document.published)
    if published is None or background.tells_history(document, tree, times, index):
        return None
    if clauses.tense_of(tree, index) == "future" or clauses.is_past_perfect(tree, index):
        return None
    clause = clauses.predicate_of(tree, index)
    adverbs = {kid.lemma.casefold() for kid in tree.children(clause, "advmod")}
    if adverbs & governs().timeless or _in_name_relative(tree, index):
        return None
    if clause != index and _told_as_earlier(tree, index, clause):
        return None
    return When(
        first=published - timedelta(days=governs().published_days),
        last=published,
        granularity="day",
        basis="published",
        anchor=published,
    )


def _in_name_relative(tree: Tree, index: int) -> bool:
    """Return whether a token stands in a relative clause on a name ("X, which once ruled Y")."""
    chain = [tree.tokens[index], *tree.ancestors(index)]
    relatives = (token for token in chain if token.dep == "acl:relcl")
    return any(tree.tokens[token.head].upos == "PROPN" for token in relatives)
