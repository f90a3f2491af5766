"""What becomes of a happening that is a subject, or a plan that is an object.

"The raid never took place", "the story is a lie", "the plan fell through", "dropped its bid".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.factuality_scope import governing, is_negated, minus_of, name_of
from detente.read.modality import governors, signatures, words

if TYPE_CHECKING:
    from detente.model.claims import Factuality
    from detente.read.trees import Token, Tree


def predicated(tree: Tree, token: Token, predicate: Token) -> Factuality:
    """Return what a predicate makes of its subject: "the raid never happened", "is a lie"."""
    if predicate.lemma.casefold() in _SEEMING:  # "proved unfounded"
        found = tree.children(predicate.index, "xcomp", "obj", "advmod")
        found = tuple(kid for kid in found if kid.upos in {"ADJ", "NOUN", "VERB"})
        predicate = found[0] if found else predicate
    lemma = predicate.lemma.casefold()
    refused = is_negated(tree, predicate, of_arguments=False)
    name = name_of(tree, predicate)
    if lemma in words("untrue", "lemmas"):
        return "unknown" if refused else "denied"
    if lemma in words("happening", "lemmas"):
        place = lemma != "take" or any(k.lemma == "place" for k in tree.children(predicate.index))
        return "denied" if refused and place else "asserted"
    if name in words("failing", "lemmas") and _is_intent(tree, token) and not refused:
        return "denied"
    if lemma in words("open", "lemmas") and not refused and tree.children(predicate.index, "cop"):
        return "unknown"
    gives = governors().get(lemma, "asserted")
    if predicate.upos != "ADJ" and token.dep == "nsubj":
        return "asserted"  # who refuses, plans or is a threat is no less there for it
    known = gives != "asserted" or name in signatures()
    return minus_of(name, gives) if refused and known else gives


def is_thwarted(tree: Tree, token: Token, governor: Token) -> bool:
    """Return whether nothing comes of a plan or call: "dropped its bid", "the plan that failed"."""
    return name_of(tree, governor) in words("thwarting", "lemmas") and _is_intent(tree, token)


def _is_intent(tree: Tree, noun: Token) -> bool:
    """Return whether a noun is a plan, call, attempt and so on, with what is planned."""
    meant = governing(tree, noun) in {"planned", "demanded", "possible"}
    return noun.upos == "NOUN" and meant and bool(tree.children(noun.index, "acl", "nmod"))


def by_subject(tree: Tree, governor: Token) -> Factuality:
    """Return what a noun makes of the clause behind its verb: "the possibility remains that"."""
    if governor.lemma.casefold() in words("reporting", "lemmas"):
        return "asserted"
    nouns = (kid for kid in tree.children(governor.index, "nsubj") if kid.upos == "NOUN")
    return next((governors().get(kid.lemma.casefold(), "asserted") for kid in nouns), "asserted")


def by_name(tree: Tree, token: Token) -> Factuality:
    """Return what the subject of "is" makes of what it is: "the demand was the release of all".

    "The demand was a surprise" tells of the demand, and not of what is demanded.
    """
    copulas = tree.children(token.index, "cop")
    dets = {kid.lemma.casefold() for kid in tree.children(token.index, "det")}
    if not copulas or token.upos not in {"NOUN", "VERB"} or "a" in dets:
        return "asserted"
    for kid in tree.children(token.index, "nsubj", "nsubj:outer", "csubj", "csubj:outer"):
        meant = kid.upos == "NOUN" or any(k.xpos == "WP" for k in tree.children(kid.index))
        gives = governors().get(kid.lemma.casefold())
        if kid.index < copulas[0].index and meant and gives in {"planned", "demanded", "possible"}:
            return minus_of(kid.lemma.casefold(), gives) if is_negated(tree, token) else gives
    return "asserted"


_SEEMING = frozenset({"prove", "turn", "look", "seem", "appear", "sound", "remain", "become"})
