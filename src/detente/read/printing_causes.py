"""Which links may be printed as "because": a calibrated decision from signs of each link.

A wrong "because" is worse than a missed one. How often links with the same signs were right is
learned on sentences that the heads have never seen (training/causes/printing); the weights stand in
data/printed.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING

from detente.read import factuality, tables
from detente.read.joint import is_happening, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from detente.read.joint import Joint
    from detente.read.trees import Tie, Tree

_LEAST_CHANCE = 0.005
_SHORT, _FAR, _LONG = 1, 4, 25
_TOLD = 0.5
_NAMING = frozenset({"PROPN", "PRON", "DET", "PUNCT", "PART"})
_NO_OPENING = frozenset({"ADP", "CCONJ", "PUNCT"})
_NO_CLOSE = frozenset({"ADP", "CCONJ", "DET", "PART", "SCONJ", "AUX"})
_SENTENCE_SIGNS = frozenset({".", "?", "!", ":", ";"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintWeights:
    """What each sign counts; data/printed.toml, written by training.causes.print_weights.

    Attributes:
        weights: natural logarithm of the odds that one unit of a sign adds; "offset" the rest.
        least: probability of being right from which a link may be printed.
        least_verb: the same where a row found the link and a verb carries it ("attribute to").
        never: words that join without giving a cause; a link with such a signal is not printed.
        denials: words that deny what hangs on them.
        temporal: words of time; what they join is printed where the effect is a reaction.
        permitting: words that ask or permit; they are no cause unless it is a happening.
        times: nouns of stretches of time, which cause nothing.
    """

    weights: Mapping[str, float]
    least: float
    least_verb: float
    never: frozenset[str]
    denials: frozenset[str]
    temporal: frozenset[str]
    permitting: frozenset[str]
    times: frozenset[str]


@cache
def print_weights() -> PrintWeights:
    """Return the weights that ship with the package."""
    table = tables.table("printed")
    return PrintWeights(
        weights=tables.numbers(table["weights"]),
        least=tables.number(table["least"]),
        least_verb=tables.number(table["least_verb"]),
        never=frozenset(tables.words(table["never"])),
        denials=frozenset(tables.words(table["denials"])),
        temporal=frozenset(tables.words(table["temporal"])),
        permitting=frozenset(tables.words(table["permitting"])),
        times=frozenset(tables.words(table["times"])),
    )


def may_print(joint: Joint, tie: Tie | None, *, by_row: bool, weights: PrintWeights) -> bool:
    """Return whether a link is likely enough to be right, as its signs tell."""
    if is_barred(joint, weights.never) or _is_no_ground(joint, weights):
        return False
    found = signs(joint, tie, by_row=by_row)
    odds = sum(weights.weights.get(name, 0.0) * value for name, value in found.items())
    least = weights.least_verb if found["row"] and found["verb"] else weights.least
    return 1.0 / (1.0 + exp(-odds)) >= least


def is_barred(joint: Joint, never: frozenset[str]) -> bool:
    """Return whether a link is never printed: it concedes, or lies within one noun phrase."""
    told = {joint.tree.tokens[index].lemma.casefold() for index in joint.signal}
    return bool(told & never) or is_inner(joint)


def _is_no_ground(joint: Joint, weights: PrintWeights) -> bool:
    """Return whether a link only follows in time, asks or permits, or has no cause that tells."""
    tree = joint.tree
    if all(tree.tokens[index].upos in _NAMING for index in joint.cause):
        return True  # "blamed Iran for it" names a culprit and tells no reason
    if tree.tokens[_top(tree, joint.cause)].lemma.casefold() in weights.times:
        return True
    lemmas = {tree.tokens[index].lemma.casefold() for index in joint.signal}
    if lemmas & weights.temporal:
        return tree.tokens[joint.head_of_effect].lemma.casefold() not in listed("reactions")
    if lemmas & weights.permitting:
        cause = joint.head_of_cause
        return cause is None or not is_happening(tree.tokens[cause])
    return False


def signs(joint: Joint, tie: Tie | None, *, by_row: bool) -> dict[str, float]:
    """Return what speaks for or against a link, each sign as a number; most are 0 or 1.

    `tie` is what the heads say of it, None if they left it out; `by_row` whether a row found it.
    """
    tree, cause, effect = joint.tree, joint.cause, joint.effect
    stances = dict(tie.stances) if tie else {}
    tags = {tree.tokens[index].upos for index in joint.signal}
    lemmas = [tree.tokens[index].lemma.casefold() for index in joint.signal]
    small = len(lemmas) == 1 and bool(tags & {"ADP", "SCONJ"}) and lemmas != ["because"]
    return {
        "offset": 1.0,
        "anchor": _odds(tie.chance if tie else 0.0),
        "causal": _odds(tree.causal),
        "sure": _odds(tie.sure) if tie else 0.0,
        "row": float(by_row),
        "agree": _agreement(joint, tie) if by_row else 1.0,
        "possible": stances.get("POSSIBLE", 0.0),
        "denied": stances.get("DENIED", 0.0),
        "unsaid": float(is_refused(joint)),
        "verb": float("VERB" in tags),
        "purpose": float(lemmas[:1] == ["to"]),
        "small": float(small and not by_row),
        "small_row": float(small and by_row),
        "silent": float(not lemmas),
        "cut": float(_loose(tree, cause) + _loose(tree, effect)),
        "untold": float(not _tells(tree, cause)) + float(not _tells(tree, effect)),
        "pronoun": float(_is_pronoun(tree, cause) or _is_pronoun(tree, effect)),
        "short": float(len(cause) <= _SHORT) + float(len(effect) <= _SHORT),
        "long": float(max(len(cause), len(effect)) > _LONG),
        "far": float(_gap(joint) > _FAR),
        "broken": float(_is_broken(tree, cause) or _is_broken(tree, effect)),
        "ragged": float(_is_ragged(tree, cause)) + float(_is_ragged(tree, effect)),
    }


def is_inner(joint: Joint) -> bool:
    """Return whether a link lies within one noun phrase: "a quarrel over gas" tells no because."""
    at, tree = joint.head_of_effect, joint.tree
    return (
        tree.tokens[at].upos in {"NOUN", "PROPN"}
        and not any(tree.tokens[index].upos in {"VERB", "AUX"} for index in joint.signal)
        and not tree.children(at, "cop", "nsubj", "nsubj:pass")
        and bool(joint.cause)
        and at in {token.index for token in tree.ancestors(_top(tree, joint.cause))}
    )


def is_refused(joint: Joint) -> bool:
    """Return whether "not" or a denial stands over the effect or over the signal."""
    tree = joint.tree
    above = {token.lemma.casefold() for token in tree.ancestors(joint.head_of_effect)}
    if above & print_weights().denials:
        return True
    return any(
        factuality.judge(tree, index) == "denied"
        for index in (joint.head_of_effect, *joint.signal[:1])
    ) or any(
        tree.tokens[index].lemma.casefold() in {"not", "nor"}
        for index in range(max(0, min(joint.signal, default=0) - 2), min(joint.signal, default=0))
    )


def _odds(chance: float) -> float:
    chance = min(max(chance, _LEAST_CHANCE), 1.0 - _LEAST_CHANCE)
    return log(chance / (1.0 - chance))


def _agreement(joint: Joint, tie: Tie | None) -> float:
    """Return the share of words that row and heads have in common, of the side where it is less."""
    if tie is None:
        return 0.0
    sides = ((joint.cause, range(*tie.cause)), (joint.effect, range(*tie.effect)))
    return min(len(set(one) & set(two)) / len({*one, *two}) for one, two in sides)


def _top(tree: Tree, words: Sequence[int]) -> int:
    """Return the first word of a side that hangs on a word outside it."""
    inside = set(words)
    return next((index for index in words if tree.tokens[index].head not in inside), words[0])


def _loose(tree: Tree, words: Sequence[int]) -> int:
    """Return how many words but one of a side hang on words outside: 0 for a whole constituent."""
    inside = set(words)
    held = [tree.tokens[index] for index in words]
    return max(0, sum(t.head not in inside and t.upos != "PUNCT" for t in held) - 1)


def _tells(tree: Tree, words: Sequence[int]) -> bool:
    """Return whether a side holds a verb or a noun that tells a happening."""
    for index in words:
        token, act = tree.tokens[index], tree.act(index)
        if token.upos == "VERB" or is_happening(token) or (act is not None and act.told >= _TOLD):
            return True
    return False


def _is_pronoun(tree: Tree, words: Sequence[int]) -> bool:
    """Return whether a side is nothing but pronouns."""
    return all(tree.tokens[index].upos in {"PRON", "DET"} for index in words)


def _is_broken(tree: Tree, words: Sequence[int]) -> bool:
    """Return whether a side runs over a colon, a semicolon or a stop."""
    return any(tree.tokens[index].text in _SENTENCE_SIGNS for index in words)


def _is_ragged(tree: Tree, words: Sequence[int]) -> bool:
    """Return whether a side begins or ends with a word that none begins or ends with."""
    first, last = tree.tokens[words[0]], tree.tokens[words[-1]]
    aside = last.upos == "ADV" and last.head not in words
    return first.upos in _NO_OPENING or last.upos in _NO_CLOSE or aside


def _gap(joint: Joint) -> int:
    """Return how many words stand between the two sides, the signal not counted."""
    first, second = sorted((joint.cause, joint.effect), key=min)
    between = range(max(first) + 1, min(second))
    return sum(index not in joint.signal for index in between)
