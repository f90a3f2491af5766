"""Which date governs a word that tells a happening: by syntax first, then by the page's own day.

A date counts for a happening if it is an adjunct of its clause ("expelled them last year"), part of
its noun phrase ("the invasion of 1979"), or the adjunct of a clause that it belongs to ("shelled
the town on Monday, killing eight"). A day on which something was said dates the saying alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from detente.model.times import When
from detente.read import background, clauses, cues
from detente.read.datelines import anchor
from detente.read.stretches import beginning_in
from detente.read.times_after import counted_back, framed
from detente.read.times_conventions import governs
from detente.read.times_heard import climb, read_for
from detente.read.times_reach import steps_between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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
    opening = _opening(tree, token_index, inside, document)
    if opening is not None:
        return opening
    at: int | None = token_index
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        found = _own(tree, at, inside, document)
        if found is None and at == token_index:
            found = _described(tree, at, inside, document)
        elif found is not None and at != token_index:
            found = _nearer(tree, token_index, inside, document) or found
        if found is not None:
            when = found[0]
            if when and at != token_index and _is_right_after(tree, token_index, found[1]):
                return _plain(when, inside, found[1]), found[1]
            if when is not None and at != token_index:
                when = _lying_to(tree, token_index, at, when, document)
            return when, found[1]
        at = _next_clause(tree, at)
    counted = _counted_on(tree, token_index, inside, document)
    return counted or (_from_publication(tree, token_index, times, document), None)


def _counted_on(
    tree: Tree, index: int, inside: Sequence[TimeExpression], document: Document
) -> tuple[When, Span] | None:
    """Return the days counted from a clause below: "lost it two days after war began on 6 May"."""
    token = tree.tokens[index]
    for clause in tree.children(index, "advcl"):
        under = {tree.tokens[at].start for at in tree.subtree(clause.index)}
        for time in inside:
            if time.when is None or time.type != "DATE" or time.span.start not in under:
                continue
            counted = framed(document.text, token.end, time.span.start, time.when)
            if counted is not None:
                return counted.when, time.span
    return None


def _explained(tree: Tree, index: int, inside: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the date that a clause right behind it explains: "1910, when Japan annexed it"."""
    below = (tree.tokens[i] for i in tree.subtree(index))
    first = next((token for token in below if token.upos != "PUNCT"), None)
    if first is None or first.lemma.casefold() != "when" or first.index == 0:
        return None
    before = tree.tokens[first.index - 1]
    end = tree.tokens[before.index - 1].end if before.text == "," and before.index else before.end
    return next((time for time in inside if time.span.end == end and time.when), None)


def _opening(
    tree: Tree, index: int, inside: Sequence[TimeExpression], document: Document
) -> tuple[When, Span] | None:
    """Return the days counted from a date at the head of a sentence: "A week after the vote of...".

    They hold for what follows at once, however the sentence is parsed.
    """
    first = next((time for time in inside if time.type == "DATE" and time.when), None)
    token = tree.tokens[index]
    if first is None or first.when is None or token.start < first.span.end:
        return None
    between = tree.at(first.span.end, token.start)
    verbs = sum(each.upos == "VERB" and each.index != index for each in between)
    others = any(first.span.end <= time.span.start < token.start for time in inside)
    counted = framed(document.text, tree.start, first.span.start, first.when)
    if counted is None or others or verbs or counted.start > tree.start + 1:
        return None
    return counted.when, first.span


def _own(
    tree: Tree, index: int, inside: Sequence[TimeExpression], document: Document
) -> tuple[When | None, Span] | None:
    """Return the date that hangs on one token, nearest and finest first; None if none does."""
    found: list[tuple[int, int, int, TimeExpression, Token]] = []
    for time in inside:
        head = head_of(tree, time)
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
    return read_for(tree, (head.index, index), time, inside, document), time.span


def head_of(tree: Tree, time: TimeExpression) -> Token | None:
    """Return the word by which a date hangs in the tree; its last where the parse tore it apart."""
    head = tree.head_of(time.span.start, time.span.end)
    if head is not None and (head.upos == "VERB" or head.dep in {"det", "case", "mark"}):
        return tree.at(time.span.start, time.span.end)[-1]
    return head


def _nearer(
    tree: Tree, index: int, inside: Sequence[TimeExpression], document: Document
) -> tuple[When | None, Span] | None:
    """Return the date right after a noun where the clause has others: "raids in 1999"."""
    dated = [time for time in inside if time.when]
    after = [time for time in dated if _is_right_after(tree, index, time.span)]
    if len(dated) < 2 or not after:
        return None
    head = head_of(tree, after[0])
    path = (head.index if head else index, index)
    return read_for(tree, path, after[0], inside, document), after[0].span


