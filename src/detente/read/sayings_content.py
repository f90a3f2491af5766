"""What a verb of saying, thinking or asking attributes: the tokens of its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read import cues
from detente.read.sayings_source import MARKS, RELATIVES, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.read.cues import VerbCue
    from detente.read.trees import Token, Tree

_CLAUSES = ("ccomp", "xcomp", "ccomp:outer")


def attributed(
    tree: Tree, verb: Token, cue: VerbCue, *, passive: bool
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return extra words of the cue and the tokens of the content; None if there is no content."""
    if {"clause", "quote"} & cue.takes:
        clause = _clause(tree, verb, cue)
        if clause:
            return (), clause
    if "particle" in cue.takes:
        return _after_particle(tree, verb, cue)
    if "for" in cue.takes:
        asked = _prepositional(tree, verb, frozenset({"for", "on", "upon"}))
        if asked is not None:
            return asked
    if {"noun", "of"} & cue.takes:
        return _noun_content(tree, verb, cue, passive=passive)
    return None


def has_clause(tree: Tree, verb: Token) -> bool:
    """Return whether a verb has a clause as its complement."""
    return bool(tree.children(verb.index, *_CLAUSES, "csubj", "csubj:pass"))


def _clause(tree: Tree, verb: Token, cue: VerbCue) -> tuple[int, ...]:
    """Return the tokens of a clause that a verb attributes; () if it has none."""
    told = _interrupted(tree, verb)
    if told is not None:
        return _around_aside(tree, verb, told)
    kids = [kid for kid in tree.children(verb.index, *_CLAUSES) if _is_told(tree, kid, cue)]
    if not kids and cue.kind in {"say", "show"}:
        kids = _under_medium(tree, verb)
    if not kids and tree.children(verb.index, "aux:pass"):
        clauses = tree.children(verb.index, "csubj", "csubj:pass")
        kids = [kid for kid in clauses if kid.index > verb.index]
    if not kids and "quote" in cue.takes:
        kids = [
            kid for kid in tree.children(verb.index, "parataxis", "obj") if _is_quoted(tree, kid)
        ]
    fronted = [kid for kid in kids if kid.index < verb.index]
    if fronted:
        kids = fronted + [kid for kid in kids if kid not in fronted and _is_marked(tree, kid)]
    held = _told_below(tree, verb, kids)
    if not held or cue.kind not in {"say", "show", "think"}:
        return bare(tree, held)
    held.update(_strays(tree, verb, held))
    for kid in tree.children(verb.index, "advcl", "acl", "amod") if fronted else ():
        if kid.index < fronted[0].index:
            held.update(tree.subtree(kid.index))
    if _is_aside(tree, verb):
        held.update(_around(tree, verb))
    return bare(tree, held)


def _around_aside(tree: Tree, verb: Token, told: int) -> tuple[int, ...]:
    """Return the tokens of a clause into which a verb of saying is put."""
    below = set(tree.subtree(told)) - set(tree.subtree(verb.index))
    return bare(tree, below | _lent_subject(tree, verb, told))


def _lent_subject(tree: Tree, verb: Token, told: int) -> set[int]:
    """Return the subject of a fronted clause that the parse hangs on the verb of saying."""
    before = [kid for kid in tree.children(verb.index, *SUBJECTS) if kid.index < told < verb.index]
    return {index for kid in before for index in tree.subtree(kid.index)}


def _told_below(tree: Tree, verb: Token, kids: list[Token]) -> set[int]:
    """Return the tokens of the clauses that a verb tells.

    Of "said that he claimed that", parsers hang both words "that" on the last clause.
    """
    held: set[int] = set()
    for kid in kids:
        below = _without_comment(tree, kid) | _lent_subject(tree, verb, kid.index)
        held |= {
            i for i in below
            if not (i < verb.index < kid.index and tree.tokens[i].dep == "mark")
        }  # fmt: skip
    return held


