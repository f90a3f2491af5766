"""Wordings of the lexicon and the learned heads, weighed against each other.

A wording gives a type, a mode and ways to the two sides; the heads give probabilities for each
word. What each counts stands in data/heads.toml, set on sentences that neither was made from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log
from typing import TYPE_CHECKING, Literal

from detente.read.matching import Match
from detente.read.paths import objects
from detente.read.politics import is_mere_saying
from detente.read.trees import NO_EVENT
from detente.read.verb_forms import lemma
from detente.read.wordings import Wording, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.claims import Factuality
    from detente.read.bearing import Bearing
    from detente.read.head_weights import HeadWeights
    from detente.read.trees import Act, Tree

_MOST_SPECIAL = 2  # further words and conditions of a wording that count
_LEAST_CHANCE = 1e-4  # keeps the log odds of what is all but sure in bounds
_LOOSE = frozenset({"compound", "compound:prt", "fixed", "flat", "amod", "advmod", "obl", "case"})
Role = Literal["source", "target"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event that a tree tells, and how sure that is.

    Attributes:
        match: the trigger, its type and mode, and the mentions of its two sides.
        chance: probability, 0..1, that the trigger tells an event of this type.
        act: what the heads say of the trigger; None where they see nothing there.
    """

    match: Match
    chance: float
    act: Act | None


def weighed(
    tree: Tree,
    found: Sequence[Match],
    bearing: Bearing,
    weights: HeadWeights,
    refused: frozenset[int] = frozenset(),
) -> tuple[Weighed, ...]:
    """Return the events of a tree: wordings that the heads do not refute, and acts without one.

    Args:
        tree: the sentence.
        found: what the lexicon matched, in text order.
        bearing: what its words stand for.
        weights: how heads and wordings count against each other.
        refused: words at which a rule knows that no one acts ("the storm hit").
    """
    scale = _Scale(tree, bearing, weights)
    kept = [each for match in found if (each := scale.kept(match)) is not None]
    taken = {index for match in found for index in scale.words(match)} | refused
    added = list(scale.added(taken))
    return tuple(sorted((*kept, *added), key=lambda each: each.match.trigger[0]))


def status(act: Act | None, judged: Factuality, weights: HeadWeights) -> Factuality:
    """Return the factuality by the rules, or by the heads where these are sure of another.

    Where the rules see a sign ("whether", "refused to") they are right more often than the heads.
    """
    if act is None or judged != "asserted":
        return judged
    best, share = max(act.statuses, key=lambda each: each[1])
    return weights.factuality[best] if share >= weights.status else judged


def confidence(likely: Weighed, weights: HeadWeights) -> float:
    """Return the probability that an event's type and sides are right, to two digits.

    A logistic fit of what was right on sentences that nothing else was made from (Platt 1999).
    """
    fit = weights.confidence
    chance = min(max(likely.chance, _LEAST_CHANCE), 1.0 - _LEAST_CHANCE)
    match = likely.match
    odds = fit["offset"] + fit["slope"] * log(chance / (1.0 - chance))
    odds += fit["both"] * bool(match.sources and match.targets)
    return round(1.0 / (1.0 + exp(-odds)), 2)


