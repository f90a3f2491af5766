"""Figures with what they count: how many people were killed, by how much exports fell, how far."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from detente.model.events import Quantity
from detente.model.text import Span
from detente.read import clauses, tables
from detente.read.figures import figures
from detente.read.times_govern import when_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.claims import TimeExpression
    from detente.model.events import QuantityChange
    from detente.model.text import Document
    from detente.model.times import When
    from detente.read.figures import Figure
    from detente.read.trees import Token, Tree

_AGE = re.compile(r"[\s\-‐‑–]*(?:years?|months?)[\s\-‐‑–]+olds?\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:including|among\s+them|of\s+which|of\s+whom)\s+(?:those\s+of\s+)?$", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which|those)\b", re.IGNORECASE)
_SPANNED_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}
_MODIFIERS = frozenset({"amod", "compound", "nmod", "flat", "nmod:poss", "acl", "advmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """A figure with the token that stands for it and the noun or verb it belongs to."""

    figure: Figure
    tree: Tree
    token: Token
    noun: Token | None


def find_quantities(
    document: Document, trees: Sequence[Tree], times: Sequence[TimeExpression]
) -> tuple[Quantity, ...]:
    """Return the figures of a document in order, without dates, ages and labels.

    `event` is left None: the caller asks `belongs_to`. `part_of` counts in the returned tuple.
    """
    counted = [
        found
        for figure in figures(document.text)
        if not _is_date(figure, times) and not _is_age(document.text, figure)
        if (found := _counted(figure, trees)) is not None and not _is_label(document.text, found)
        if found.noun or figure.unit or _befell(found) or _OF_THEM.match(document.text, figure.end)
    ]
    quantities: list[Quantity] = []
    people = ""
    for item in counted:
        noun = _noun_words(item)
        elided = _befell(item) if item.noun is None else None
        if elided is not None:
            noun = people
        elif _unit(item) == "person":
            people = noun
        quantities.append(_quantity(document, item, noun, times))
    linked = [
        replace(one, part_of=_part_of(document, quantities, index, counted[index].tree))
        for index, one in enumerate(quantities)
    ]
    return tuple(sorted([*linked, *_spans_of_time(document, times)], key=lambda q: q.span.start))


def _is_date(figure: Figure, times: Sequence[TimeExpression]) -> bool:
    """Return whether a figure is part of a date, a duration or a set."""
    return any(time.span.start < figure.end and figure.number < time.span.end for time in times)


def _is_age(text: str, figure: Figure) -> bool:
    """Return whether a figure tells an age: "a 25-year-old", "Ahmad, 39,"."""
    if _AGE.match(text, figure.end):
        return True
    commas = text[figure.start - 2 : figure.start] == ", " and text[
        figure.end : figure.end + 1
    ] in {",", "."}
    return commas and figure.low is not None and figure.low < 120 and figure.unit is None


def _counted(figure: Figure, trees: Sequence[Tree]) -> _Counted | None:
    """Return a figure with its place in the tree; None if no sentence holds it."""
    tree = clauses.tree_at(trees, figure.number)
    token = tree.head_of(figure.number, figure.end) if tree else None
    if tree is None or token is None:
        return None
    noun = _held_noun(tree, token, figure) or _modified_noun(tree, token, figure)
    if noun is not None and noun.upos in {"VERB", "AUX", "ADV", "ADP"}:
        noun = None
    return _Counted(figure=figure, tree=tree, token=token, noun=noun or _next_noun(tree, figure))


def _held_noun(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the noun after "of" in "dozens of ships", "$5bn in aid"; None if there is none."""
    if not (figure.vague or figure.unit):
        return None
    for kid in tree.children(token.index, "nmod"):
        if _has_case(tree, kid, {"of", "in", "worth"}):
            if kid.end > figure.end:
                return kid
            deeper = tree.children(kid.index, "nmod")
            if deeper:
                return deeper[0]
    return None


def _modified_noun(tree: Tree, token: Token, figure: Figure) -> Token | None:
    """Return the noun that a number modifies or is said to be; None if there is none."""
    if token.upos in {"NOUN", "PROPN"} and token.end > figure.end:
        return token
    if token.head < 0:
        return None
    head = tree.tokens[token.head]
    if token.dep in {"nummod", "det", "amod", "compound", "advmod", "nmod:unmarked"}:
        return head
    if token.dep == "nmod" and head.upos == "NOUN" and figure.unit:
        return head
    said_to_be = token.dep == "nsubj" and head.upos == "NOUN" and tree.children(head.index, "cop")
    return head if said_to_be else None


def _next_noun(tree: Tree, figure: Figure) -> Token | None:
    """Return the noun that follows a figure at once; None if another word does or it has a unit."""
    following = tree.at(figure.end + 1, tree.end)
    if figure.unit or not following or following[0].upos not in {"NOUN", "ADJ", "PROPN"}:
        return None
    return next((token for token in following[:4] if token.upos in {"NOUN", "PROPN"}), None)


