"""Where one sentence says that somebody says, thinks, asks or plans something.

Each finding gives the tokens of the source, the cue and the content by the syntax alone; who that
is, and quotations over several sentences, are joined on in `attributions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.read import cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.read.cues import VerbCue
    from detente.read.trees import Token, Tree

_CLAUSES = ("ccomp", "xcomp", "ccomp:outer")
_SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
_OWN_VOICE = frozenset({"i", "we", "you", "me", "us", "there"})
"""Subjects of what is said inside a quotation; its speaker is told outside it."""
_RELATIVES = frozenset({"who", "which", "that", "whom"})


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
    found = [*_by_verbs(tree), *_by_phrases(tree), *_by_nouns(tree)]
    return tuple(sorted(found, key=lambda saying: saying.cue[0]))


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
    source = _agent(tree, verb) if passive else _subject(tree, verb)
    if cue.documents and not (source is not None and _is_document(tree, source)):
        return None
    if verb.xpos == "VBG" and verb.dep == "advcl" and verb.lemma.casefold() in cues.listed("hints"):
        return None
    found = _content(tree, verb, cue, passive=passive)
    if found is None and not ("quote" in cue.takes and source is not None and cue.kind == "say"):
        return None
    extra, content = found or ((), ())
    if source is not None and tree.tokens[source].lemma.casefold() in _OWN_VOICE:
        return None
    if source is None and not (
        passive and cue.kind in {"say", "think"} and _has_clause(tree, verb)
    ):
        return None
    held = set(content)
    if source is not None and source in held:
        first = min(source, verb.index)
        held -= set(range(first, verb.index)) | set(tree.subtree(source))
        held = set(_bare(tree, held))
    if not held and found is not None:
        return None
    cue_words = sorted({*_verb_words(tree, verb), *extra} - held)
    hearer = next((kid.index for kid in tree.children(verb.index, "iobj", "obj")), None)
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


def _content(
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


def _has_clause(tree: Tree, verb: Token) -> bool:
    """Return whether a verb has a clause as its complement."""
    return bool(tree.children(verb.index, *_CLAUSES, "csubj", "csubj:pass"))


def _clause(tree: Tree, verb: Token, cue: VerbCue) -> tuple[int, ...]:
    """Return the tokens of a clause that a verb attributes; () if it has none."""
    own = set(tree.subtree(verb.index))
    as_clause = verb.dep == "advcl" and any(
        mark.lemma == "as" for mark in tree.children(verb.index, "mark", "advmod")
    )
    if verb.head >= 0 and ((verb.dep == "parataxis" and not _speaks_on(tree, verb)) or as_clause):
        return _bare(tree, set(tree.subtree(verb.head)) - own)
    kids = [kid for kid in tree.children(verb.index, *_CLAUSES) if _is_told(tree, kid, cue)]
    if not kids and "quote" in cue.takes:
        kids = [kid for kid in tree.children(verb.index, "parataxis", "obj") if _is_quoted(tree, kid)]
    fronted = [kid for kid in kids if kid.index < verb.index]
    if fronted:
        kids = fronted + [kid for kid in kids if kid not in fronted and _is_marked(tree, kid)]
    held: set[int] = set()
    for kid in kids:
        held.update(_without_comment(tree, kid))
    if not held or cue.kind not in {"say", "show", "think"}:
        return _bare(tree, held)
    held.update(_strays(tree, verb, held))
    for kid in tree.children(verb.index, "advcl", "acl", "amod") if fronted else ():
        if kid.index < fronted[0].index:
            held.update(tree.subtree(kid.index))
    if _is_aside(tree, verb):
        held.update(_around(tree, verb))
    return _bare(tree, held)


def _is_marked(tree: Tree, clause: Token) -> bool:
    """Return whether a clause opens with a word such as "that"."""
    return bool(tree.children(clause.index, "mark"))


_GOES_ON = frozenset({"because", "if", "unless", "since", "so", "although", "though", "that"})


def _strays(tree: Tree, verb: Token, held: set[int]) -> set[int]:
    """Return what belongs to a told clause but hangs on the verb of saying.

    Parsers take "said the talks would fail" for saying the talks, and the second of two told clauses
    for a second thing that happened.
    """
    found: set[int] = set()
    for kid in tree.children(verb.index):
        below = set(tree.subtree(kid.index))
        if kid.dep in {"obj", "nsubj"} and verb.index < kid.index < max(held) and kid.dep == "obj":
            found |= below
        elif kid.dep == "advcl" and kid.index > verb.index:
            if any(mark.lemma.casefold() in _GOES_ON for mark in tree.children(kid.index, "mark")):
                found |= below
        elif kid.dep == "conj" and kid.index > max(held) and kid.lemma.casefold() not in cues.verbs():
            own = tree.children(kid.index, "nsubj", "nsubj:pass", "expl", "mark")
            if own or kid.xpos == "VB":
                found |= below
    return found


def _is_aside(tree: Tree, verb: Token) -> bool:
    """Return whether subject and verb stand between commas inside what is told (", he said,")."""
    subjects = tree.children(verb.index, *_SUBJECTS)
    if not subjects:
        return False
    subject = [i for i in tree.subtree(subjects[0].index) if i < verb.index] or [verb.index]
    first, last = subject[0], max(verb.index, subjects[0].index)
    before = tree.tokens[first - 1].text if first else ""
    after = tree.tokens[last + 1].text if last + 1 < len(tree.tokens) else ""
    follows = tree.tokens[last + 2].text if last + 2 < len(tree.tokens) else ""
    return before == "," and after in {",", "."} and follows not in _MARKS


_MARKS = frozenset({"“", "”", '"', "``", "''", "«", "»"})


def _around(tree: Tree, verb: Token) -> set[int]:
    """Return the words before an aside and after it, without an opening "but" or "and"."""
    own = {verb.index}
    for kid in tree.children(verb.index, *_SUBJECTS, "aux", "advmod"):
        if kid.dep != "advmod" or kid.index == verb.index - 1:
            own.update(tree.subtree(kid.index))
    opening = {kid.index for kid in tree.children(verb.index, "cc") if kid.index == 0}
    return set(tree.subtree(verb.index)) - own - opening


def _without_comment(tree: Tree, clause: Token) -> set[int]:
    """Return a clause without a participle that goes on saying ("..., adding that", "..., noting")."""
    held = set(tree.subtree(clause.index))
    for kid in tree.children(clause.index, "advcl", "parataxis", "conj"):
        says = kid.lemma.casefold() in cues.verbs() and not tree.children(
            kid.index, "mark", "nsubj"
        )
        if says and kid.xpos == "VBG" and tree.tokens[tree.subtree(kid.index)[0] - 1].text == ",":
            held -= set(tree.subtree(kid.index))
    return held


def _speaks_on(tree: Tree, verb: Token) -> bool:
    """Return whether a parenthetical verb has a complement of its own."""
    return bool(tree.children(verb.index, "ccomp", "xcomp"))


def _is_told(tree: Tree, clause: Token, cue: VerbCue) -> bool:
    """Return whether a complement is what is told, not a mere predicate ("feel tired")."""
    if clause.dep != "xcomp":
        return True
    marked = bool(tree.children(clause.index, "mark", "case"))
    return (
        clause.upos in {"VERB", "AUX"}
        and (marked or clause.xpos == "VBG")
        or (marked and cue.kind in {"plan", "ask"})
    )


def _is_quoted(tree: Tree, token: Token) -> bool:
    """Return whether a stretch begins or ends with quotation marks."""
    words = tree.subtree(token.index)
    return bool(_MARKS & {tree.tokens[i].text for i in (words[0], words[-1], *words[-3:])})


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
        return ((particle.index,), _bare(tree, held)) if held else None
    return _prepositional(tree, verb, cue.particles)


def _prepositional(
    tree: Tree, verb: Token, words: frozenset[str]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the preposition and the noun phrase after it ("called for a truce")."""
    for kid in tree.children(verb.index, "obl", "nmod", "advcl"):
        cases = [case for case in tree.children(kid.index, "case", "mark") if case.lemma in words]
        if cases and kid.index > verb.index:
            held = set(tree.subtree(kid.index)) - {cases[0].index}
            for clause in tree.children(verb.index, "xcomp", "advcl"):
                if clause.index > kid.index and _is_marked(tree, clause) and cases[0].lemma in {"on", "upon"}:
                    held.update(tree.subtree(clause.index))
            return (cases[0].index,), _bare(tree, held)
    return None


