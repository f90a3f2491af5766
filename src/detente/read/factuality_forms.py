"""Forms that tell how a clause or noun is meant: a question, "were they to", "the raid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.modality import governors, words

if TYPE_CHECKING:
    from detente.read.trees import Token, Tree


def is_question(tree: Tree, token: Token) -> bool:
    """Return whether a main clause asks yes or no, or who did it: its helper comes first.

    "Why did they?" and "when will they?" take what they ask about for granted.
    """
    if token.dep != "root" or not any(last.text == "?" for last in tree.tokens[-2:]):
        return False
    opens = next((word for word in tree.tokens if word.upos != "PUNCT"), None)
    if opens is not None and opens.text.casefold() in {"who", "whose", "which"}:
        return True
    subjects = tree.children(token.index, "nsubj", "nsubj:pass")
    aids = tree.children(token.index, "aux", "aux:pass", "cop")
    inverted = bool(subjects) and any(kid.index < subjects[0].index for kid in aids)
    asks_why = any(word.xpos in {"WRB", "WP", "WDT"} for word in tree.tokens[:2])
    return inverted and not asks_why


def is_inverted(tree: Tree, token: Token) -> bool:
    """Return whether a clause is "had they left", "were Chad to leave": a helper comes first."""
    if token.dep != "advcl" or not tree.tokens or tree.tokens[-1].text == "?":
        return False
    subjects = tree.children(token.index, "nsubj", "nsubj:pass")
    aids = tree.children(token.index, "aux", "aux:pass", "cop")
    return bool(subjects) and any(
        kid.index < subjects[0].index and kid.text.casefold() in {"had", "were", "should"}
        for kid in aids
    )


def is_definite(tree: Tree, noun: Token) -> bool:
    """Return whether a noun tells of something known: "the raid", "Ankara's raid"."""
    kids = tree.children(noun.index, "det", "nmod:poss")
    return any(kid.dep == "nmod:poss" or kid.lemma.casefold() in _DEFINITE for kid in kids)


def is_only(tree: Tree, negation: Token) -> bool:
    """Return whether "not" belongs to "not only", which denies nothing."""
    following = tree.tokens[negation.index + 1 : negation.index + 2]
    return bool(following) and following[0].lemma.casefold() in {"only", "just", "merely"}


_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def is_guessed(tree: Tree, aside: Token) -> bool:
    """Return whether an aside makes a guess of its clause: ", it is thought,"."""
    if governors().get(aside.lemma.casefold()) != "possible" or aside.xpos != "VBN":
        return False
    subjects = tree.children(aside.index, "nsubj", "nsubj:pass", "expl")
    return any(kid.lemma.casefold() == "it" for kid in subjects)


def is_purpose(tree: Tree, token: Token, governor: Token) -> bool:
    """Return whether a clause tells what an act was for: "did its best to save the talks".

    Who came somewhere to do a thing is taken to have done it.
    """
    return (
        token.dep == "advcl"
        and any(mark.lemma == "to" for mark in tree.children(token.index, "mark"))
        and governor.lemma.casefold() not in words("purpose", "lemmas")
    )


def is_headline_plan(tree: Tree, index: int) -> bool:
    """Return whether a word stands in a headline that tells a plan: "France to quit base"."""
    if not tree.tokens or tree.tokens[-1].text in {".", "!", "?", "”", '"'}:
        return False
    for token in tree.tokens[: min(index, _HEADLINE, len(tree.tokens) - 1)]:
        if token.text.casefold() == "to":
            return token.index > 0 and tree.tokens[token.index + 1].xpos not in _FOLLOW_PREPOSITION
        if token.upos not in {"PROPN", "NOUN", "ADJ", "CCONJ", "NUM"} and not token.text.isupper():
            return False
    return False


_HEADLINE = 6
_FOLLOW_PREPOSITION = frozenset({"DT", "PRP$", "CD", "WDT", "PRP"})


def is_past(tree: Tree, token: Token, *, simple: bool) -> bool:
    """Return whether a clause tells of what has been: in the perfect, if `simple` in the past."""
    aids = tree.children(token.index, "aux", "aux:pass", "cop")
    if any(aid.xpos == "MD" or aid.text.casefold() in {"be", "to"} for aid in aids):
        return False
    if tree.children(token.index, "mark") and any(
        mark.text.casefold() == "to" for mark in tree.children(token.index, "mark")
    ):
        return False
    perfect = {"had", "has", "have", "'ve", "’ve", "was", "were"}
    return (simple and token.xpos == "VBD") or any(aid.text.casefold() in perfect for aid in aids)