def _has_case(tree: Tree, token: Token, words: set[str]) -> bool:
    """Return whether a noun has one of the prepositions."""
    return any(case.lemma in words for case in tree.children(token.index, "case"))


def _is_label(text: str, item: _Counted) -> bool:
    """Return whether a number names rather than counts: "Resolution 242", "one of them", "F-16"."""
    before = text[max(0, item.figure.number - 16) : item.figure.number].casefold().split()
    if before and before[-1] in _words("labels", "before") and text[item.figure.number].isdigit():
        return True
    written = text[item.figure.number : item.figure.end].casefold()
    if written == "one" and (item.noun is None or _unit(item) != "person"):
        return True
    if item.figure.vague and written == "several" and _unit(item) != "person":
        return True
    in_name = any(
        name.first < item.token.index < name.last or name.first == item.token.index < name.last - 1
        for name in item.tree.names
    )
    follows = (
        item.noun is not None and item.noun.index < item.token.index and item.token.dep == "nummod"
    )
    return item.figure.unit is None and (in_name or follows)


@cache
def _words(section: str, field: str = "lemmas") -> frozenset[str]:
    """Return a list of words of data/units.toml."""
    return frozenset(tables.words(tables.section(tables.table("units")[section])[field]))


@cache
def _befell_words() -> dict[str, str]:
    """Return, by verb, the word for what befell the people counted."""
    data = tables.section(tables.table("units")["befell"])
    return {lemma: tables.text(word) for lemma, word in data.items()}


def _unit(item: _Counted) -> str | None:
    """Return the unit of a figure: its own, or "person" where the noun counts people."""
    if item.figure.unit is not None:
        return item.figure.unit
    if item.noun is None:
        return "person" if _befell(item) else None
    lemma = item.noun.lemma
    people = lemma in _words("persons") or lemma.casefold() in _words("persons")
    people = people or (item.noun.xpos in {"NNS", "NNPS"} and item.noun.text[0].isupper())
    return "person" if people or lemma.casefold() in _words("casualties") else None


def _befell(item: _Counted) -> str | None:
    """Return what befell the people counted, from the verb they depend on; None if nothing did."""
    token = item.noun or item.token
    if item.noun is not None and item.noun.head == item.token.index:
        token = item.token
    for _ in range(2):
        if token.dep == "conj" and token.head >= 0:
            token = item.tree.tokens[token.head]
    if token.head < 0:
        return None
    verb = item.tree.tokens[token.head]
    passive = bool(item.tree.children(verb.index, "nsubj:pass", "aux:pass")) or verb.xpos == "VBN"
    if (
        verb.lemma == "die"
        or (token.dep in {"obj", "nsubj:pass"})
        or (token.dep == "nsubj" and passive)
    ):
        return _befell_words().get(verb.lemma)
    follows = [kid for kid in item.tree.children(token.index, "acl", "amod") if kid.xpos == "VBN"]
    return next(
        (_befell_words()[kid.lemma] for kid in follows if kid.lemma in _befell_words()), None
    )


def _noun_words(item: _Counted) -> str:
    """Return the words of the noun that a figure counts, without the figure; "" if there is none."""
    if item.noun is None:
        return ""
    tree, noun = item.tree, item.noun
    own = {token.index for token in tree.at(item.figure.start, item.figure.end)} - {noun.index}
    chosen = [noun]
    for kid in tree.children(noun.index):
        if kid.index < noun.index and kid.dep in _MODIFIERS and kid.index not in own:
            chosen += [tree.tokens[i] for i in tree.subtree(kid.index) if i not in own]
    chosen.sort(key=lambda token: token.index)
    words = [token.text for token in chosen if token.upos not in {"DET", "PUNCT", "NUM"}]
    return " ".join(words).replace(" ’s", "’s").replace(" 's", "'s")


def _quantity(
    document: Document, item: _Counted, noun: str, times: Sequence[TimeExpression]
) -> Quantity:
    """Return the quantity of a figure; `noun` is what it counts, carried over where left out."""
    change = _change(item)
    unit = _unit(item)
    what = noun or None
    if unit == "person":
        what = " ".join(part for part in (noun, _befell(item)) if part) or None
    elif change is not None:
        what = _changed(item)
    elif unit is not None and item.noun is item.token:
        what = None
    end = item.noun.end if item.noun and _adjoins(document, item) else item.figure.end
    return Quantity(
        span=Span(document.id, item.figure.start, max(end, item.figure.end)),
        low=item.figure.low,
        high=item.figure.high,
        unit=unit,
        what=what,
        change=change,
        when=_when(document, item, times),
    )


def _adjoins(document: Document, item: _Counted) -> bool:
    """Return whether the noun follows its figure with nothing but its own modifiers between."""
    if item.noun is None or item.noun.start < item.figure.end:
        return False
    between = document.text[item.figure.end : item.noun.start]
    if item.tree.children(item.noun.index, "cop"):
        return False
    return len(between.split()) <= 4 and not re.search(r"[,;:.()]", between)


