"""Whether what a word tells happened: asserted, denied, possible, planned, demanded or unknown.

Words around the trigger are read from the inside outwards, as Sauri and Pustejovsky (2012,
Computational Linguistics 38) do: its own helpers and negation, then each word that governs it. The
innermost that takes a stance decides; a denial or a condition further out overrides it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.read.factuality_astray import (
    governor_before,
    is_appointed,
    is_told_of,
    is_wish,
    phrase_before,
)
from detente.read.factuality_forms import (
    is_definite,
    is_guessed,
    is_headline_plan,
    is_inverted,
    is_past,
    is_purpose,
    is_question,
)
from detente.read.factuality_scope import (
    governing,
    is_negated,
    is_nobody,
    minus_of,
    name_of,
    negator,
)
from detente.read.factuality_subjects import by_name, by_subject, is_thwarted, predicated
from detente.read.modality import adverbs, governors, helpers, signatures, words

if TYPE_CHECKING:
    from detente.model.claims import Factuality
    from detente.read.trees import Token, Tree

_STOPS = frozenset({"acl:relcl", "parataxis", "root", "list", "appos"})
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "csubj", "acl", "obj", "nmod", "obl", "nmod:poss", "advcl"}
)
_INHERITS = frozenset({"xcomp", "ccomp", "csubj", "conj", "advcl", "acl", "obl"})


def judge(tree: Tree, trigger_index: int, *, whole: bool = False) -> Factuality:
    """Return whether the happening told by a token is told as true, false, possible and so on.

    `whole`: what is judged is the clause with its "not": who vows not to leave plans to stay. What
    is judged else is the happening by itself: it is denied that they leave.
    """
    found = _climbed(tree, trigger_index, whole=whole)
    at = len(tree.tokens) if whole else trigger_index
    if found == "asserted" and is_headline_plan(tree, at):
        return "planned"
    phrase = phrase_before(tree, trigger_index)
    if phrase is None or (found == "denied" and phrase != "unknown"):
        return found
    return phrase


def _climbed(tree: Tree, trigger_index: int, *, whole: bool) -> Factuality:
    """Return what the words on a token and those that govern it make of it."""
    found: Factuality = "asserted"
    at, below = tree.tokens[trigger_index], None
    while True:
        own = _own(tree, at, below, whole=whole)
        found = _outer(found, own)
        astray = governor_before(tree, at)
        if astray is not None and astray != "asserted":
            return _outer(found, astray)
        if at.head < 0 or (at.dep in _STOPS and not is_told_of(tree, at)):
            return found
        if own == "possible" and _is_conditional(tree, at):
            return found
        governor = tree.tokens[at.head]
        over = negator(tree, governor)
        stance = _stance(tree, at, governor, refused=over is not None)
        if stance == "asserted" and is_purpose(tree, at, governor):
            stance = "planned"
        if whole and below is None and own == "denied" and stance in {"planned", "demanded"}:
            found = "asserted"
        found = _outer(found, stance)
        if not _passes(tree, at):
            return found
        at, below = (governor, at) if over is None else (over, governor)


def is_hypothetical(tree: Tree, index: int) -> bool:
    """Return whether a token stands under an "if" or a word such as "could": a what-if."""
    for token in (tree.tokens[index], *tree.ancestors(index)):
        if _is_conditional(tree, token):
            return True
        aids = {kid.text.casefold() for kid in tree.children(token.index, "aux")}
        if aids & _hypothetical_helpers() and not ("would" in aids and _is_reported(tree, token)):
            return True
        if token.dep in _STOPS or (token.dep == "ccomp" and token.index != index):
            break
    return judge(tree, index) == "possible"


@cache
def _hypothetical_helpers() -> frozenset[str]:
    """Return the helpers that make a what-if: those that leave it possible."""
    return frozenset(word for word, gives in helpers().items() if gives == "possible")


def _outer(inner: Factuality, outer: Factuality) -> Factuality:
    """Return what an outer word leaves of what the inner words told."""
    if inner == "asserted":
        return outer
    if outer == "denied" and inner != "unknown":
        return "denied"
    if inner == "planned" and outer in {"possible", "demanded"}:
        return outer
    return "unknown" if outer == "unknown" else inner


def _own(tree: Tree, token: Token, below: Token | None, *, whole: bool) -> Factuality:
    """Return the stance of the words that hang on a token: helpers, negation, adverbs, "if".

    `below` is the complement that the climb came from, None at the trigger: what "not" makes of a
    complement is told by `_stance`.
    """
    if _is_conditional(tree, token):
        return "possible"
    if _marked(tree, token, "question") or is_question(tree, token):
        return "unknown"
    if is_wish(tree, token):
        return "demanded"
    stance = _helped(tree, token)
    if stance == "asserted" and below is None:
        stance = by_name(tree, token)
    heard = below is not None and (
        below.dep == "ccomp" or _governs(token) or (_is_object(below) and not _is_light(token))
    )
    if not heard and is_negated(tree, token):
        aids = {kid.text.casefold() for kid in tree.children(token.index, "aux")}
        if aids & {"may", "might"} or (whole and stance in {"planned", "demanded"}):
            return stance
        return "denied"
    return _qualified(tree, token) if stance == "asserted" else stance


def _qualified(tree: Tree, token: Token) -> Factuality:
    """Return the stance of the asides, adverbs and adjectives on a word."""
    of = (token, *tree.children(token.index, "nsubj", "nsubj:pass"))
    if any(is_guessed(tree, kid) for at in of for kid in tree.children(at.index, "parataxis")):
        return "possible"
    untrue = words("untrue", "lemmas")
    if any(kid.upos == "ADJ" and kid.lemma in untrue for kid in tree.children(token.index, "acl")):
        return "denied"
    for kid in tree.children(token.index, "advmod", "amod", "compound"):
        for word in (kid.lemma.casefold(), kid.text.casefold()):
            if word in adverbs():
                return adverbs()[word]
    return "asserted"


def _governs(token: Token) -> bool:
    """Return whether a word takes a stance of its own on what hangs on it."""
    return token.lemma.casefold() in governors()


def _helped(tree: Tree, token: Token) -> Factuality:
    """Return the stance of a verb's helpers; one without a subject shares those of its conjunct."""
    aids = tree.children(token.index, "aux")
    if is_appointed(tree, token):
        return "planned"
    for kid in aids:
        gives = helpers().get(kid.text.casefold())
        if gives is not None:
            if kid.text.casefold() in {"would", "should"} and _is_reported(tree, token, gives):
                return "planned"
            return gives
    if token.dep == "conj" and not aids and not tree.children(token.index, "nsubj", "nsubj:pass"):
        first = tree.tokens[token.head]
        return _helped(tree, first) if first.upos == token.upos else "asserted"
    return "asserted"


