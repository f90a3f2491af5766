"""Which word of the tree a figure counts: before it, after it, or as the subject of its verb."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.read import clauses, measured
from detente.read.counted import (
    NOUNS,
    TIMES,
    Counted,
    has_case,
    is_noun,
    is_person,
    mapped,
    preposition,
    states,
    words,
)
from detente.read.figures import is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.read.figures import Figure
    from detente.read.trees import Token, Tree


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
    own = figure.fraction and _next(tree, following, figure) is not None
    if figure.unit == "percent" and not own and _is_said_to_be(tree, token):
        return replace(item, back=True)
    state = _state(tree, following)
    if state is not None and figure.unit is None:
        return replace(item, state=state)
    noun = _modified(tree, token, figure)
    if noun is not None and is_unit(noun.text):
        noun = None
    noun = noun or _next(tree, following, figure) or _governor(tree, token, figure)
    noun = noun or _sized(tree, following, figure)
    if noun is None and figure.unit is not None and figure.unit not in TIMES:
        noun = _on(tree, following)
    if noun is not None and is_unit(noun.text):
        noun = None
    noun = noun or _gapped(tree, following, figure)
    noun = noun or measured.subject(tree, token, figure) or _antecedent(tree, token, figure)
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
    after = tree.tokens[held.index + 1 : held.index + 4]
    if after and after[0].lemma == "be":
        after = after[1:]
    if held.upos == "PRON" and after and after[0].upos in {"ADJ", *NOUNS}:
        several = (token for token in after if token.text.endswith("s") or token.xpos == "NNS")
        noun = next(several, None)
        if noun is not None and is_person(noun):
            return noun
    before = [token for token in tree.tokens if token.end <= figure.start][-2:]
    if len(before) < 2 or before[1].text != "," or held.upos != "PRON":
        return None
    if held.lemma == "it" and figure.unit is not None:
        # "The pipe, 1,220 kilometres of it".
        noun = _topmost(tree, before[0])
        return noun if noun.upos == "NOUN" else None
    plural = before[0].xpos in {"NNS", "NNPS"} and not is_unit(before[0].text)
    return before[0] if plural and before[0].dep.startswith("nsubj") else None


def _on(tree: Tree, following: list[Token]) -> Token | None:
    """Return the noun of "145 per cent on Chinese goods", "30 million in aid"."""
    if len(following) < 2 or following[0].lemma not in {"on", "in", "off"}:
        return None
    if following[0].lemma == "in" and following[1].upos != "NOUN":
        return None
    noun = next((token for token in following[1:4] if token.upos in NOUNS), None)
    common = noun is not None and _whole(tree, noun).upos == "NOUN"
    return _whole(tree, noun) if noun is not None and common else None


def _sized(tree: Tree, following: list[Token], figure: Figure) -> Token | None:
    """Return the noun of "a fence, 4 metres high", "the post, at 900 feet, fell", "Fine: $50"."""
    before = [each for each in tree.tokens if each.end <= figure.start][-3:]
    if len(before) < 2 or figure.unit is None or figure.unit in TIMES:
        return None
    titled = before[-1].text == ":" and before[-2].index == 0
    if before[-1].text == "at" and len(before) > 2 and _closes(following[:1]):
        before = before[:-1]
    closed = _closes(following[:1]) or _has_dimension(following)
    if not (before[-1].text == "," and closed) and not titled:
        return None
    named = before[-2].upos == "PROPN" and before[-3:-2] and before[-3].upos == "DET"
    noun = _topmost(tree, before[-2])
    fits = noun.upos == "NOUN" or (named and noun is before[-2])
    return noun if fits and not is_unit(noun.text) else None


def _closes(after: list[Token]) -> bool:
    """Return whether an aside ends here."""
    return not after or after[0].text in {",", ";", ".", ":"}


def _topmost(tree: Tree, noun: Token) -> Token:
    """Return the noun that a noun hangs on by a preposition: "its debts to Lisbon"."""
    for _ in range(3):
        head = tree.tokens[noun.head] if 0 <= noun.head < noun.index else None
        if head is None or noun.dep not in {"nmod", "flat", "compound"} or head.upos != "NOUN":
            break
        noun = head
    return noun


def _has_dimension(following: list[Token]) -> bool:
    return bool(following) and following[0].lemma in words("dimensions")


def _gapped(tree: Tree, following: list[Token], figure: Figure) -> Token | None:
    """Return the noun of a clause whose verb and unit are left out: "bread is up 6%, meat nine"."""
    before = [each for each in tree.tokens if each.end <= figure.start]
    if figure.unit is not None or len(before) < 4 or (following and following[0].upos != "PUNCT"):
        return None
    if before[-1].text == ",":
        before = before[:-1]
        if not any(each.text == ";" for each in before[-8:]):
            return None
    elif before[-2].upos not in {"PUNCT", "CCONJ", "DET"}:
        return None
    told = any(each.upos == "NUM" for each in before)
    return before[-1] if told and before[-1].upos == "NOUN" else None


def _antecedent(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the noun before "worth $3m", and of "maize, of which 300 tonnes rotted"."""
    before = [each for each in tree.tokens if each.end <= figure.start][-3:]
    said = [each.lemma.casefold() for each in before]
    if said[-1:] == ["worth"]:
        return next((each for each in before[-2::-1] if each.upos in NOUNS), None)
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
        # "The 16 Chieftains Amman had been promised": a plural joins no name behind it.
        if token.xpos in {"NNS", "NNPS"} and head.xpos == "NNP":
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
    if known is None and word.upos == "VERB" and word.xpos in {"VBN", "VBD"}:
        # "Two stabbed, one carried off".
        known = mapped("befell").get(word.lemma.casefold())
    # "Two shot the officer", "seventy held out", "17 burnt-out tanks" tell no state.
    active = tree.children(word.index, "obj", "compound:prt")
    joined = tree.tokens[word.index + 1 : word.index + 2]
    if known is None or active or (joined and joined[0].text == "-"):
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
        # The parser hangs "2 million from their homes" on the homes at times.
        cut = bool(between) and (
            between[0].text in ",;:(" or any(_parts(tree, each, head) for each in between)
        )
        return _whole(tree, head) if is_noun(head) and head.end > figure.end and not cut else None
    return head if _is_said_to_be(tree, token) else None