def _when(document: Document, item: _Counted, times: Sequence[TimeExpression]) -> When | None:
    """Return the days that the figure counts over, where the text gives them."""
    token = item.noun or item.token
    when, span = when_of(item.tree, token.index, times, document)
    return when if span is not None else None


def _change(item: _Counted) -> QuantityChange | None:
    """Return whether a figure tells a rise or a fall."""
    if item.figure.unit is None:
        return None
    chain = [
        *([item.noun] if item.noun else []),
        item.token,
        *list(item.tree.ancestors(item.token.index))[:2],
    ]
    changes: tuple[QuantityChange, ...] = ("increase", "decrease")
    for token in chain:
        for change in changes:
            if token.lemma.casefold() in _words("change", change):
                return change
    return None


def _changed(item: _Counted) -> str | None:
    """Return the words of what rose or fell: the noun of "increase in", or the verb's subject."""
    chain = [
        *([item.noun] if item.noun else []),
        item.token,
        *list(item.tree.ancestors(item.token.index))[:2],
    ]
    both = _words("change", "increase") | _words("change", "decrease")
    word = next((token for token in chain if token.lemma.casefold() in both), None)
    if word is None:
        return None
    kids = item.tree.children(word.index, "nmod", "obl", "nsubj", "obj", "nsubj:pass")
    for kid in kids:
        noun_of = word.upos == "NOUN" and _has_case(item.tree, kid, {"in", "of"})
        if (
            noun_of or (word.upos == "VERB" and kid.dep.startswith(("nsubj", "obj")))
        ) and kid is not item.token:
            return _phrase(item.tree, kid)
    return None


def _phrase(tree: Tree, token: Token) -> str:
    """Return the words of a noun phrase without preposition, article, dates and clauses."""
    left_out = {"case", "det", "punct", "acl:relcl", "nummod", "cc", "conj", "appos"}
    chosen: list[Token] = []

    def gather(at: Token) -> None:
        chosen.append(at)
        for kid in tree.children(at.index):
            if kid.dep not in left_out or (kid.dep == "case" and at is not token):
                gather(kid)

    gather(token)
    chosen.sort(key=lambda word: word.index)
    kept = [word for word in chosen if word.upos != "NUM"]
    while kept and kept[-1].upos in {"ADP", "CCONJ", "DET"}:
        kept.pop()
    return " ".join(word.text for word in kept)


def _part_of(
    document: Document, quantities: Sequence[Quantity], index: int, tree: Tree
) -> int | None:
    """Return the total that a figure is told to be part of; None if it is told of none."""
    span = quantities[index].span
    before = document.text[max(0, span.start - 24) : span.start]
    if not _PART.search(before) and not _OF_THEM.match(document.text, span.end):
        return None
    for at in range(index - 1, -1, -1):
        other = quantities[at]
        if other.span.start < tree.start:
            return None
        same = other.unit == quantities[index].unit or quantities[index].unit is None
        if same and _size(other) >= _size(quantities[index]):
            return at
    return None


def _size(quantity: Quantity) -> float:
    """Return the greatest value that a figure tells, or the least where it is open above."""
    return quantity.high if quantity.high is not None else quantity.low or 0.0


def _spans_of_time(document: Document, times: Sequence[TimeExpression]) -> list[Quantity]:
    """Return the durations that have a number, as figures ("within 12 months")."""
    found = []
    for time in times:
        match = re.fullmatch(r"PT?(\d+)([HDWMY])", time.value)
        one = document.text[time.span.start : time.span.end].casefold().startswith(("a ", "an "))
        if time.type == "DURATION" and match and not one:
            unit = (
                _SPANNED_UNITS[match[2]]
                if not (match[2] == "M" and "T" in time.value)
                else "minute"
            )
            value = float(match[1])
            found.append(Quantity(span=time.span, low=value, high=value, unit=unit))
    return found


def belongs_to(tree: Tree, quantity: Quantity, trigger_index: int) -> bool:
    """Return whether a figure counts what the event told by a token did or befell.

    It does where it stands in the trigger's own clause or noun phrase, or in a participle clause
    that tells what came of it ("shelled the camp, killing six").
    """
    head = tree.head_of(quantity.span.start, quantity.span.end)
    if head is None or not tree.start <= quantity.span.start < tree.end:
        return False
    allowed = {
        "obj",
        "nsubj",
        "obl",
        "nmod",
        "nummod",
        "appos",
        "conj",
        "advcl",
        "det",
        "amod",
        "compound",
    }
    goals = {trigger_index}
    trigger = tree.tokens[trigger_index]
    if (
        trigger.upos == "NOUN"
        and trigger.dep in {"obj", "nsubj", "nsubj:pass", "obl"}
        and trigger.head >= 0
    ):
        goals.add(trigger.head)
    for token in (head, *tree.ancestors(head.index)):
        if token.index in goals:
            return True
        if token.dep.partition(":")[0] not in allowed or token.dep == "acl:relcl":
            return False
        if token.dep == "conj" and token.upos == "VERB":
            return False
        if token.dep == "advcl" and token.xpos != "VBG":
            return False
    return False
