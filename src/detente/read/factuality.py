"""Whether what a word tells happened: asserted, denied, possible, planned, demanded or unknown.

Words around the trigger are read from the inside outwards, as Sauri and Pustejovsky (2012,
Computational Linguistics 38) do: its own helpers and negation, then each word that governs it. The
innermost that takes a stance decides; a denial or a condition further out overrides it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from detente.errors import BadValue
from detente.model.claims import Factuality
from detente.read import tables

if TYPE_CHECKING:
    from detente.read.trees import Token, Tree

_STOPS = frozenset({"acl:relcl", "parataxis", "root", "list", "appos"})
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "csubj", "acl", "obj", "nmod", "obl", "nmod:poss", "advcl"}
)
_INHERITS = frozenset({"xcomp", "ccomp", "csubj", "conj", "advcl", "acl", "obl"})


def judge(tree: Tree, trigger_index: int) -> Factuality:
    """Return whether the happening told by a token is told as true, false, possible and so on."""
    found: Factuality = "asserted"
    at, below = tree.tokens[trigger_index], None
    while True:
        own = _own(tree, at, below)
        found = _outer(found, own)
        if at.head < 0 or at.dep in _STOPS:
            return found
        governor = tree.tokens[at.head]
        stance = _stance(tree, at, governor)
        if stance == "asserted" and _is_purpose(tree, at, governor):
            stance = "planned"
        found = _outer(found, stance)
        if not _passes(tree, at):
            return found
        at, below = governor, at


def _is_purpose(tree: Tree, token: Token, governor: Token) -> bool:
    """Return whether a clause tells what an act was for: "did its best to save the talks".

    Who came somewhere to do a thing is taken to have done it.
    """
    return (
        token.dep == "advcl"
        and any(mark.lemma == "to" for mark in tree.children(token.index, "mark"))
        and governor.lemma.casefold() not in _words("purpose", "lemmas")
    )


def is_hypothetical(tree: Tree, index: int) -> bool:
    """Return whether a token stands under an "if" or a word such as "could": a what-if."""
    for token in (tree.tokens[index], *tree.ancestors(index)):
        if _is_conditional(tree, token):
            return True
        helpers = {kid.text.casefold() for kid in tree.children(token.index, "aux")}
        if helpers & _hypothetical_helpers():
            return True
        if token.dep in _STOPS or (token.dep == "ccomp" and token.index != index):
            break
    return judge(tree, index) == "possible"


@cache
def _hypothetical_helpers() -> frozenset[str]:
    """Return the helpers that make a what-if: those that leave it possible."""
    return frozenset(word for word, gives in _helpers().items() if gives == "possible")


def _outer(inner: Factuality, outer: Factuality) -> Factuality:
    """Return what an outer word leaves of what the inner words told."""
    if inner == "asserted":
        return outer
    if outer == "denied" and inner != "unknown":
        return "denied"
    if inner == "planned" and outer in {"possible", "demanded"}:
        return outer
    return "unknown" if outer == "unknown" else inner


def _own(tree: Tree, token: Token, below: Token | None) -> Factuality:
    """Return the stance of the words that hang on a token: helpers, negation, adverbs, "if".

    `below` is the complement that the climb came from, None at the trigger: what "not" makes of a
    complement is told by `_stance`.
    """
    if _is_conditional(tree, token):
        return "possible"
    if _marked(tree, token, "question") or _is_question(tree, token):
        return "unknown"
    stance = _helped(tree, token)
    heard = below is not None and (
        below.dep == "ccomp" or _governs(token) or (_is_object(below) and not _is_light(token))
    )
    if not heard and _is_negated(tree, token):
        return "denied"
    if stance != "asserted":
        return stance
    for kid in tree.children(token.index, "advmod", "amod", "compound"):
        for word in (kid.lemma.casefold(), kid.text.casefold()):
            if word in _adverbs():
                return _adverbs()[word]
    return "asserted"


def _governs(token: Token) -> bool:
    """Return whether a word takes a stance of its own on what hangs on it."""
    return token.lemma.casefold() in _governors()


def _helped(tree: Tree, token: Token) -> Factuality:
    """Return the stance of a verb's helpers; one without a subject shares those of its conjunct."""
    helpers = tree.children(token.index, "aux")
    for kid in helpers:
        gives = _helpers().get(kid.text.casefold())
        if gives is not None:
            if kid.text.casefold() == "would" and _is_reported(tree, token):
                return "planned"
            return gives
    if (
        token.dep == "conj"
        and not helpers
        and not tree.children(token.index, "nsubj", "nsubj:pass")
    ):
        first = tree.tokens[token.head]
        return _helped(tree, first) if first.upos == token.upos else "asserted"
    return "asserted"


