"""Changes of a relation that a text states itself: "ties cooled", "fell out with", "at odds".

Returned with the two sides as the bearing of the sentence gives them; who they are on the day, and
who says so, is added where the reading is put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.read.conditions import phrase_tail
from detente.read.paths import by_preposition, cases, noun_phrase, objects, subjects_any
from detente.read.paths import listed as joined
from detente.read.shifts import by_word, listed, phrases
from detente.read.turn_sides import Sides, is_one_of
from detente.read.verb_forms import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.model.claims import Direction
    from detente.read.bearing import Bearing
    from detente.read.shifts import Shift
    from detente.read.trees import Tree
    from detente.read.turn_sides import AtHand, Pair

_NOUNS = frozenset({"NOUN", "PROPN"})
_OPPOSITE: dict[Direction, Direction] = {"souring": "thaw", "thaw": "souring"}
_BEFORE = 4  # words before a trigger in which "no longer" or "once" may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A row found: the words that tell it, and the two sides as the bearing gives them.

    Attributes:
        level: A lasting state is told, not a change.
        negated: A negation is part of what tells it: "no longer on speaking terms".
    """

    shift: Shift
    trigger: tuple[int, ...]
    one: tuple[int, ...]
    other: tuple[int, ...]
    direction: Direction
    level: bool
    negated: bool = False


def turned(tree: Tree, bearing: Bearing, at_hand: AtHand | None = None) -> tuple[Turned, ...]:
    """Return the stated shifts of a sentence that name both sides, one a direction for each two.

    `at_hand` gives the sides of relations that are named without them; None to leave those out.
    The rift that "ended" is told once; a state that a change of the same sentence undid is not.
    """
    found: dict[tuple[frozenset[int], Direction], Turned] = {}
    sides = Sides(tree, bearing, at_hand)
    hits = [hit for token in tree.tokens for hit in _at(tree, token.index, sides)]
    told = {hit.about for hit in hits}
    for hit in hits:
        one, other = hit.pair
        is_part = hit.shift.part == "noun" and hit.trigger[0] in told
        if not one or not other or set(one) == set(other) or is_part:
            continue
        new = _turned(tree, hit)
        key = frozenset((*one, *other)), new.direction
        if _tells_more(new, found.get(key)):
            found[key] = new
    changed = {(pair, _OPPOSITE[way]) for (pair, way), new in found.items() if not new.level}
    return tuple(new for key, new in found.items() if not (new.level and key in changed))


def _tells_more(new: Turned, old: Turned | None) -> bool:
    """Return whether a find is the first for its two sides, or a change after a mere state."""
    return old is None or (old.level and not new.level)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A row that fits.

    Attributes:
        over: Something that it names is told to have ended.
        about: The noun for the relation that it is said of; None if it is said of the sides.
    """

    shift: Shift
    trigger: tuple[int, ...]
    pair: Pair
    level: bool
    over: bool = False
    about: int | None = None


def _turned(tree: Tree, hit: _Hit) -> Turned:
    """Return a hit as a find; what is "no longer" so, or was so "once", turned the other way."""
    shift = hit.shift
    before = [token.text.lower() for token in tree.tokens[: min(hit.trigger)]][-_BEFORE:]
    lapsed = hit.level and _ends_in(before, "no_longer")
    over = hit.over or lapsed or (shift.part == "role" and _ends_in(before, "once"))
    told = {tree.tokens[index].text.lower() for index in hit.trigger}
    return Turned(
        shift=shift,
        trigger=hit.trigger,
        one=hit.pair[0],
        other=hit.pair[1],
        direction=_OPPOSITE[shift.direction] if over else shift.direction,
        level=hit.level and not over,
        negated=lapsed or bool(told & listed("negations")),
    )


def _ends_in(before: list[str], name: str) -> bool:
    """Return whether one of a list's phrases stands among some words."""
    return any(
        tuple(before[at : at + len(phrase)]) == phrase
        for phrase in phrases(name)
        for at in range(len(before))
    )


def _at(tree: Tree, index: int, sides: Sides) -> Iterator[_Hit]:
    token = tree.tokens[index]
    if token.upos == "VERB":
        yield from _verbs(tree, index, sides)
    if token.upos in {"ADJ", "VERB", "ADV"}:
        yield from _adjectives(tree, index, sides)
    if token.upos in _NOUNS:
        yield from _nouns(tree, index, sides)
        yield from _roles(tree, index, sides)
    yield from _set_phrases(tree, index, sides)