def _is_reported(tree: Tree, token: Token, gives: Factuality = "possible") -> bool:
    """Return whether a clause is what someone says: "said it would" tells a plan.

    Under a condition it tells none, nor does "would have"; "should" only where one is vowed.
    """
    if token.dep not in {"ccomp", "acl"} or token.head < 0:
        return False
    if any(kid.lemma.casefold() == "have" for kid in tree.children(token.index, "aux")):
        return False
    if any(_is_conditional(tree, kid) for kid in tree.children(token.index, "advcl")):
        return False
    above = tree.tokens[token.head].lemma.casefold()
    said = gives == "possible" and (
        above in words("reporting", "lemmas") or _tells_of_self(tree, token, above)
    )
    return said or governors().get(above) == "planned"


def _tells_of_self(tree: Tree, token: Token, above: str) -> bool:
    """Return whether who warns, hints or hopes speaks of an act of their own: "warned it would"."""
    subjects = tree.children(token.index, "nsubj")
    own = bool(subjects) and subjects[0].upos == "PRON" and subjects[0].text.casefold() in _SELF
    return own and above in words("own_acts", "lemmas")


_SELF = frozenset({"it", "they", "he", "she", "we", "i"})


def _is_conditional(tree: Tree, token: Token) -> bool:
    """Return whether a clause begins with "if" or the like, or with "were they to"."""
    return _marked(tree, token, "conditional") or is_inverted(tree, token)


