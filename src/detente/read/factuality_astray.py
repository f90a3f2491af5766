"""The word that governs a told clause, found by where it stands, where the parse has lost it.

"Rejected as groundless the North's charge that ...", "denied on Sunday that ...", "disputed having
...": parsers hang such a clause on the noun before it, or on nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.factuality_scope import minus_of, name_of
from detente.read.modality import governors, phrases, words

if TYPE_CHECKING:
    from detente.model.claims import Factuality
    from detente.read.trees import Token, Tree

_REACH = 9
_PHRASE_REACH = 8
_JOINTS = frozenset({
    "and", "but", "or", "while", "after", "before", "because", "which", "who", "when", "until",
    "whether", "if",
})  # fmt: skip
_THAT = frozenset({"that", "whether", "if"})
_ASTRAY = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "dep"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "nobody", "neither", "nor"})


def governor_before(tree: Tree, token: Token) -> Factuality | None:
    """Return what the words before a told clause make of it; None where it is no such clause.

    It is one that opens with "that" or "having" and that the parse hangs on no verb of its own.
    """
    opens = _opening(tree, token)
    if opens is None:
        return None
    before = tree.tokens[opens - 1]
    above = tree.tokens[token.head] if token.head >= 0 else None
    if before.upos == "PUNCT" or (
        above is not None and above.upos != "NOUN" and _is_governor(above)
    ):
        return None
    found: Factuality | None = None
    for index in range(opens - 1, max(-1, opens - 1 - _REACH), -1):
        word = tree.tokens[index]
        if word.text in {",", ";", ":"}:
            break
        if not _is_governor(word):
            if index == opens - 1 and word.upos == "NOUN" and token.dep == "acl:relcl":
                return None  # "denied the raid that sank it": a relative clause
            if word.xpos in {"VBD", "VBZ", "VBP"} and word.upos == "VERB":
                break
            continue
        gives = _stance_of(tree, word)
        found = gives if found is None or gives != "asserted" else found
        if word.upos != "NOUN":
            return found
    return found


def phrase_before(tree: Tree, index: int) -> Factuality | None:
    """Return what a phrase before a word makes of it ("stopped short of", "chances are that").

    Between the two stand a few words at most, and none that opens another clause.
    """
    forms = [token.text.casefold() for token in tree.tokens]
    for last in range(index - 1, max(-1, index - 1 - _PHRASE_REACH), -1):
        if tree.tokens[last].upos == "PUNCT" or (last < index - 1 and forms[last + 1] in _JOINTS):
            return None
        found = _phrase_at(forms, last)
        if found is not None:
            return found
    return None


def _phrase_at(forms: list[str], last: int) -> Factuality | None:
    """Return what a phrase that ends at a word makes of what follows; None if none ends there."""
    for phrase, gives in phrases().get(forms[last], ()):
        if _fits(forms, last, phrase):
            return gives
    return None


def _fits(forms: list[str], last: int, phrase: tuple[str, ...]) -> bool:
    """Return whether the words before a place are a phrase; "*" in it stands for any one word."""
    first = last + 1 - len(phrase)
    return first >= 0 and all(
        want in {"*", form} for want, form in zip(phrase, forms[first : last + 1], strict=True)
    )


def is_told_of(tree: Tree, token: Token) -> bool:
    """Return whether a clause is what a report or charge says, though parsed as a relative one."""
    if token.dep != "acl:relcl" or token.head < 0:
        return False
    if tree.tokens[token.head].xpos == "WP":  # "what they offered is a secret"
        return True
    noun = tree.tokens[token.head].lemma.casefold()
    opens = any(kid.text.casefold() == "that" for kid in tree.children(token.index))
    return opens and noun in words("reporting", "nouns") | words("untrue", "lemmas")


def is_appointed(tree: Tree, token: Token) -> bool:
    """Return whether a verb tells what is arranged: "is to sail", "tomorrow sails"."""
    if token.xpos == "VB":
        be = any(kid.lemma.casefold() == "be" for kid in tree.children(token.index, "aux", "cop"))
        to = any(kid.text.casefold() == "to" for kid in tree.children(token.index, "mark", "aux"))
        return be and to
    if token.xpos not in {"VBZ", "VBP"} or tree.children(token.index, "aux"):
        return False
    return any(_is_to_come(tree, kid) for kid in tree.children(token.index, *_TIMES))


_TIMES = ("obl", "obl:unmarked", "advmod", "obl:tmod")


def _is_to_come(tree: Tree, time: Token) -> bool:
    """Return whether an adjunct is of a time to come: "tomorrow", "next month"."""
    words_on = {
        time.text.casefold(),
        *(k.text.casefold() for k in tree.children(time.index, "amod")),
    }
    unit = time.lemma.casefold() in words("to_come", "units")
    return bool(words_on & words("to_come", "alone")) or ("next" in words_on and unit)


def is_wish(tree: Tree, token: Token) -> bool:
    """Return whether a clause is an order or a wish by its form: "leave us!", "that he leave"."""
    if token.xpos != "VB" or tree.children(token.index, "aux", "aux:pass", "cop"):
        return False
    subjects = tree.children(token.index, "nsubj")
    marks = {kid.text.casefold() for kid in tree.children(token.index, "mark")}
    if subjects:
        one = subjects[0].xpos in {"NN", "NNP"} or subjects[0].text.casefold() in {
            "he",
            "she",
            "it",
        }
        told = token.dep in {"ccomp", "acl", "csubj"} or token.dep == "root"
        return one and told and marks == {"that"}
    if marks or token.dep not in {"root", "ccomp", "parataxis"}:
        return False
    part = [tree.tokens[i] for i in tree.subtree(token.index)]
    called = {i for kid in tree.children(token.index, "vocative") for i in tree.subtree(kid.index)}
    opens = next(
        (each for each in part if each.upos != "PUNCT" and each.index not in called), token
    )
    if called:  # "Yankees, give back the canal"
        return opens.index == token.index
    return opens.index == token.index and token.text[:1].isupper()


def _opening(tree: Tree, token: Token) -> int | None:
    """Return the index of the word that opens a told clause which the parse has misplaced."""
    if token.dep not in _ASTRAY:
        return None
    for kid in tree.children(token.index, "mark", "aux"):
        told = kid.dep == "mark" and kid.text.casefold() in _THAT and kid.xpos != "WDT"
        having = kid.dep == "aux" and kid.text.casefold() == "having"
        if (told or having) and 0 < kid.index < token.index:
            return kid.index
    return None


def _is_governor(word: Token) -> bool:
    """Return whether a word takes a stance, or reports without one."""
    lemma = word.lemma.casefold()
    if word.upos not in {"VERB", "NOUN", "ADJ", "AUX"}:
        return False
    if word.upos == "NOUN" and lemma in words("reporting", "nouns"):
        return True
    return lemma in governors() or (word.upos == "VERB" and lemma in words("reporting", "lemmas"))


def _stance_of(tree: Tree, word: Token) -> Factuality:
    """Return what a word before a clause makes of it, its own "not" or "no" counted."""
    lemma = word.lemma.casefold()
    reports = lemma in words("reporting", "nouns" if word.upos == "NOUN" else "lemmas")
    gives: Factuality = "asserted" if reports else governors().get(lemma, "asserted")
    near = {kid.text.casefold() for kid in tree.children(word.index)}
    if near & _NOT and lemma in words("settled", "lemmas") and word.upos == "NOUN":
        return "asserted"
    if near & _NOT:
        return minus_of(name_of(tree, word), gives)
    return gives