def _verbs(tree: Tree, index: int, sides: Sides) -> Iterator[_Hit]:
    for rest, shift in by_word("verb").get(lemma(tree.tokens[index]), ()):
        tail = phrase_tail(tree, index, rest)
        if tail is None:
            continue
        trigger = (index, *tail)
        if shift.subject or shift.object:
            ends = subjects_any(tree, index) if shift.subject else _objects(tree, index)
            for head in _named(tree, ends):
                if is_one_of(tree, head, shift.subject or shift.object):
                    pair = sides.of_relation(head, index)
                    yield _Hit(shift, trigger, pair, shift.level, about=head)
        elif shift.parts:
            yield _Hit(shift, trigger, sides.of_objects(trigger, shift.party), shift.level)
        else:
            yield _Hit(shift, trigger, sides.of_verb(trigger, shift.party), shift.level)


def _objects(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the objects; a noun right after its verb that the parser took for a time is one."""
    found = objects(tree, verb)
    loose = (kid for kid in tree.children(verb, "obl", "obl:unmarked") if kid.index > verb)
    return found or tuple(kid.index for kid in loose if not cases(tree, kid.index))[:1]


def _named(tree: Tree, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Return nouns, each stretch of time with what it is a time of: "years of hostility"."""
    spans = [i for i in heads if is_one_of(tree, i, listed("spans"))]
    return (*heads, *(i for span in spans for i in by_preposition(tree, span, "of")))


def _adjectives(tree: Tree, index: int, sides: Sides) -> Iterator[_Hit]:
    """Yield "relations are tense", "grew strained", "strained relations with", "grew closer"."""
    token = tree.tokens[index]
    for rest, shift in by_word("adjective").get(token.text.lower(), ()):
        if rest:
            continue
        above = tree.tokens[token.head] if token.head >= 0 else token
        level = shift.level and lemma(above) not in listed("changing")
        if not shift.subject:
            if token.dep != "amod":
                pair = sides.of_predicate(index, shift.party)
                yield _Hit(shift, (index,), pair, level)
            continue
        if token.dep == "amod" and is_one_of(tree, token.head, shift.subject):
            pair = sides.of_relation(token.head, token.head)
            yield _Hit(shift, (index,), pair, level=True)
            continue
        heads = subjects_any(tree, index) or joined(
            tree, tuple(kid.index for kid in tree.children(index, "nsubj"))
        )
        for head in _named(tree, heads):
            if is_one_of(tree, head, shift.subject):
                pair = sides.of_relation(head, index)
                yield _Hit(shift, (index,), pair, level, about=head)


def _nouns(tree: Tree, index: int, sides: Sides) -> Iterator[_Hit]:
    """Yield "the rift between", "the honeymoon between ... ended"."""
    for phrase in noun_phrase(tree, index):
        for _, shift in by_word("noun").get(phrase, ()):
            over = _is_ended(tree, index)
            level = shift.level and not over
            yield _Hit(shift, (index,), sides.of_noun(index, shift.party), level, over)


def _is_ended(tree: Tree, noun: int) -> bool:
    """Return whether the verb around a noun says that what it names has ended."""
    token = tree.tokens[noun]
    while token.head >= 0 and token.dep in {"nmod", "conj"}:
        token = tree.tokens[token.head]
    if token.dep not in {"nsubj", "nsubj:pass", "obj"} or token.head < 0:
        return False
    verb = tree.tokens[token.head]
    return lemma(verb) in listed("ending") or verb.text.lower() in listed("ended")


def _roles(tree: Tree, index: int, sides: Sides) -> Iterator[_Hit]:
    """Yield "became enemies", "are sworn foes", "once allies, the two ..."."""
    token = tree.tokens[index]
    above = tree.tokens[token.head] if token.head >= 0 else None
    becoming = above is not None and lemma(above) in listed("becoming")
    before = [word.text.lower() for word in tree.tokens[max(0, index - _BEFORE) : index]]
    beside = token.dep != "root" and _ends_in(before, "once")
    if not (becoming or beside or tree.children(index, "cop")):
        return
    level = above is None or lemma(above) not in listed("changing")
    for phrase in noun_phrase(tree, index):
        for _, shift in by_word("role").get(phrase, ()):
            yield _Hit(shift, (index,), sides.of_predicate(index, shift.party), level)


def _set_phrases(tree: Tree, index: int, sides: Sides) -> Iterator[_Hit]:
    """Yield "at loggerheads", said of the subject of its clause, "on the mend" of a relation."""
    for rest, shift in by_word("phrase").get(tree.tokens[index].text.lower(), ()):
        end = index + 1 + len(rest)
        if tuple(token.text.lower() for token in tree.tokens[index + 1 : end]) != rest:
            continue
        trigger = tuple(range(index, end))
        if not shift.subject:
            yield _Hit(shift, trigger, sides.of_predicate(end - 1, shift.party), shift.level)
            continue
        places = dict.fromkeys(i for t in trigger for i in (t, tree.tokens[t].head) if i >= 0)
        heads = dict.fromkeys(s for place in places for s in sides.subject_of(place))
        for head in _named(tree, tuple(heads)):
            if is_one_of(tree, head, shift.subject):
                pair = sides.of_relation(head, end - 1)
                yield _Hit(shift, trigger, pair, shift.level, about=head)
