"""Causes that a text states: cause, effect and signal with their exact words.

Precision first: what only follows in time is no cause unless the row of data/causes.toml says on
which words it hangs. Spans are what the syntax joins, as in the Penn Discourse Treebank's arguments
(Prasad et al. 2008); CausalNewsCorpus (Tan et al. 2022) draws them much the same.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from detente.model.claims import CausalLink
from detente.model.text import Span
from detente.read import factuality, tables
from detente.read.attributions import Voices
from detente.read.joints import joints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.claims import Attribution
    from detente.model.text import Document
    from detente.read.joint import Joint
    from detente.read.trees import Tree


def find_causes(
    document: Document, trees: Sequence[Tree], attributions: Sequence[Attribution]
) -> tuple[CausalLink, ...]:
    """Return the causal links that the text states, in order; `hypothetical` marks what-ifs.

    `attribution` is the index of who says so, None for the document's own voice.
    """
    found: list[CausalLink] = []
    seen: set[tuple[Span, Span]] = set()
    voices = Voices(attributions)
    for place, tree in enumerate(trees):
        before = trees[place - 1] if place else None
        for joint in joints(tree):
            link = _link(document, joint, before, voices)
            if link is not None and (link.cause, link.effect) not in seen:
                seen.add((link.cause, link.effect))
                found.append(link)
    return tuple(found)


def causal_sentences(
    document: Document, trees: Sequence[Tree], links: Sequence[CausalLink]
) -> tuple[int, ...]:
    """Return the indexes of the sentences that state a cause: by a link, or by a word of it."""
    return tuple(
        index
        for index, tree in enumerate(trees)
        if _has_link(tree, links) or _hints().search(document.text[tree.start : tree.end])
    )


def _has_link(tree: Tree, links: Sequence[CausalLink]) -> bool:
    """Return whether a link's effect lies in a sentence."""
    return any(tree.start <= link.effect.start < tree.end for link in links)


@cache
def _hints() -> re.Pattern[str]:
    """Return the words that make a sentence causal without saying what causes what."""
    words = tables.words(tables.section(tables.table("causes")["hints"])["words"])
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def _link(
    document: Document,
    joint: Joint,
    before: Tree | None,
    voices: Voices,
) -> CausalLink | None:
    """Return a joint as a link; None if a side is missing or the two overlap."""
    effect = _span(document, joint.tree, joint.effect)
    cause = _span(document, joint.tree, joint.cause) if joint.cause else _whole(document, before)
    if effect is None or cause is None or cause.overlaps(effect):
        return None
    return CausalLink(
        cause=cause,
        effect=effect,
        signal=_span(document, joint.tree, joint.signal),
        relation=joint.relation,
        hypothetical=_is_hypothetical(joint),
        attribution=voices.of(effect),
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


def _is_hypothetical(joint: Joint) -> bool:
    """Return whether a link is a what-if: under "if", "could", a fear or a warning."""
    if joint.conditional:
        return True
    heads = [joint.head_of_effect, *joint.signal[:1]]
    return any(factuality.is_hypothetical(joint.tree, index) for index in heads)