def _marked(tree: Tree, token: Token, section: str) -> bool:
    """Return whether a clause opens with one of the conjunctions of a section."""
    marks = {kid.lemma.casefold() for kid in tree.children(token.index, "mark", "advmod")}
    if section == "conditional" and "if" in marks and _asks(tree, token):
        return False
    if section == "question" and "if" in marks and _asks(tree, token):
        return True
    return bool(marks & words(section, "marks"))


def _asks(tree: Tree, token: Token) -> bool:
    """Return whether a clause is what is asked or not known: "wonder if", "cannot say if"."""
    if token.dep not in {"ccomp", "xcomp", "advcl"} or token.head < 0:
        return False
    above = tree.tokens[token.head]
    lemma = above.lemma.casefold()
    signature = signatures().get(lemma)
    open_ = signature is not None and signature[1] == "unknown" and is_negated(tree, above)
    if governors().get(lemma) == "unknown" or open_:
        return True
    return token.dep == "ccomp" or (
        lemma in words("reporting", "lemmas") and is_negated(tree, above)
    )


def _stance(tree: Tree, token: Token, governor: Token, *, refused: bool = False) -> Factuality:
    """Return what a governor makes of what is below it; `refused`: it is itself not done."""
    kind = token.dep.partition(":")[0]
    if kind in _SUBJECTS and token.dep != "nsubj:pass":
        return predicated(tree, token, governor)
    if kind not in _COMPLEMENTS and token.dep != "nsubj:pass":
        return "asserted"
    gives = _given(tree, token, governor, kind)
    if refused or is_negated(tree, governor):
        left = _refused(tree, token, governor, gives)
        if left is not None:
            return left
    nouns = tree.children(governor.index, "nsubj", "nsubj:pass")
    if kind == "ccomp" and any(
        kid.lemma.casefold() in signatures() and is_nobody(tree, kid) for kid in nouns
    ):
        return "unknown"  # "no evidence has been found that ..."
    if kind == "xcomp" and governor.lemma == "have" and has_to(tree, token):
        yet = any(kid.lemma == "yet" for kid in tree.children(governor.index, "advmod"))
        yet = yet or any(kid.lemma == "yet" for kid in tree.children(token.index, "advmod"))
        return "denied" if yet else "demanded"
    return gives


def _given(tree: Tree, token: Token, governor: Token, kind: str) -> Factuality:
    """Return what a governor gives to a complement, its own negation not counted."""
    lemma = governor.lemma.casefold()
    gives = governing(tree, governor)
    if gives == "asserted" and kind in {"ccomp", "parataxis"}:
        gives = by_subject(tree, governor)
    pressed = kind in {"advcl", "xcomp"} and has_to(tree, token)
    if gives == "asserted" and pressed and by_subject(tree, governor) == "demanded":
        gives = "demanded"  # "pressure is mounting on Doha to ..."
    if kind in {"acl", "ccomp"} and _tells_of_self(tree, token, lemma):
        gives = "asserted" if _helped(tree, token) == "planned" else gives
    if (
        gives in {"planned", "demanded"}
        and kind == "ccomp"
        and is_past(tree, token, simple=gives == "planned")
    ):
        gives = "asserted"  # "agreed that it had erred"
    if kind in {"obj", "acl", "nmod"} and is_thwarted(tree, token, governor):
        gives = "denied"
    if kind in {"acl", "ccomp"} and lemma in words("untrue", "lemmas"):
        gives = "denied"
    if kind == "xcomp" and lemma in words("hearsay", "lemmas") and _is_passive(tree, governor):
        gives = "possible"
    if gives != "asserted" and not _is_governed(tree, token, governor):
        gives = "asserted"
    return "planned" if kind == "xcomp" and lemma == "be" and has_to(tree, token) else gives


