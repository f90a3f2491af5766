"""Where one sentence says that somebody says, thinks, asks or plans something.

Each finding gives the tokens of the source, the cue and the content by the syntax alone; who that
is, and quotations over several sentences, are joined on in `attributions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.read import cues
from detente.read.lemmas import lemmas
from detente.read.sayings_content import attributed, bare, has_clause
from detente.read.sayings_source import FINITE, MARKS, agent, quoted_as, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.read.cues import VerbCue
    from detente.read.trees import Token, Tree

_OWN_VOICE = frozenset({"i", "we", "you", "me", "us", "there"})
"""Subjects of what is said inside a quotation; its speaker is told outside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One attribution inside one sentence, in indexes of its tokens.

    Attributes:
        source: The head of the noun phrase that says it; None if the sentence names none.
        cue: The tokens that attribute.
        content: The tokens of what is attributed, in order; () if it can only be a quotation that
            stands beside the cue.
        kind: say, think, ask, plan or show.
        hearer: The head of the noun phrase that it is told to; None if there is none.
        barred: Tokens inside the source's subtree that are not part of its name or role.
    """

    tree: Tree
    source: int | None
    cue: tuple[int, ...]
    content: tuple[int, ...]
    kind: str
    hearer: int | None = None


def sayings(tree: Tree) -> tuple[Saying, ...]:
    """Return the attributions of a sentence, in the order of their cues."""
    found = [*_by_verbs(tree), *_by_phrases(tree), *_by_nouns(tree), *_by_adjectives(tree)]
    last = _by_tail(tree)
    if last is not None and all(last.cue[0] not in saying.cue for saying in found):
        found.append(last)
    return tuple(sorted(found, key=lambda saying: saying.cue[0]))


def _by_tail(tree: Tree) -> Saying | None:
    """Return what a sentence that ends in ", the envoy thinks." attributes, whatever the parse."""
    words = [token for token in tree.tokens if token.upos != "PUNCT"]
    if len(words) < _LEAST_TAIL or any(t.text in MARKS for t in tree.tokens):
        return None
    verb = words[-1]
    commas = [token.index for token in tree.tokens[: verb.index] if token.text == ","]
    lemma = lemmas().find(verb.text, "VERB", "VBZ" if verb.text.endswith("s") else "VBD")
    kinds = {cue.kind for cue in cues.verbs().get(lemma, ()) if "clause" in cue.takes}
    if not commas or not kinds & {"say", "think"} or verb.xpos in {"VB", "VBN", "VBG"}:
        return None
    phrase = tree.tokens[commas[-1] + 1 : verb.index]
    opens = phrase[0] if phrase else None
    named = [token for token in phrase if token.upos in {"NOUN", "PROPN", "PRON"}]
    if opens is None or not named or opens.lemma.casefold() in _OWN_VOICE:
        return None
    if opens.upos in {"CCONJ", "SCONJ", "ADP"} or any(t.xpos in FINITE for t in phrase):
        return None
    prepositions = [token.index for token in phrase if token.upos == "ADP"]
    before = [token for token in named if not prepositions or token.index < prepositions[0]]
    content = bare(tree, range(commas[-1]))
    if not before or not any(t.xpos in {*FINITE, "MD"} for t in tree.tokens[: commas[-1]]):
        return None
    return Saying(
        tree=tree, source=before[-1].index, cue=(verb.index,), content=content, kind="say"
    )


_LEAST_TAIL = 5
"""Least words of a sentence that may end in who says it."""


def _by_verbs(tree: Tree) -> Iterator[Saying]:
    """Yield what verbs of saying, thinking, asking and planning attribute."""
    table = cues.verbs()
    for token in tree.tokens:
        if token.upos not in {"VERB", "AUX"} or token.dep in {"aux", "aux:pass", "cop", "case"}:
            continue
        found: list[Saying] = []
        for cue in table.get(token.lemma.casefold(), ()):
            saying = _verb(tree, token, cue)
            if saying is not None:
                found.append(saying)
        yield from sorted(found, key=lambda saying: not saying.content)[:1]


def _verb(tree: Tree, verb: Token, cue: VerbCue) -> Saying | None:
    """Return what one verb attributes by one row of its cues; None if that row does not fit."""
    passive = bool(tree.children(verb.index, "aux:pass"))
    source = agent(tree, verb) if passive else quoted_as(tree, verb)
    if source is None and not passive:
        source = subject(tree, verb, hearer=cue.hearer)
    if cue.documents and not (source is not None and _is_document(tree, source)):
        return None
    if verb.xpos == "VBG" and verb.dep == "advcl" and verb.lemma.casefold() in cues.listed("hints"):
        return None
    found = attributed(tree, verb, cue, passive=passive)
    if found is None and not ("quote" in cue.takes and source is not None and cue.kind == "say"):
        return None
    extra, content = found or ((), ())
    if source is not None and tree.tokens[source].lemma.casefold() in _OWN_VOICE:
        return None
    if source is None and not (passive and cue.kind in {"say", "think"} and has_clause(tree, verb)):
        return None
    held = set(content)
    if source is not None and source in held:
        first = min(source, verb.index)
        held -= set(range(first, verb.index)) | set(tree.subtree(source))
        held = set(bare(tree, held))
    if not held and found is not None:
        return None
    cue_words = sorted({*_verb_words(tree, verb), *extra} - held)
    told = tree.children(verb.index, "iobj", "obj", "nsubj", "obl:unmarked")
    hearer = next((kid.index for kid in told if kid.index > verb.index), None)
    return Saying(
        tree=tree,
        source=source,
        cue=tuple(cue_words) or (verb.index,),
        content=tuple(sorted(held)),
        kind=cue.kind,
        hearer=hearer if cue.hearer and hearer not in held else None,
    )


def _verb_words(tree: Tree, verb: Token) -> Iterator[int]:
    """Yield a verb, its particle and the helpers directly before it."""
    yield verb.index
    for kid in tree.children(verb.index, "compound:prt", "aux", "aux:pass"):
        if kid.index > verb.index or all(
            tree.tokens[i].head == verb.index for i in range(kid.index, verb.index)
        ):
            yield kid.index


def _is_document(tree: Tree, index: int) -> bool:
    """Return whether a noun is a document."""
    return tree.tokens[index].lemma.casefold() in cues.listed("documents")


def _by_phrases(tree: Tree) -> Iterator[Saying]:
    """Yield what "according to ..." and its like attribute."""
    words = [token.text.casefold() for token in tree.tokens]
    phrases = [phrase for phrase in cues.phrases() if set(phrase) <= set(words)]
    for at in range(len(words) if phrases else 0):
        for phrase in phrases:
            if tuple(words[at : at + len(phrase)]) == phrase:
                saying = _phrase(tree, at, at + len(phrase))
                if saying is not None:
                    yield saying
                break


def _phrase(tree: Tree, first: int, after: int) -> Saying | None:
    """Return what a phrase [first, after) with the noun phrase behind it attributes."""
    if after >= len(tree.tokens):
        return None
    head = tree.tokens[after]
    while head.head >= after and head.dep.partition(":")[0] in _INSIDE_NOUN:
        head = tree.tokens[head.head]
    inside = [i for i in tree.subtree(head.index) if i >= first]
    governor = head.head if head.head >= 0 else None
    last = inside[-1] if inside else after
    at_edge = first <= 1 or last >= len(tree.tokens) - 2
    whole = (
        range(len(tree.tokens))
        if at_edge
        else tree.subtree(governor)
        if governor is not None
        else ()
    )
    content = bare(tree, set(whole) - set(inside) - set(range(first, after)))
    if not content:
        return None
    noun = _first_noun(tree, head, after)
    return Saying(
        tree=tree, source=noun, cue=tuple(range(first, after)), content=content, kind="say"
    )


_INSIDE_NOUN = frozenset({"det", "compound", "amod", "nmod", "nummod", "flat", "advmod"})


def _first_noun(tree: Tree, head: Token, after: int) -> int:
    """Return the head of the noun phrase that follows a phrase."""
    if head.index >= after:
        return head.index
    kids = [kid for kid in tree.children(head.index) if kid.index >= after]
    return kids[0].index if kids else after


def _by_nouns(tree: Tree) -> Iterator[Saying]:
    """Yield what "Ankara's claim that ...", "accusations by Tbilisi that ..." attribute."""
    for token in tree.tokens:
        if token.upos != "NOUN" or token.lemma.casefold() not in cues.nouns():
            continue
        clauses = [
            kid
            for kid in tree.children(token.index, "acl", "ccomp")
            if tree.children(kid.index, "mark") and kid.index > token.index
        ]
        if not clauses and token.dep == "obj":
            told = tree.children(token.head, "ccomp")
            clauses = [
                kid for kid in told if kid.index > token.index and _opens_with_that(tree, kid)
            ]
        source = _owner(tree, token)
        if clauses and source is not None:
            held = {i for kid in clauses for i in tree.subtree(kid.index)}
            content = bare(tree, held)
            yield Saying(tree=tree, source=source, cue=(token.index,), content=content, kind="say")


def _by_adjectives(tree: Tree) -> Iterator[Saying]:
    """Yield what "is afraid that ...", "was sure that ..." attribute."""
    for token in tree.tokens:
        if token.lemma.casefold() not in cues.adjectives() or token.upos == "NOUN":
            continue
        clauses = [k for k in tree.children(token.index, "ccomp") if k.index > token.index]
        source = subject(tree, token)
        if source is None or tree.tokens[source].lemma.casefold() in {*_OWN_VOICE, "it"}:
            continue
        content = bare(tree, {i for kid in clauses for i in tree.subtree(kid.index)})
        if content:
            yield Saying(
                tree=tree, source=source, cue=(token.index,), content=content, kind="think"
            )


def _opens_with_that(tree: Tree, clause: Token) -> bool:
    """Return whether a clause opens with "that"."""
    return any(mark.lemma == "that" for mark in tree.children(clause.index, "mark"))


def _owner(tree: Tree, noun: Token) -> int | None:
    """Return whose claim it is: "Cairo's", "by Cairo", "from Cairo"; None if it is nobody's."""
    own = tree.children(noun.index, "nmod:poss")
    if own:
        return own[0].index
    above = tree.children(noun.head, "obl") if noun.head >= 0 else ()
    for kid in (*tree.children(noun.index, "nmod", "obl"), *above):
        cases = tree.children(kid.index, "case")
        beside = kid not in above or any(case.index == noun.index + 1 for case in cases)
        if beside and any(case.lemma in {"by", "from", "of"} for case in cases):
            return kid.index
    governor = tree.tokens[noun.head] if noun.head >= 0 else None
    if governor is not None and governor.lemma in {
        "make",
        "express",
        "voice",
        "reject",
        "repeat",
        "have",
        "issue",
    }:
        return subject(tree, governor)
    return None
