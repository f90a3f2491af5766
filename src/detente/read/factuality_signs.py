"""The signs by which a clause is judged true, false, possible and so on: what rules and heads see.

Each is a number, most of them 0 or 1. What each counts is learned on sentences that no rule was
written from (training/claims); the weights stand in data/factuality.toml.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from detente.read.factuality_scope import is_negated
from detente.read.modality import adverbs, governors, helpers, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.read.trees import Token, Tree

_LEAST_CHANCE = 0.002
_ABOVE = 3  # words above the clause whose stance counts one by one
_NOT = frozenset({
    "not", "n't", "n’t", "no", "never", "nobody", "none", "neither", "nor", "nothing",
})  # fmt: skip
_HELPERS = frozenset({
    "will", "'ll", "’ll", "would", "'d", "’d", "shall", "should", "must", "may", "might", "could",
    "can",
})  # fmt: skip
_OPENINGS = frozenset({
    "if", "whether", "that", "to", "who", "what", "why", "how", "where", "unless",
})  # fmt: skip
_CONDITIONS = frozenset({"if", "unless"})
_AHEAD = frozenset({"will", "shall", "'ll", "’ll"})


def signs(
    tree: Tree, inside: Sequence[Token], at: Token, after: Sequence[Token] = ()
) -> dict[str, float]:
    """Return what speaks for each factuality of a clause; what is absent is 0.

    Args:
        tree: the sentence.
        inside: the clause's words, at least one.
        at: the word that tells what the clause is about.
        after: the words of the sentence that follows; () if none does.
    """
    found = {"offset": 1.0}
    found.update(_of_heads(tree, inside, at))
    found.update(dict.fromkeys(_of_form(tree, inside, at), 1.0))
    found.update(dict.fromkeys(_of_above(tree, at), 1.0))
    found.update(dict.fromkeys(_of_words(tree, inside), 1.0))
    found.update(dict.fromkeys(_of_next(after), 1.0))
    return found


def _of_heads(tree: Tree, inside: Sequence[Token], at: Token) -> dict[str, float]:
    """Return the log odds of each status at the clause's word, or at its likeliest other."""
    near = [each for token in inside if (each := tree.act(token.index)) is not None]
    act = tree.act(at.index) or max(near, key=lambda each: each.told, default=None)
    if act is None:
        return {"silent": 1.0}
    found = {f"head_{name}": _odds(share) for name, share in act.statuses}
    found["told"] = act.told
    return found


def _odds(chance: float) -> float:
    held = min(max(chance, _LEAST_CHANCE), 1.0 - _LEAST_CHANCE)
    return log(held / (1.0 - held))


def _of_form(tree: Tree, inside: Sequence[Token], at: Token) -> Iterator[str]:
    """Yield the form of the clause's word: its tense, helpers, marks, negation and subject."""
    yield f"tag_{at.xpos}" if at.upos in {"VERB", "AUX"} else f"tag_{at.upos}"
    yield f"dep_{at.dep.partition(':')[0]}"
    kids = tree.children(at.index)
    aids = {kid.text.casefold() for kid in kids if kid.dep.partition(":")[0] == "aux"}
    for aid in aids & _HELPERS:
        yield f"aid_{'will' if aid in _AHEAD else aid.strip(_QUOTES)}"
    if aids & {"had", "has", "have"}:
        yield "perfect_past" if "had" in aids else "perfect"
    if is_negated(tree, at):
        yield "negated"
    if any(token.text.casefold() in _NOT for token in inside):
        yield "not_inside"
    subjects = [kid for kid in kids if kid.dep.partition(":")[0] in {"nsubj", "csubj"}]
    yield "subject" if subjects else "no_subject"
    if any(kid.text.casefold() in {"we", "i"} for kid in subjects):
        yield "first_person"
    if any(kid.text.casefold() in {"you", "let"} for kid in subjects):
        yield "second_person"
    for mark in {kid.text.casefold() for kid in kids if kid.dep in {"mark", "advmod"}} & _OPENINGS:
        yield f"mark_{mark}"


_QUOTES = "'’"


def _of_above(tree: Tree, at: Token) -> Iterator[str]:
    """Yield the stances of the words above the clause's word, one by one, negated ones apart."""
    for place, word in enumerate(tree.ancestors(at.index)):
        stance = governors().get(word.lemma.casefold())
        if stance is not None:
            yield f"above_{stance}{'_not' if is_negated(tree, word) else ''}"
            if place == 0:
                yield f"next_{stance}"
        if place < _ABOVE and word.lemma.casefold() in words("reporting", "lemmas"):
            yield "above_says"
        if is_negated(tree, word):
            yield "above_not"
        if _CONDITIONS & {kid.text.casefold() for kid in tree.children(word.index, "mark")}:
            yield "above_if"


def _of_words(tree: Tree, inside: Sequence[Token]) -> Iterator[str]:
    """Yield the stances of all words of the sentence: in the clause, before it and behind it."""
    first, last = inside[0].index, inside[-1].index
    yield from _stances("in", inside)
    before, behind = tree.tokens[:first], tree.tokens[last + 1 :]
    yield from _stances("before", before)
    yield from _stances("behind", behind)
    word = next((token for token in reversed(before) if token.upos != "PUNCT"), None)
    yield f"after_{word.text.casefold()}" if word and word.text.casefold() in _OPENINGS else "after"
    if word is None:
        yield "opens"
    if any(token.text == "?" for token in tree.tokens[-2:]):
        yield "question"
    if inside[0].text.casefold() in _OPENINGS or inside[0].xpos in {"WP", "WRB", "WDT"}:
        yield "asks"
    if inside[0].xpos == "VB":
        yield "bare"


def _stances(where: str, tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the stances of some words, each with where they stand."""
    for token in tokens:
        lemma, form = token.lemma.casefold(), token.text.casefold()
        if form in _NOT:
            yield f"{where}_not"
        elif lemma in governors() and token.upos != "PROPN":
            yield f"{where}_{governors()[lemma]}"
        elif form in helpers():
            yield f"{where}_aid_{helpers()[form]}"
        elif lemma in adverbs():
            yield f"{where}_{adverbs()[lemma]}"
        elif lemma in words("untrue", "lemmas"):
            yield f"{where}_untrue"


def _of_next(after: Sequence[Token]) -> Iterator[str]:
    """Yield what the sentence behind does: denies something, or calls something untrue."""
    yield from (sign for sign in _stances("then", after) if sign in _DENYING)


_DENYING = frozenset({"then_not", "then_denied", "then_untrue"})
