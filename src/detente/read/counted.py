"""What a figure counts: its noun, its unit, what befell the people counted, what rose or fell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.read import clauses, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.events import QuantityChange
    from detente.read.figures import Figure
    from detente.read.trees import Token, Tree

_MODIFIERS = frozenset({"amod", "compound", "nmod", "flat", "nmod:poss", "acl", "advmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure with the token that stands for it and the noun or verb it belongs to."""

    figure: Figure
    tree: Tree
    token: Token
    noun: Token | None
    state: str | None = None


def find(figure: Figure, trees: Sequence[Tree]) -> Counted | None:
    """Return a figure with its place in the tree; None if no sentence holds it."""
    tree = clauses.tree_at(trees, figure.number)
    token = tree.head_of(figure.number, figure.end) if tree else None
    if tree is None or token is None:
        return None
    noun = _held_noun(tree, token, figure) or _modified_noun(tree, token, figure)
    if noun is not None and noun.upos in {"VERB", "AUX", "ADV", "ADP"}:
        noun = None
    if noun is not None and _is_state(tree, noun):
        state = _befell_words()[noun.lemma.casefold()]
        return Counted(figure=figure, tree=tree, token=token, noun=None, state=state)
    return Counted(figure=figure, tree=tree, token=token, noun=noun or _next_noun(tree, figure))


def _is_state(tree: Tree, noun: Token) -> bool:
    """Return whether a word stands for people by what befell them: "six injured", "two dead"."""
    known = noun.lemma.casefold() in _befell_words() and noun.lemma.endswith(("ed", "dead", "ing"))
    return known and not tree.children(noun.index, "amod", "compound")


