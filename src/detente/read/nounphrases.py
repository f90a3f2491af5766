"""Noun phrases on a tree: where they begin and end, and which role they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.paths import possessive
from detente.read.tables import word_set
from detente.read.trees import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from detente.read.trees import Tree

_LEFT = frozenset({
    "det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat",
    "det:predet", "advmod", "punct",
})  # fmt: skip
_INSIDE = frozenset({"compound", "amod", "flat", "nmod:desc", "nummod", "goeswith", "fixed"})
_NOMINAL = frozenset({"nsubj", "obj", "nsubj:pass", "obl"})
_WORDS = frozenset({"NOUN", "PROPN", "ADJ"})
_TORN = frozenset({"nsubj", "obj", "nsubj:pass", "obl", "nmod", "conj", "dep", "amod", "compound"})
_LONGEST_ROLE = 6  # tokens; a hyphen is one


def heads(tree: Tree) -> Iterator[int]:
    """Yield the words that head a noun phrase of their own."""
    for token in tree.tokens:
        noun = token.upos in {"NOUN", "PROPN"} and not _is_inside(tree, token.index)
        nominal = token.dep in _NOMINAL and (
            token.upos in {"ADJ", "NUM"} or (token.xpos == "VBN" and _determined(tree, token.index))
        )
        if noun or nominal:
            yield token.index


def _determined(tree: Tree, index: int) -> bool:
    """Return whether a word has an owner or article: "Chad's displaced", "the wounded"."""
    return bool(tree.children(index, "nmod:poss", "det"))


def _is_inside(tree: Tree, index: int) -> bool:
    """Return whether a noun is only part of another's phrase."""
    token = tree.tokens[index]
    if torn_off(tree, index):
        return True
    if token.dep not in _INSIDE or token.head < 0 or possessive(tree, index):
        return False
    return tree.tokens[token.head].upos in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}


@once
def torn_off(tree: Tree, index: int) -> bool:
    """Return whether a noun only begins the phrase of the next one, wherever it was hung.

    "Prime Minister" before "Scott Morrison", "Rakhine" before "Buddhists": two nouns side by side
    that bear one relation to one word, or the first of which hangs on the second unmarked.
    """
    token = tree.tokens[index]
    if index + 1 >= len(tree.tokens) or token.upos not in _WORDS or possessive(tree, index):
        return False
    after = tree.tokens[index + 1]
    if after.upos not in {"NOUN", "PROPN"} or tree.children(index, "case", "cc", "punct"):
        return False
    if token.head == after.index:
        return token.dep in _TORN
    return token.head == after.head and token.dep == after.dep and token.dep in _TORN


@once
def extent(tree: Tree, head: int) -> tuple[int, int]:
    """Return [first, last) of a phrase: what stands before its head, and the name after it."""
    first, last = head, head
    for kid in reversed(tree.children(head)):
        if kid.index < head and kid.dep in _LEFT:
            part = tree.subtree(kid.index)
            if part[-1] != first - 1 or (kid.dep == "punct" and kid.text != "-"):
                break
            first = part[0]
    while first > 0 and torn_off(tree, first - 1):
        first = tree.subtree(first - 1)[0]
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
    A word that says little by itself leaves it to the words before it: "police station", "union
    leader". The third item is the word at which the role ends.
    """
    first, last = part
    named = tree.tokens[head].upos == "PROPN"
    for end in range(last - 1, first - 1, -1) if named else (head,):
        if tree.tokens[end].upos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            continue
        if end != head and tree.tokens[end].text.lower() in word_set("mentions", "adjectival"):
            continue
        longer = _ending_at(tree, first, end, sector_of, least=2)
        before = None if longer is not None else _before_general(tree, first, end, sector_of)
        found = longer or before or _ending_at(tree, end, end, sector_of)
        if found is not None:
            return found
    return None


def _ending_at(
    tree: Tree, first: int, end: int, sector_of: Callable[[str], str | None], least: int = 1
) -> tuple[str, str, int] | None:
    """Return the longest role of `least` words or more that ends at a word."""
    for begin in range(max(first, end - _LONGEST_ROLE + 1), end + 2 - least):
        for phrase in _spellings(tree, begin, end):
            sector = sector_of(phrase)
            if sector is not None:
                return phrase, sector, end
    return None


def _before_general(
    tree: Tree, first: int, head: int, sector_of: Callable[[str], str | None]
) -> tuple[str, str, int] | None:
    """Return the role of the nouns right before a word that says little: "station", "official"."""
    if tree.tokens[head].lemma.lower() not in word_set("mentions", "general"):
        return None
    at = head - 1
    while at >= first and tree.tokens[at].upos in {"NOUN", "PROPN", "ADJ"}:
        found = _ending_at(tree, first, at, sector_of)
        if found is not None:
            return found
        at -= 1
    return None


def _spellings(tree: Tree, begin: int, end: int) -> tuple[str, ...]:
    """Return a stretch of words as written before its head, which is in its singular."""
    before = [token.text.lower() for token in tree.tokens[begin:end]]
    head = tree.tokens[end]
    forms = dict.fromkeys((head.lemma.lower(), head.text.lower()))
    return tuple(
        " ".join([*before, form]).replace(" - ", "-").replace(" 's", "'s") for form in forms
    )
