"""Mentions that only the learned heads find: sides of an act that no name or role word gives.

"Disha Ravi", "shops in the old town", "two of the men": they act or are acted on, though the atlas
knows no such actor. They are of no known actor, and let an event keep both of its sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.text import Span
from detente.read.identity import Basis, Resolved
from detente.read.mentions import Found, mention_of
from detente.read.nounphrases import extent
from detente.read.weighing import head_of, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.claims import MentionForm
    from detente.model.text import Document
    from detente.read.head_weights import HeadWeights
    from detente.read.trees import Tree

_HEADS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PLURAL = frozenset({"NNS", "NNPS"})


def with_parties(
    document: Document, trees: Sequence[Tree], found: Sequence[Found], weights: HeadWeights
) -> tuple[Found, ...]:
    """Return the mentions and those that only the heads find, in text order."""
    known: dict[int, list[Found]] = {}
    for each in found:
        known.setdefault(each.sentence, []).append(each)
    added = [
        new
        for index, tree in enumerate(trees)
        if tree.acts
        for new in _parties(document, (index, tree), known.get(index, ()), weights.party)
    ]
    return tuple(
        sorted((*found, *added), key=lambda f: (f.mention.span.start, -f.mention.span.end))
    )


def _parties(
    document: Document, place: tuple[int, Tree], known: Sequence[Found], least: float
) -> Iterator[Found]:
    """Yield a mention for each side of a likely act in which no mention stands."""
    tree = place[1]
    taken = {token.index for each in known for token in tree.at(*_ends(each))}
    for words in _sides(tree, least):
        head = head_of(tree, words)
        first, last = extent(tree, head)
        is_named = tree.tokens[head].upos in _HEADS
        if is_named and taken.isdisjoint((*words, *range(first, last))):
            taken.update(range(first, last))
            yield _found(document, place, (first, last, head))


def _sides(tree: Tree, least: float) -> Iterator[tuple[int, ...]]:
    """Yield the words of each likely side of each likely act."""
    for act in tree.acts:
        if act.told >= least:
            yield from (words for words, _ in stretches(tree, act, "source", least))
            yield from (words for words, _ in stretches(tree, act, "target", least))


def _ends(found: Found) -> tuple[int, int]:
    return found.mention.span.start, found.mention.span.end


def _found(document: Document, place: tuple[int, Tree], part: tuple[int, int, int]) -> Found:
    (index, tree), (first, last, head) = place, part
    token = tree.tokens[head]
    span = Span(document.id, tree.tokens[first].start, tree.tokens[last - 1].end)
    form: MentionForm = "name" if token.upos == "PROPN" else "description"
    return Found(
        mention=mention_of(span, Resolved(None), document, token.text, form, None),
        sentence=index,
        token=head,
        basis=Basis(None),
        plural=token.xpos in _PLURAL,
    )