def _under_medium(tree: Tree, verb: Token) -> list[Token]:
    """Return the clause that the parse hangs on where it was said: "said in a statement that"."""
    found = []
    for noun in tree.children(verb.index, "obl", "nmod"):
        for kid in tree.children(noun.index, "acl", "acl:relcl", "ccomp"):
            marks = tree.children(kid.index, "mark")
            if noun.index > verb.index and any(mark.lemma == "that" for mark in marks):
                found.append(kid)
    return found


def _is_marked(tree: Tree, clause: Token) -> bool:
    """Return whether a clause opens with a word such as "that"."""
    return bool(tree.children(clause.index, "mark"))


_GOES_ON = frozenset({"because", "if", "unless", "since", "so", "although", "though", "that"})


def _strays(tree: Tree, verb: Token, held: set[int]) -> set[int]:
    """Return what belongs to a told clause but hangs on the verb of saying.

    Parsers take "said the talks would fail" for saying the talks, and the second of two told
    clauses for a second thing that happened.
    """
    found: set[int] = set()
    for kid in tree.children(verb.index):
        below = set(tree.subtree(kid.index))
        if kid.dep in {"obj", "nsubj"} and verb.index < kid.index < max(held) and kid.dep == "obj":
            found |= below
        elif kid.dep == "advcl" and kid.index > verb.index:
            if any(mark.lemma.casefold() in _GOES_ON for mark in tree.children(kid.index, "mark")):
                found |= below
        elif (
            kid.dep == "conj" and kid.index > max(held) and kid.lemma.casefold() not in cues.verbs()
        ):
            own = tree.children(kid.index, "nsubj", "nsubj:pass", "expl", "mark")
            if own or kid.xpos == "VB":
                found |= below
    return found


def _is_aside(tree: Tree, verb: Token) -> bool:
    """Return whether subject and verb stand between commas inside what is told (", he said,")."""
    subjects = tree.children(verb.index, *SUBJECTS)
    if not subjects:
        return False
    below = tree.subtree(subjects[0].index)
    words = [i for i in below if i < verb.index and tree.tokens[i].upos != "PUNCT"]
    subject = words or [verb.index]
    first, last = subject[0], max(verb.index, subjects[0].index)
    before = tree.tokens[first - 1].text if first else ""
    after = tree.tokens[last + 1].text if last + 1 < len(tree.tokens) else ""
    follows = tree.tokens[last + 2].text if last + 2 < len(tree.tokens) else ""
    return before == "," and after in {",", "."} and follows not in MARKS


def _around(tree: Tree, verb: Token) -> set[int]:
    """Return the words before an aside and after it, without an opening "but" or "and"."""
    own = {verb.index}
    for kid in tree.children(verb.index, *SUBJECTS, "aux", "advmod"):
        if kid.dep != "advmod" or kid.index == verb.index - 1:
            own.update(tree.subtree(kid.index))
    opening = {kid.index for kid in tree.children(verb.index, "cc") if kid.index == 0}
    return set(tree.subtree(verb.index)) - own - opening


def _without_comment(tree: Tree, clause: Token) -> set[int]:
    """Return a clause without a participle that goes on saying ("..., adding that")."""
    held = set(tree.subtree(clause.index))
    for kid in tree.children(clause.index, "advcl", "parataxis", "conj"):
        says = kid.lemma.casefold() in cues.verbs() and not tree.children(
            kid.index, "mark", "nsubj"
        )
        if says and kid.xpos == "VBG" and tree.tokens[tree.subtree(kid.index)[0] - 1].text == ",":
            held -= set(tree.subtree(kid.index))
    return held


def _interrupted(tree: Tree, verb: Token) -> int | None:
    """Return the predicate of the clause into which a verb of saying is put; None if there is none.

    "The pass, he said, is open"; "as he said, the pass is open".
    """
    if verb.head < 0 or _speaks_on(tree, verb) or _says_other(tree, verb):
        return None
    marks = {mark.lemma for mark in tree.children(verb.index, "mark", "advmod")}
    if verb.dep == "parataxis" or (verb.dep == "advcl" and "as" in marks):
        return verb.head
    if verb.dep == "acl:relcl" and _is_aside(tree, verb):
        above = tree.ancestors(verb.head)
        return next((token.index for token in above if token.upos == "VERB"), None)
    return None