def _is_said_to_be(tree: Tree, token: Token) -> bool:
    """Return whether a number is the subject of "were" with a noun: "25 were settlers"."""
    head = tree.tokens[token.head] if token.head >= 0 else None
    if head is None or token.dep != "nsubj" or head.upos != "NOUN":
        return False
    if tree.children(head.index, "case"):
        # "Three are in intensive care."
        return False
    return bool(tree.children(head.index, "cop"))


def _parts(tree: Tree, token: Token, head: Token) -> bool:
    """Return whether a word between a number and a noun shows that they are no one phrase."""
    hyphened = token.index > 0 and tree.tokens[token.index - 1].text == "-"
    said_of = token.upos == "AUX" and bool(tree.children(head.index, "cop"))
    apart = token.upos in {"ADP", "PRON", "AUX"} and not hyphened and not said_of
    return token.text.isdigit() or apart


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
        if figure.fraction and (token.xpos == "PRP$" or token.upos == "DET"):
            # "Nearly half their catch".
            continue
        if not model and token.upos not in {"ADJ", "ADV"} and token.xpos not in {"VBN", "VBG"}:
            return None
    return None


def _governor(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the noun before a figure that it measures: "a crew of 30", "a bill, $9 million"."""
    of = preposition(tree, figure) == "of"
    if of and figure.unit is not None:
        # "Slapped duties of up to 9 per cent on wine", wherever the parser hangs the cents.
        before = [each for each in tree.tokens if each.end <= figure.start][-2:-1]
        if before and before[0].upos == "NOUN" and not is_unit(before[0].text):
            return before[0]
    if token.head < 0 or token.head >= token.index:
        return None
    head = tree.tokens[token.head]
    if head.upos != "NOUN":
        return None
    if token.dep in {"nmod", "nmod:unmarked"} and (of or has_case(tree, token, {"of", "worth"})):
        groups = words("groups") | words("margins")
        sized = figure.unit is not None or head.lemma.casefold() in groups
        return head if sized else None
    if token.dep == "acl" or tree.children(token.index, "case"):
        return None
    return head if token.dep == "appos" and figure.unit else None
