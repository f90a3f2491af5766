"""Which word of the tree a figure counts: before it, after it, or as the subject of its verb."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.read import clauses
from detente.read.counted import NOUNS, TIMES, Counted, has_case, is_person, states, words
from detente.read.figures import is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.read.figures import Figure
    from detente.read.trees import Token, Tree


# What the subject of a verb is taken for where the parser takes the verb for a noun.
_SUBJECTS = frozenset({"nsubj", "root", "conj", "obj", "parataxis"})


def find(figure: Figure, trees: Sequence[Tree]) -> Counted | None:
    """Return a figure with its place in the tree; None if no sentence holds it."""
    tree = clauses.tree_at(trees, figure.number)
    token = _stands(tree, figure) if tree else None
    if tree is None or token is None:
        return None
    following = [each for each in tree.at(figure.end, tree.end) if each.start >= figure.end]
    item = Counted(figure=figure, tree=tree, token=token, noun=None)
    held = _inside(tree, figure) or _held(tree, following, figure)
    if held is not None:
        back = held.lemma.casefold() in words("anaphors") or held.upos == "PRON"
        noun = _named_before(tree, held, figure) if back else held
        return replace(item, noun=noun, back=back)
    strong = _strong(tree, following, figure)
    if strong is not None:
        return replace(item, noun=strong, strong=True)
    state = _state(tree, following)
    if state is not None and figure.unit is None:
        return replace(item, state=state)
    noun = _modified(tree, token, figure) or _next(tree, following, figure)
    noun = noun or _governor(tree, token, figure)
    if noun is None and figure.unit is not None and figure.unit not in TIMES:
        noun = _on(tree, following)
    noun = noun or _subject(tree, token, figure) or _antecedent(tree, token, figure)
    if noun is not None and is_unit(noun.text):
        noun = None
    if noun is not None and noun.lemma.casefold() in words("uncounted") and not figure.unit:
        noun = noun if noun.lemma == "time" and noun.xpos == "NNS" else None
    return replace(item, noun=noun)


def _strong(tree: Tree, following: list[Token], figure: Figure) -> Token | None:
    """Return the body of people that is so many strong: "a 300-strong garrison"."""
    words_behind = [token for token in following[:3] if token.upos != "PUNCT"]
    if not words_behind or words_behind[0].lemma != "strong" or figure.unit is not None:
        return None
    if (
        len(words_behind) > 1
        and words_behind[1].upos in NOUNS
        and words_behind[1].index == words_behind[0].index + 1
    ):
        return _whole(tree, words_behind[1])
    before = [token for token in tree.tokens if token.end <= figure.start][-4:]
    return next((token for token in reversed(before) if token.upos in NOUNS), None)


def _stands(tree: Tree, figure: Figure) -> Token | None:
    """Return the token that a figure hangs on the sentence by: of "9 per cent" the last."""
    inside = tree.at(figure.number, figure.end)
    marks = {token.index for token in inside}
    outer = [token for token in inside if token.head not in marks]
    if not outer:
        return None
    return outer[-1] if figure.unit == "percent" else outer[0]


def _inside(tree: Tree, figure: Figure) -> Token | None:
    """Return the noun inside a share: "one Venezuelan in five"."""
    inside = tree.at(figure.number, figure.end)[1:]
    if not figure.fraction or not any(token.lemma in {"in", "out"} for token in inside):
        return None
    named = {"in", "out", "of", "third", "quarter", "half", "cent", "a"}
    known = [token for token in inside if token.lemma.casefold() not in named]
    return next(
        (t for t in known if t.upos in NOUNS or (t.upos == "ADJ" and t.text[0].isupper())), None
    )


def _named_before(tree: Tree, held: Token, figure: Figure) -> Token | None:
    """Return the noun of "eleven of them children", else of "the Communists, 90 of them"."""
    after = tree.tokens[held.index + 1 : held.index + 3]
    if held.upos == "PRON" and after and after[0].upos in {"ADJ", *NOUNS}:
        noun = next((token for token in after if token.xpos in {"NNS", "NNPS"}), None)
        if noun is not None and is_person(noun):
            return noun
    before = [token for token in tree.tokens if token.end <= figure.start][-2:]
    if len(before) < 2 or before[1].text != "," or held.upos != "PRON":
        return None
    plural = before[0].xpos in {"NNS", "NNPS"} and not is_unit(before[0].text)
    return before[0] if plural and before[0].dep.startswith("nsubj") else None


def _on(tree: Tree, following: list[Token]) -> Token | None:
    """Return the noun of "145 per cent on Chinese goods", "30 million in aid"."""
    if len(following) < 2 or following[0].lemma not in {"on", "in"}:
        return None
    if following[0].lemma == "in" and following[1].upos != "NOUN":
        return None
    noun = next((token for token in following[1:4] if token.upos in NOUNS), None)
    common = noun is not None and _whole(tree, noun).upos == "NOUN"
    return _whole(tree, noun) if noun is not None and common else None


def _antecedent(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the noun before "worth $3m", and of "maize, of which 300 tonnes rotted"."""
    before = [each for each in tree.tokens if each.end <= figure.start][-3:]
    said = [each.lemma.casefold() for each in before]
    if said[-1:] == ["worth"] and before[-2].upos in NOUNS:
        return before[-2]
    if said[-2:] in (["of", "which"], ["of", "whom"]):
        relative = [token, *tree.ancestors(token.index)]
        verb = next((each for each in relative if each.dep == "acl:relcl"), None)
        noun = tree.tokens[verb.head] if verb is not None else None
        return noun if noun is not None and noun.upos in NOUNS else None
    return None


