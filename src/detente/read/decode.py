"""From scores to structure: one rooted dependency tree, and one well-formed row of name tags.

Trees follow Chu and Liu (1965) and Edmonds (1967), with the single-root constraint of Universal
Dependencies; names follow the BIO scheme of Ramshaw and Marcus (1995) with Viterbi decoding.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Heads = NDArray[np.int64]
    Square = NDArray[np.float64]

_NEVER = -1e9
_UNLIKELY = -1e8


def tree(scores: NDArray[np.float32]) -> Heads:
    """Return the head of each word in the best tree that has exactly one root.

    Args:
        scores: shape (n, n + 1); row i scores the heads of word i + 1, column 0 is the root.

    Returns:
        Shape (n,); 0 is the root, k the k-th word, counted from 1.
    """
    n = len(scores)
    if n == 0:
        return np.zeros(0, dtype=np.int64)
    square: Square = np.full((n + 1, n + 1), _NEVER)
    square[1:] = scores
    np.fill_diagonal(square, _NEVER)
    greedy = _best_heads(square)
    if (greedy[1:] == 0).sum() == 1 and not _cycle(greedy.tolist()):
        return greedy[1:].copy()
    return _single_root(square)


def _best_heads(square: Square) -> Heads:
    """Return the best head of each node, tree or not; the root is its own."""
    heads: Heads = square.argmax(axis=1)
    heads[0] = 0
    return heads


def _single_root(square: Square) -> Heads:
    """Return the best tree; where it has several roots, the best over each of them alone."""
    heads = _arborescence(square)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        return heads[1:].copy()
    words = np.arange(1, len(square))
    best, best_score = heads, -np.inf
    for root in roots:
        tried = square.copy()
        tried[:, 0] = _UNLIKELY
        tried[root, 0] = square[root, 0]
        candidate = _arborescence(tried)
        score = float(tried[words, candidate[1:]].sum())
        if score > best_score:
            best, best_score = candidate, score
    return best[1:].copy()


def _cycle(heads: Sequence[int]) -> list[int]:
    """Return the nodes of one cycle in `heads` (node 0 is the root), or an empty list."""
    fresh, active, done = 0, 1, 2
    colour = [fresh] * len(heads)
    colour[0] = done
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while colour[node] == fresh:
            colour[node] = active
            path.append(node)
            node = heads[node]
        if colour[node] == active:
            return path[path.index(node) :]
        for visited in path:
            colour[visited] = done
    return []


def _arborescence(square: Square) -> Heads:
    """Return the heads of the maximum arborescence rooted at node 0; row d scores d's heads."""
    heads = _best_heads(square)
    found = _cycle(heads.tolist())
    if not found:
        return heads
    cycle = np.array(found)
    rest = np.setdiff1d(np.arange(len(heads)), cycle)
    contracted, leave, enter = _contract(square, heads, cycle, rest)
    inner = _arborescence(contracted)
    result = heads.copy()
    merged = len(rest)
    for position, node in enumerate(rest.tolist()):
        if node:
            chosen = int(inner[position])
            result[node] = rest[chosen] if chosen < merged else cycle[leave[position]]
    broken = int(inner[merged])
    result[cycle[enter[broken]]] = rest[broken]
    return result


def _contract(
    square: Square, heads: Heads, cycle: Heads, rest: Heads
) -> tuple[Square, Heads, Heads]:
    """Merge `cycle` into one last node, after the nodes in `rest`.

    Returns:
        The contracted scores; for each node of `rest`, the place in the cycle of its best head
        there; and for each, the place in the cycle where an arc from it enters best.
    """
    merged = len(rest)
    kept = square[cycle, heads[cycle]]
    contracted: Square = np.full((merged + 1, merged + 1), _NEVER)
    contracted[:merged, :merged] = square[np.ix_(rest, rest)]
    leaving = square[np.ix_(rest, cycle)]
    contracted[:merged, merged] = leaving.max(axis=1)
    entering = square[np.ix_(cycle, rest)] - kept[:, None]
    contracted[merged, :merged] = entering.max(axis=0) + kept.sum()
    return contracted, leaving.argmax(axis=1), entering.argmax(axis=0)


def tags(scores: NDArray[np.float32], labels: Sequence[str]) -> list[str]:
    """Return the best well-formed BIO row: an `I-X` only ever follows a `B-X` or an `I-X`.

    Args:
        scores: shape (n, len(labels)).
        labels: the BIO labels, `O` among them.
    """
    if len(scores) == 0:
        return []
    allowed = _allowed(tuple(labels))
    outside = list(labels).index("O")
    best = scores.argmax(axis=1)
    steps = np.concatenate(([outside], best))
    if allowed[steps[:-1], steps[1:]].all():
        return [labels[label] for label in best]
    return [labels[label] for label in _viterbi(scores, allowed, outside)]


@cache
def _allowed(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """Return, for each label, which may come next."""
    return np.array([[_follows(left, right) for right in labels] for left in labels])


def _follows(left: str, right: str) -> bool:
    return not right.startswith("I-") or left[2:] == right[2:]


def _viterbi(scores: NDArray[np.float32], allowed: NDArray[np.bool_], outside: int) -> list[int]:
    """Return the best label path whose every step is allowed, beginning after `outside`."""
    barrier = np.where(allowed, 0.0, _NEVER)
    total = scores[0] + barrier[outside]
    back: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        paths = total[:, None] + barrier
        pointer = paths.argmax(axis=0)
        back.append(pointer)
        total = paths[pointer, np.arange(len(row))] + row
    path = [int(total.argmax())]
    for pointer in reversed(back):
        path.append(int(pointer[path[-1]]))
    return path[::-1]


def names(row: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
    """Return the (first word, word after the last, label) spans of a BIO row, counted from 0."""
    spans: list[tuple[int, int, str]] = []
    start: int | None = None
    for position, tag in enumerate([*row, "O"]):
        if start is not None and not tag.startswith("I-"):
            spans.append((start, position, row[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = position
    return tuple(spans)