def _is_reported(tree: Tree, token: Token) -> bool:
    """Return whether a clause is what someone says: "said it would" tells a plan."""
    if token.dep != "ccomp" or token.head < 0 or tree.children(token.index, "advcl"):
        return False
    return tree.tokens[token.head].lemma.casefold() in _words("reporting", "lemmas")


def _is_conditional(tree: Tree, token: Token) -> bool:
    """Return whether a clause begins with "if" or the like."""
    return _marked(tree, token, "conditional")


def _marked(tree: Tree, token: Token, section: str) -> bool:
    """Return whether a clause opens with one of the conjunctions of a section."""
    marks = {kid.lemma.casefold() for kid in tree.children(token.index, "mark", "advmod")}
    if section == "conditional" and "if" in marks and _asks(tree, token):
        return False
    if section == "question" and "if" in marks and _asks(tree, token):
        return True
    return bool(marks & _words(section, "marks"))


def _asks(tree: Tree, token: Token) -> bool:
    """Return whether a clause is what is asked: "wonder if"."""
    if token.dep not in {"ccomp", "xcomp", "advcl"} or token.head < 0:
        return False
    return _governors().get(tree.tokens[token.head].lemma.casefold()) == "unknown"


def _is_question(tree: Tree, token: Token) -> bool:
    """Return whether a main clause asks yes or no: its helper stands before its subject."""
    if token.dep != "root" or not tree.tokens or tree.tokens[-1].text not in {"?", "”", '"'}:
        return False
    if not any(last.text == "?" for last in tree.tokens[-2:]):
        return False
    subjects = tree.children(token.index, "nsubj", "nsubj:pass")
    helpers = tree.children(token.index, "aux", "aux:pass", "cop")
    inverted = bool(subjects) and any(kid.index < subjects[0].index for kid in helpers)
    asks_why = any(word.xpos in {"WRB", "WP", "WDT"} for word in tree.tokens[:2])
    return inverted and not asks_why


def _is_negated(tree: Tree, token: Token) -> bool:
    """Return whether a token is negated: by "not", by "no" on it or its arguments, by "without"."""
    for kid in tree.children(token.index):
        lemma, text = kid.lemma.casefold(), kid.text.casefold()
        if (
            kid.dep == "advmod"
            and {lemma, text} & _words("negation", "adverbs")
            and not _only(tree, kid)
        ):
            return True
        if kid.dep == "det" and lemma in _words("negation", "determiners"):
            return True
        if kid.dep in {"case", "mark"} and lemma in _words("negation", "prepositions"):
            return True
        if kid.dep in {"nsubj", "nsubj:pass", "obj"} and _is_nobody(tree, kid):
            return True
    return False


def _only(tree: Tree, negation: Token) -> bool:
    """Return whether "not" belongs to "not only", which denies nothing."""
    following = tree.tokens[negation.index + 1 : negation.index + 2]
    return bool(following) and following[0].lemma.casefold() in {"only", "just", "merely"}


def _is_nobody(tree: Tree, token: Token) -> bool:
    """Return whether a noun phrase is "no soldiers", "nobody", "none of them"."""
    if token.lemma.casefold() in _words("negation", "pronouns"):
        return True
    kids = tree.children(token.index, "det")
    return any(kid.lemma.casefold() in _words("negation", "determiners") for kid in kids)


def _stance(tree: Tree, token: Token, governor: Token) -> Factuality:
    """Return what a governor makes of the clause or noun below it."""
    kind = token.dep.partition(":")[0]
    if kind not in _COMPLEMENTS and token.dep != "nsubj:pass":
        return "asserted"
    gives = _governors().get(governor.lemma.casefold(), "asserted")
    if gives != "asserted" and not _is_governed(tree, token, governor):
        gives = "asserted"
    reporting = governor.lemma.casefold() in _words("reporting", "lemmas")
    if _is_negated(tree, governor):
        if gives != "asserted":
            return _negated()[gives]
        if kind == "ccomp" and reporting:
            return _negated()["asserted"]
    if kind == "xcomp" and governor.lemma == "have" and _has_to(tree, token):
        yet = any(kid.lemma == "yet" for kid in tree.children(governor.index, "advmod"))
        yet = yet or any(kid.lemma == "yet" for kid in tree.children(token.index, "advmod"))
        return "denied" if yet else "demanded"
    return gives


