"""The lexicon's own example sentences as marked sentences: short, plain, one act each.

The trigger is found by the row itself on the sentence's tree; an example that its row cannot read
is left out. So a wording that is added to the lexicon teaches the heads too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.read.factuality import judge
from detente.read.matching import all_at
from detente.read.syntax import SyntaxReader
from detente.read.wordings import index, load_lexicon
from training.events.sentences import Act, Marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.read.trees import Tree
    from detente.read.wordings import Example, Wording

_STATUS = {
    "asserted": "happened", "denied": "negated", "planned": "planned", "demanded": "demanded",
    "possible": "possible",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sides:
    """A bearing of which the example's two stretches are the only parties."""

    tree: Tree
    example: Example

    def at(self, token: int) -> tuple[int, ...]:
        """Return 0 for a word of the source, 1 for one of the target."""
        word = self.tree.tokens[token]
        spans = (self.example.source, self.example.target)
        return tuple(
            side for side, span in enumerate(spans) if span and span[0] <= word.start < span[1]
        )


def examples() -> Iterator[Marked]:
    """Yield the examples that their rows read, each with the one act that its row tells."""
    syntax = SyntaxReader()
    for row in load_lexicon().rows:
        for example in row.examples:
            trees = syntax.trees(example.text)
            if len(trees) == 1 and (example.source or example.target):
                yield from _marked(trees[0], row, example)


def _marked(tree: Tree, row: Wording, example: Example) -> Iterator[Marked]:
    alone, sides = index((row,)), _Sides(tree, example)
    found = (match for t in tree.tokens for match in all_at(tree, t.index, alone, sides))
    match = max(found, key=lambda each: each.rank, default=None)
    status = _STATUS.get(judge(tree, match.trigger[0])) if match else None
    if match is None or status is None:
        return
    words = [tree.tokens[i] for i in sorted(match.trigger)]
    act = Act(
        type=row.type,
        status=status,
        mutual=match.sources == match.targets,
        triggers=tuple((word.start, word.end) for word in words),
        sources=(example.source,) if example.source else (),
        targets=(example.target,) if example.target else (),
    )
    yield Marked(text=example.text, acts=(act,))
