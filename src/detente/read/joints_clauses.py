"""Clauses that give a cause: because, as, after, so, to, if; participles; "as a result"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from detente.read import cues
from detente.read.joint import Joint, joint, listed, rest, rows, signal_of, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.read.joint import Row
    from detente.read.trees import Token, Tree


_JOINED = frozenset({"advcl", "xcomp", "conj", "parataxis", "ccomp"})


def by_marks(tree: Tree) -> Iterator[Joint]:
    """Yield what conjunctions join: because, as, after, so, to, if."""
    for clause in tree.tokens:
        if clause.dep not in _JOINED or clause.head < 0:
            continue
        marks = [
            kid
            for kid in tree.children(clause.index, "mark", "advmod", "cc")
            if kid.index < clause.index
        ]
        for mark in marks or _stray_mark(tree, clause):
            yield from _marked(tree, clause, mark)


_FINITE = frozenset({"VBD", "VBP", "VBZ"})


def _stray_mark(tree: Tree, clause: Token) -> tuple[Token, ...]:
    """Return the conjunction of a finite clause that the parse hung on its subject instead."""
    if clause.dep != "advcl" or clause.xpos not in {*_FINITE, "VBN"}:
        return ()
    start = clause.head + 1 if clause.head < clause.index else 0
    stray = [
        token
        for token in tree.tokens[start : clause.index]
        if token.dep in {"case", "mark"} and token.lemma.casefold() in _conjunctions()
    ]
    return tuple(stray[-1:])


@cache
def _conjunctions() -> frozenset[str]:
    found = (row.words for row in (*rows("mark"), *rows("conditional")))
    return frozenset[str]().union(*found)


def _marked(tree: Tree, clause: Token, mark: Token) -> Iterator[Joint]:
    """Yield what one conjunction joins."""
    word = mark.lemma.casefold()
    if word not in _conjunctions() and word not in {"to", "so"}:
        return
    main = _told(tree, clause, tree.tokens[clause.head])
    below = list(range(mark.index, tree.subtree(clause.index)[-1] + 1))
    if main.index in below:
        return
    signal = signal_of(tree, mark)
    inner = [i for i in below if i not in signal]
    around = rest(tree, main, below)
    if mark.dep != "cc":
        for row in rows("mark"):
            if word in row.words and _fits(tree, row, clause, main):
                yield joint(tree, row, (inner, around), (clause, main), mark)
        for row in rows("conditional"):
            if word in row.words:
                found = joint(tree, row, (inner, around), (clause, main), mark)
                yield replace(found, conditional=True)
    if mark.dep == "mark" and word == "to" and _is_purpose(tree, clause, main):
        yield joint(tree, rows("purpose")[0], (below, around), (clause, main), mark)
    if word == "so" and mark.dep != "mark" and clause.dep in {"conj", "parataxis", "advcl"}:
        yield joint(tree, rows("effect_mark")[0], (around, inner), (main, clause), mark)


def _told(tree: Tree, clause: Token, main: Token) -> Token:
    """Return the told clause where the parse hangs its condition on the verb of saying.

    "If it does so, analysts fear, prices will rise" joins the first and the last clause.
    """
    told = [kid for kid in tree.children(main.index, "ccomp") if kid.index > clause.index]
    aside = clause.index < main.index and main.lemma.casefold() in cues.verbs()
    return told[0] if aside and told else main


def _fits(tree: Tree, row: Row, clause: Token, main: Token) -> bool:
    """Return whether a row's conditions on the two clauses are met."""
    has_subject = bool(tree.children(clause.index, "nsubj", "nsubj:pass", "expl"))
    has_subject = has_subject or clause.xpos in _FINITE
    if row.when_verb is not None:
        words = (tree.tokens[i] for i in tree.subtree(clause.index))
        told = any(
            word.upos == "VERB" and word.lemma.casefold() in listed("changes") for word in words
        )
        return has_subject and told
    if row.when_effect is not None:
        return has_subject and main.lemma.casefold() in listed(row.when_effect)
    if "since" in {mark.lemma.casefold() for mark in tree.children(clause.index, "mark")}:
        perfect = any(kid.lemma == "have" for kid in tree.children(main.index, "aux"))
        return has_subject and not perfect and clause.xpos != "VBD"
    return True


def _makes_do(verb: Token) -> bool:
    """Return whether an infinitive after a verb's object tells what the object is to do."""
    lemma = verb.lemma.casefold()
    return lemma in cues.verbs() or any(lemma in row.words for row in rows("verb"))


_NO_PURPOSE = frozenset(
    {
        "have",
        "be",
        "go",
        "continue",
        "begin",
        "start",
        "try",
        "seem",
        "appear",
        "need",
        "refuse",
        "fail",
        "want",
        "come",
    }
)


def _is_purpose(tree: Tree, clause: Token, main: Token) -> bool:
    """Return whether an infinitive gives the aim of an act by somebody."""
    if clause.dep not in {"advcl", "xcomp"} or clause.index < main.index or main.upos != "VERB":
        return False
    if main.lemma.casefold() in _NO_PURPOSE or tree.children(main.index, "cop"):
        return False
    if clause.dep == "xcomp" and (_makes_do(main) or not tree.children(main.index, "obj")):
        return False
    acted = tree.children(main.index, "nsubj", "nsubj:pass", "obj") or main.xpos == "VBG"
    return bool(acted) and clause.xpos == "VB" and clause.upos == "VERB"


def by_participles(tree: Tree) -> Iterator[Joint]:
    """Yield participle clauses that say what moved the actor: "Fearing war, they joined"."""
    row = rows("participle")[0]
    for clause in tree.tokens:
        if clause.dep != "advcl" or clause.xpos not in {"VBG", "VBN", "JJ"} or clause.head < 0:
            continue
        bare = not tree.children(clause.index, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass")
        moved = clause.xpos == "VBG" or any(
            case.lemma in {"by", "at", "over", "about"}
            for kid in tree.children(clause.index, "obl", "obl:agent")
            for case in tree.children(kid.index, "case")
        )
        lemma = clause.lemma.casefold()
        known = lemma in row.words or (
            clause.xpos == "JJ" and lemma.removesuffix("ed") in row.words
        )
        if bare and moved and known and tree.children(clause.index):
            main = tree.tokens[clause.head]
            below = tree.subtree(clause.index)
            yield joint(tree, row, (below, rest(tree, main, below)), (clause, main), None)


def by_adverbs(tree: Tree) -> Iterator[Joint]:
    """Yield sentences that open with "as a result", "therefore": the cause is the one before."""
    texts = [token.text.casefold() for token in tree.tokens]
    root = tree.root
    for row in rows("adverb"):
        for words in row.words:
            parts = words.split()
            if root is not None and texts[: len(parts)] == parts:
                effect = [
                    i
                    for i in range(len(parts), len(texts))
                    if tree.tokens[i].upos != "PUNCT" or i < len(texts) - 1
                ]
                yield Joint(
                    tree=tree,
                    cause=(),
                    effect=trimmed(tree, effect),
                    signal=tuple(range(len(parts))),
                    relation=row.relation,
                    head_of_cause=None,
                    head_of_effect=root.index,
                )
                return
