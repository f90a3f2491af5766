"""The two sides of a relation around a word that tells how it turned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from detente.read.paths import (
    by_preposition,
    cases,
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
from detente.read.shifts import listed

if TYPE_CHECKING:
    from detente.read.bearing import Bearing
    from detente.read.trees import Tree

Pair = tuple[tuple[int, ...], tuple[int, ...]]
_NEITHER: Pair = ((), ())
_WITH = ("with", "to", "towards", "toward")
_OF_WHOM = ("between", "among", "of", *_WITH)
_NESTED = 3
_SUBJECTS = ("nsubj", "nsubj:pass")


class AtHand(Protocol):
    """Says between whom a relation is that is named without its sides."""

    def both(self) -> Pair:
        """Return the two sides that the text around speaks of; two times () where unclear."""
        ...

    def beside(self, known: tuple[int, ...]) -> tuple[int, ...]:
        """Return the other side next to a known one; () where unclear."""
        ...


class Sides:
    """Finds the two sides of a relation around a word of one tree."""

    def __init__(self, tree: Tree, bearing: Bearing, at_hand: AtHand | None) -> None:
        """`at_hand`: who is spoken of around the sentence; None to look nowhere else."""
        self.tree, self.bearing, self.at_hand = tree, bearing, at_hand

    def of_relation(self, noun: int, predicate: int) -> Pair:
        """Return the sides of "relations": between two, or whose and with whom.

        Where only one side stands by the noun ("ties with Pakistan cool, and the Taliban..."), the
        other is the subject of the clause around it, or of one below it, or who else is spoken of.
        "Relations have cooled since" are those of the two that are spoken of.
        """
        pair = self.of_noun(noun, _OF_WHOM)
        if all(pair):
            return pair
        known = pair[0] or pair[1]
        around = self._subjects_around(noun, predicate, known)
        if known:
            return known, around or self._beside(noun, predicate, known)
        if len(around) > 1:
            return around[:1], around[1:]
        if self.at_hand is None or around or not self._is_bare(noun, predicate):
            return _NEITHER
        return self.at_hand.both()

    def of_noun(self, noun: int, party: tuple[str, ...]) -> Pair:
        """Return the sides that hang on a noun by possessor, adjective and prepositions."""
        tree = self.tree
        ends = by_preposition(tree, noun, "between")
        if not ends and tree.tokens[noun].dep in {"nsubj", "nsubj:pass", "obj"}:
            ends = by_preposition(tree, tree.tokens[noun].head, "between")
        between = self._borne(joined(tree, ends))
        if len(between) > 1:
            return between[:1], between[1:]
        own = self._borne(owners(tree, noun))
        adjectives = self._adjectives(noun)
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

    def of_verb(self, trigger: tuple[int, ...], party: tuple[str, ...]) -> Pair:
        """Return who does it and to or with whom; both of a joint subject if no other is named."""
        tree, head = self.tree, trigger[0]
        one = self._borne(subjects(tree, head))
        for way in party:
            if way == "object":
                ends = objects(tree, head)
            else:
                ends = tuple(i for t in trigger for i in by_preposition(tree, t, way))
            other = self._borne(joined(tree, ends))
            if way == "between" and len(other) > 1:
                return other[:1], other[1:]
            if other:
                return one, tuple(i for i in other if i not in one)
        if "object" in party or party == ("between",) or passive(tree, head):
            return _NEITHER
        return (one[:1], one[1:]) if len(one) > 1 else _NEITHER

    def of_objects(self, trigger: tuple[int, ...], party: tuple[str, ...]) -> Pair:
        """Return the two whom someone else divides, or sets against each other by a preposition."""
        tree, head = self.tree, trigger[0]
        one = self._borne(objects(tree, head))
        if not party:
            return (one[:1], one[1:]) if len(one) > 1 else _NEITHER
        places = (*trigger, *objects(tree, head))
        for way in party:
            ends = tuple(i for place in places for i in by_preposition(tree, place, way))
            other = tuple(i for i in self._borne(joined(tree, ends)) if i not in one)
            if one and other:
                return one, other
        return _NEITHER

    def of_predicate(self, noun: int, party: tuple[str, ...]) -> Pair:
        """Return the sides of "A and B are at odds", "A is at odds with B", "A is B's foe"."""
        tree = self.tree
        heads = [noun, *(t.index for t in tree.ancestors(noun))][:2]
        ends = tuple(i for head in heads for way in party for i in by_preposition(tree, head, way))
        own = next((s for head in heads if (s := self.subject_of(head))), ())
        one = self._borne(own)
        other = self._borne(joined(tree, ends)) or self._borne(owners(tree, noun))
        rest = tuple(i for i in other if i not in one)
        if rest:
            return one, rest
        return (one[:1], one[1:]) if len(one) > 1 else _NEITHER

    def subject_of(self, head: int) -> tuple[int, ...]:
        """Return the subjects of a predicate of any kind, a verb or what stands with "be"."""
        direct = tuple(kid.index for kid in self.tree.children(head, *_SUBJECTS))
        if direct:
            return joined(self.tree, joined(self.tree, direct))
        return subjects_any(self.tree, head) if self.tree.tokens[head].upos == "VERB" else ()

    def _adjectives(self, noun: int) -> tuple[int, ...]:
        """Return who stands before a noun: "Czech-Russian relations" have two."""
        tree = self.tree
        kids = tree.children(noun, "amod", "compound", "nmod:desc")
        below = [k for kid in kids for k in tree.children(kid.index, "amod", "compound", "conj")]
        return self._borne(tuple(sorted(kid.index for kid in (*kids, *below))))

    def _light(self, noun: int) -> tuple[int, ...]:
        """Return the subject of the verb that has the noun as object: "Iran has ties with"."""
        token = self.tree.tokens[noun]
        if token.dep not in {"obj", "obl"} or token.head < 0:
            return ()
        return self._borne(subjects(self.tree, token.head))

    def _subjects_around(
        self, noun: int, predicate: int, known: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Return who does what is told around a relation, known sides left out."""
        tree = self.tree
        above = (tree.tokens[predicate], *tree.ancestors(predicate))
        below = tree.children(predicate, "advcl", "conj", "parataxis")
        for token in (*above, *(below if known else ())):
            if token.upos in {"VERB", "ADJ", "AUX"}:
                heads = tuple(i for i in subjects_any(tree, token.index) if i != noun)
                other = tuple(i for i in self._borne(heads) if i not in known)
                if other:
                    return other
        return ()

    def _beside(self, noun: int, predicate: int, known: tuple[int, ...]) -> tuple[int, ...]:
        """Return who else is spoken of, where the noun names no other side that is unknown."""
        if self.at_hand is None or self._is_private(noun) or self._unknown_party(noun):
            return ()
        return self.at_hand.beside(known) if self._is_told(predicate) else ()

    def _is_told(self, predicate: int) -> bool:
        """Return whether a predicate is more than "to resolve disputes", "by improving ties"."""
        token = self.tree.tokens[predicate]
        return token.xpos not in {"VB", "VBG"} or bool(self.tree.children(predicate, "aux"))

    def _is_bare(self, noun: int, predicate: int) -> bool:
        """Return whether a relation is named alone: "relations", "bilateral ties", "their ties"."""
        if not self._is_told(predicate):
            return False
        tree = self.tree
        owned = [i for i in owners(tree, noun) if tree.tokens[i].upos != "PRON"]
        plural = tree.tokens[noun].xpos == "NNS" or bool(tree.children(noun, "det", "nmod:poss"))
        return plural and not (owned or self._is_private(noun) or self._unknown_party(noun))

    def _is_private(self, noun: int) -> bool:
        """Return whether a relation is of another kind than between powers: "labour relations"."""
        kids = self.tree.children(noun, "amod", "compound")
        return any(kid.lemma.lower() in listed("private") for kid in kids)

    def _unknown_party(self, noun: int) -> bool:
        """Return whether a noun names a side that is no known actor: "ties with its clients"."""
        tree = self.tree
        ends = [k.index for k in tree.children(noun) if set(cases(tree, k.index)) & set(_OF_WHOM)]
        return any(not self._borne((end,)) for end in ends)

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


def is_one_of(tree: Tree, index: int, wanted: frozenset[str]) -> bool:
    """Return whether a phrase that ends at a noun is among some."""
    return any(phrase in wanted for phrase in noun_phrase(tree, index))