def stretches(
    tree: Tree, act: Act, role: Role, least: float
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Yield (words, probability) of each run of words that is likely of a side of an act."""
    given = dict(act.sources if role == "source" else act.targets)
    run: list[int] = []
    for index in range(len(tree.tokens) + 1):
        if given.get(index, 0.0) >= least:
            run.append(index)
        elif run:
            yield tuple(run), max(given[i] for i in run)
            run = []


def head_of(tree: Tree, words: Sequence[int]) -> int:
    """Return the word of a run whose head lies outside it."""
    return next((i for i in words if tree.tokens[i].head not in words), words[0])


@dataclass(frozen=True, slots=True)
class _Scale:
    """Weighs what may be told in one sentence."""

    tree: Tree
    bearing: Bearing
    weights: HeadWeights

    def kept(self, match: Match) -> Weighed | None:
        """Return a match with the likeliest type; None if it likely tells no event."""
        acts = [act for index in self.words(match) if (act := self.tree.act(index)) is not None]
        act = max(acts, key=lambda each: (each.chance(match.row.type), each.told), default=None)
        kind, chance = self._likeliest(act, match)
        if kind == NO_EVENT or chance < self.weights.keep:
            return None
        row = match.row
        if kind != row.type:
            row = replace(row, type=kind, mode=None, cameo=None)
        return Weighed(self._with_sides(replace(match, row=row), act), chance, act)

    def words(self, match: Match) -> tuple[int, ...]:
        """Return the words that may carry a match's act: its trigger, and a verb's own object."""
        verb = match.row.part == "verb" and bool(match.row.objects)
        return (*match.trigger, *(objects(self.tree, match.trigger[0]) if verb else ()))

    def added(self, taken: set[int]) -> Iterator[Weighed]:
        """Yield the acts that no wording found and the heads are sure of, and of their type."""
        sure = {
            act.word: act
            for act in self.tree.acts
            if act.told >= self.weights.add and not is_mere_saying(self.tree, act.word)
        }
        for word, act in sure.items():
            told = [each for each in act.kinds if each[0] != NO_EVENT]
            kind, share = max(told, key=lambda each: each[1])
            unsure = share < self.weights.type * act.told
            if unsure or self._is_part(word, {*sure, *taken}, taken):
                continue
            part: Literal["verb", "noun"]
            part = "verb" if self.tree.tokens[word].upos in {"VERB", "AUX"} else "noun"
            mode, cameo = load_lexicon().way_of(kind, lemma(self.tree.tokens[word]))
            row = Wording(
                type=kind, part=part, words=(), source=(), target=(), mode=mode, cameo=cameo
            )
            match = self._with_sides(Match(row, (word,), (), ()), act)
            if match.sources or match.targets:
                yield Weighed(match, share, act)

    def _is_part(self, word: int, all_told: set[int], taken: set[int]) -> bool:
        """Return whether a word only helps to tell what another tells: "called" *"on"*."""
        token = self.tree.tokens[word]
        if word in taken or (token.dep in _LOOSE and token.head in all_told):
            return True
        return any(kid.index in taken for kid in self.tree.children(word, *_LOOSE))

    def _likeliest(self, act: Act | None, match: Match) -> tuple[str, float]:
        """Return the likeliest type, "NONE" among them, and its probability.

        A wording of several words ("return fire"), or with conditions, counts for more than a word.
        """
        wording = match.row.type
        special = min(len(match.trigger) - 1 + bool(match.row.weight), _MOST_SPECIAL)
        odds = exp(self.weights.rule + self.weights.special * special)
        if act is None:
            untold = self.weights.untold
            shares = {NO_EVENT: 1.0 - untold, wording: untold * odds}
        else:
            shares = {kind: share * (odds if kind == wording else 1.0) for kind, share in act.kinds}
        kind = max(shares, key=lambda each: shares[each])
        return kind, shares[kind] / sum(shares.values())

    def _with_sides(self, match: Match, act: Act | None) -> Match:
        """Return a match with the wording's sides, or the heads' where these know more."""
        if act is None:
            return match
        sources = self._better(match.sources, *self._borne(act, "source"))
        targets = self._better(match.targets, *self._borne(act, "target"))
        if not match.sources:  # what a wording knows to be acted on is no doer
            sources = tuple(each for each in sources if each not in match.targets)
        if set(sources) != set(targets):
            targets = tuple(each for each in targets if each not in sources)
        elif len(sources) == 1:  # two do it to each other, but no one to himself
            targets = ()
        return replace(match, sources=sources, targets=targets)

    def _better(
        self, given: tuple[int, ...], found: tuple[int, ...], share: float
    ) -> tuple[int, ...]:
        agreed = bool(set(given) & set(found))
        if not found or (given and (agreed or share < self.weights.prefer)):
            return given
        return found

    def _borne(self, act: Act, role: Role) -> tuple[tuple[int, ...], float]:
        """Return the mentions that stand at a side of an act, and how sure the surest is."""
        found: list[int] = []
        surest = 0.0
        for words, share in stretches(self.tree, act, role, self.weights.take):
            at = self.bearing.at(head_of(self.tree, words))
            at = at or next((b for i in words if (b := self.bearing.at(i))), ())
            found.extend(at)
            surest = max(surest, share if at else 0.0)
        return tuple(dict.fromkeys(found)), surest
