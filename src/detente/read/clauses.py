"""The clause in which a stretch of text stands: its tense, and whether a date frames it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from detente.read import cues, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.read.times_frame import Tense
    from detente.read.trees import Token, Tree


def tree_at(trees: Sequence[Tree], at: int) -> Tree | None:
    """Return the tree of the sentence that holds the character `at`; None if none does."""
    place = bisect_right(trees, at, key=lambda tree: tree.start) - 1
    return trees[place] if place >= 0 and at < trees[place].end else None


def dates_main_clause(trees: Sequence[Tree], start: int, end: int) -> bool:
    """Return whether a date at [start, end) modifies its sentence's main clause as an adjunct."""
    tree = tree_at(trees, start)
    head = tree.head_of(start, end) if tree else None
    if tree is None or head is None or head.head < 0:
        return False
    governor = tree.tokens[head.head]
    adjunct = head.dep.partition(":")[0] in {"obl", "advmod"} and governor.dep in {"root", "conj"}
    cases = {case.lemma.casefold() for case in tree.children(head.index, "case")}
    return adjunct and cases <= {"in", "on", "during"}


def tense_at(trees: Sequence[Tree], start: int, end: int) -> Tense | None:
    """Return the tense of the verb that [start, end) modifies; None if it modifies none.

    A date inside a noun phrase ("Friday's ruling") has no tense of its own, but "since" looks back
    from it all the same ("since the summit in January").
    """
    tree = tree_at(trees, start)
    if tree is None:
        return None
    head = tree.head_of(start, end)
    if head is not None and (_after_since(tree, head) or _after_past_verb(tree, start)):
        return "past"
    if head is None or head.dep.partition(":")[0] not in {
        "obl",
        "advmod",
        "root",
        "advcl",
        "ccomp",
    }:
        return None
    return tense_of(tree, head.index)


def _after_past_verb(tree: Tree, start: int) -> bool:
    """Whether a verb of saying in the past stands right before a date: "said on Monday"."""
    before = [token for token in tree.tokens if token.end <= start]
    if before and before[-1].upos == "ADP":
        before.pop()
    return bool(before) and before[-1].xpos == "VBD" and cues.is_saying(before[-1].lemma)


def _after_since(tree: Tree, head: Token) -> bool:
    """Whether "since" opens the phrase that a token stands in."""
    for token in (head, *tree.ancestors(head.index)):
        if any(mark.lemma == "since" for mark in tree.children(token.index, "case", "mark")):
            return True
        if token.upos in {"VERB", "AUX"}:
            return False
    return False


def tense_of(tree: Tree, index: int) -> Tense | None:
    """Return the tense of the clause around a token; None if it has no finite verb."""
    chain = [tree.tokens[index], *tree.ancestors(index)]
    for token in chain:
        found = _verb_tense(tree, token)
        if found is not None:
            return found
    return None


def _verb_tense(tree: Tree, token: Token) -> Tense | None:
    """Return the tense of one predicate; None if it is none or is not finite."""
    helpers = tree.children(token.index, "aux", "aux:pass", "cop")
    lemmas = {helper.lemma for helper in helpers} | {helper.text.casefold() for helper in helpers}
    data = tables.section(tables.table("times")["tense"])
    if lemmas & set(tables.words(data["future_helpers"])):
        return "future"
    marked = token.xpos == "VB" and bool(tree.children(token.index, "mark"))
    if marked and any(each.lemma == "be" and each.xpos != "VBD" for each in helpers):
        return "future"  # "is to leave"
    if marked and _ahead(tree, token):
        return "future"
    tags = {helper.xpos for helper in helpers} | ({token.xpos} if token.upos == "VERB" else set())
    if "VBD" in tags or (token.xpos == "VBN" and "have" in lemmas):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    alone = {"acl", "advcl", "ccomp", "conj", "parataxis"}
    return "past" if token.xpos == "VBN" and token.dep in alone and not helpers else None


def _ahead(tree: Tree, token: Token) -> bool:
    """Return whether an infinitive hangs on a word that looks ahead ("plans to meet")."""
    if token.head < 0:
        return False
    data = tables.section(tables.table("times")["tense"])
    governor = tree.tokens[token.head]
    return governor.lemma.casefold() in set(tables.words(data["future_governors"]))


def predicate_of(tree: Tree, index: int) -> int:
    """Return the verb or predicate of the clause that a token belongs to; itself if it is one."""
    for token in [tree.tokens[index], *tree.ancestors(index)]:
        if token.upos == "VERB" or tree.children(token.index, "cop", "nsubj", "nsubj:pass"):
            return token.index
    return index


def is_past_perfect(tree: Tree, index: int) -> bool:
    """Return whether the clause around a token is in the past perfect ("had hoped")."""
    helpers = tree.children(predicate_of(tree, index), "aux")
    return any(helper.lemma == "have" and helper.xpos == "VBD" for helper in helpers)


def days_of_duration(value: str) -> int | None:
    """Return the days of a duration such as "P12M", to the nearest; None if it has no number."""
    match = re.fullmatch(r"P(\d+)([DWMY])", value)
    if match is None:
        return None
    return round(int(match[1]) * {"D": 1, "W": 7, "M": 30.44, "Y": 365.25}[match[2]])


_SINCE_REACH = 67  # the pattern's own, with a character on either side
_SINCE = re.compile(r"\bsince\b[^.;,]{0,60}$", re.IGNORECASE)


def is_after_since(before: str) -> bool:
    """Return whether the words before a date make it the beginning of what lasts ("since")."""
    return _SINCE.search(before[-_SINCE_REACH:]) is not None
