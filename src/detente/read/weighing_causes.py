"""Causes found by the rows of data/causes.toml and by the learned heads, weighed together.

A row gives the kind of link and two sides from the syntax; the heads give a probability for each
signal, and the words of both sides. What each counts stands in data/causes.toml under [heads].
Which links may be printed is another question (printing_causes).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import exp
from typing import TYPE_CHECKING

from detente.read import cues, factuality, tables
from detente.read.joint import Joint, rows
from detente.read.printing_causes import PrintWeights, may_print, print_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.claims import Relation
    from detente.read.trees import Tie, Token, Tree

_ROWS_OF_NOUNS = ("mark", "case", "adverb")
_LEAST_CHANCE = 1e-4
_LEAST_SAYING = 2  # "he said"


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseWeights:
    """How rows and heads count against each other; data/causes.toml says what they were set on.

    Attributes:
        rule: natural logarithm of the odds that a row adds to the heads' probability.
        untold: the heads' probability of a link that they left out.
        keep: least probability of a link that the reading holds.
        sentence: least probability of a sentence that states a cause, by the heads.
        possible: share of POSSIBLE from which a link is a what-if.
        denied: the same of DENIED.
        printing: which links are called stated, and may be printed.
    """

    rule: float
    untold: float
    keep: float
    sentence: float
    possible: float
    denied: float
    printing: PrintWeights


@cache
def cause_weights() -> CauseWeights:
    """Return the weights that ship with the package."""
    return CauseWeights(**tables.numbers(tables.table("causes")["heads"]), printing=print_weights())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A link that a sentence states.

    Attributes:
        joint: its sides and signal, as tokens.
        chance: probability that it is there.
        tie: what the heads say of it; None if they left it out. by_row: a row found it.
        surely: it may be printed: the text states it, beyond what the heads may only suspect.
        hypothetical: a what-if. denied: said not to be so.
    """

    joint: Joint
    chance: float
    tie: Tie | None
    by_row: bool
    surely: bool
    hypothetical: bool
    denied: bool


def stated(tree: Tree, joints: Sequence[Joint], weights: CauseWeights) -> tuple[Stated, ...]:
    """Return the links of a sentence, likely ones only, in the order of their signals."""
    found = [_judged(joint, _tie_of(tree, joint), weights, by_row=True) for joint in joints]
    found.sort(key=_rank)
    taken = {id(tie) for joint in joints if (tie := _tie_of(tree, joint)) is not None}
    seen = [
        _judged(_as_joint(tree, tie), tie, weights, by_row=False)
        for tie in tree.ties
        if id(tie) not in taken and tie.chance >= weights.keep and not _is_doer(tree, tie)
    ]
    likely = (one for one in (*found, *sorted(seen, key=_rank)) if one.chance >= weights.keep)
    kept: list[Stated] = []
    for one in likely:
        if not any(_same(one.joint, other.joint) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: min(_place(one.joint))))


def _rank(one: Stated) -> tuple[bool, float]:
    return (not one.joint.signal, -one.chance)


def _place(joint: Joint) -> tuple[int, ...]:
    return joint.signal or joint.cause or joint.effect


def _tie_of(tree: Tree, joint: Joint) -> Tie | None:
    """Return what the heads say of a joint: at its signal, or else of the same two sides."""
    if joint.conditional or not joint.cause:
        return None
    signal = set(joint.signal)
    at = [tie for tie in tree.ties if signal & set(tie.signal)]
    at = at or [
        tie
        for tie in tree.ties
        if _meets(joint.cause, tie.cause) and _meets(joint.effect, tie.effect)
    ]
    return max(at, key=lambda tie: tie.chance, default=None)


def _is_doer(tree: Tree, tie: Tie) -> bool:
    """Return whether the effect is but who does the signal: "Ghana" of "Ghana demanded that"."""
    words = [tree.tokens[index] for index in range(*tie.effect)]
    named = all(word.upos in {"PROPN", "PRON", "DET"} for word in words)
    return named and any(word.dep == "nsubj" and word.head in tie.signal for word in words)


def _meets(words: Sequence[int], run: tuple[int, int]) -> bool:
    """Return whether at least half of the shorter of the two lies in the other."""
    shared = sum(run[0] <= word < run[1] for word in words)
    return 2 * shared >= min(len(words), run[1] - run[0]) > 0


def _same(one: Joint, other: Joint) -> bool:
    """Return whether two joints have a signal in common, or both sides."""
    if set(one.signal) & set(other.signal):
        return True
    return bool(set(one.cause) & set(other.cause)) and bool(set(one.effect) & set(other.effect))


