"""Whether a date, by its place in the tree, dates a token above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read import background, cues
from detente.read.times_conventions import governs

if TYPE_CHECKING:
    from detente.model.claims import TimeExpression
    from detente.model.text import Document
    from detente.read.trees import Token, Tree

_CLOSE = frozenset({"obl", "advmod", "nmod", "compound", "amod", "nummod", "appos", "flat", "dep"})
_THROUGH = frozenset({"obl", "nmod", "xcomp", "compound", "appos"})
_ARGUMENTS = frozenset({"nsubj", "obj", "csubj"})


def steps_between(
    tree: Tree, head: Token, index: int, time: TimeExpression, document: Document
) -> int | None:
    """Return how many arcs lie between a date and a token above it; None if it is not its date."""
    if _stands_before(tree, head, index):
        return 0
    steps, at = 0, head
    while at.index != index:
        if at.head < 0 or at.dep == "acl:relcl":
            return None
        if steps == 1 and _belongs_to_noun(head) and not _is_of_time(tree, at):
            return None
        if at.head == index and steps and at.dep.partition(":")[0] in _ARGUMENTS:
            return steps + 1 if _may_date(tree, head, index, time, document) else None
        if not steps and at.dep == "nsubj":
            # A date with "on" before it is no subject, whatever the parse says.
            told = _bears(tree, at) or bool(tree.children(at.index, "case"))
            return 1 if told and at.head == index else None
        allowed = _THROUGH if steps else _CLOSE
        if at.dep.partition(":")[0] not in allowed or _is_wished(tree, at):
            return None
        at, steps = tree.tokens[at.head], steps + 1
    return steps


def _bears(tree: Tree, subject: Token) -> bool:
    """Return whether a date is the subject of a verb that only says when ("1979 saw a coup")."""
    return tree.tokens[subject.head].lemma in governs().bearers


def _may_date(
    tree: Tree, head: Token, index: int, time: TimeExpression, document: Document
) -> bool:
    """Return whether a date inside a verb's subject or object dates the verb too."""
    lemma = tree.tokens[index].lemma
    if cues.is_saying(lemma):
        return False
    # "The invasion in 1979 saw Islamabad forge ties": the verb only says when.
    return lemma in governs().bearers or _is_recent_adjunct(head, time, document)


def _is_wished(tree: Tree, token: Token) -> bool:
    """Return whether an infinitive tells what is said, asked or planned: its date is its own."""
    return token.dep == "xcomp" and tree.tokens[token.head].lemma.casefold() in cues.verbs()


def _belongs_to_noun(head: Token) -> bool:
    """Return whether a date is part of a name for a thing: "the 1965 treaty"."""
    return head.dep in {"nummod", "compound", "amod"}


def _is_of_time(tree: Tree, noun: Token) -> bool:
    """Return whether a noun with a date says when: "during the 1965 war"."""
    cases = {case.lemma.casefold() for case in tree.children(noun.index, "case")}
    known = governs()
    return bool(cases & (known.during | known.since | known.after))


def _stands_before(tree: Tree, head: Token, index: int) -> bool:
    """Return whether only its own preposition parts a date from a noun: "raids in 2012"."""
    if tree.tokens[index].upos != "NOUN" or head.index <= index:
        return False
    between = tree.tokens[index + 1 : head.index]
    return bool(between) and all(token.head == head.index for token in between)


def _is_recent_adjunct(head: Token, time: TimeExpression, document: Document) -> bool:
    """Return whether a date in a subject or object may date the verb: "Monday's raid killed six".

    An old date there is the noun's alone: "condemned the 1974 invasion".
    """
    if time.when is None or document.published is None:
        return False
    recent = (document.published - time.when.last).days <= background.old_days()
    return recent and head.dep.startswith(("nmod", "obl"))
