"""What is negated, and what that makes of a word's complement.

A word is negated by its own "not", by "no" on it or its arguments, or by what governs it: "failed
to prevent", "declined to say", "has yet to confirm".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.factuality_forms import is_only
from detente.read.modality import governors, negated, signatures, words

if TYPE_CHECKING:
    from detente.model.claims import Factuality
    from detente.read.trees import Token, Tree


def name_of(tree: Tree, word: Token) -> str:
    """Return the name of a word in the tables: with its particle where that has a row ("rule out").

    The particle is the word right behind, or one that the parse hangs on it.
    """
    lemma = word.lemma.casefold()
    after = tree.tokens[word.index + 1 : word.index + 2]
    particles = (*after, *tree.children(word.index, "compound:prt", "advmod"))
    for particle in particles:
        pair = f"{lemma} {particle.text.casefold()}"
        if any(pair in table for table in (governors(), signatures())):
            return pair
        if any(pair in words(section, "lemmas") for section in ("thwarting", "failing")):
            return pair
    return lemma


def governing(tree: Tree, governor: Token) -> Factuality:
    """Return what a word makes of what it governs; "let" only without a subject, as a wish."""
    lemma = governor.lemma.casefold()
    if lemma == "let" and tree.children(governor.index, "nsubj"):
        return "asserted"
    if lemma == "like" and any(k.text in _WOULD for k in tree.children(governor.index, "aux")):
        return "demanded"
    if lemma in words("enabling", "lemmas") and governor.xpos in {"VBZ", "VBP", "VB"}:
        return "possible"
    text = governor.text.casefold()
    stems = (text.removesuffix("d"), text.removesuffix("ed"))  # a lemma that is none: "pledged"
    for name in (name_of(tree, governor), lemma, text, *(stems if lemma == text else ())):
        if name in governors():
            return governors()[name]
    return "asserted"


_WOULD = frozenset({"would", "'d", "’d", "should"})


def minus_of(name: str, gives: Factuality) -> Factuality:
    """Return what a negated word makes of its complement; `gives`: what it makes as such."""
    found = signatures().get(name)
    return negated()[gives] if found is None else found[1]


def negator(tree: Tree, word: Token) -> Token | None:
    """Return the word that says of another that it is not done: "failed to prevent"; None if none.

    It governs it as an infinitive and makes it denied.
    """
    if word.dep != "xcomp" or word.head < 0:
        return None
    above = tree.tokens[word.head]
    name = name_of(tree, above)
    yet = above.lemma == "have" and any(
        kid.lemma == "yet" for at in (above, word) for kid in tree.children(at.index, "advmod")
    )
    denies = governors().get(name) == "denied" or signatures().get(name, ("",))[0] == "denied"
    return above if (yet or denies) and not is_negated(tree, above) else None


def is_negated(tree: Tree, token: Token, *, of_arguments: bool = True) -> bool:
    """Return whether a token is negated: by "not", by "no" on it or its arguments, by "without"."""
    for kid in tree.children(token.index):
        lemma, text = kid.lemma.casefold(), kid.text.casefold()
        if (
            kid.dep == "advmod"
            and {lemma, text} & (words("negation", "adverbs") | words("negation", "pronouns"))
            and not is_only(tree, kid)
        ):
            return True
        if kid.dep == "det" and lemma in words("negation", "determiners"):
            return True
        if kid.dep == "cc" and lemma == "neither" and kid.index < token.index:
            return True
        if lemma == "longer" and "no" in {each.lemma for each in tree.children(kid.index)}:
            return True
        if kid.dep in {"case", "mark"} and lemma in words("negation", "prepositions"):
            return True
        never = kid.dep == "obl" and kid.lemma.casefold() in words("negation", "occasions")
        if (never or (of_arguments and kid.dep in _ARGUMENTS)) and is_nobody(tree, kid):
            return True
    return False


_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})


def is_nobody(tree: Tree, token: Token) -> bool:
    """Return whether a noun phrase is "no soldiers", "nobody", "none of them"."""
    if token.lemma.casefold() in words("negation", "pronouns"):
        return True
    if any(kid.lemma.casefold() == "neither" for kid in tree.children(token.index, *_PAIRED)):
        return True
    if any(
        kid.index < token.index and kid.lemma.casefold() == "not"
        for kid in tree.children(token.index, "advmod")
    ):
        return True
    kids = tree.children(token.index, "det")
    return any(kid.lemma.casefold() in words("negation", "determiners") for kid in kids)


_PAIRED = ("cc:preconj", "cc")
