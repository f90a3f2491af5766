"""A parsed sentence: tokens with exact offsets, a dependency tree, and name spans.

Labels are Universal Dependencies v2 (universaldependencies.org), with the subtypes that the
treebanks UD English-EWT and GUM use (nsubj:pass, obl:agent, nmod:poss, compound:prt, acl:relcl).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word. `start`, `end` count code points of the whole text; `head` is -1 for the root."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name: tokens [first, last) and PER, ORG or LOC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One sentence. `start`, `end` count code points of the whole text."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the children once: rules walk down far more often than up."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                below[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(tuple(row) for row in below))

    @property
    def root(self) -> Token | None:
        """The root token; None for an empty sentence."""
        return next((token for token in self.tokens if token.head < 0), None)

    def children(self, index: int, *deps: str) -> tuple[Token, ...]:
        """Return the dependents of a token, in order; only those with one of `deps` if given."""
        kids = (self.tokens[i] for i in self._children[index])
        return tuple(kid for kid in kids if not deps or kid.dep in deps)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Return the indexes of a token and all below it, in text order."""
        seen, stack = [], [index]
        while stack:
            top = stack.pop()
            seen.append(top)
            stack.extend(self._children[top])
        return tuple(sorted(seen))

    def extent(self, index: int) -> tuple[int, int]:
        """Return [start, end) in the text of the stretch that a token's subtree covers."""
        part = self.subtree(index)
        return self.tokens[part[0]].start, self.tokens[part[-1]].end

    def ancestors(self, index: int) -> Iterator[Token]:
        """Yield the heads of a token, nearest first."""
        at = self.tokens[index].head
        while at >= 0:
            yield self.tokens[at]
            at = self.tokens[at].head

    def at(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that share a character with [start, end) of the text."""
        return tuple(token for token in self.tokens if token.start < end and start < token.end)

    def head_of(self, start: int, end: int) -> Token | None:
        """Return the token of [start, end) whose head lies outside it; None if there is none."""
        inside = self.at(start, end)
        marks = {token.index for token in inside}
        return next((token for token in inside if token.head not in marks), None)
