"""Wordings of the lexicon found on a tree, with who acts and who is acted on.

What a word may stand for is asked of a `Bearing`, so the same rules serve actors that were found in
the text and stretches that a caller gives.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from detente.read.conditions import fits_noun, fits_verb, phrase_tail
from detente.read.paths import (
    by_preposition,
    complements,
    listed,
    next_by,
    noun_phrase,
    objects,
    owners,
    subjects,
    subjects_any,
)
from detente.read.tables import table, word_set, words
from detente.read.verb_forms import lemma
from detente.read.wordings import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from detente.read.bearing import Bearing
    from detente.read.trees import Tree
    from detente.read.wordings import Lexicon, Wording

PLACES = ("inside", "into", "in", "across", "within", "near", "at", "over", "on", "along", "around")
_INNER = ("of", "by", "from", "against", "in", "on", "to", "with", "for", "at", "inside", "between")
_INNER_SOURCE = ("of", "by", "from", "such as", "like", "including")
_NESTED = 3
_TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "root", "csubj"})


@dataclass(frozen=True, slots=True)
class Match:
    """A row found on a tree.

    `trigger`: the words that tell it; `sources`, `targets`: indexes as the bearing gives them.
    """

    row: Wording
    trigger: tuple[int, ...]
    sources: tuple[int, ...]
    targets: tuple[int, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Orders two readings of one trigger: both sides, then conditions, then length."""
        return (
            bool(self.sources) + bool(self.targets), self.row.weight, len(self.trigger),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lights:
    """Verbs that do, and verbs that undo, what their noun says."""

    does: frozenset[str]
    undoes: frozenset[str]


def others() -> frozenset[str]:
    """Return the nouns that mean someone else than their possessor: neighbours, allies, critics."""
    return word_set("mentions", "others")


@cache
def lights() -> Lights:
    """Return the light verbs that ship with the package."""
    path = resources.files("detente.read").joinpath("lexicon", "lights.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Lights(frozenset(words(raw["does"])), frozenset(words(raw["undoes"])))


def matches(tree: Tree, lexicon: Lexicon, bearing: Bearing) -> tuple[Match, ...]:
    """Return the best row for each trigger of the tree, in text order."""
    found: list[Match] = []
    for token in tree.tokens:
        if token.upos not in _TELLING and token.xpos != "VBG":
            continue
        rows = list(all_at(tree, token.index, lexicon, bearing))
        if rows:
            found.append(max(rows, key=lambda match: match.rank))
    return tuple(found)


def all_at(tree: Tree, index: int, lexicon: Lexicon, bearing: Bearing) -> Iterator[Match]:
    """Yield every row that fits the word, with its parties."""
    for row, trigger in fitting(tree, index, lexicon, bearing):
        yield from _roles(tree, trigger, row, bearing)


def fitting(
    tree: Tree, index: int, lexicon: Lexicon, bearing: Bearing
) -> Iterator[tuple[Wording, tuple[int, ...]]]:
    """Yield every row whose conditions the word meets, and the words that make it so."""
    token = tree.tokens[index]
    if token.xpos == "VBG" and (token.dep in _NOMINAL or tree.children(index, "det")):
        yield from _nouns(tree, index, lexicon)
    if token.xpos == "VBG" and tree.children(index, "det"):
        return
    if token.upos == "VERB" and token.dep not in {"amod", "compound", "case"}:
        for rest, row in lexicon.verbs.get(_verb_key(tree, index), ()):
            tail = phrase_tail(tree, index, rest)
            if tail is not None and fits_verb(tree, index, row, tail, bearing):
                yield row, (index, *tail)
    elif token.upos in {"NOUN", "PROPN"}:
        yield from _nouns(tree, index, lexicon)
    elif token.upos == "ADJ" and token.dep not in {"amod", "compound"}:
        for row in lexicon.adjectives.get(token.lemma.lower(), ()):
            yield row, (index,)


def _verb_key(tree: Tree, index: int) -> str:
    """Return the lemma, with what a hyphen joins to its front: "test-fire" is no "fire"."""
    own = lemma(tree.tokens[index])
    if index < 2 or tree.tokens[index - 1].text != "-":
        return own
    return f"{tree.tokens[index - 2].text.lower()}-{own}"


def _nouns(tree: Tree, index: int, lexicon: Lexicon) -> Iterator[tuple[Wording, tuple[int, ...]]]:
    """Yield the rows of the longest phrase that ends at the noun."""
    if _undone(tree, index):
        return
    for phrase in noun_phrase(tree, index):
        found = [r for r in lexicon.nouns.get(phrase, ()) if fits_noun(tree, index, r)]
        if found:
            yield from ((row, (index,)) for row in found)
            return


def _undone(tree: Tree, noun: int) -> bool:
    """Return whether the noun is the object of a verb that ends or undoes it."""
    token = tree.tokens[noun]
    if token.dep not in {"obj", "nsubj:pass"} or token.head < 0:
        return False
    particle = "".join(f" {kid.text.lower()}" for kid in tree.children(token.head, "compound:prt"))
    return lemma(tree.tokens[token.head]) + particle in lights().undoes


def _roles(tree: Tree, trigger: tuple[int, ...], row: Wording, bearing: Bearing) -> Iterator[Match]:
    """Yield the match with its parties, if it has those that the row needs."""
    walk = _Walk(tree, trigger, row, bearing)
    sources = walk.first(row.source, source=True)
    targets = tuple(i for i in walk.first(walk.target_paths(), source=False) if i not in sources)
    if row.mutual and not targets and len(sources) > 1 and row.part != "noun":
        targets = sources
    elif row.mutual and row.part == "noun" and not sources and len(targets) > 1:
        sources = targets
    if not sources and (row.source_needed or not targets):
        return
    if not targets and not row.alone:
        return
    yield Match(row, trigger, sources, targets)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One trigger of a tree, and the ways from it to the parties."""

    tree: Tree
    trigger: tuple[int, ...]
    row: Wording
    bearing: Bearing

    def target_paths(self) -> tuple[str, ...]:
        """Return the row's ways to the target; the preposition of a phrase comes first."""
        if self.row.part != "verb" or len(self.trigger) == 1:
            return self.row.target
        last = self.tree.tokens[self.trigger[-1]]
        return (last.text.lower(), *self.row.target) if last.upos == "ADP" else self.row.target

    def first(self, paths: tuple[str, ...], *, source: bool) -> tuple[int, ...]:
        """Return what stands at the end of the first way that leads to something."""
        for path in paths:
            found = self._inner_targets() if path == "complement" else ()
            if not found:
                tokens = self._follow(path)
                found = tuple(i for token in tokens for i in self._borne(token, source=source))
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def _follow(self, path: str) -> tuple[int, ...]:
        head = self.trigger[0]
        if self.row.part == "noun":
            return self._from_noun(path, head)
        ways: dict[str, Callable[[int], tuple[int, ...]]] = {
            "subject": self._subjects,
            "object": lambda verb: objects(self.tree, verb),
            "indirect": self._indirect,
            "complement": self._inside_complements,
            "complement-subject": self._subjects_of_complements,
            "provoker": self._provokers,
        }
        if path in ways:
            return ways[path](head)
        if path == "place":
            return self._places((head, *objects(self.tree, head)))
        return self._after(path, (head, *self.trigger[1:], *objects(self.tree, head)))

    def _indirect(self, head: int) -> tuple[int, ...]:
        return listed(self.tree, tuple(k.index for k in self.tree.children(head, "iobj")))

    def _subjects(self, head: int) -> tuple[int, ...]:
        if self.row.part == "adjective" and not self.tree.children(head, "nsubj"):
            return subjects_any(self.tree, head)
        if self.row.source == ("subject",):
            return subjects(self.tree, head)
        return subjects_any(self.tree, head)

    def _from_noun(self, path: str, head: int) -> tuple[int, ...]:
        tree = self.tree
        if path == "owner":
            return owners(tree, head)
        if path == "adjective":
            kids = tree.children(head, "amod", "compound", "nmod:desc")
            return tuple(kid.index for kid in kids)
        if path == "light":
            return _light_subjects(tree, head)
        governor = _governor(tree, head)
        heads = (head, *_nested(tree, head), *(() if governor is None else (governor,)))
        if path == "subject":
            return listed(tree, tuple(kid.index for kid in tree.children(head, "nsubj")))
        if path == "place":
            return self._places(heads)
        return self._after(path, heads)

    def _after(self, preposition: str, heads: tuple[int, ...]) -> tuple[int, ...]:
        found = [i for head in heads for i in by_preposition(self.tree, head, preposition)]
        nouns = [head for head in heads if self.tree.tokens[head].upos in {"NOUN", "PROPN"}]
        found += [i for noun in nouns for i in next_by(self.tree, noun, preposition)]
        return listed(self.tree, tuple(dict.fromkeys(found)))

    def _places(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        found = [self._after(word, heads) for word in PLACES]
        return tuple(dict.fromkeys(index for group in found for index in group))

    def _provokers(self, head: int) -> tuple[int, ...]:
        """Return who made someone do it: "A's raid prompted B to return fire"."""
        token = self.tree.tokens[head]
        if token.dep not in {"xcomp", "advcl", "ccomp"} or token.head < 0:
            return ()
        return subjects_any(self.tree, token.head)

    def _inside_complements(self, head: int) -> tuple[int, ...]:
        """Return what the infinitive or clause acts on: its object, then its prepositions."""
        found: list[int] = []
        for verb in complements(self.tree, head):
            if self.tree.tokens[verb].upos in {"NOUN", "PROPN"}:
                found.append(verb)
            goals = objects(self.tree, verb)
            direct = [i for goal in goals for i in self._borne(goal, source=False)]
            spread = (verb, *goals)
            later = [i for word in _INNER for i in self._after(word, spread)]
            deeper = self._inside_complements(verb) if not direct else ()
            found.extend((*goals, *later, *deeper))
        return tuple(found)

    def _inner_targets(self) -> tuple[int, ...]:
        """Return whom the act that is agreed, refused or threatened would be done to."""
        for verb in complements(self.tree, self.trigger[0]):
            inner = [m for m in all_at(self.tree, verb, load_lexicon(), self.bearing) if m.targets]
            if inner:
                return max(inner, key=lambda match: match.rank).targets
        return ()

    def _subjects_of_complements(self, head: int) -> tuple[int, ...]:
        found: list[int] = []
        for verb in complements(self.tree, head):
            kids = self.tree.children(verb, "nsubj", "nsubj:pass")
            found.extend(listed(self.tree, tuple(kid.index for kid in kids)))
        return tuple(found)

    def _borne(self, token: int, *, source: bool, depth: int = 0) -> tuple[int, ...]:
        """Return what a word stands for: itself, or whoever owns, makes or is in it."""
        direct = self.bearing.at(token)
        if direct or depth >= _NESTED:
            return direct
        tree = self.tree
        inner = _INNER_SOURCE if source else _INNER
        if _is_other(tree, token):
            return ()
        groups: list[tuple[int, ...]] = [
            owners(tree, token),
            tuple(kid.index for kid in tree.children(token, "amod", "compound", "nmod:desc")),
            *(by_preposition(tree, token, word) for word in inner),
        ]
        if not source:
            acts = tree.children(token, "acl")
            groups += [by_preposition(tree, act.index, "by") for act in acts]
            groups += [listed(tree, objects(tree, a.index)) for a in acts if a.xpos == "VBG"]
        for group in groups:
            every = listed(tree, group)
            found = [i for k in every for i in self._borne(k, source=source, depth=depth + 1)]
            if found:
                return tuple(found)
        return ()


def _is_other(tree: Tree, noun: int) -> bool:
    """Return whether a noun means someone else than its possessor."""
    if tree.tokens[noun].lemma.lower() in others():
        return True
    before = {kid.text.lower() for kid in tree.children(noun, "amod")}
    return bool(before.intersection(words(table("mentions")["other_adjectives"])))


def _nested(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return the nouns below a noun: a phrase meant for it is often hung on one of them."""
    first = [kid.index for kid in tree.children(noun, "nmod")]
    second = [kid.index for index in first for kid in tree.children(index, "nmod")]
    return (*first, *second)


def _governor(tree: Tree, noun: int) -> int | None:
    """Return the verb whose object or subject the noun is; None if it has no such place."""
    token = tree.tokens[noun]
    if token.dep == "conj" and tree.tokens[token.head].upos in {"NOUN", "PROPN"}:
        token = tree.tokens[token.head]
    if token.dep in {"obj", "nsubj:pass", "obl", "nsubj", "xcomp"} and token.head >= 0:
        return token.head if tree.tokens[token.head].upos in {"VERB", "AUX"} else None
    return None


def is_done(tree: Tree, noun: int) -> bool:
    """Return whether a verb around the noun says that what it names is done, or does harm by it.

    "Launched strikes" does, and "the strikes killed"; "the strikes were discussed" does not.
    """
    governor = _governor(tree, noun)
    if governor is None:
        return tree.tokens[noun].dep == "root"
    verb = lemma(tree.tokens[governor])
    if tree.tokens[noun].dep == "nsubj":
        return any(row.type == "ASSAULT" for _, row in load_lexicon().verbs.get(verb, ()))
    return verb in lights().does


def _light_subjects(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return who does what the noun says, through a verb that only says that it is done."""
    governor = _governor(tree, noun)
    if governor is None or tree.tokens[noun].dep == "nsubj":
        return ()
    if lemma(tree.tokens[governor]) not in lights().does:
        return ()
    return subjects(tree, governor)