def _says_other(tree: Tree, verb: Token) -> bool:
    """Return whether a verb has an object of its own, such as whom it blames."""
    objects = tree.children(verb.index, "obj")
    takes = {kind for cue in cues.verbs().get(verb.lemma.casefold(), ()) for kind in cue.takes}
    return bool(objects) and bool(takes & {"noun", "of"})


def _speaks_on(tree: Tree, verb: Token) -> bool:
    """Return whether a parenthetical verb has a complement of its own."""
    return bool(tree.children(verb.index, "ccomp", "xcomp"))


def _is_told(tree: Tree, clause: Token, cue: VerbCue) -> bool:
    """Return whether a complement is what is told, not a mere predicate ("feel tired")."""
    if clause.dep != "xcomp":
        return True
    if clause.upos in {"NOUN", "PROPN"} and tree.children(clause.index, "case"):
        return False
    marked = bool(tree.children(clause.index, "mark", "case"))
    return (clause.upos in {"VERB", "AUX"} and (marked or clause.xpos == "VBG")) or (
        marked and cue.kind in {"plan", "ask"}
    )


def _is_quoted(tree: Tree, token: Token) -> bool:
    """Return whether a stretch begins or ends with quotation marks."""
    words = tree.subtree(token.index)
    return bool(MARKS & {tree.tokens[i].text for i in (words[0], words[-1], *words[-3:])})


def _after_particle(
    tree: Tree, verb: Token, cue: VerbCue
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return what follows "pointed out", "spoke of": a clause or a noun phrase."""
    near = [
        kid for kid in tree.children(verb.index, "compound:prt", "advmod") if kid.index > verb.index
    ]
    particle = next((kid for kid in near if kid.lemma in cue.particles), None)
    if particle is not None:
        kids = tree.children(verb.index, "ccomp", "obj")
        held = {i for kid in kids for i in tree.subtree(kid.index)}
        return ((particle.index,), bare(tree, held)) if held else None
    return _prepositional(tree, verb, cue.particles)


def _prepositional(
    tree: Tree, verb: Token, words: frozenset[str]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the preposition and the noun phrase after it ("called for a truce")."""
    for kid in tree.children(verb.index, "obl", "nmod", "advcl", "xcomp"):
        cases = [case for case in tree.children(kid.index, "case", "mark") if case.lemma in words]
        if cases and kid.index > verb.index:
            held = set(tree.subtree(kid.index)) - {cases[0].index}
            for clause in tree.children(verb.index, "xcomp", "advcl"):
                if (
                    clause.index > kid.index
                    and _is_marked(tree, clause)
                    and cases[0].lemma in {"on", "upon"}
                ):
                    held.update(tree.subtree(clause.index))
            return (cases[0].index,), bare(tree, held)
    return None


_HEADS_OF_CONTENT = frozenset({"of", "as", "for", "to", "on", "with", "over"})


def _noun_content(
    tree: Tree, verb: Token, cue: VerbCue, *, passive: bool
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the object of a verb with what belongs to it ("accused Riga of spying")."""
    objects = tree.children(verb.index, "nsubj:pass" if passive else "obj")
    if not objects or (objects[0].upos == "PRON" and objects[0].lemma in RELATIVES):
        return None
    held = set(tree.subtree(objects[0].index))
    joined = False
    for kid in tree.children(verb.index, "obl", "xcomp", "advcl", "nmod"):
        marks = {case.lemma for case in tree.children(kid.index, "case", "mark")}
        if kid.index > objects[0].index and (kid.dep == "xcomp" or marks & _HEADS_OF_CONTENT):
            held.update(tree.subtree(kid.index))
            joined = True
    if "noun" not in cue.takes and not joined:
        return None
    return (), bare(tree, held)


def bare(tree: Tree, held: Iterable[int]) -> tuple[int, ...]:
    """Return tokens without punctuation at either end; quotation marks stay."""
    kept = sorted(held)
    edge = {",", ".", ";", ":", "—", "–", "-", "--", "(", ")"}
    while kept and tree.tokens[kept[0]].text in edge:
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].text in edge:
        kept.pop()
    return tuple(kept)
