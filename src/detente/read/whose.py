"""Whose people a figure counts: "Turkish gendarmes", "the garrison lost 30", "12 rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.counted import has_case, is_person, words

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
        return _loser(tree, item.token) if kept or item.state else None
    # "MPs" are capital and of no side.
    capital = noun.text[0].isupper() and not noun.text[:2].isupper()
    if capital and noun.start > tree.start:
        return _own_name(tree, noun)
    told = _before(item, noun) or _behind(tree, noun)
    if told is not None:
        return told
    if noun.lemma.casefold() in words("parties"):
        return noun.text
    if noun.lemma.casefold() in words("armed"):
        return _fielder(tree, noun) or (_loser(tree, noun) if kept else None)
    return _loser(tree, noun) if kept else None


def _on_side(item: Counted) -> str | None:
    """Return the side of "on the Soviet side 58 guards died"."""
    before = [token for token in item.tree.tokens if token.end <= item.figure.start]
    for at, token in enumerate(before):
        owner = before[at - 1]
        known = owner.text[0].isupper() or owner.lemma.casefold() in words("side_words")
        if token.lemma == "side" and at > 1 and known:
            if any(later.text in {";", "."} for later in before[at:]):
                continue
            return before[at - 1].text
    return None


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
    above = tree.tokens[noun.head] if noun.dep == "appos" else noun
    return _possessor(tree, noun) or (_adjectives(tree, above) if above is not noun else None)


def _possessor(tree: Tree, noun: Token) -> str | None:
    """Return the name that owns a noun: "Kyiv's three envoys"."""
    for kid in tree.children(noun.index, "nmod:poss"):
        if kid.upos == "PROPN":
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
    for verb in list(tree.ancestors(token.index))[:3]:
        if verb.lemma in words("losses"):
            return _subject_name(tree, verb)
    return None


def _fielder(tree: Tree, noun: Token) -> str | None:
    """Return the subject of a verb that puts armed people somewhere ("has massed 20,000 men")."""
    for verb in list(tree.ancestors(noun.index))[:3]:
        if verb.lemma in words("fields"):
            return _subject_name(tree, verb)
    return None


def _subject_name(tree: Tree, verb: Token) -> str | None:
    """Return a verb's subject as a side: a name, a name's owner, or a plain noun."""
    for subject in tree.children(verb.index, "nsubj"):
        if subject.upos == "PROPN":
            return _name(tree, subject)
        if subject.upos == "NOUN":
            armed = is_person(subject) and not _adjectives(tree, subject)
            owner = _possessor(tree, subject) if armed and subject.xpos == "NNS" else None
            return owner or _adjectives(tree, subject) or subject.text
    return None
