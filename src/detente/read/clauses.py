"""The clause in which a stretch of text stands: its tense, and whether a date frames it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from detente.read import cues, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    if head is not None and is_fixed_ahead(tree, head, start):
        return "future"
    if head is None or head.dep.partition(":")[0] not in {
        "obl",
        "advmod",
        "root",
        "advcl",
        "ccomp",
    }:
        return None
    return tense_of(tree, head.index)


def is_fixed_ahead(tree: Tree, head: Token, start: int) -> bool:
    """Return whether a date with the head `head`, at `start`, is that of what is still to come.

    "Due on Friday", "called a strike for Friday", "put off to Friday", "Friday's talks will".
    """
    above = list(tree.ancestors(head.index))[:2]
    lemmas = {token.lemma.casefold() for token in above}
    cases = {case.lemma.casefold() for case in tree.children(head.index, "case")}
    day = head.upos in {"PROPN", "NUM"}  # not "plans for the third quarter"
    if "for" in cases and day and lemmas & _tense_words("fixing"):
        return True
    if cases & {"to", "until", "till"} and lemmas & _tense_words("moving"):
        return True
    if above and above[0].lemma.casefold() in _tense_words("appointed"):
        subject = above[0].dep.startswith("nsubj") and above[0].head >= 0
        if subject and _verb_tense(tree, tree.tokens[above[0].head]) == "future":
            return True
    return _is_coming(tree, start)


@cache
def _coming() -> re.Pattern[str]:
    """Return the pattern of words right before a date that make it one to come."""
    words = "|".join(re.escape(words) for words in sorted(_tense_words("coming")))
    words = words.replace(r"\ ", r"\s+")
    past = r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )"
    link = r"(?:to\s+\w+\s+)?(?:(?:on|at|in|for|by|until|the)\s+){0,2}"
    return re.compile(rf"{past}\b(?:{words})\s+{link}$", re.IGNORECASE)


_COMING_REACH = 60
"""Characters before a date in which such words are looked for."""


def _is_coming(tree: Tree, start: int) -> bool:
    """Return whether words such as "due on" stand right before a date."""
    before = [token for token in tree.tokens if start - _COMING_REACH <= token.start < start]
    return _coming().search("".join(f"{token.text} " for token in before)) is not None


@cache
def _tense_words(field: str) -> frozenset[str]:
    """Return a list of words of the data file's section on tense."""
    data = tables.section(tables.table("times")["tense"])
    return frozenset(tables.words(data[field]))


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
    if lemmas & _tense_words("future_helpers"):
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
    return tree.tokens[token.head].lemma.casefold() in _tense_words("future_governors")


def predicate_of(tree: Tree, index: int) -> int:
    """Return the verb or predicate of the clause that a token belongs to; itself if it is one."""
    for token in [tree.tokens[index], *tree.ancestors(index)]:
        if token.upos == "VERB" or tree.children(token.index, "cop", "nsubj", "nsubj:pass"):
            return token.index
    return index


def is_past_perfect(tree: Tree, index: int) -> bool:
    """Return whether the clause around a token is in the past perfect ("had hoped").

    What somebody said in the past is told one tense back, and is news: "said it had expelled them".
    """
    predicate = predicate_of(tree, index)
    helpers = tree.children(predicate, "aux")
    if not any(helper.lemma == "have" and helper.xpos == "VBD" for helper in helpers):
        return False
    saying = saying_over(tree, predicate)
    return saying is None or saying.xpos != "VBD"


def _beside(tree: Tree, clause: Token) -> Iterator[Token]:
    """Yield the verbs of asides in a clause: "the base, police said on Monday, was shelled"."""
    yield from (kid for kid in tree.children(clause.index, "parataxis") if kid.upos == "VERB")
    for subject in tree.children(clause.index, "nsubj", "nsubj:pass"):
        for kid in tree.children(subject.index, "acl:relcl", "parataxis"):
            below = tree.children(kid.index)
            full = any(each.xpos in {"WDT", "WP"} or each.dep in {"obj", "ccomp"} for each in below)
            if kid.xpos == "VBD" and not full:
                yield kid


def saying_over(tree: Tree, index: int) -> Token | None:
    """Return the verb that says what a token tells; None if the text tells it by itself."""
    at = tree.tokens[index]
    seen: set[int] = set()
    while True:
        seen.add(at.index)
        found = next((kid for kid in _beside(tree, at) if cues.is_saying(kid.lemma)), None)
        if found is not None and found.index not in seen:
            return found
        if at.head < 0:
            return None
        above = tree.tokens[at.head]
        if at.dep in {"ccomp", "parataxis"} and cues.is_saying(above.lemma):
            return above
        at = above


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
