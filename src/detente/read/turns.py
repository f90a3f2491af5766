"""Changes of a relation that a text states itself: "ties cooled", "fell out with", "at odds".

Returned with the two sides as the bearing of the sentence gives them; who they are on the day, and
who says so, is added where the reading is put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.read.conditions import phrase_tail
from detente.read.paths import (
    by_preposition,
    noun_phrase,
    objects,
    owners,
    passive,
    subjects,
    subjects_any,
)
from detente.read.paths import (
    listed as joined,
)
from detente.read.shifts import by_word, listed
from detente.read.verb_forms import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.read.bearing import Bearing
    from detente.read.shifts import Shift
    from detente.read.trees import Tree

_WITH = ("with", "to", "towards", "toward")
_TELLING = frozenset({"VERB", "ADJ", "NOUN", "PROPN", "ADP"})
_NESTED = 3


@dataclass(frozen=True, slots=True)
class Turned:
    """A row found: the words that tell it, and the two sides as the bearing gives them."""

    shift: Shift
    trigger: tuple[int, ...]
    one: tuple[int, ...]
    other: tuple[int, ...]
    level: bool


def turned(tree: Tree, bearing: Bearing) -> tuple[Turned, ...]:
    """Return the stated shifts of a sentence that name both sides, one a direction for each two."""
    found: dict[tuple[frozenset[int], str], Turned] = {}
    sides = _Sides(tree, bearing)
    for token in tree.tokens:
        if token.upos not in _TELLING:
            continue
        for shift, trigger, (one, other), level in _at(tree, token.index, sides):
            key = frozenset((*one, *other)), shift.direction
            new = Turned(shift, trigger, one, other, level)
            if one and other and set(one) != set(other) and _tells_more(new, found.get(key)):
                found[key] = new
    return tuple(found.values())


def _tells_more(new: Turned, old: Turned | None) -> bool:
    """Return whether a find is the first for its two sides, or a change after a mere state."""
    return old is None or (old.level and not new.level)


_Hit = tuple["Shift", tuple[int, ...], tuple[tuple[int, ...], tuple[int, ...]], bool]


def _at(tree: Tree, index: int, sides: _Sides) -> Iterator[_Hit]:
    token = tree.tokens[index]
    if token.upos == "VERB":
        yield from _verbs(tree, index, sides)
    if token.upos in {"ADJ", "VERB"}:
        yield from _adjectives(tree, index, sides)
    if token.upos in {"NOUN", "PROPN"}:
        for phrase in noun_phrase(tree, index):
            for _, shift in by_word("noun").get(phrase, ()):
                yield shift, (index,), sides.of_noun(index, shift.party), shift.level
    if token.upos == "ADP":
        yield from _set_phrases(tree, index, sides)


def _verbs(tree: Tree, index: int, sides: _Sides) -> Iterator[_Hit]:
    for rest, shift in by_word("verb").get(lemma(tree.tokens[index]), ()):
        tail = phrase_tail(tree, index, rest)
        if tail is None:
            continue
        trigger = (index, *tail)
        if shift.subject:
            heads = [i for i in subjects_any(tree, index) if _is_one_of(tree, i, shift.subject)]
            for head in heads:
                yield shift, trigger, sides.of_relation(head, index), shift.level
        elif shift.object:
            heads = [i for i in objects(tree, index) if _is_one_of(tree, i, shift.object)]
            for head in heads:
                yield shift, trigger, sides.of_relation(head, index), shift.level
        else:
            yield shift, trigger, sides.of_verb(trigger, shift.party), shift.level


def _adjectives(tree: Tree, index: int, sides: _Sides) -> Iterator[_Hit]:
    """Yield "relations are tense", "grew strained", "strained relations with"."""
    token = tree.tokens[index]
    for rest, shift in by_word("adjective").get(token.text.lower(), ()):
        if rest:
            continue
        if token.dep == "amod" and _is_one_of(tree, token.head, shift.subject):
            yield shift, (index,), sides.of_relation(token.head, token.head), True
            continue
        heads = subjects_any(tree, index) or joined(
            tree, tuple(kid.index for kid in tree.children(index, "nsubj"))
        )
        for head in heads:
            if _is_one_of(tree, head, shift.subject):
                above = tree.tokens[token.head] if token.head >= 0 else token
                level = shift.level and lemma(above) not in listed("changing")
                yield shift, (index,), sides.of_relation(head, index), level


def _set_phrases(tree: Tree, index: int, sides: _Sides) -> Iterator[_Hit]:
    """Yield "at loggerheads", said of the subject of its clause."""
    for rest, shift in by_word("phrase").get(tree.tokens[index].text.lower(), ()):
        end = index + 1 + len(rest)
        if tuple(token.text.lower() for token in tree.tokens[index + 1 : end]) != rest:
            continue
        last = end - 1
        yield shift, tuple(range(index, end)), sides.of_predicate(last, shift.party), shift.level


def _is_one_of(tree: Tree, index: int, wanted: frozenset[str]) -> bool:
    return any(phrase in wanted for phrase in noun_phrase(tree, index))


_Pair = tuple[tuple[int, ...], tuple[int, ...]]
_NEITHER: _Pair = ((), ())


class _Sides:
    """Finds the two sides of a relation around a word of one tree."""

    def __init__(self, tree: Tree, bearing: Bearing) -> None:
        self.tree, self.bearing = tree, bearing

    def of_relation(self, noun: int, predicate: int) -> _Pair:
        """Return the sides of "relations": between two, or whose and with whom.

        Where only one side stands by the noun ("ties with Pakistan cool, and the Taliban..."), the
        other is the subject of the clause around it.
        """
        pair = self.of_noun(noun, ("between", *_WITH, "of"))
        if all(pair):
            return pair
        known = pair[0] or pair[1]
        if not known:
            return _NEITHER
        return known, self._subject_around(predicate, known)

    def of_noun(self, noun: int, party: tuple[str, ...]) -> _Pair:
        """Return the sides that hang on a noun by possessor, adjective and prepositions."""
        tree = self.tree
        ends = by_preposition(tree, noun, "between")
        if not ends and tree.tokens[noun].dep in {"nsubj", "nsubj:pass", "obj"}:
            ends = by_preposition(tree, tree.tokens[noun].head, "between")
        between = self._borne(joined(tree, ends))
        if len(between) > 1:
            return between[:1], between[1:]
        kids = tree.children(noun, "amod", "compound")
        own = self._borne(owners(tree, noun))
        adjectives = self._borne(tuple(kid.index for kid in kids))
        if not own and len(adjectives) > 1:
            return adjectives[:1], adjectives[1:]
        one = own or adjectives
        for word in party:
            other = self._borne(joined(tree, by_preposition(tree, noun, word)))
            if len(other) > 1 and not one:
                return other[:1], other[1:]
            if other:
                return one or self._light(noun), other
        return (one[:1], one[1:]) if len(one) > 1 else (one, ())

    def of_verb(self, trigger: tuple[int, ...], party: tuple[str, ...]) -> _Pair:
        """Return who does it and to or with whom; both of a joint subject if no other is named."""
        tree, head = self.tree, trigger[0]
        one = self._borne(subjects(tree, head))
        for way in party:
            if way == "object":
                ends = objects(tree, head)
            else:
                ends = tuple(i for t in trigger for i in by_preposition(tree, t, way))
            other = self._borne(joined(tree, ends))
            if other:
                return one, tuple(i for i in other if i not in one)
        if "object" in party or passive(tree, head):
            return _NEITHER
        return (one[:1], one[1:]) if len(one) > 1 else _NEITHER

    def of_predicate(self, noun: int, party: tuple[str, ...]) -> _Pair:
        """Return the sides of "A and B are at odds", "A is at odds with B"."""
        tree = self.tree
        heads = [noun, *(t.index for t in tree.ancestors(noun))][:2]
        ends = tuple(i for head in heads for way in party for i in by_preposition(tree, head, way))
        own = next((s for head in heads if (s := self._subject_of(head))), ())
        one, other = self._borne(own), self._borne(joined(tree, ends))
        if other:
            return one, tuple(i for i in other if i not in one)
        return (one[:1], one[1:]) if len(one) > 1 else _NEITHER

    def _subject_of(self, head: int) -> tuple[int, ...]:
        direct = tuple(kid.index for kid in self.tree.children(head, "nsubj", "nsubj:pass"))
        if direct:
            return joined(self.tree, direct)
        return subjects_any(self.tree, head) if self.tree.tokens[head].upos == "VERB" else ()

    def _light(self, noun: int) -> tuple[int, ...]:
        """Return the subject of the verb that has the noun as object: "Iran has ties with"."""
        token = self.tree.tokens[noun]
        if token.dep not in {"obj", "obl"} or token.head < 0:
            return ()
        return self._borne(subjects(self.tree, token.head))

    def _subject_around(self, predicate: int, known: tuple[int, ...]) -> tuple[int, ...]:
        for token in (self.tree.tokens[predicate], *self.tree.ancestors(predicate)):
            if token.upos in {"VERB", "ADJ", "AUX"}:
                heads = subjects_any(self.tree, token.index)
                found = tuple(i for head in heads for i in self.bearing.at(head))
                other = tuple(i for i in found if i not in known)
                if other:
                    return other
        return ()

    def _borne(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        found = (i for token in tokens for i in self._at(token, 0))
        return tuple(dict.fromkeys(found))

    def _at(self, token: int, depth: int) -> tuple[int, ...]:
        """Return what a word stands for, or the possessor or maker of what it names."""
        direct = self.bearing.at(token)
        if direct or depth >= _NESTED:
            return direct
        tree = self.tree
        groups = (
            owners(tree, token),
            tuple(kid.index for kid in tree.children(token, "amod", "compound")),
            by_preposition(tree, token, "of"),
        )
        for group in groups:
            found = tuple(i for kid in group for i in self._at(kid, depth + 1))
            if found:
                return found
        return ()
