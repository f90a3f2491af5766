"""What rose or fell by a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.counted import NOUNS, has_case, words
from detente.read.figures import is_unit

if TYPE_CHECKING:
    from detente.model.events import QuantityChange
    from detente.read.counted import Counted
    from detente.read.trees import Token, Tree


def change(item: Counted) -> QuantityChange | None:
    """Return whether a figure tells a rise or a fall."""
    if item.figure.unit is None:
        return None
    word = _changing(item)
    if word is None:
        return None
    return "increase" if word.lemma.casefold() in words("change", "increase") else "decrease"


def _changing(item: Counted) -> Token | None:
    """Return the verb or noun near a figure that tells a rise or a fall."""
    both = words("change", "increase") | words("change", "decrease")
    above = list(item.tree.ancestors(item.token.index))[:2]
    chain = [*([item.noun] if item.noun else []), item.token, *above]
    return next((token for token in chain if token.lemma.casefold() in both), None)


def changed(item: Counted) -> Token | None:
    """Return what rose or fell: the noun of "increase in", or the verb's subject."""
    word = _changing(item)
    if word is None:
        return None
    own = {token.index for token in item.tree.at(item.figure.number, item.figure.end)}
    below = item.tree.children(word.index, "nmod", "obl", "nsubj", "obj", "nsubj:pass")
    kids = [kid for kid in below if kid.index not in own]
    kids.sort(key=lambda kid: kid.dep != "obj")
    for kid in kids:
        noun_of = word.upos == "NOUN" and has_case(item.tree, kid, {"in", "of"})
        noun_of = noun_of and kid.lemma.casefold() not in words("spells")
        of_verb = word.upos == "VERB" and kid.dep.startswith(("nsubj", "obj"))
        if (
            (noun_of or of_verb)
            and kid is not item.token
            and kid.upos in NOUNS
            and not (kid.dep == "obj" and is_unit(kid.text))
            and kid.lemma != "%"
        ):
            return shared(item.tree, kid)
    return None


def shared(tree: Tree, noun: Token) -> Token:
    """Return what a share is of ("its share of the debt"), any other noun as it is."""
    if noun.lemma.casefold() not in words("shares"):
        return noun
    kids = tree.children(noun.index, "nmod")
    return next((kid for kid in kids if has_case(tree, kid, {"of"}) and kid.upos in NOUNS), noun)


def _numbered(tree: Tree, token: Token) -> bool:
    """Return whether a phrase is a figure of its own ("from 30 to 22 million")."""
    return token.upos == "NUM" or bool(tree.children(token.index, "nummod"))


def phrase(tree: Tree, token: Token) -> str:
    """Return the words of a noun phrase without preposition, article, dates and clauses."""
    left_out = {"case", "det", "punct", "acl:relcl", "nummod", "cc", "conj", "appos"}
    chosen: list[Token] = []

    def gather(at: Token) -> None:
        chosen.append(at)
        for kid in tree.children(at.index):
            if (
                has_case(tree, kid, {"from", "to", "by"})
                and kid.dep in {"obl", "nmod"}
                and _numbered(tree, kid)
            ):
                continue
            if kid.dep not in left_out or (kid.dep == "case" and at is not token):
                gather(kid)

    gather(token)
    chosen.sort(key=lambda word: word.index)
    kept = [word for word in chosen if word.upos != "NUM"]
    while kept and kept[-1].upos in {"ADP", "CCONJ", "DET"}:
        kept.pop()
    return " ".join(word.text for word in kept)
