"""Verbs that give a cause: caused, led to, stems from, prevented, attributed to, blamed for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.read import counted, cues
from detente.read.joint import (
    Joint,
    bare_phrase,
    contiguous,
    is_happening,
    listed,
    rest,
    rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.read.joint import Row
    from detente.read.trees import Token, Tree


def by_verbs(tree: Tree) -> Iterator[Joint]:
    """Yield what verbs of causing, enabling and preventing join."""
    for verb in tree.tokens:
        if verb.upos != "VERB":
            continue
        for row in rows("verb"):
            if verb.lemma.casefold() in row.words:
                joint = _verb(tree, row, verb)
                if joint is not None:
                    yield joint
                    yield from _spelled_out(tree, verb, joint)
                    break


def _spelled_out(tree: Tree, verb: Token, joint: Joint) -> Iterator[Joint]:
    """Yield what "its actions" were where the sentence goes on to tell them after a dash."""
    cause = tree.tokens[joint.head_of_cause or 0]
    words = (
        {tree.tokens[i].lemma.casefold() for i in joint.cause} if cause.dep == "nsubj" else set()
    )
    for kid in tree.children(verb.index, "parataxis"):
        mark = tree.tokens[tree.subtree(kid.index)[0] - 1].text if kid.index else ""
        marks = {tree.tokens[i].text for i in tree.subtree(kid.index)[:1]} | {mark}
        if words & listed("generic") and marks & {"—", "–", "-", "--", ":"}:
            told = bare_phrase(tree, tree.subtree(kid.index))
            yield replace(joint, cause=told, head_of_cause=kid.index)


def _verb(tree: Tree, row: Row, verb: Token) -> Joint | None:
    """Return what one verb joins; None if a side is missing or the subject is a person acting."""
    passive = bool(tree.children(verb.index, "nsubj:pass", "aux:pass")) or (
        verb.xpos == "VBN" and verb.dep in {"acl", "advcl"}
    )
    other = _other_side(tree, row, verb, passive=passive)
    subject = _subject_side(tree, verb, passive=passive)
    if other is None or subject is None or not other[0] or not subject[0]:
        return None
    if not passive and is_person(tree, subject[1]):
        return None
    if (passive and row.after) or (row.clause and not _sees(tree, subject[1], other[1])):
        return None
    turned = row.turned or passive
    cause, effect = (other, subject) if turned else (subject, other)
    return Joint(
        tree=tree,
        cause=bare_phrase(tree, cause[0]),
        effect=bare_phrase(tree, effect[0]),
        signal=other[2],
        relation=row.relation,
        head_of_cause=cause[1],
        head_of_effect=effect[1],
    )


_Side = tuple[list[int], int, tuple[int, ...]]


def _sees(tree: Tree, subject: int, other: int) -> bool:
    """Return whether a happening "saw" somebody do something."""
    clause = tree.tokens[other].dep in {"ccomp", "xcomp"} and tree.tokens[other].upos == "VERB"
    return clause and is_happening(tree.tokens[subject])


def _other_side(tree: Tree, row: Row, verb: Token, *, passive: bool) -> _Side | None:
    """Return the side after the verb: its tokens, their head, and the words that join."""
    if passive:
        return _prepositional(tree, verb, frozenset({"by"}), ("obl:agent", "obl"))
    if row.after:
        return _prepositional(tree, verb, row.after, ("obl", "advcl"))
    if row.particles:
        kids = tree.children(verb.index, "compound:prt", "advmod")
        near = [kid for kid in kids if kid.lemma in row.particles]
        if not near:
            return _prepositional(tree, verb, row.particles, ("obl", "obj"))
        signal = (verb.index, near[0].index)
        return _object(tree, verb, signal) or _bare_oblique(tree, verb, signal)
    return _object(tree, verb, (verb.index,))


def _prepositional(
    tree: Tree, verb: Token, words: frozenset[str], deps: tuple[str, ...]
) -> _Side | None:
    """Return the noun or clause that one of the prepositions joins to a verb."""
    for kid in tree.children(verb.index, *deps):
        case = [c for c in tree.children(kid.index, "case", "mark") if c.lemma in words]
        if case and kid.index > verb.index:
            inner = [i for i in tree.subtree(kid.index) if i != case[0].index]
            return inner, kid.index, (verb.index, case[0].index)
    return None


def _bare_oblique(tree: Tree, verb: Token, signal: tuple[int, ...]) -> _Side | None:
    """Return a noun without a preposition that the parse did not take for the object."""
    for kid in tree.children(verb.index, "obl", "obl:unmarked"):
        if kid.index > signal[-1] and not tree.children(kid.index, "case"):
            return list(tree.subtree(kid.index)), kid.index, signal
    return None


def _object(tree: Tree, verb: Token, signal: tuple[int, ...]) -> _Side | None:
    """Return a verb's object with what it was made to do ("to recall", "from crossing")."""
    kids = tree.children(verb.index, "obj", "ccomp", "xcomp", "iobj")
    objects = [kid for kid in kids if kid.index > verb.index]
    if not objects or (objects[0].dep == "xcomp" and verb.lemma != "help"):
        return None
    held = [i for kid in objects for i in tree.subtree(kid.index)]
    for kid in tree.children(verb.index, "advcl", "obl"):
        marks = {mark.lemma for mark in tree.children(kid.index, "mark", "case")}
        joined = marks == {"from"} or (marks == {"to"} and len(objects) == 1)
        if kid.index > objects[0].index and joined:
            held += tree.subtree(kid.index)
    return sorted(held), objects[0].index, signal