def _described(
    tree: Tree, index: int, inside: Sequence[TimeExpression], document: Document
) -> tuple[When | None, Span] | None:
    """Return the date of a clause on a noun: "a strike that crippled the port", "a vote due on"."""
    if tree.tokens[index].upos != "NOUN":
        return None
    clauses_ = tree.children(index, "acl:relcl", "acl", "amod")
    found = (_own(tree, clause.index, inside, document) for clause in clauses_)
    return next((each for each in found if each is not None), None)


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
    """Return whether undated words say that it was not today: "within a year", "some time ago"."""
    if time.value in {"PAST_REF", "FUTURE_REF"}:
        return head.dep.startswith(("obl", "advmod"))
    cases = {case.lemma.casefold() for case in tree.children(head.index, "case")}
    if time.type != "DURATION":
        return False
    ahead = "in" in cases and clauses.tense_of(tree, head.index) == "future"
    return "within" in cases or ahead or ("X" in time.value and bool(cases & governs().long))


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
        return governor.index if _goes_on(tree, token, governor) else None
    if kind == "conj":
        while governor.dep == "conj":
            governor = tree.tokens[governor.head]
        return governor.index if _fronted(tree, governor.index) else _above_conjuncts(governor)
    return governor.index


def _goes_on(tree: Tree, token: Token, governor: Token) -> bool:
    """Return whether a clause after a colon or semicolon tells on in the past tense."""
    marks = {kid.text for kid in tree.children(token.index, "punct") if kid.index < token.index}
    tenses = {clauses.tense_of(tree, each.index) for each in (token, governor)}
    return bool(marks & {";", ":"}) and governor.index < token.index and tenses == {"past"}


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
    for token in climb(tree, index, dated):
        words = {kid.lemma.casefold() for kid in tree.children(token.index, "case", "mark")}
        if words & governs().earlier_happening:
            return True
    return False


def _lying_to(tree: Tree, index: int, dated: int, when: When, document: Document) -> When:
    """Return the days of a happening in a clause under a dated one: "a day after the town fell"."""
    for token in climb(tree, index, dated):
        for mark in tree.children(token.index, "mark"):
            counted = counted_back(document.text, tree.start, mark.start, when)
            if counted is not None:
                return counted
    return _earlier(when) if _told_as_earlier(tree, index, dated) else when


def _earlier(when: When) -> When:
    """Return the days up to a date, for what led to the dated happening: its first day is not told.

    We look some way back from a day; a month or more has room enough ("in September because").
    """
    reach = governs().earlier_days if when.granularity in {"day", "week"} else 0
    first = when.first - timedelta(days=reach)
    return replace(when, first=first, basis="event", anchor=when.first, open="first")


def _from_publication(
    tree: Tree, index: int, times: Sequence[TimeExpression], document: Document
) -> When | None:
    """Return the days up to publication for news without a date; None for all else."""
    published = anchor(document)
    if published is None or _is_timeless(document, tree, index):
        return None
    if not _is_perfect(tree, index) and background.tells_history(document, tree, times, index):
        return None
    if clauses.tense_of(tree, index) == "future" or clauses.is_past_perfect(tree, index):
        return None
    clause = clauses.predicate_of(tree, index)
    if clause != index and _told_as_earlier(tree, index, clause):
        return None
    return news(published)


def _is_timeless(document: Document, tree: Tree, index: int) -> bool:
    """Return whether what a token tells has no time of its own, or is yet to come.

    "Peru to expel envoy" is a headline of what is to come.
    """
    token = tree.tokens[index]
    if token.dep == "root" and token.xpos == "VB" and not tree.children(index, "aux"):
        return bool(tree.children(index, "mark"))
    words = document.text[tree.start : tree.end].casefold()
    clause = clauses.predicate_of(tree, index)
    adverbs = {kid.lemma.casefold() for kid in tree.children(clause, "advmod")}
    phrased = any(phrase in words for phrase in governs().timeless_phrases)
    return phrased or bool(adverbs & governs().timeless) or _in_name_relative(tree, index)


def _is_perfect(tree: Tree, index: int) -> bool:
    """Return whether a verb stands in the present perfect, which tells news: "has been freed"."""
    helpers = tree.children(index, "aux")
    return any(kid.lemma == "have" and kid.xpos in {"VBZ", "VBP"} for kid in helpers)


def news(published: date) -> When:
    """Return the days of news without a date."""
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
