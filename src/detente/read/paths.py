"""Ways through a dependency tree: who does what a verb says, to whom, and by which preposition.

Relations are Universal Dependencies v2. Nothing here knows actors or events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.trees import once

if TYPE_CHECKING:
    from detente.read.trees import Token, Tree

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
VERBS = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PAIRS = frozenset({
    "along with", "together with", "jointly with", "such as", "out of", "because of", "instead of",
    "according to", "due to", "as of", "apart from", "next to", "ahead of", "in front",
})  # fmt: skip
_COMPANY = frozenset({"along with", "alongside", "together with", "jointly with"})
_QUOTES = frozenset('"“”«»')
_PROMISE = frozenset({"promise", "pledge", "vow", "threaten", "agree", "offer"})
_LOOSE = frozenset({"compound", "nmod", "obl:unmarked", "obl", "nmod:poss", "dep", "flat", "appos"})
_OBLIQUE = ("obl", "nmod", "advcl", "acl")  # with their subtypes
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBORDINATORS = frozenset({"after", "before", "as", "since", "until", "because", "while", "once"})
_DEEPEST = 6
_POSSESSIVE_REACH = 5


@once
def passive(tree: Tree, verb: int) -> bool:
    """Return whether the verb stands in the passive, or is a past participle after its noun."""
    token = tree.tokens[verb]
    if tree.children(verb, "aux:pass", "obl:agent"):
        return True
    perfect = any(aux.lemma.lower() == "have" for aux in tree.children(verb, "aux"))
    if token.xpos != "VBD" and not perfect and tree.children(verb, "nsubj:pass"):
        return True
    bare = not tree.children(verb, "nsubj", "aux")
    if token.xpos == "VBN" and bare and token.dep in {"acl", "amod", "advcl"}:
        return True
    if token.dep == "conj" and token.xpos == "VBN" and bare:
        head = tree.tokens[token.head]
        return head.upos == "VERB" and head.xpos == "VBN" and passive(tree, head.index)
    return False


@once
def cases(tree: Tree, noun: int) -> tuple[str, ...]:
    """Return the prepositions of a noun in small letters; known ones of two words as one."""
    found = [token.index for token in tree.children(noun, "case")]
    if not found:
        return ()
    found += [kid.index for index in found for kid in tree.children(index, "fixed")]
    words = {index: tree.tokens[index].text.lower() for index in sorted(found)}
    for index in sorted(found):
        pair = f"{words.get(index)} {words.get(index + 1)}"
        if pair in _PAIRS:
            words[index] = pair
            del words[index + 1]
    return tuple(words.values())


@once
def by_preposition(tree: Tree, head: int, preposition: str) -> tuple[int, ...]:
    """Return the nouns that hang on `head` by that preposition."""
    return tuple(
        kid.index
        for kid in tree.children(head)
        if kid.dep.startswith(_OBLIQUE) and preposition in cases(tree, kid.index)
    )


def next_by(tree: Tree, noun: int, preposition: str) -> tuple[int, ...]:
    """Return the noun that follows directly by that preposition, wherever the parser hung it."""
    if noun + 1 >= len(tree.tokens):
        return ()
    token = tree.tokens[noun + 1]
    fits = token.dep == "case" and token.text.lower() == preposition and token.head > noun
    return (token.head,) if fits else ()


def listed(tree: Tree, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Return the tokens with the nouns that "and" and commas join to them."""
    if not tokens:
        return ()
    found: list[int] = []
    for index in tokens:
        found.append(index)
        found.extend(
            kid.index
            for kid in tree.children(index, "conj")
            if kid.upos in NOUNS and not tree.children(kid.index, "nsubj", "cop")
        )
    return tuple(dict.fromkeys(found))