def _held_noun(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the noun after "of" in "dozens of ships", "$5bn in aid"; None if there is none."""
    if not (figure.vague or figure.unit):
        return None
    for kid in tree.children(token.index, "nmod"):
        if has_case(tree, kid, {"of", "in", "worth"}):
            if kid.end > figure.end:
                return kid
            deeper = tree.children(kid.index, "nmod")
            if deeper:
                return deeper[0]
    return _noun_behind(tree, figure) if figure.unit else None


def _noun_behind(tree: Tree, figure: Figure) -> Token | None:
    """Return the common noun that "in" or "of" joins right behind a sum ("€40m in grants")."""
    following = tree.at(figure.end + 1, tree.end)[:2]
    if len(following) < 2 or following[0].lemma not in {"in", "of", "worth"}:
        return None
    noun = (
        tree.tokens[following[0].head] if following[0].head > following[0].index else following[1]
    )
    return noun if noun.upos == "NOUN" else None


def _modified_noun(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the noun that a number modifies or is said to be; None if there is none."""
    if token.upos in {"NOUN", "PROPN"} and token.end > figure.end:
        return token
    if token.head < 0:
        return None
    head = tree.tokens[token.head]
    if token.dep in {"nummod", "det", "amod", "compound", "advmod", "nmod:unmarked"}:
        return head
    if token.dep == "nmod" and head.upos == "NOUN" and figure.unit:
        return head
    said_to_be = token.dep == "nsubj" and head.upos == "NOUN" and tree.children(head.index, "cop")
    return head if said_to_be else None


def _next_noun(tree: Tree, figure: Figure) -> Token | None:
    """Return the noun that follows a figure at once; None if another word does or it has a unit."""
    following = tree.at(figure.end + 1, tree.end)
    if figure.unit or not following or following[0].upos not in {"NOUN", "ADJ", "PROPN"}:
        return None
    return next((token for token in following[:4] if token.upos in {"NOUN", "PROPN"}), None)


def has_case(tree: Tree, token: Token, words: set[str]) -> bool:
    """Return whether a noun has one of the prepositions."""
    return any(case.lemma in words for case in tree.children(token.index, "case"))


@cache
def words(section: str, field: str = "lemmas") -> frozenset[str]:
    """Return a list of words of data/units.toml."""
    return frozenset(tables.words(tables.section(tables.table("units")[section])[field]))


@cache
def _befell_words() -> dict[str, str]:
    """Return, by verb, the word for what befell the people counted."""
    data = tables.section(tables.table("units")["befell"])
    return {lemma: tables.text(word) for lemma, word in data.items()}


def unit(item: Counted) -> str | None:
    """Return the unit of a figure: its own, or "person" where the noun counts people."""
    if item.figure.unit is not None:
        return item.figure.unit
    if item.noun is None:
        return "person" if befell(item) else None
    lemma = item.noun.lemma
    people = lemma in words("persons") or lemma.casefold() in words("persons")
    people = people or (item.noun.xpos in {"NNS", "NNPS"} and item.noun.text[0].isupper())
    return "person" if people or lemma.casefold() in words("casualties") else None


def befell(item: Counted) -> str | None:
    """Return what befell the people counted, from the verb they depend on; None if nothing did."""
    if item.state is not None:
        return item.state
    token = item.noun or item.token
    if item.noun is not None and item.noun.head == item.token.index:
        token = item.token
    for _ in range(2):
        if token.dep == "conj" and token.head >= 0:
            token = item.tree.tokens[token.head]
    if token.head < 0:
        return None
    verb = item.tree.tokens[token.head]
    if _suffers(item.tree, token, verb):
        return _befell_words().get(verb.lemma)
    follows = item.tree.children(token.index, "acl", "amod")
    words = (kid.lemma for kid in follows if kid.xpos == "VBN")
    return next((_befell_words()[word] for word in words if word in _befell_words()), None)


def _suffers(tree: Tree, token: Token, verb: Token) -> bool:
    """Return whether a noun phrase is what a verb befell: its object, or subject of a passive."""
    if token.dep in {"obj", "nsubj:pass"} or verb.lemma == "die":
        return True
    passive = bool(tree.children(verb.index, "nsubj:pass", "aux:pass")) or verb.xpos == "VBN"
    # The parser takes the second of "two were killed and six injured" for an adjective.
    return (token.dep == "nsubj" and passive) or (verb.upos == "ADJ" and verb.dep == "conj")


def noun_words(item: Counted) -> str:
    """Return the words of the noun that a figure counts, without the figure; "" if none."""
    if item.noun is None:
        return ""
    tree, noun = item.tree, item.noun
    own = {token.index for token in tree.at(item.figure.start, item.figure.end)} - {noun.index}
    chosen = [noun]
    for kid in tree.children(noun.index):
        if kid.index < noun.index and kid.dep in _MODIFIERS and kid.index not in own:
            chosen += [tree.tokens[i] for i in tree.subtree(kid.index) if i not in own]
    chosen.sort(key=lambda token: token.index)
    words = [token.text for token in chosen if token.upos not in {"DET", "PUNCT", "NUM"}]
    return " ".join(words).replace(" ’s", "’s").replace(" 's", "'s")


def change(item: Counted) -> QuantityChange | None:
    """Return whether a figure tells a rise or a fall."""
    if item.figure.unit is None:
        return None
    chain = [
        *([item.noun] if item.noun else []),
        item.token,
        *list(item.tree.ancestors(item.token.index))[:2],
    ]
    changes: tuple[QuantityChange, ...] = ("increase", "decrease")
    for token in chain:
        for change in changes:
            if token.lemma.casefold() in words("change", change):
                return change
    return None


def changed(item: Counted) -> str | None:
    """Return the words of what rose or fell: the noun of "increase in", or the verb's subject."""
    chain = [
        *([item.noun] if item.noun else []),
        item.token,
        *list(item.tree.ancestors(item.token.index))[:2],
    ]
    both = words("change", "increase") | words("change", "decrease")
    word = next((token for token in chain if token.lemma.casefold() in both), None)
    if word is None:
        return None
    kids = item.tree.children(word.index, "nmod", "obl", "nsubj", "obj", "nsubj:pass")
    for kid in kids:
        noun_of = word.upos == "NOUN" and has_case(item.tree, kid, {"in", "of"})
        if (
            noun_of or (word.upos == "VERB" and kid.dep.startswith(("nsubj", "obj")))
        ) and kid is not item.token:
            return _phrase(item.tree, kid)
    return None


def _phrase(tree: Tree, token: Token) -> str:
    """Return the words of a noun phrase without preposition, article, dates and clauses."""
    left_out = {"case", "det", "punct", "acl:relcl", "nummod", "cc", "conj", "appos"}
    chosen: list[Token] = []

    def gather(at: Token) -> None:
        chosen.append(at)
        for kid in tree.children(at.index):
            if kid.dep not in left_out or (kid.dep == "case" and at is not token):
                gather(kid)

    gather(token)
    chosen.sort(key=lambda word: word.index)
    kept = [word for word in chosen if word.upos != "NUM"]
    while kept and kept[-1].upos in {"ADP", "CCONJ", "DET"}:
        kept.pop()
    return " ".join(word.text for word in kept)