def _held(tree: Tree, following: list[Token], figure: Figure) -> Token | None:
    """Return the word after "of" in "dozens of ships", "$5bn in aid", "six of them"."""
    if not following or following[0].start > figure.end + 2:
        return None
    if following[0].lemma.casefold() not in {"of", "worth"}:
        return None
    for token in following[1:9]:
        if token.dep == "nmod:poss" or token.lemma == "'s":
            continue
        if token.upos == "PRON" and token.xpos != "PRP$":
            return token
        if token.upos in NOUNS and not (token.text.isdigit() or token.lemma == "%"):
            return _whole(tree, token)
        if token.upos in {"VERB", "SCONJ", "AUX", "ADP"} and token.xpos not in {"VBN", "VBG"}:
            return None
        if token.lemma in {"own", "rest"}:
            return token
    return None


def _whole(tree: Tree, token: Token) -> Token:
    """Return the noun that a run of nouns ends in ("border guards", "Kenya's people")."""
    for _ in range(4):
        head = tree.tokens[token.head] if token.head > token.index else None
        inner = token.dep in {"compound", "amod", "nmod:poss", "nummod", "flat"}
        if head is None or not inner or head.upos not in NOUNS:
            break
        if any(each.upos == "ADP" for each in tree.tokens[token.index : head.index]):
            break
        token = head
    return token


def _state(tree: Tree, following: list[Token]) -> str | None:
    """Return what befell the people that a number stands for: "six injured", "two still held"."""
    near = [token for token in following[:3] if token.upos != "ADV" and token.lemma != "be"]
    if not near or near[0].start - following[0].start > 12:
        return None
    word = near[0]
    known = states().get(word.text.casefold())
    if known is None:
        return None
    behind = [token for token in following if token.index == word.index + 1]
    modifies = word.head > word.index and tree.tokens[word.head].upos in NOUNS
    adjoins = word.dep in {"amod", "compound"} and bool(behind) and behind[0].upos in NOUNS
    return None if modifies and adjoins else known


def _modified(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the noun that a number modifies or is said to be; None if there is none."""
    if token.upos in NOUNS and token.end > figure.end:
        return token
    if token.head < 0:
        return None
    head = tree.tokens[token.head]
    if token.dep in {"nummod", "det", "amod", "compound", "advmod", "nmod:unmarked"}:
        if head.text.casefold() in states() and head.index == token.index + 2:
            # The parser takes "40 Rohingya drowned" for drowned ones at times.
            head = tree.tokens[token.index + 1]
        between = [
            each for each in tree.tokens[token.index + 1 : head.index] if each.start >= figure.end
        ]
        cut = bool(between) and (
            between[0].text in ",;:(" or any(each.text.isdigit() for each in between)
        )
        return (
            _whole(tree, head) if head.upos in NOUNS and head.end > figure.end and not cut else None
        )
    said_to_be = token.dep == "nsubj" and head.upos == "NOUN" and tree.children(head.index, "cop")
    return head if said_to_be else None


def _next(tree: Tree, following: list[Token], figure: Figure) -> Token | None:
    """Return the noun that follows a figure at once; None if another word does or it has a unit."""
    if figure.unit and not figure.fraction:
        return None
    if not following or following[0].start > figure.end + 1:
        return None
    for token in following[:5]:
        if token.lemma.casefold() in {"none", "nobody", *words("uncounted")}:
            return None
        if token.upos in NOUNS:
            return _whole(tree, token)
        model = any(char.isdigit() for char in token.text) and token.text[0].isalpha()
        if not model and token.upos not in {"ADJ", "ADV"} and token.xpos not in {"VBN", "VBG"}:
            return None
    return None


def _governor(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the noun before a figure that it measures: "a crew of 30", "a bill, $9 million"."""
    if token.head < 0 or token.head >= token.index:
        return None
    head = tree.tokens[token.head]
    if head.upos != "NOUN":
        return None
    if token.dep in {"nmod", "nmod:unmarked"} and has_case(tree, token, {"of", "worth"}):
        sized = figure.unit is not None or head.lemma.casefold() in words("groups")
        return head if sized else None
    if token.dep == "acl" or tree.children(token.index, "case"):
        return None
    return head if token.dep == "appos" and figure.unit else None


def _subject(tree: Tree, token: Token, figure: Figure) -> Token | None:
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
        if head.upos in {"VERB", "AUX"}:
            measures = words("measures") | words("change", "increase") | words("change", "decrease")
            if head.lemma.casefold() not in measures or at.dep.startswith("nsubj"):
                return None
            return _of_verb(tree, head)
        if figure.unit is not None and tree.children(head.index, "cop"):
            return _of_verb(tree, head)
        if at.dep.partition(":")[0] not in {
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


def _just_before(tree: Tree, verb: Token) -> Token | None:
    """Return the noun, or the adjective for people, that stands before a verb."""
    for token in reversed(tree.tokens[: verb.index]):
        beside = token.index == verb.index - 1 and token.dep == "compound"
        if token.upos in NOUNS and (beside or token.dep in _SUBJECTS):
            return token
        if token.text.casefold() in states() and token.dep in {"nsubj", "root"}:
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
        if subject.upos in NOUNS:
            return subject
    acl = verb.dep in {"acl", "acl:relcl"} and verb.head >= 0
    if acl and tree.tokens[verb.head].upos in NOUNS:
        return tree.tokens[verb.head]
    joined = verb.dep in {"conj", "xcomp", "advcl"} and verb.head >= 0
    return _of_verb(tree, tree.tokens[verb.head]) if joined else None
