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
from detente.read.times_govern import head_of, news, when_of
from detente.read.times_heard import read_for
from detente.read.times_told import by_saying, by_story

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from detente.model.claims import TimeExpression
    from detente.model.text import Document, Span
    from detente.model.times import When
    from detente.read.trees import Token, Tree


def day_of(
    document: Document,
    tree: Tree,
    trees: Sequence[Tree],
    times: Sequence[TimeExpression],
    trigger: int,
) -> tuple[When | None, Span | None]:
    """Return the days on which the trigger's event took place, and the words that date it.

    `trees`: those of the whole page, in order, or as many as are known up to `tree`. What is only
    named ("the takeover has changed...") or asked after is taken to be known already, and so has no
    date of its own from the day of publication.
    """
    when, span = when_of(tree, trigger, times, document)
    if when is not None and span is not None:
        return _settled((when, span), tree, times, trigger, document)
    if span is not None:
        return None, span
    near = (
        _dated_before(times, tree, trigger, document.text)
        or _dated_with(times, tree, trigger)
        or _only_near(times, tree, trigger)
        or _in_era(times, tree, trigger)
    )
    if near is not None and not _is_of_saying(tree, near, trigger):
        heard = _heard(tree, near, times, trigger, document)
        if heard is None:
            return None, near.span
        return _settled((heard, near.span), tree, times, trigger, document)
    told = tree.tokens[trigger].upos == "VERB" or is_done(tree, trigger) or _shows(tree, trigger)
    around = by_saying(tree, trigger, times, document) or by_story(
        document, tree, trees, times, trigger
    )
    if told and around is not None:
        return around
    if when is None:
        return None, None
    return (when, span) if told and tree.tokens[-1].text != "?" else (None, None)


def lies_ahead(document: Document, when: When | None) -> bool:
    """Return whether some days all lie after the page's own."""
    at = anchor(document)
    return when is not None and at is not None and when.first > at


_PARTING = {"VERB", "AUX", "PUNCT", "SCONJ", "ADP"}


def _settled(
    found: tuple[When, Span],
    tree: Tree,
    times: Sequence[TimeExpression],
    trigger: int,
    document: Document,
) -> tuple[When | None, Span | None]:
    """Return the days of an act, if need be without a date to come: what is done has none.

    Such a date is that of what was arranged ("called a strike for Friday") or stands ahead ("before
    Friday's vote"), and the act is news; or, right at the act and without a year, it is that of the
    year before.
    """
    when, span = found
    at = anchor(document)
    if at is None or not _is_to_come(when, at):
        return when, span
    time = next((each for each in times if each.span == span), None)
    head = head_of(tree, time) if time is not None else None
    if not _is_done_by_now(tree, trigger):
        meant = head is not None and _is_meant(tree, head, trigger)
        return (news(at), None) if meant else (when, span)
    if when.open == "last":
        return when, span
    if head is None or when.open or _has_have(tree, trigger) or _is_arranged(tree, head):
        return news(at), None
    first, last = step(when.first, -12, "M"), step(when.last, -12, "M")
    named = when.granularity != "day" or any(sign.isdigit() for sign in span.quote(document))
    if not named or when.basis != "computed" or first is None or last is None:
        return when, span
    return replace(when, first=first, last=last), span


def _is_to_come(when: When, at: date) -> bool:
    """Return whether some days begin after a day, or with it and are only known to end later."""
    return when.first > at or (when.open == "first" and when.first == at and when.last > at)


def _is_arranged(tree: Tree, head: Token) -> bool:
    """Return whether a date is that of what was arranged: "called it for Friday"."""
    cases = {case.lemma.casefold() for case in tree.children(head.index, "case")}
    governor = tree.tokens[head.head] if head.head >= 0 else head
    return not cases <= {"on", "in"} or governor.xpos == "VB"


def _is_of_saying(tree: Tree, time: TimeExpression, trigger: int) -> bool:
    """Return whether a date is that of the verb that only says what the trigger tells."""
    saying, head = clauses.saying_over(tree, trigger), head_of(tree, time)
    if saying is None or head is None:
        return False
    verbs = (above for above in tree.ancestors(head.index) if above.upos == "VERB")
    return next(verbs, None) == saying


def _is_meant(tree: Tree, head: Token, trigger: int) -> bool:
    """Return whether a date is that of what a verb plans: "plans to meet in July"."""
    if tree.tokens[trigger].xpos not in {"VBZ", "VBP", "VBG"}:
        return False
    infinitives = tree.children(trigger, "xcomp")
    return any(head.index in tree.subtree(each.index) for each in infinitives)


def _has_have(tree: Tree, trigger: int) -> bool:
    """Return whether a verb stands in a perfect, which no day in the past can date."""
    return any(kid.lemma == "have" for kid in tree.children(trigger, "aux"))


def _is_done_by_now(tree: Tree, trigger: int) -> bool:
    """Return whether a verb tells its act as done: in a past tense or a perfect, not as a plan."""
    token = tree.tokens[trigger]
    if token.upos in {"NOUN", "PROPN"} or token.xpos == "VB":
        return False
    return clauses.tense_of(tree, trigger) == "past"


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
