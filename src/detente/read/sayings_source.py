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
            # Of "a report by the ministry says", parsers make both nouns subjects.
            near = [kid for kid in near if not tree.children(kid.index, "case")] or near
            if not near and at is verb and hearer:
                return _name_before(tree, verb)
            return antecedent(tree, at, (near or list(own))[-1])
        if at is verb and verb.xpos in FINITE and verb.dep in {"parataxis", "root", "ccomp"}:
            behind = None if hearer else _inverted(tree, verb)
            return _name_before(tree, verb) if behind is None else behind
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


def _inverted(tree: Tree, verb: Token) -> int | None:
    """Return the noun right behind a verb of saying whose clause comes first ('..., sighs Ada').

    The parse may call it an object. None where it is none.
    """
    told = [
        kid for kid in tree.children(verb.index, "ccomp", "parataxis") if kid.index < verb.index
    ]
    lent = [kid for clause in told for kid in tree.children(clause.index, "nsubj")]
    near = (*tree.children(verb.index, "obj"), *lent)
    behind = [kid for kid in near if kid.index > verb.index]
    if not told or len(behind) != 1 or behind[0].upos not in {"NOUN", "PROPN", "PRON"}:
        return None
    first = tree.subtree(behind[0].index)[0]
    return behind[0].index if first == verb.index + 1 else None


def quoted_as(tree: Tree, verb: Token) -> int | None:
    """Return who is quoted in "cites a captain as saying"; None where nobody is."""
    if verb.xpos != "VBG" or verb.head < 0:
        return None
    marks = {kid.lemma for kid in tree.children(verb.index, "mark", "case")}
    above = tree.tokens[verb.head]
    objects = tree.children(above.index, "obj")
    quotes = above.lemma in {"quote", "cite", "report", "describe"}
    return objects[0].index if quotes and "as" in marks and objects else None


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
