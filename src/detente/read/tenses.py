"""The tense of the clause in which a stretch of text stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from detente.read import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.read.times_frame import Tense
    from detente.read.trees import Token, Tree


def at(trees: Sequence[Tree], start: int, end: int) -> Tense | None:
    """Return the tense of the clause that holds [start, end); None if no tree covers it."""
    place = bisect_right([tree.start for tree in trees], start) - 1
    if place < 0 or trees[place].end <= start:
        return None
    tree = trees[place]
    head = tree.head_of(start, end)
    return None if head is None else tense_of(tree, head.index)


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
    if token.xpos == "VB" and tree.children(token.index, "mark") and _ahead(tree, token):
        return "future"
    tags = {helper.xpos for helper in helpers} | ({token.xpos} if token.upos == "VERB" else set())
    if "VBD" in tags or (token.xpos == "VBN" and "have" in lemmas):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return "past" if token.xpos == "VBN" and token.dep in {"acl", "advcl"} else None


def _ahead(tree: Tree, token: Token) -> bool:
    """Return whether an infinitive hangs on a word that looks ahead ("plans to meet")."""
    if token.head < 0:
        return False
    data = tables.section(tables.table("times")["tense"])
    governor = tree.tokens[token.head]
    return governor.lemma.casefold() in set(tables.words(data["future_governors"]))