def _judged(joint: Joint, tie: Tie | None, weights: CauseWeights, *, by_row: bool) -> Stated:
    """Return a joint with its probability.

    A row's own sides are kept: of what both see, the syntax draws them better than the heads
    (FairEval F1 of half of what is set aside of CausalNewsCorpus .591, against .556).
    """
    joint = _without_speaker(joint)
    if joint.conditional or not joint.cause:  # a what-if, or a cause in the sentence before
        chance, surely = 1.0, True
    else:
        told = min(max(tie.chance if tie else weights.untold, _LEAST_CHANCE), 1.0 - _LEAST_CHANCE)
        odds = told / (1.0 - told) * (exp(weights.rule) if by_row else 1.0)
        chance = odds / (1.0 + odds)
        surely = chance >= weights.keep and may_print(
            joint, tie, by_row=by_row, weights=weights.printing
        )
    stances = dict(tie.stances) if tie else {}
    denied = stances.get("DENIED", 0.0) >= weights.denied
    possible = stances.get("POSSIBLE", 0.0) >= weights.possible or _is_hypothetical(joint)
    return Stated(
        joint=joint,
        chance=chance,
        tie=tie,
        by_row=by_row,
        surely=surely,
        hypothetical=possible and not denied,
        denied=denied,
    )


def _without_speaker(joint: Joint) -> Joint:
    """Return a joint whose sides do not end in ", traders said"."""
    tree = joint.tree
    cause, effect = (_unsaid(tree, words) for words in (joint.cause, joint.effect))
    if (cause, effect) == (joint.cause, joint.effect):
        return joint
    head = tree.head_of(tree.tokens[effect[0]].start, tree.tokens[effect[-1]].end)
    at = joint.head_of_effect
    kept = at if at in effect or head is None else head.index
    return replace(joint, cause=cause, effect=effect, head_of_effect=kept)


def _unsaid(tree: Tree, words: tuple[int, ...]) -> tuple[int, ...]:
    """Return the words of a side before a comma, a speaker and a verb of saying at its end."""
    for place, comma in enumerate(words[1:], 1):
        behind = [tree.tokens[index] for index in words[place + 1 :]]
        if tree.tokens[comma].text != "," or len(behind) < _LEAST_SAYING:
            continue
        cue = next((word for word in (behind[-1], behind[0]) if _is_cue(word)), None)
        speakers = tree.children(cue.index, "nsubj") if cue else ()
        told = {cue.index} if cue else set()
        told.update(i for speaker in speakers for i in tree.subtree(speaker.index))
        if speakers and told.issuperset(word.index for word in behind):
            return words[:place]
    return words


def _is_cue(word: Token) -> bool:
    return word.xpos in {"VBD", "VBZ"} and cues.is_saying(word.lemma)


def _as_joint(tree: Tree, tie: Tie) -> Joint:
    """Return a link that no row found as a joint; its kind is that of a row with its words."""
    span = [tree.tokens[index] for index in range(*tie.effect)]
    head = tree.head_of(span[0].start, span[-1].end)
    return Joint(
        tree=tree,
        cause=_charge(tree, tie),
        effect=tuple(range(*tie.effect)),
        signal=tie.signal,
        relation=_relation(tree, tie.signal),
        head_of_cause=None,
        head_of_effect=head.index if head else tie.effect[0],
    )


def _charge(tree: Tree, tie: Tie) -> tuple[int, ...]:
    """Return the cause; of "accusing it of shelling the port" only what it is accused of."""
    words = tuple(range(*tie.cause))
    for of in words[1:]:
        token = tree.tokens[of]
        above = tree.tokens[token.head] if token.head >= 0 else token
        if token.text.casefold() == "of" and above.xpos == "VBG" and above.index > of:
            objects = (kid for i in tie.signal for kid in tree.children(i, "obj"))
            accused = {i for kid in objects for i in tree.subtree(kid.index)}
            return words[of + 1 - words[0] :] if accused.issuperset(range(words[0], of)) else words
    return words


def _relation(tree: Tree, signal: Sequence[int]) -> Relation:
    words = " ".join(tree.tokens[i].text.casefold() for i in signal)
    lemmas = {tree.tokens[i].lemma.casefold() for i in signal}
    return next((kind for known, kind in _kinds() if known == words or known in lemmas), "causes")


@cache
def _kinds() -> tuple[tuple[str, Relation], ...]:
    """Return the words of all rows with their kind of link; those of rarer kinds first."""
    found = [
        (word, row.relation)
        for kind in (*_ROWS_OF_NOUNS, "verb")
        for row in rows(kind)
        for word in row.words
    ]
    return tuple(sorted(found, key=lambda each: each[1] == "causes"))


def _is_hypothetical(joint: Joint) -> bool:
    """Return whether a link is a what-if: under "if", "could", a fear or a warning."""
    if joint.conditional:
        return True
    heads = [joint.head_of_effect, *joint.signal[:1]]
    return any(factuality.is_hypothetical(joint.tree, index) for index in heads)
