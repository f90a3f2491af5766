"""Whose words they are: the subject of a verb of saying, found through the syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.read.trees import Token, Tree

SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
RELATIVES = frozenset({"who", "which", "that", "whom"})


MARKS = frozenset({"“", "”", '"', "``", "''", "«", "»"})


FINITE = frozenset({"VBD", "VBZ", "VBP"})


def subject(tree: Tree, verb: Token, *, hearer: bool = False) -> int | None:
    """Return the head of a verb's subject, or of its controller's where it has none.

    `hearer`: what follows the verb is who it is told to, whatever the parse calls it.
    """
    seen: set[int] = set()
    at = verb
    while at.index not in seen:
        seen.add(at.index)
        own = tree.children(at.index, *SUBJECTS)
        if own:
            near = [kid for kid in own if kid.index < at.index]
            if not near and at is verb and hearer:
                return _name_before(tree, verb)
            return antecedent(tree, at, (near or list(own))[-1])
        if at is verb and verb.xpos in FINITE and verb.dep in {"parataxis", "root", "ccomp"}:
            return _name_before(tree, verb)
        if at.dep in {"acl", "acl:relcl"} and at.head >= 0:
            return at.head
        if at.dep in {"conj", "advcl", "xcomp"} and at.head >= 0 and not _own_clause(tree, at):
            passive = tree.children(at.head, "nsubj:pass")
            if passive and at.dep != "conj":
                return passive[0].index
            at = tree.tokens[at.head]
            continue
        return None
    return None


def _name_before(tree: Tree, verb: Token) -> int | None:
    """Return the person named between commas before a verb that the parse gives no subject.

    It is ", Ada Obi, a fellow at the institute, told" with the name taken for an apposition.
    """
    for name in reversed(tree.names):
        opened = name.first == 0 or tree.tokens[name.first - 1].text in {",", *MARKS}
        if name.label == "PER" and name.last <= verb.index and opened:
            between = tree.tokens[name.last : verb.index]
            if any(token.xpos in FINITE for token in between):
                return None
            return name.first
    return None


def _own_clause(tree: Tree, verb: Token) -> bool:
    """Return whether a clause has a subject of its own or is an adverbial with a conjunction."""
    marks = {mark.lemma for mark in tree.children(verb.index, "mark")}
    return verb.dep == "advcl" and bool(
        marks - {"to", "by", "in", "while", "when", "after", "before"}
    )


def antecedent(tree: Tree, verb: Token, subject: Token) -> int:
    """Return the noun that a relative pronoun stands for, else the subject itself."""
    if subject.lemma.casefold() in RELATIVES and subject.upos in {"PRON", "DET"}:
        at = verb
        while at.dep == "conj" and at.head >= 0:
            at = tree.tokens[at.head]
        if at.dep == "acl:relcl" and at.head >= 0:
            return at.head
    return subject.index


def agent(tree: Tree, verb: Token) -> int | None:
    """Return the head of the phrase with "by" of a passive verb; None if it has none."""
    for kid in tree.children(verb.index, "obl:agent", "obl"):
        if kid.dep == "obl:agent" or any(
            case.lemma == "by" for case in tree.children(kid.index, "case")
        ):
            return kid.index
    quoted = tree.children(verb.index, "nsubj:pass")
    follows = any(kid.xpos == "VBG" for kid in tree.children(verb.index, "advcl", "xcomp", "ccomp"))
    return (
        quoted[0].index
        if quoted and verb.lemma in {"quote", "cite", "report"} and follows
        else None
    )