def _subject_side(tree: Tree, verb: Token, *, passive: bool) -> tuple[list[int], int] | None:
    """Return tokens and head of what stands as subject; for a participle, of the main clause."""
    subjects = tree.children(verb.index, "nsubj:pass" if passive else "nsubj", "csubj")
    if subjects:
        subject = subjects[-1]
        if subject.lemma.casefold() in {"which", "that", "who"} and verb.dep == "acl:relcl":
            return _without(tree, verb.head, verb), verb.head
        return list(tree.subtree(subject.index)), subject.index
    return None if verb.head < 0 else _outer_subject(tree, verb, passive=passive)


def _outer_subject(tree: Tree, verb: Token, *, passive: bool) -> tuple[list[int], int] | None:
    """Return what stands as subject of a verb without one of its own."""
    governor = tree.tokens[verb.head]
    goes_on = verb.dep == "conj" and governor.xpos in {"VBD", "VBZ", "VBP"}
    aside = verb.dep == "advcl" and not tree.children(verb.index, "mark")
    if verb.xpos == "VBG" and (goes_on or aside):
        return list(rest(tree, governor, tree.subtree(verb.index))), governor.index
    if verb.dep == "conj" and not passive and governor.upos == "VERB":
        return _subject_side(tree, governor, passive=False)
    if verb.dep in {"acl", "acl:relcl"}:
        return _without(tree, governor.index, verb), governor.index
    return None


def _without(tree: Tree, index: int, clause: Token) -> list[int]:
    """Return the tokens below one, without those below a clause of it."""
    inner = set(tree.subtree(clause.index))
    return contiguous([i for i in tree.subtree(index) if i not in inner], index)


def is_person(tree: Tree, index: int) -> bool:
    """Return whether a subject acts rather than causes: a person, people or a named body."""
    token = tree.tokens[index]
    lemma = token.lemma.casefold()
    if token.upos in {"PRON", "PROPN"} and lemma not in {"this", "that", "which"}:
        return True
    kinds = ("officials", "experts", "people")
    return any(lemma in cues.listed(kind) for kind in kinds) or lemma in counted.persons()


def by_assigning(tree: Tree) -> Iterator[Joint]:
    """Yield "attribute the rift to X" and "blame X for the rift"."""
    for verb in tree.tokens:
        for row in rows("assign"):
            if verb.upos != "VERB" or verb.lemma.casefold() not in row.words:
                continue
            passive = bool(tree.children(verb.index, "nsubj:pass"))
            object_ = next(
                iter(tree.children(verb.index, "nsubj:pass" if passive else "obj")), None
            )
            link = _linked(
                tree, verb, object_, row.cause if row.effect == "obj" else frozenset({row.effect})
            )
            if object_ is None or link is None:
                continue
            case, noun = link
            theirs = [i for i in tree.subtree(noun.index) if i != case.index]
            objects = [i for i in tree.subtree(object_.index) if i not in {case.index, *theirs}]
            cause, effect = (theirs, objects) if row.effect == "obj" else (objects, theirs)
            heads = (noun, object_) if row.effect == "obj" else (object_, noun)
            yield Joint(
                tree=tree,
                cause=tuple(cause),
                effect=tuple(effect),
                signal=(verb.index, case.index),
                relation=row.relation,
                head_of_cause=heads[0].index,
                head_of_effect=heads[1].index,
            )


def _linked(
    tree: Tree, verb: Token, object_: Token | None, words: frozenset[str]
) -> tuple[Token, Token] | None:
    """Return the preposition and the noun or clause that it joins to a verb or its object."""
    near = [*tree.children(verb.index, "obl", "advcl")]
    if object_ is not None:
        near += tree.children(object_.index, "nmod", "acl")
    for kid in near:
        for case in tree.children(kid.index, "case", "mark"):
            if case.lemma in words and kid.index > verb.index:
                return case, kid
    return None
