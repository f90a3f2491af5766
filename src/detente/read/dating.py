"""The days of a happening: by the words that date it, else by the day its page was published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.read import clauses
from detente.read.datelines import anchor
from detente.read.matching import is_done
from detente.read.stretches import beginning_in
from detente.read.times_after import framed
from detente.read.times_calendar import step
from detente.read.times_conventions import governs
from detente.read.times_govern import head_of, when_of
from detente.read.times_heard import read_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.claims import TimeExpression
    from detente.model.text import Document, Span
    from detente.model.times import When
    from detente.read.trees import Tree


def day_of(
    document: Document, tree: Tree, times: Sequence[TimeExpression], trigger: int
) -> tuple[When | None, Span | None]:
    """Return the days on which the trigger's event took place, and the words that date it.

    What is only named ("the takeover has changed...") or asked after is taken to be known already,
    and so has no date of its own from the day of publication.
    """
    when, span = when_of(tree, trigger, times, document)
    if span is not None or (when is not None and when.basis != "published"):
        return _behind(when, span, tree, trigger, document), span
    near = (
        _dated_before(times, tree, trigger, document.text)
        or _dated_with(times, tree, trigger)
        or _only_near(times, tree, trigger)
        or _in_era(times, tree, trigger)
    )
    if near is not None:
        return _heard(tree, near, times, trigger, document), near.span
    if when is None:
        return None, None
    told = tree.tokens[trigger].upos == "VERB" or is_done(tree, trigger) or _shows(tree, trigger)
    return (when, span) if told and tree.tokens[-1].text != "?" else (None, None)


_PARTING = {"VERB", "AUX", "PUNCT", "SCONJ", "ADP"}


def _behind(
    when: When | None, span: Span | None, tree: Tree, trigger: int, document: Document
) -> When | None:
    """Return a date without its year as that of the year before, if an act done lies ahead."""
    at = anchor(document)
    if when is None or span is None or at is None or when.first <= at or when.basis != "computed":
        return when
    named = when.granularity != "day" or any(sign.isdigit() for sign in span.quote(document))
    tense = clauses.tense_of(tree, trigger)
    first, last = step(when.first, -12, "M"), step(when.last, -12, "M")
    if not named or when.open or tense != "past" or first is None or last is None:
        return when
    return replace(when, first=first, last=last)


def _heard(
    tree: Tree,
    time: TimeExpression,
    times: Sequence[TimeExpression],
    trigger: int,
    document: Document,
) -> When | None:
    """Return the days that a date gives a trigger, with what the words before it make of them."""
    head = head_of(tree, time)
    inside = beginning_in(times, tree.start, tree.end)
    path = (head.index if head else trigger, trigger)
    return read_for(tree, path, time, inside, document)


def _dated_with(times: Sequence[TimeExpression], tree: Tree, trigger: int) -> TimeExpression | None:
    """Return the date of the verb that this one goes on from: "cut ties on Monday and left"."""
    token = tree.tokens[trigger]
    if token.dep != "conj" or tree.tokens[token.head].upos != "VERB":
        return None
    for time in beginning_in(times, tree.start, token.start):
        head = head_of(tree, time)
        dated = head is not None and head.head == token.head and time.when is not None
        if dated and time.type == "DATE":
            return time
    return None


def _shows(tree: Tree, noun: int) -> bool:
    """Return whether a noun is subject of a verb by which it took place: "a riot erupted"."""
    token = tree.tokens[noun]
    if token.head < 0 or not token.dep.startswith("nsubj"):
        return False
    if tree.children(token.head, "expl"):
        return True
    return tree.tokens[token.head].lemma.casefold() in governs().showing


def _dated_before(
    times: Sequence[TimeExpression], tree: Tree, trigger: int, text: str
) -> TimeExpression | None:
    """Return the date that opens the trigger's clause: "last year Peru shut the road and..."."""
    token = tree.tokens[trigger]
    while token.dep == "conj" and tree.tokens[token.head].upos == "VERB":
        token = tree.tokens[token.head]
    begun = beginning_in(times, tree.start, token.start)
    inside = [time for time in begun if time.span.end <= token.start]
    for time in reversed(inside):
        between = (k for k in tree.tokens if time.span.end <= k.start < token.start)
        if time.type in {"DATE", "TIME"} and time.when is not None:
            parted = any(k.upos == "VERB" or k.text == ";" for k in between)
            return None if parted or _is_aside(tree, time, trigger, text) else time
    return None


def _is_aside(tree: Tree, time: TimeExpression, trigger: int, text: str) -> bool:
    """Return whether a date is that of a clause on some noun: "Chad, which broke with it in 1984".

    One from which days are counted is not: "in the ten days that followed 6 May".
    """
    head = head_of(tree, time)
    if head is None or time.when is None:
        return False
    if framed(text, tree.start, time.span.start, time.when):
        return False
    chain = (head, *tree.ancestors(head.index))
    upper = {trigger, *(token.index for token in tree.ancestors(trigger))}
    return any(k.dep in {"acl:relcl", "acl"} and k.index not in upper for k in chain)


def _in_era(times: Sequence[TimeExpression], tree: Tree, trigger: int) -> TimeExpression | None:
    """Return the one period of a sentence, if the act is told in the past tense as of that time."""
    eras = [
        time
        for time in beginning_in(times, tree.start, tree.end)
        if time.when and time.when.basis == "era"
    ]
    if len(eras) != 1 or clauses.tense_of(tree, trigger) != "past":
        return None
    head = head_of(tree, eras[0])
    if head is None:
        return None
    marks = {case.lemma.casefold() for case in tree.children(head.index, "case")}
    told = bool(marks & governs().during) or head.dep.startswith(("nsubj", "compound"))
    return eras[0] if told else None


def _only_near(times: Sequence[TimeExpression], tree: Tree, trigger: int) -> TimeExpression | None:
    """Return the one date of a sentence if no other clause parts it from the trigger before it."""
    token = tree.tokens[trigger]
    dated = [time for time in beginning_in(times, tree.start, tree.end) if time.when]
    if len(dated) != 1 or dated[0].type not in {"DATE", "TIME"} or dated[0].span.start < token.end:
        return None
    between = (k for k in tree.tokens if token.end <= k.start < dated[0].span.start)
    kinds = {k.upos for k in between}
    adverbial = kinds <= {"ADP", "ADV", "ADJ", "DET", "PART", "SCONJ"}
    return dated[0] if adverbial or not kinds & _PARTING else None