_HEADS_OF_CONTENT = frozenset({"of", "as", "for", "to", "on", "with", "over"})


def _noun_content(
    tree: Tree, verb: Token, cue: VerbCue, *, passive: bool
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the object of a verb with what belongs to it ("accused Riga of spying")."""
    objects = tree.children(verb.index, "nsubj:pass" if passive else "obj")
    if not objects or objects[0].upos == "PRON" and objects[0].lemma in _RELATIVES:
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
    return (), _bare(tree, held)


def _subject(tree: Tree, verb: Token) -> int | None:
    """Return the head of the noun phrase that is a verb's subject, its controller's if it has none."""
    seen: set[int] = set()
    at = verb
    while at.index not in seen:
        seen.add(at.index)
        own = tree.children(at.index, *_SUBJECTS)
        if own:
            near = [kid for kid in own if kid.index < at.index] or list(own)
            return _antecedent(tree, at, near[-1])
        if at is verb and verb.xpos in _FINITE and verb.dep in {"parataxis", "root", "ccomp"}:
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


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _name_before(tree: Tree, verb: Token) -> int | None:
    """Return the person named between commas before a verb that the parse gives no subject.

    It is ", Ada Obi, a fellow at the institute, told" with the name taken for an apposition.
    """
    for name in reversed(tree.names):
        opened = name.first == 0 or tree.tokens[name.first - 1].text in {",", *_MARKS}
        if name.label == "PER" and name.last <= verb.index and opened:
            between = tree.tokens[name.last : verb.index]
            if any(token.xpos in _FINITE for token in between):
                return None
            return name.first
    return None


def _own_clause(tree: Tree, verb: Token) -> bool:
    """Return whether a clause has a subject of its own or is an adverbial with a conjunction."""
    marks = {mark.lemma for mark in tree.children(verb.index, "mark")}
    return verb.dep == "advcl" and bool(
        marks - {"to", "by", "in", "while", "when", "after", "before"}
    )


def _antecedent(tree: Tree, verb: Token, subject: Token) -> int:
    """Return the noun that a relative pronoun stands for, else the subject itself."""
    if subject.lemma.casefold() in _RELATIVES and subject.upos in {"PRON", "DET"}:
        at = verb
        while at.dep == "conj" and at.head >= 0:
            at = tree.tokens[at.head]
        if at.dep == "acl:relcl" and at.head >= 0:
            return at.head
    return subject.index


def _agent(tree: Tree, verb: Token) -> int | None:
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


def _is_document(tree: Tree, index: int) -> bool:
    """Return whether a noun is a document."""
    return tree.tokens[index].lemma.casefold() in cues.listed("documents")


def _bare(tree: Tree, held: Iterable[int]) -> tuple[int, ...]:
    """Return tokens without punctuation at either end; quotation marks stay."""
    kept = sorted(held)
    edge = {",", ".", ";", ":", "—", "–", "-", "--", "(", ")"}
    while kept and tree.tokens[kept[0]].text in edge:
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].text in edge:
        kept.pop()
    return tuple(kept)


def _by_phrases(tree: Tree) -> Iterator[Saying]:
    """Yield what "according to ..." and its like attribute."""
    words = [token.text.casefold() for token in tree.tokens]
    for at in range(len(words)):
        for phrase in cues.phrases():
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
    while head.head >= first and tree.subtree(head.head)[0] >= first:
        head = tree.tokens[head.head]
    inside = [i for i in tree.subtree(head.index) if i >= first]
    governor = head.head if head.head >= 0 else None
    last = inside[-1] if inside else after
    at_edge = first <= 1 or last >= len(tree.tokens) - 2
    whole = range(len(tree.tokens)) if at_edge else tree.subtree(governor) if governor is not None else ()
    content = _bare(tree, set(whole) - set(inside) - set(range(first, after)))
    if not content:
        return None
    noun = _first_noun(tree, head, after)
    return Saying(
        tree=tree, source=noun, cue=tuple(range(first, after)), content=content, kind="say"
    )


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
        source = _owner(tree, token)
        if clauses and source is not None:
            held = {i for kid in clauses for i in tree.subtree(kid.index)}
            content = _bare(tree, held)
            yield Saying(tree=tree, source=source, cue=(token.index,), content=content, kind="say")


def _owner(tree: Tree, noun: Token) -> int | None:
    """Return whose claim it is: "Cairo's", "by Cairo", "from Cairo"; None if it is nobody's."""
    own = tree.children(noun.index, "nmod:poss")
    if own:
        return own[0].index
    for kid in tree.children(noun.index, "nmod", "obl"):
        if any(case.lemma in {"by", "from", "of"} for case in tree.children(kid.index, "case")):
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
        return _subject(tree, governor)
    return None
