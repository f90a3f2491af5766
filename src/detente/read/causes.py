"""Causes that a text states: cause, effect and signal with their exact words.

Precision first: what only follows in time is no cause unless the row of data/causes.toml says on
which words it hangs, or the learned heads are sure of it (weighing_causes). Spans are those of the
heads, which learned them from CausalNewsCorpus (Tan et al. 2022) and our own sentences; where the
heads are silent, what the syntax joins, as in the Penn Discourse Treebank (Prasad et al. 2008).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.claims import CausalLink
from detente.model.text import Span
from detente.read.attributions import Voices
from detente.read.joints import joints
from detente.read.weighing_causes import cause_weights, stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.claims import Attribution
    from detente.model.text import Document
    from detente.read.trees import Tree
    from detente.read.weighing_causes import Stated


def find_causes(
    document: Document, trees: Sequence[Tree], attributions: Sequence[Attribution]
) -> tuple[CausalLink, ...]:
    """Return the causal links of a text, in order.

    `stated` are those that may be printed; the others are only likely. `hypothetical` marks
    what-ifs. `attribution` is the index of who says so, None for the document's own voice.
    """
    found: list[CausalLink] = []
    seen: set[tuple[Span, Span]] = set()
    voices = Voices(attributions)
    for place, tree in enumerate(trees):
        before = trees[place - 1] if place else None
        for likely in stated(tree, joints(tree), cause_weights()):
            link = as_link(document, likely, before, voices)
            if link is not None and (link.cause, link.effect) not in seen:
                seen.add((link.cause, link.effect))
                found.append(link)
    return tuple(found)


def causal_sentences(trees: Sequence[Tree], links: Sequence[CausalLink]) -> tuple[int, ...]:
    """Return the indexes of the sentences that state a cause, as the heads judge, or by a link."""
    least = cause_weights().sentence
    return tuple(
        index for index, tree in enumerate(trees) if tree.causal >= least or _has_link(tree, links)
    )


def _has_link(tree: Tree, links: Sequence[CausalLink]) -> bool:
    """Return whether a link's effect lies in a sentence."""
    return any(tree.start <= link.effect.start < tree.end for link in links)


def as_link(
    document: Document, likely: Stated, before: Tree | None, voices: Voices | None
) -> CausalLink | None:
    """Return a joint as a link; None if a side is missing or the two overlap.

    `before` is the tree of the sentence before; without `voices` nobody says so.
    """
    joint = likely.joint
    effect = _span(document, joint.tree, joint.effect)
    cause = _span(document, joint.tree, joint.cause) if joint.cause else _whole(document, before)
    if effect is None or cause is None or cause.overlaps(effect):
        return None
    return CausalLink(
        cause=cause,
        effect=effect,
        signal=_span(document, joint.tree, joint.signal),
        relation=joint.relation,
        stated=likely.surely,
        hypothetical=likely.hypothetical,
        denied=likely.denied,
        attribution=voices.of(effect) if voices else None,
    )


def _span(document: Document, tree: Tree, tokens: Sequence[int]) -> Span | None:
    """Return the stretch from the first to the last of some tokens; None if there are none."""
    if not tokens:
        return None
    return Span(document.id, tree.tokens[tokens[0]].start, tree.tokens[tokens[-1]].end)


def _whole(document: Document, tree: Tree | None) -> Span | None:
    """Return the sentence before without its stop, if it stands in the same paragraph."""
    if tree is None or not tree.tokens:
        return None
    last = [token for token in tree.tokens if token.upos != "PUNCT"]
    return Span(document.id, tree.start, last[-1].end) if last else None
