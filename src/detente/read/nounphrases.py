"""Noun phrases on a tree: where they begin and end, and which role they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.paths import possessive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from detente.read.trees import Tree

_LEFT = frozenset({
    "det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat",
    "det:predet", "advmod", "punct",
})  # fmt: skip
_INSIDE = frozenset({"compound", "amod", "flat", "nmod:desc", "nummod", "goeswith", "fixed"})
_NOMINAL = frozenset({"nsubj", "obj", "nsubj:pass", "obl"})
_LONGEST_ROLE = 3


def heads(tree: Tree) -> Iterator[int]:
    """Yield the words that head a noun phrase of their own."""
    for token in tree.tokens:
        noun = token.upos in {"NOUN", "PROPN"} and not _is_inside(tree, token.index)
        if noun or (token.upos in {"ADJ", "NUM"} and token.dep in _NOMINAL):
            yield token.index


def _is_inside(tree: Tree, index: int) -> bool:
    """Return whether a noun is only part of another's phrase."""
    token = tree.tokens[index]
    if token.dep not in _INSIDE or token.head < 0 or possessive(tree, index):
        return False
    return tree.tokens[token.head].upos in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}


def extent(tree: Tree, head: int) -> tuple[int, int]:
    """Return [first, last) of a phrase: what stands before its head, and the name after it."""
    first, last = head, head
    for kid in reversed(tree.children(head)):
        if kid.index < head and kid.dep in _LEFT:
            part = tree.subtree(kid.index)
            if part[-1] != first - 1 or (kid.dep == "punct" and kid.text != "-"):
                break
            first = part[0]
    for kid in tree.children(head):
        if kid.index == last + 1 and (kid.dep == "flat" or _bare_name(tree, kid.index)):
            last = _end_of_name(tree, kid.index)
    return first, last + 1


def _bare_name(tree: Tree, index: int) -> bool:
    """Return whether a name follows its title without a comma: "minister Javad Zarif"."""
    token = tree.tokens[index]
    return token.dep in {"appos", "compound"} and token.upos == "PROPN"


def _end_of_name(tree: Tree, index: int) -> int:
    last = index
    for kid in tree.children(index, "flat"):
        if kid.index == last + 1:
            last = kid.index
    return last


def role_of(
    tree: Tree, part: tuple[int, int], head: int, sector_of: Callable[[str], str | None]
) -> tuple[str, str, int] | None:
    """Return (words, sector, word) of the role that a phrase names; None if it names none.

    A common noun names its own role ("police officers"); before a person's name any word of the
    phrase may ("foreign minister Javad Zarif"). Of roles that end at one word the longest counts.
    The third item is the word at which the role ends.
    """
    first, last = part
    named = tree.tokens[head].upos == "PROPN"
    for end in range(last - 1, first - 1, -1) if named else (head,):
        if tree.tokens[end].upos not in {"NOUN", "PROPN", "ADJ"}:
            continue
        for begin in range(max(first, end - _LONGEST_ROLE + 1), end + 1):
            for phrase in _spellings(tree, begin, end):
                sector = sector_of(phrase)
                if sector is not None:
                    return phrase, sector, end
    return None


def _spellings(tree: Tree, begin: int, end: int) -> tuple[str, ...]:
    """Return a stretch of words as written before its head, which is in its singular."""
    before = [token.text.lower() for token in tree.tokens[begin:end]]
    head = tree.tokens[end]
    forms = dict.fromkeys((head.lemma.lower(), head.text.lower()))
    return tuple(" ".join([*before, form]) for form in forms)
