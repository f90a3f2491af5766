"""Whose people a figure counts: "Turkish gendarmes", "the garrison lost 30", "12 rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.counted import has_case, is_person, mapped, words

if TYPE_CHECKING:
    from detente.read.counted import Counted
    from detente.read.trees import Token, Tree


def side(item: Counted, kept: str | None) -> str | None:
    """Return to whom the people counted belong, as told; None if the text does not tell.

    Args:
        item: The figure.
        kept: The word for what befell them; the subject of "lost" is a side of the dead.
    """
    tree, noun = item.tree, item.noun
    named = _on_side(item) if kept else None
    if named is not None:
        return named
    if noun is None:
        losses = _losses(item) if kept or item.state else None
        owned = _owned(item) or _admitted(item)
        return losses or owned or (_loser(tree, item.token) if kept or item.state else None)
    # "MPs" are capital and of no side.
    capital = noun.text[0].isupper() and not noun.text[:2].isupper()
    if capital and noun.start > tree.start:
        return _own_name(tree, noun)
    told = _of_those_behind(item, noun) or _before(item, noun) or _behind(tree, noun)
    if told is None and mapped("casualty").get(kept or "") == "displaced":
        told = _come_from(tree, noun)
    if told is not None or (kept and (told := _cost(item))):
        return told
    if noun.lemma.casefold() in words("parties"):
        return _fielder(tree, noun) or (_loser(tree, noun) if kept else None) or noun.text
    if noun.lemma.casefold() in words("armed"):
        return _fielder(tree, noun) or (_loser(tree, noun) if kept else None)
    return _loser(tree, noun) if kept else None


def _owned(item: Counted) -> str | None:
    """Return the subject that "its" before a figure stands for: "Tirana buried its 51 dead"."""
    before = [token for token in item.tree.tokens if token.end <= item.figure.start][-1:]
    if not before or before[0].xpos != "PRP$":
        return None
    for verb in list(item.tree.ancestors(item.token.index))[:2]:
        if (name := _subject_name(item.tree, verb)) is not None:
            return name
    return None


def _admitted(item: Counted) -> str | None:
    """Return the subject of a verb that owns losses: "Baku admits to 37 dead"."""
    for verb in list(item.tree.ancestors(item.token.index))[:2]:
        if item.state and verb.lemma in words("losses", "admits"):
            return _subject_name(item.tree, verb)
    return None


def _of_those_behind(item: Counted, noun: Token) -> str | None:
    """Return the side of "Cuban strength passed 50,000", of "Eritrea's dead numbered 19,000"."""
    if noun.start >= item.figure.start or noun.upos == "PROPN":
        return None
    return _adjectives(item.tree, noun) or _possessor(item.tree, noun)


def _on_side(item: Counted) -> str | None:
    """Return the side of "on the Soviet side 58 guards died"."""
    before = [token for token in item.tree.tokens if token.end <= item.figure.start]
    for at, token in enumerate(before):
        owner = before[at - 1]
        known = owner.text[0].isupper() or owner.lemma.casefold() in words("side_words")
        led = "on" in {each.lemma for each in before[max(0, at - 4) : at]}
        if token.lemma == "side" and at > 1 and known and led:
            if any(later.text in {";", "."} for later in before[at:]):
                continue
            return before[at - 1].text
    return None


def _losses(item: Counted) -> str | None:
    """Return the side of "enemy losses were 30 killed", of "cost the Legion 30 dead"."""
    tree = item.tree
    for token in reversed(tree.at(tree.start, item.figure.start)):
        if token.lemma.casefold() == "loss":
            told = _possessor(tree, token) or _adjectives(tree, token)
            near = tree.tokens[token.index - 1] if token.index else None
            worded = near is not None and near.lemma.casefold() in words("side_words")
            return told or (near.text if near is not None and worded else None)
    return _cost(item)


def _cost(item: Counted) -> str | None:
    """Return the name behind "cost" and before a figure: "cost the Afar 14 men"."""
    before = [token for token in item.tree.tokens if token.end <= item.figure.start][-5:]
    cost = next((at for at, token in enumerate(before) if token.lemma == "cost"), None)
    if cost is None:
        return None
    named = [token.text for token in before[cost + 1 :] if token.text[0].isupper()]
    return " ".join(named) or None


def gapped(item: Counted) -> str | None:
    """Return the name for which a figure is given by a verb left out: "and Yerevan 105"."""
    before = [token for token in item.tree.tokens if token.end <= item.figure.start]
    first = len(before)
    while first and before[first - 1].text[0].isupper() and before[first - 1].upos != "DET":
        first -= 1
    named = [token.text for token in before[first:]]
    if first and before[first - 1].upos == "DET":
        first -= 1
    joined = first > 0 and before[first - 1].lemma in {"and", ",", ";", "but"}
    return " ".join(named) if named and joined else None


def _own_name(tree: Tree, noun: Token) -> str:
    """Return a name that counts its own people: "South Sudanese", "Tunisians and Algerians"."""
    first = noun.index
    while (
        first > 0
        and tree.tokens[first - 1].text[0].isupper()
        and tree.tokens[first - 1].upos in {"ADJ", "PROPN"}
    ):
        first -= 1
    last = noun.index
    behind = tree.tokens[last + 1 : last + 3]
    if (
        len(behind) == 2
        and behind[0].lemma in {"and", "or"}
        and is_person(behind[1])
        and behind[1].text[0].isupper()
    ):
        last += 2
    return " ".join(token.text for token in tree.tokens[first : last + 1])


def _before(item: Counted, noun: Token) -> str | None:
    """Return the name or adjective before a noun: "Turkish gendarmes", "Sunni army officers"."""
    tree = item.tree
    chosen: list[Token] = []
    index = noun.index - 1
    while index >= 0 and tree.tokens[index].start >= item.figure.end:
        token = tree.tokens[index]
        named = token.text[0].isupper() and token.upos in {"ADJ", "PROPN", "NOUN"}
        if named or token.lemma.casefold() in words("side_words"):
            chosen.insert(0, token)
        elif chosen:
            break
        index -= 1
    if chosen:
        return " ".join(token.text for token in chosen)
    above = tree.tokens[noun.head] if noun.dep == "appos" or _is_aside(item, noun) else noun
    told = _possessor(tree, noun) or (_adjectives(tree, above) if above is not noun else None)
    return told or _owner(tree, noun)


def _is_aside(item: Counted, noun: Token) -> bool:
    """Return whether people are told between commas to be a body: "the garrison, 170 men, left"."""
    head = item.tree.tokens[noun.head] if noun.dep == "conj" else None
    before = [token for token in item.tree.tokens if token.end <= item.figure.start][-1:]
    led = bool(before) and before[0].text == ","
    return led and head is not None and head.lemma.casefold() in words("groups")


def _owner(tree: Tree, noun: Token) -> str | None:
    """Return the subject that "its" or "their" before a noun stands for: "20 of its soldiers"."""
    own = any(kid.xpos == "PRP$" for kid in tree.children(noun.index, "nmod:poss"))
    if not own or noun.lemma.casefold() not in words("own") | words("armed") | words("parties"):
        return None
    for verb in tree.ancestors(noun.index):
        for subject in tree.children(verb.index, "nsubj"):
            if subject.start < noun.start and subject.upos == "PROPN":
                return _name(tree, subject)
            if subject.start < noun.start and subject.upos == "NOUN":
                return _possessor(tree, subject) or _adjectives(tree, subject)
    return None


def _possessor(tree: Tree, noun: Token) -> str | None:
    """Return the name that owns a noun: "Kyiv's three envoys"."""
    for kid in tree.children(noun.index, "nmod:poss"):
        if kid.upos == "PROPN" and not set(_name(tree, kid).split()) & words("houses"):
            return _name(tree, kid)
    return None


def _behind(tree: Tree, noun: Token) -> str | None:
    """Return the name that "from", "of" or "with" joins to a noun, no house of parliament."""
    for kid in tree.children(noun.index, "nmod"):
        if kid.index < noun.index or not has_case(tree, kid, {"of", "from"}):
            continue
        name = _name(tree, kid)
        if any(word in words("houses") for word in name.split()):
            continue
        if kid.upos == "PROPN":
            return name
        adjective = _adjectives(tree, kid)
        if adjective:
            return adjective
    return None


def _come_from(tree: Tree, noun: Token) -> str | None:
    """Return the name that those displaced come from: "people streamed from East Pakistan"."""
    verb = tree.tokens[noun.head] if noun.head >= 0 and noun.dep.startswith("nsubj") else None
    kids = tree.children(verb.index, "obl") if verb is not None else []
    named = (kid for kid in kids if kid.upos == "PROPN" and has_case(tree, kid, {"from"}))
    return next((_name(tree, kid) for kid in named), None)


def _adjectives(tree: Tree, noun: Token) -> str | None:
    """Return the capitalised adjectives of a noun ("of Albanian deputies")."""
    found = [
        kid.text for kid in tree.children(noun.index, "amod", "compound")
        if kid.text[0].isupper() and kid.index < noun.index
    ]  # fmt: skip
    return " ".join(found) or None


def _name(tree: Tree, token: Token) -> str:
    """Return the words of a name around its head."""
    parts = [token, *tree.children(token.index, "compound", "flat", "amod", "name")]
    parts = [part for part in parts if part.text[0].isupper()]
    return " ".join(part.text for part in sorted(parts, key=lambda part: part.index))


def _loser(tree: Tree, token: Token) -> str | None:
    """Return the subject of "lost", whose the dead are."""
    below = token
    for verb in list(tree.ancestors(token.index))[:3]:
        if verb.lemma in words("losses") and not below.dep.startswith("nsubj"):
            return _subject_name(tree, verb)
        below = verb
    return None


def _fielder(tree: Tree, noun: Token) -> str | None:
    """Return the subject of a verb that puts armed people somewhere ("has massed 20,000 men")."""
    for verb in list(tree.ancestors(noun.index))[:3]:
        if verb.lemma in words("fields"):
            return _subject_name(tree, verb)
    return None


def _subject_name(tree: Tree, verb: Token) -> str | None:
    """Return a verb's subject as a side: a name, a name's owner, or a plain noun."""
    while verb.dep == "conj" and verb.head >= 0 and not tree.children(verb.index, "nsubj"):
        # "The rebels killed nine marines and lost one man."
        verb = tree.tokens[verb.head]
    for subject in tree.children(verb.index, "nsubj"):
        if subject.upos in {"PROPN", "ADJ"} and subject.text[0].isupper():
            return _name(tree, subject)
        if subject.upos in {"NOUN", "PROPN"}:
            told = _possessor(tree, subject) or _adjectives(tree, subject)
            # "A farmer lost two sons": one person is no side.
            alone = subject.xpos == "NN" and is_person(subject)
            return told or (None if alone else subject.text)
    return None
