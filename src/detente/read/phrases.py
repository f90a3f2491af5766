"""The noun phrases of speakers and hearers: where they begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read import cues

if TYPE_CHECKING:
    from collections.abc import Collection

    from detente.read.sayings import Saying
    from detente.read.trees import Token, Tree


def extent(tree: Tree, index: int, barred: Collection[int]) -> tuple[int, int]:
    """Return [start, end) of the noun phrase around a head, without barred words.

    A relative pronoun right behind it is taken in: "a lawyer, who said".
    """
    head = tree.tokens[index]
    held = _held(tree, index, barred)
    low = high = index
    while low - 1 in held:
        low -= 1
    while high + 1 in held:
        high += 1
    while high > index and tree.tokens[high].upos == "PUNCT":
        high -= 1
    if tree.tokens[high].xpos == "POS":
        high -= 1
    high = _with_pronoun(tree, _with_place(tree, head, high, barred))
    low = next((i for i in range(low, index + 1) if tree.tokens[i].upos != "PUNCT"), index)
    return min(tree.tokens[low].start, head.start), max(tree.tokens[high].end, head.end)


def _held(tree: Tree, index: int, barred: Collection[int]) -> set[int]:
    """Return the tokens below a head that belong to its phrase, whole or broken."""
    held, stack = {index}, [index]
    while stack:
        for kid in tree.children(stack.pop()):
            own = kid.head == index
            preposition = own and kid.dep == "case" and kid.xpos != "POS"
            joined = own and kid.dep in {"conj", "cc"} and _crosses(tree, kid.index, barred)
            if kid.index not in barred and not preposition and not joined:
                held.add(kid.index)
                stack.append(kid.index)
    return held


def _with_pronoun(tree: Tree, high: int) -> int:
    """Return the last token of a phrase with the relative pronoun behind it."""
    following = [token.text.casefold() for token in tree.tokens[high + 1 : high + 3]]
    if following and following[0] in {"who", "which", "that"}:
        return high + 1
    return high + 2 if following[:1] == [","] and following[1:] in (["who"], ["which"]) else high


_OF_OFFICE = frozenset({"in", "of", "at", "from", "with", "for"})


def _with_place(tree: Tree, head: Token, high: int, barred: Collection[int]) -> int:
    """Return the last token of a phrase with the office or place right behind its noun.

    The parse may hang it on the verb: "said a Taliban official in Kabul's education ministry".
    """
    following = tree.tokens[high + 1 : high + 2]
    if high != head.index or kind_of_noun(head) not in {"officials", "experts"} or not following:
        return high
    if following[0].lemma.casefold() not in _OF_OFFICE or following[0].dep != "case":
        return high
    phrase = [i for i in tree.subtree(following[0].head) if i > high and i not in barred]
    for index in phrase:
        if index != high + 1 or tree.tokens[index].text == ",":
            break
        high = index
    return high


def _crosses(tree: Tree, index: int, barred: Collection[int]) -> bool:
    """Return whether a phrase below a token holds barred words."""
    return any(i in barred for i in tree.subtree(index))


def told_to(saying: Saying) -> str | None:
    """Return the outlet that something was told to ("told DW"); None if to no outlet."""
    if saying.hearer is None:
        return None
    tree = saying.tree
    start, end = extent(tree, saying.hearer, ())
    head = tree.tokens[saying.hearer]
    words = [token.text for token in tree.at(start, end)]
    if words[-1].casefold() in {"that", "who", "which"}:  # "told DW that": no part of the name
        words.pop()
    name = " ".join(words)
    names = cues.listed("outlets", "names")
    if name in names or name.removeprefix("the ").removeprefix("The ") in names:
        return name
    known = head.upos == "PROPN" and words[-1] in cues.listed("outlets", "endings")
    return name.removeprefix("the ") if known else None


def kind_of_noun(token: Token) -> str | None:
    """Return experts, officials, people or documents, by a noun's lemma; None if it is none."""
    lemma = token.lemma.casefold()
    kinds = ("experts", "officials", "people", "documents")
    return next((kind for kind in kinds if lemma in cues.listed(kind)), None)