def _refused(tree: Tree, token: Token, governor: Token, gives: Factuality) -> Factuality | None:
    """Return what a negated governor makes of a complement; None if its "not" says nothing."""
    lemma, name = governor.lemma.casefold(), name_of(tree, governor)
    if lemma in words("settled", "lemmas") and _is_settled(tree, governor):
        return "asserted"
    if gives != "asserted":
        return minus_of(name, gives)
    told = token.dep.partition(":")[0] in _KNOWN or token.dep == "nsubj:pass"
    known = name in signatures() and token.dep != "nsubj:pass"
    known = known and _is_governed(tree, token, governor)
    reports = token.dep in _TOLD and lemma in words("reporting", "lemmas")
    return minus_of(name, gives) if told and (known or reports) else None


_TOLD = frozenset({"ccomp", "nsubj:pass"})
_KNOWN = frozenset({"ccomp", "csubj", "acl", "advcl", "nmod", "obl", "obj"})


def _is_passive(tree: Tree, token: Token) -> bool:
    return bool(tree.children(token.index, "aux:pass", "nsubj:pass"))


def _is_settled(tree: Tree, governor: Token) -> bool:
    """Return whether nobody doubts it: "nobody denies", "there is no doubt"."""
    if governor.upos == "NOUN":
        return is_nobody(tree, governor)
    few = any(kid.lemma == "few" for kid in tree.children(governor.index, "nsubj", "amod"))
    return few or any(is_nobody(tree, kid) for kid in tree.children(governor.index, "nsubj"))


_SUBJECTS = frozenset({"nsubj", "csubj"})


_NOT_COMPLEMENT = frozenset({
    "after", "before", "since", "while", "when", "because", "as", "although", "though", "by",
    "until", "with",
})  # fmt: skip


def _is_governed(tree: Tree, token: Token, governor: Token) -> bool:
    """Return whether a token is the complement of its governor, not an adjunct of time or cause."""
    marks = {kid.lemma.casefold() for kid in tree.children(token.index, "mark", "case", "advmod")}
    particles = {f"{governor.lemma.casefold()} {mark}" for mark in marks}
    if particles & governors().keys():
        return True
    if token.dep in {"advcl", "obl", "nmod"} and marks & _NOT_COMPLEMENT:
        return False
    if token.dep == "obl" and not marks & _LEADING:
        return False
    if governor.lemma.casefold() == "tell" and not has_to(tree, token):
        return False
    if token.dep == "nmod:poss" or (token.dep == "advcl" and not marks and token.xpos != "VB"):
        return token.dep == "advcl" and governor.lemma.casefold() == "accuse"
    return True


_LEADING = frozenset({"of", "for", "to", "on", "from", "against", "into", "about"})


def _is_object(token: Token) -> bool:
    """Return whether a token is a noun that is a verb's object."""
    return token.upos in {"NOUN", "PROPN"} and token.dep == "obj"


def _is_light(token: Token) -> bool:
    """Return whether a verb only carries the event noun that is its object ("launch strikes")."""
    return token.lemma.casefold() in words("light", "lemmas")


def has_to(tree: Tree, token: Token) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return any(kid.lemma.casefold() == "to" for kid in tree.children(token.index, "mark"))


def _passes(tree: Tree, token: Token) -> bool:
    """Return whether a clause shares the stance of the one that it belongs to."""
    if token.upos in {"NOUN", "PROPN"} and token.dep.partition(":")[0] in {"obj", "nsubj"}:
        light = _is_light(tree.tokens[token.head])
        return (light and token.dep != "nsubj") or (
            _is_object(token) and not is_definite(tree, token)
        )
    kind = token.dep
    if kind == "advcl":
        marks = {kid.lemma.casefold() for kid in tree.children(token.index, "mark", "advmod")}
        return not marks & _NOT_COMPLEMENT
    if kind == "conj":
        return not tree.children(token.index, "nsubj", "nsubj:pass", "aux")
    if kind == "obl":
        led = tree.tokens[token.head].lemma.casefold() in words("leading", "lemmas")
        return token.upos == "VERB" or (led and not is_definite(tree, token))
    if kind == "acl":
        noun = tree.tokens[token.head]  # "rejected reports that ...": what is reported is rejected
        reported = noun.lemma.casefold() in words("reporting", "nouns")
        return has_to(tree, token) or _governs(noun) or reported
    return kind in _INHERITS or kind == "nmod"
