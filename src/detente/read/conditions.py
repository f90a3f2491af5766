"""The conditions of a row of the lexicon, tested on a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.paths import cases, complements, noun_phrase, objects, subjects
from detente.read.verb_forms import lemma

if TYPE_CHECKING:
    from detente.read.bearing import Bearing
    from detente.read.trees import Tree
    from detente.read.wordings import Wording

_REACH = 5
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


def phrase_tail(tree: Tree, verb: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return where the other words of a verbal phrase stand; None if they do not follow.

    They must come in order, each before the next verb and within a few words of the last.
    """
    found: list[int] = []
    at = verb
    for word in rest:
        stop = min(len(tree.tokens), at + 1 + _REACH)
        place = next((i for i in range(at + 1, stop) if _is(tree, i, word)), None)
        if place is None or any(tree.tokens[i].upos == "VERB" for i in range(at + 1, place)):
            return None
        if not _belongs(tree, verb, place):
            return None
        found.append(place)
        at = place
    return None if found and _stray(tree, verb, found[-1]) else tuple(found)


def _stray(tree: Tree, verb: int, last: int) -> bool:
    """Return whether a preposition is no part of the phrase: "took hostages *in* 1979"."""
    token = tree.tokens[last]
    if token.dep != "case" or token.head == verb:
        return False
    own = [kid.index for kid in tree.children(verb, "obj")]
    if not own:
        return tree.tokens[token.head].upos == "NUM"
    above = {token.head, *(t.index for t in tree.ancestors(token.head))}
    return not above.intersection(own) and last > max(own)


def _is(tree: Tree, index: int, word: str) -> bool:
    token = tree.tokens[index]
    return word in {token.lemma.lower(), token.text.lower()}


def _belongs(tree: Tree, verb: int, index: int) -> bool:
    """Return whether the word hangs on the verb, at most two steps below it."""
    above = [token.index for token in tree.ancestors(index)]
    return verb in above[:3]


def fits_verb(tree: Tree, verb: int, row: Wording, tail: tuple[int, ...], bearing: Bearing) -> bool:
    """Return whether a verb meets every condition of the row.

    A bare verb does not fit where a particle makes another verb of it ("call off", not "call").
    """
    if not tail and _other_particle(tree, verb):
        return False
    if row.object_none and tree.children(verb, "obj"):
        return False
    return (
        _fits_form(tree, verb, row)
        and _fits_phrases(tree, verb, row)
        and _fits_complement(tree, verb, row)
        and _fits_object(tree, verb, row, tail, bearing)
    )


def _fits_form(tree: Tree, verb: int, row: Wording) -> bool:
    """Return whether negation and tense are as the row asks."""
    if row.negated and not _negated(tree, verb):
        return False
    return not row.future or any(a.lemma.lower() in _FUTURE for a in tree.children(verb, "aux"))


def _fits_phrases(tree: Tree, verb: int, row: Wording) -> bool:
    """Return whether the subject and what stands by the verb are as the row asks."""
    if row.subjects and not _has_subject(tree, verb, row.subjects):
        return False
    if row.obliques and not _has_oblique(tree, verb, row.obliques):
        return False
    if row.guilty and not any(k.lemma in row.guilty for k in tree.children(verb, "xcomp")):
        return False
    return not row.prepositions or _has_preposition(tree, verb, row.prepositions)


def fits_noun(tree: Tree, noun: int, row: Wording) -> bool:
    """Return whether a noun meets every condition of the row."""
    if row.nouns_not:
        before = {kid.lemma.lower() for kid in tree.children(noun, "compound", "amod")}
        if before & row.nouns_not:
            return False
    if row.objects:
        of = [kid.index for kid in tree.children(noun, "nmod") if "of" in cases(tree, kid.index)]
        return any(not row.objects.isdisjoint(noun_phrase(tree, index)) for index in of)
    return True


def _other_particle(tree: Tree, verb: int) -> bool:
    return any(kid.dep == "compound:prt" for kid in tree.children(verb))


def _negated(tree: Tree, verb: int) -> bool:
    return any(kid.lemma.lower() in _NEGATIONS for kid in tree.children(verb, "advmod"))


def _has_subject(tree: Tree, verb: int, wanted: frozenset[str]) -> bool:
    return any(_head_in(tree, head, wanted) for head in subjects(tree, verb))


def _has_oblique(tree: Tree, verb: int, wanted: frozenset[str]) -> bool:
    return any(
        not wanted.isdisjoint(noun_phrase(tree, kid.index))
        for kid in tree.children(verb)
        if kid.dep.startswith(("obl", "xcomp"))
    )


def _has_preposition(tree: Tree, verb: int, wanted: frozenset[str]) -> bool:
    return any(wanted.intersection(cases(tree, kid.index)) for kid in tree.children(verb))


def _fits_complement(tree: Tree, verb: int, row: Wording) -> bool:
    if row.modals and not _has_modal(tree, verb, row.modals):
        return False
    if not (
        row.complements or row.complements_not or row.needs_complement or row.no_complement
        or row.needs_infinitive
    ):  # fmt: skip
        return True
    lemmas = {lemma(tree.tokens[index]) for index in complements(tree, verb)}
    if row.needs_infinitive and not _has_infinitive(tree, verb):
        return False
    if row.no_complement:
        return not any(kid.upos != "VERB" for kid in tree.children(verb, "xcomp"))
    if not lemmas:
        return False
    if row.complements:
        return bool(row.complements & lemmas)
    return not row.complements_not & lemmas


def _has_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[index].xpos == "VB" for index in complements(tree, verb))


def _has_modal(tree: Tree, verb: int, wanted: frozenset[str]) -> bool:
    clauses = tree.children(verb, "ccomp")
    return any(a.lemma.lower() in wanted for c in clauses for a in tree.children(c.index, "aux"))


def _fits_object(
    tree: Tree, verb: int, row: Wording, tail: tuple[int, ...], bearing: Bearing
) -> bool:
    kind = row.object_actor or row.object_name or row.object_common
    if not (row.objects or row.objects_not or kind):
        return True
    heads = objects(tree, verb) or _after_tail(tree, verb, tail)
    if row.objects_not and any(_head_in(tree, head, row.objects_not) for head in heads):
        return False
    if row.object_actor and not any(bearing.at(head) for head in heads):
        return False
    if row.object_common and not any(tree.tokens[head].upos == "NOUN" for head in heads):
        return False
    if row.object_name and not any(tree.tokens[head].upos == "PROPN" for head in heads):
        return False
    if not row.objects:
        return True
    return any(_phrases(tree, head) & row.objects for head in heads)


def _after_tail(tree: Tree, verb: int, tail: tuple[int, ...]) -> tuple[int, ...]:
    """Return the nouns under the preposition that ends a phrase: "pull out of talks"."""
    if not tail:
        return ()
    last = tree.tokens[tail[-1]]
    return (last.head,) if last.dep == "case" and last.head != verb else ()


def _head_in(tree: Tree, head: int, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(noun_phrase(tree, head))


def _phrases(tree: Tree, head: int) -> set[str]:
    """Return the phrases that end at a noun and at what follows its "of": "tons of wheat"."""
    found = set(noun_phrase(tree, head))
    for kid in tree.children(head, "nmod"):
        if "of" in cases(tree, kid.index):
            found.update(noun_phrase(tree, kid.index))
    found.update(
        phrase for kid in tree.children(head, "conj") for phrase in noun_phrase(tree, kid.index)
    )
    return found