_NOT_COMPLEMENT = frozenset(
    {
        "after",
        "before",
        "since",
        "while",
        "when",
        "because",
        "as",
        "although",
        "though",
        "by",
        "until",
        "with",
    }
)


def _is_governed(tree: Tree, token: Token, governor: Token) -> bool:
    """Return whether a token is the complement of its governor, not an adjunct of time or cause."""
    marks = {kid.lemma.casefold() for kid in tree.children(token.index, "mark", "case", "advmod")}
    if token.dep in {"advcl", "obl", "nmod"} and marks & _NOT_COMPLEMENT:
        return False
    if token.dep == "obl" and not marks & {
        "of",
        "for",
        "to",
        "on",
        "from",
        "against",
        "into",
        "about",
    }:
        return False
    if governor.lemma.casefold() == "tell" and not _has_to(tree, token):
        return False
    if token.dep == "nmod:poss" or (token.dep == "advcl" and not marks and token.xpos != "VB"):
        return token.dep == "advcl" and governor.lemma.casefold() == "accuse"
    return True


def _is_object(token: Token) -> bool:
    """Return whether a token is a noun that is a verb's object."""
    return token.upos in {"NOUN", "PROPN"} and token.dep == "obj"


def _is_light(token: Token) -> bool:
    """Return whether a verb only carries the event noun that is its object ("launch strikes")."""
    return token.lemma.casefold() in _words("light", "lemmas")


def _is_definite(tree: Tree, noun: Token) -> bool:
    """Return whether a noun tells of something known: "the raid", "Ankara's raid"."""
    kids = tree.children(noun.index, "det", "nmod:poss")
    return any(kid.dep == "nmod:poss" or kid.lemma.casefold() in _DEFINITE for kid in kids)


_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def _has_to(tree: Tree, token: Token) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return any(kid.lemma.casefold() == "to" for kid in tree.children(token.index, "mark"))


def _passes(tree: Tree, token: Token) -> bool:
    """Return whether a clause shares the stance of the one that it belongs to."""
    if token.upos in {"NOUN", "PROPN"} and token.dep.partition(":")[0] in {"obj", "nsubj"}:
        light = _is_light(tree.tokens[token.head])
        return (light and token.dep != "nsubj") or (
            _is_object(token) and not _is_definite(tree, token)
        )
    kind = token.dep
    if kind == "advcl":
        marks = {kid.lemma.casefold() for kid in tree.children(token.index, "mark", "advmod")}
        return not marks & _NOT_COMPLEMENT
    if kind == "conj":
        return not tree.children(token.index, "nsubj", "nsubj:pass", "aux")
    if kind == "obl":
        return token.upos == "VERB"
    if kind == "acl":
        noun = tree.tokens[token.head]  # "rejected reports that ...": what is reported is rejected
        reported = noun.lemma.casefold() in _words("reporting", "nouns")
        return _has_to(tree, token) or _governs(noun) or reported
    return kind in _INHERITS or kind == "nmod"


@cache
def _table(rows: str, words: str) -> dict[str, Factuality]:
    """Return, by word, what the rows of one kind give."""
    found: dict[str, Factuality] = {}
    for row in tables.rows(tables.table("modality")[rows]):
        gives = _factuality(tables.text(row["gives"]))
        for word in tables.words(row[words]):
            found.setdefault(word, gives)
    return found


def _factuality(word: str) -> Factuality:
    """Return a word of the data file as a factuality. Raises BadValue if it is none."""
    if word not in get_args(Factuality):
        raise BadValue(f"{word!r} is no factuality. Use one of {get_args(Factuality)}.")
    return cast("Factuality", word)


def _governors() -> dict[str, Factuality]:
    """Return what each governing word gives."""
    return _table("governor", "lemmas")


def _helpers() -> dict[str, Factuality]:
    """Return what each helper gives."""
    return _table("helper", "words")


def _adverbs() -> dict[str, Factuality]:
    """Return what each adverb or adjective gives."""
    return _table("adverb", "lemmas")


@cache
def _negated() -> dict[str, Factuality]:
    """Return what "not" makes of each stance."""
    data = tables.section(tables.table("modality")["negated"])
    return {stance: _factuality(tables.text(word)) for stance, word in data.items()}


@cache
def _words(section: str, field: str) -> frozenset[str]:
    """Return a plain list of data/modality.toml."""
    return frozenset(tables.words(tables.section(tables.table("modality")[section])[field]))
