"""What a verb says a figure measures: "turnout stood at 9 per cent", "cut the quota to 900"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.counted import NOUNS, TIMES, has_case, is_money, preposition, states, words
from detente.read.figures import is_unit

if TYPE_CHECKING:
    from detente.read.figures import Figure
    from detente.read.trees import Token, Tree

# Lengths and times: "drove the lorry to 30 km" measures no lorry.
_SPANS = TIMES | {"km", "mile", "metre", "foot", "yard", "nautical mile"}
# What the subject of a verb is taken for where the parser takes the verb for a noun.
_SUBJECTS = frozenset({"nsubj", "root", "conj", "obj", "parataxis"})


def subject(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the subject of a verb that tells how large it is: "turnout stood at 9 per cent"."""
    before = [each for each in tree.tokens if each.end <= figure.start][-3:]
    # The parser takes "their dead numbered 40" and "inflation hit 90%" for nouns at times.
    named = [each for each in before if each.text.casefold().startswith(("number", "total", "hit"))]
    last = before[-1:]
    named = named or [
        each for each in last if each.lemma in words("measures") and each.upos == "NOUN"
    ]
    if named and (found := _just_before(tree, named[-1])) is not None:
        return found
    at = token
    for _ in range(3):
        if at.head < 0:
            break
        head = tree.tokens[at.head]
        if head.upos in {"VERB", "AUX"} or head.xpos == "VBG":
            return None if at.dep.startswith("nsubj") else _measured(tree, head, figure)
        if figure.unit is not None and tree.children(head.index, "cop"):
            return _of_verb(tree, head)
        if not (at.dep == "acl" and at.upos == "ADJ") and at.dep.partition(":")[0] not in {
            "conj",
            "nmod",
            "obl",
            "obj",
            "amod",
            "nummod",
            "advmod",
            "appos",
        }:
            break
        at = head
    if tree.children(token.index, "cop"):
        return _of_verb(tree, token)
    return None


def _measured(tree: Tree, verb: Token, figure: Figure) -> Token | None:
    """Return what a verb measures: "cut the quota to 900", "inflation eased to 9 per cent"."""
    before = [token for token in tree.tokens if token.end <= figure.start][-1:]
    led = preposition(tree, figure) in words("measuring")
    if before and before[0].upos == "ADP" and not led and before[0].dep == "case":
        return None
    if led:
        for thing in tree.children(verb.index, "obj"):
            # "Devalued the rupiah by 9 per cent", but "cut 20 points to 9".
            one = is_unit(thing.text) and not tree.children(thing.index, "det")
            whole = thing.upos == "NOUN" and not one
            if whole and thing.end <= figure.start and figure.unit not in _SPANS:
                return thing
    measures = words("measures") | words("change", "increase") | words("change", "decrease")
    known = verb.lemma.casefold() in measures or _has_people(tree, verb, figure)
    # Whatever does something by 9 per cent is measured by it, and so is a gap that widens to $5bn.
    things = [each for each in tree.children(verb.index, "obj") if not is_unit(each.text)]
    sized = figure.unit == "percent" or (is_money(figure.unit) and _is_to(tree, figure))
    loose = led and sized and not things
    return _of_verb(tree, verb) if known or loose else None


def _has_people(tree: Tree, verb: Token, figure: Figure) -> bool:
    """Return whether a verb tells how many a body of people has: "the contingent has 950"."""
    subjects = tree.children(verb.index, "nsubj")
    bodies = any(each.lemma.casefold() in words("groups") for each in subjects)
    return verb.lemma == "have" and figure.unit is None and bodies


def _is_to(tree: Tree, figure: Figure) -> bool:
    """Return whether "to" or "from" leads a figure: a gap widens from $4bn to $5bn."""
    return preposition(tree, figure) in {"to", "from"}


def _just_before(tree: Tree, verb: Token) -> Token | None:
    """Return the noun, or the adjective for people, that stands before a verb."""
    for token in reversed(tree.tokens[: verb.index]):
        beside = token.index == verb.index - 1 and token.dep == "compound"
        if token.upos in NOUNS and (beside or token.dep in _SUBJECTS):
            return token
        near = token.index == verb.index - 1 and token.upos == "ADJ"
        if token.text.casefold() in states() and (near or token.dep in {"nsubj", "root"}):
            return token
    return None


def _of_verb(tree: Tree, verb: Token) -> Token | None:
    """Return the common noun that is a verb's subject, or that of the verb it is joined to."""
    passive = verb.lemma in {"put", "estimate", "value", "price", "reckon", "set"}
    if passive:
        things = [each for each in tree.children(verb.index, "obj") if each.upos in NOUNS]
        # "Put the dead at 40" counts the dead; "put 40 on the list" does not.
        if things and any(has_case(tree, kid, {"at"}) for kid in tree.children(verb.index, "obl")):
            return things[0]
    deps = ("nsubj:pass",) if passive else ("nsubj", "nsubj:pass")
    for subject in tree.children(verb.index, *deps):
        of = [kid for kid in tree.children(subject.index, "nmod") if has_case(tree, kid, {"of"})]
        if of and is_unit(subject.text) and of[0].upos in NOUNS:
            # "A pound of rice costs 80 kyats".
            return of[0]
        if subject.upos in NOUNS:
            return subject
    acl = verb.dep in {"acl", "acl:relcl"} and verb.head >= 0
    if acl and tree.tokens[verb.head].upos in NOUNS:
        return tree.tokens[verb.head]
    joined = verb.dep in {"conj", "xcomp", "advcl"} and verb.head >= 0
    return _of_verb(tree, tree.tokens[verb.head]) if joined else None