@once
def subjects(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Return who does it: the subject, the agent of a passive, or what controls the verb."""
    if depth > _DEEPEST:
        return ()
    if passive(tree, verb):
        return listed(tree, _agents(tree, verb))
    own = _own_subjects(tree, verb) or _mistaken_subject(tree, verb)
    if own:
        first = _first_of_pair(tree, verb, own)
        return first + listed(tree, own) + _company(tree, verb, own)
    return _controllers(tree, verb, depth)


@once
def objects(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Return what it is done to: the object, the subject of a passive, or the noun modified."""
    if depth > _DEEPEST:
        return ()
    token = tree.tokens[verb]
    if passive(tree, verb):
        own = _own_subjects(tree, verb)
        if own:
            return listed(tree, own)
        if token.dep in {"acl", "amod", "acl:relcl"}:
            return listed(tree, (token.head,))
        return _shared_object(tree, verb, depth)
    given = tree.children(verb, "obj") or tree.children(verb, "iobj") or _bare(tree, verb)
    if given:
        return listed(tree, tuple(_resolved(tree, kid) for kid in given))
    return _borrowed_object(tree, verb)


def _shared_object(tree: Tree, verb: int, depth: int) -> tuple[int, ...]:
    """Return what a passive without a subject of its own takes from the verb it hangs on."""
    token = tree.tokens[verb]
    if token.dep not in {"conj", "advcl"} or tree.tokens[token.head].upos != "VERB":
        return ()
    return subjects_any(tree, token.head, depth + 1)


@once
def subjects_any(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Return the grammatical subject, whether it acts or is acted on."""
    if passive(tree, verb):
        return objects(tree, verb, depth)
    return subjects(tree, verb, depth)


@once
def complements(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the verbs or nouns of what is agreed, refused, demanded: infinitives and clauses."""
    found = [kid.index for kid in tree.children(verb, "xcomp", "ccomp")]
    for noun in tree.children(verb, "obj"):
        found += [kid.index for kid in tree.children(noun.index, "acl") if kid.xpos == "VB"]
    if not found:
        found = [
            kid.index
            for kid in tree.children(verb, "advcl")
            if any(mark.lemma == "to" for mark in tree.children(kid.index, "mark"))
        ]
    more = [k.index for index in found for k in tree.children(index, "conj") if k.upos == "VERB"]
    return tuple(found + more)


@once
def noun_phrase(tree: Tree, head: int, reach: int = 5) -> tuple[str, ...]:
    """Return the phrases that end at a noun, longest first, as `squeeze` writes them."""
    phrases: list[str] = []
    joined = ""
    for index in range(head, max(-1, head - reach), -1):
        token = tree.tokens[index]
        if index != head and token.upos in {"DET", "VERB", "ADP", "PRON", "AUX"}:
            break
        word = token.text if token.xpos == "VBG" else token.lemma
        piece = "" if token.text == "-" else word.lower().replace("-", "")
        joined = piece + joined
        phrases.append(joined)
    last = tree.tokens[head]
    if last.xpos == "NNS" and last.lemma[-1:] in {"s", "S"}:
        phrases = [form for p in phrases for form in (_singular(p), p)]
    return tuple(dict.fromkeys(reversed(phrases)))


def _singular(phrase: str) -> str:
    """Return a plural that the lemma rules left as it was without its ending."""
    return phrase[:-3] + "y" if phrase.endswith("ies") else phrase[:-1]


def _own_subjects(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the grammatical subjects; a possessor that was taken for one is left out."""
    kids = tree.children(verb, "nsubj", "nsubj:pass")
    return tuple(_resolved(tree, kid) for kid in kids if not possessive(tree, kid.index))


def _mistaken_subject(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return a subject right before a finite verb that the parser took for something else.

    "After [the US] occupied it" may have it in a phrase with "after", a headline ("Ankara downs
    jet") as part of a compound; a noun hung on something beyond the verb is one too.
    """
    if tree.tokens[verb].xpos not in _FINITE:
        return ()
    noun = _noun_before(tree, verb)
    if noun is None:
        return ()
    token, marks = tree.tokens[noun], set(cases(tree, noun))
    crosses = token.head > verb and not marks
    hung = token.head == verb and not marks and token.dep in _LOOSE
    clause = bool(marks) and marks <= _SUBORDINATORS
    return (noun,) if crosses or hung or clause else ()


def _noun_before(tree: Tree, verb: int) -> int | None:
    """Return the head of the noun phrase that ends right before a verb and its adverbs."""
    at = verb - 1
    while at >= 0 and tree.tokens[at].upos in {"ADV", "AUX", "PART"}:
        at -= 1
    if at < 0 or tree.tokens[at].upos not in {"NOUN", "PROPN", "PRON"}:
        return None
    while at < tree.tokens[at].head < verb and tree.tokens[tree.tokens[at].head].upos in NOUNS:
        at = tree.tokens[at].head
    while 0 <= tree.tokens[at].head < at and tree.tokens[tree.tokens[at].head].upos in NOUNS:
        at = tree.tokens[at].head
    return at


def _first_of_pair(tree: Tree, verb: int, own: tuple[int, ...]) -> tuple[int, ...]:
    """Return the first half of a joint subject that was cut off: "after [the US] and allies"."""
    for joint in tree.children(verb, "cc"):
        before = joint.index - 1
        if before < 0 or not own or joint.index > own[0]:
            continue
        marks = set(cases(tree, before))
        if tree.tokens[before].upos in {"NOUN", "PROPN"} and marks and marks <= _SUBORDINATORS:
            return (before,)
    return ()


def _bare(tree: Tree, verb: int) -> tuple[Token, ...]:
    """Return the noun after a particle ("called off talks") where it was not taken as object."""
    if not tree.children(verb, "compound:prt"):
        return ()
    kids = tree.children(verb, "obl", "xcomp")
    return tuple(k for k in kids if k.upos in NOUNS and k.index > verb and not cases(tree, k.index))


def possessive(tree: Tree, noun: int) -> bool:
    """Return whether the noun carries the ending 's."""
    return any(token.xpos == "POS" for token in tree.children(noun, "case"))


def _agents(tree: Tree, verb: int) -> tuple[int, ...]:
    named = tuple(kid.index for kid in tree.children(verb, "obl:agent"))
    return named or by_preposition(tree, verb, "by")


def _resolved(tree: Tree, token: Token) -> int:
    """Return the noun that a relative pronoun stands for; any other token's own index."""
    if token.lemma.lower() not in _RELATIVE or token.upos not in {"PRON", "DET", "SCONJ"}:
        return token.index
    for above in tree.ancestors(token.index):
        if above.dep == "acl:relcl" and above.head < token.index:
            return above.head
    return token.index


@once
def _company(tree: Tree, verb: int, own: tuple[int, ...]) -> tuple[int, ...]:
    """Return who does it "along with" the subject."""
    found: list[int] = []
    for head in (verb, *own):
        for kid in tree.children(head):
            if kid.upos in NOUNS and _beside(tree, kid.index):
                found.extend(listed(tree, (kid.index,)))
    return tuple(index for index in found if index not in own)


def _beside(tree: Tree, noun: int) -> bool:
    marks = cases(tree, noun)
    if _COMPANY.intersection(marks):
        return True
    near = {token.text.lower() for token in tree.children(noun, "advmod")}
    return "with" in marks and bool(near & {"along", "together", "jointly"})


def _controllers(tree: Tree, verb: int, depth: int) -> tuple[int, ...]:
    """Return the subject that a verb without one of its own takes from the word it hangs on."""
    token = tree.tokens[verb]
    if token.head < 0:
        return ()
    head = tree.tokens[token.head]
    if token.dep == "xcomp":
        return _of_infinitive(tree, head, depth)
    if token.dep == "conj" and head.upos in VERBS:
        return (subjects_any if passive(tree, head.index) else subjects)(
            tree, head.index, depth + 1
        )
    if token.dep == "advcl":
        return _of_adverbial(tree, verb, head, depth)
    if head.upos in NOUNS:
        return _of_modifier(tree, verb, head, depth)
    return ()


def _of_infinitive(tree: Tree, head: Token, depth: int) -> tuple[int, ...]:
    """Return the object of "urged Iran to go", the subject of "agreed to go"."""
    given = tree.children(head.index, "obj", "iobj")
    if given and head.lemma not in _PROMISE and not passive(tree, head.index):
        return listed(tree, tuple(kid.index for kid in given))
    return subjects_any(tree, head.index, depth + 1)


def _of_adverbial(tree: Tree, verb: int, head: Token, depth: int) -> tuple[int, ...]:
    """Return the subject of the clause around, or the object of "accused Iran of doing"."""
    if _blamed(tree, verb):
        return objects(tree, head.index, depth + 1)
    if head.upos in VERBS | {"ADJ"} and not _quoted_off(tree, verb, head.index):
        return subjects_any(tree, head.index, depth + 1)
    return ()


def _of_modifier(tree: Tree, verb: int, head: Token, depth: int) -> tuple[int, ...]:
    """Return the noun of "troops holding", "troops who hold", the owner of "a plan to hold"."""
    token = tree.tokens[verb]
    if token.dep == "acl:relcl" and not tree.children(verb, "nsubj"):
        return listed(tree, (head.index,))
    if token.dep in {"acl", "amod"} and token.xpos == "VBG":
        return listed(tree, (head.index,))
    if token.dep == "acl":
        return owners(tree, head.index) or _bearers_of_plan(tree, head.index, depth)
    return ()


def _blamed(tree: Tree, verb: int) -> bool:
    """Return whether the verb says what the object of another is accused of or punished for."""
    marks = {token.text.lower() for token in tree.children(verb, "mark", "case")}
    given = tree.children(tree.tokens[verb].head, "obj", "nsubj:pass")
    return tree.tokens[verb].xpos == "VBG" and bool(marks & {"of", "for", "from"}) and bool(given)


def _quoted_off(tree: Tree, one: int, other: int) -> bool:
    """Return whether an odd number of quotation marks stands between: one is quoted speech."""
    between = tree.tokens[min(one, other) : max(one, other)]
    return sum(token.text in _QUOTES for token in between) % 2 == 1


def owners(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return the possessors of a noun: "Iran's decision", "their decision"."""
    found = tuple(kid.index for kid in tree.children(noun, "nmod:poss"))
    return listed(tree, found or _marked_owner(tree, noun))


def _marked_owner(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return the noun before an 's that stands close before `noun`, whatever it was hung on."""
    for index in range(noun - 1, max(-1, noun - _POSSESSIVE_REACH), -1):
        token = tree.tokens[index]
        if token.xpos == "POS" and token.head >= 0:
            return (token.head,)
        if token.upos not in {"NOUN", "ADJ", "PROPN", "NUM", "PUNCT"}:
            return ()
    return ()


def _bearers_of_plan(tree: Tree, noun: int, depth: int) -> tuple[int, ...]:
    """Return who acts in "made a decision to ...": the subject of the verb that has the noun."""
    token = tree.tokens[noun]
    if token.dep in {"obj", "obl"} and tree.tokens[token.head].upos in VERBS:
        return subjects_any(tree, token.head, depth + 1)
    return ()


def _borrowed_object(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return an object that stands with a joined verb, or that a relative clause modifies."""
    token = tree.tokens[verb]
    if token.dep == "acl:relcl" and tree.children(verb, "nsubj"):
        return listed(tree, (token.head,))
    for kid in tree.children(verb, "conj"):
        if kid.upos == "VERB" and not tree.children(kid.index, "nsubj"):
            shared = tree.children(kid.index, "obj")
            if shared and kid.index - verb <= 3:
                return listed(tree, tuple(k.index for k in shared))
    return ()
