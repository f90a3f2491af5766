"""Which end of a range a figure is, and which of its hedges are prepositions of something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.read import clauses
from detente.read.counted import TIMES, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.read.figures import Figure
    from detente.read.trees import Tree


def ends(figure: Figure, trees: Sequence[Tree]) -> tuple[Figure, ...]:
    """Return the two values of "fell from 12 to 9 per cent" apart, any other figure as it is."""
    if figure.ends is None:
        return (figure,)
    tree = clauses.tree_at(trees, figure.number)
    token = tree.head_of(figure.number, figure.end) if tree else None
    if tree is None or token is None:
        return (figure,)
    before = [each for each in tree.tokens if each.end <= figure.start][-2:]
    if not before or before[-1].lemma.casefold() not in {"from", "by"}:
        return (figure,)
    changes = words("change", "increase") | words("change", "decrease") | {"go", "move", "come"}
    above = [token, *list(tree.ancestors(token.index))[:3]]
    near = any(each.lemma.casefold() in changes for each in above)
    wide = before[0].lemma.casefold() in {"anything", "anywhere", "range", "vary", "somewhere"}
    return figure.ends if near and not wide else (figure,)


def unhedged(figure: Figure, trees: Sequence[Tree]) -> Figure:
    """Return a figure without a hedge that is a preposition: "argued over 38 hectares"."""
    tree = clauses.tree_at(trees, figure.start)
    lead = tree.at(figure.start, figure.number) if tree else ()
    if tree is None or not lead or figure.approx in {"exact", "vague"}:
        return figure
    said = [token.text.casefold() for token in lead]
    if said[-1] == "the" and said[0] in words("prepositions", "words"):
        # "Below the 50 per cent needed".
        return _plain(figure)
    if " ".join(said) not in words("prepositions", "words"):
        return figure
    token = lead[0]
    before = tree.tokens[token.index - 1] if token.index else None
    if before is None or before.upos == "ADP" or figure.unit == "percent":
        return figure
    spatial = lead[-1].lemma in {"over", "above", "below", "under"}
    long = figure.unit in TIMES or before.upos == "NOUN"
    verbal = before.lemma in words("prepositions", "verbs")
    joined = long and (lead[-1].lemma == "over" or before.upos == "CCONJ")
    # "Was short of $130m".
    lacking = before.lemma == "be" and said[0] == "short"
    if lacking or (spatial and (joined or verbal)):
        return _plain(figure)
    inside = tree.at(figure.number, figure.end)
    governs = token.dep == "compound:prt" or (
        token.dep == "case" and before.upos in {"VERB", "NOUN"}
    )
    moved = before.upos == "VERB" and before.lemma in _changes()
    if not governs or moved or token.head < 0 or not inside:
        return figure
    return _plain(figure)


def _plain(figure: Figure) -> Figure:
    """Return a figure without its hedge."""
    value = figure.low if figure.low is not None else figure.high
    return replace(figure, start=figure.number, low=value, high=value, approx="exact")


def _changes() -> frozenset[str]:
    return words("change", "increase") | words("change", "decrease") | words("measures")
