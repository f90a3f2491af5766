from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from detente.read.decode import names, tags, tree

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def _is_tree(heads: tuple[int, ...]) -> bool:
    """Tell whether the heads (0 is the root) form one tree with one root."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def _best(scores: np.ndarray) -> float:
    """Return the score of the best tree, by trying all."""
    n = len(scores)
    return max(
        float(sum(scores[k, head] for k, head in enumerate(heads)))
        for heads in product(range(n + 1), repeat=n)
        if _is_tree(heads)
    )


@pytest.mark.parametrize("seed", range(40))
def test_best_single_rooted_tree(seed: int) -> None:
    dice = np.random.default_rng(seed)
    scores = dice.normal(size=(int(dice.integers(1, 6)),) * 2).astype(np.float32)
    scores = np.concatenate([scores[:, :1] + seed % 3, scores], axis=1)
    heads = tuple(tree(scores).tolist())
    assert _is_tree(heads)
    own = float(sum(scores[k, head] for k, head in enumerate(heads)))
    assert own == pytest.approx(_best(scores), abs=1e-4)


def test_no_words_no_heads() -> None:
    assert tree(np.zeros((0, 1), dtype=np.float32)).tolist() == []


def test_one_word_is_the_root() -> None:
    assert tree(np.array([[-9.0, 9.0]], dtype=np.float32)).tolist() == [0]


def _scores(rows: list[dict[str, float]]) -> np.ndarray:
    return np.array([[row.get(label, 0.0) for label in LABELS] for row in rows], dtype=np.float32)


def test_well_formed_row_is_kept() -> None:
    rows = [{"B-PER": 2}, {"I-PER": 2}, {"O": 2}, {"B-LOC": 2}]
    assert tags(_scores(rows), LABELS) == ["B-PER", "I-PER", "O", "B-LOC"]


def test_an_inside_never_opens_a_name() -> None:
    assert tags(_scores([{"I-LOC": 3, "B-LOC": 2.5}, {"I-LOC": 3}]), LABELS) == ["B-LOC", "I-LOC"]
    assert tags(_scores([{"B-PER": 3}, {"I-LOC": 1, "I-PER": 0.5}]), LABELS) == ["B-PER", "I-PER"]


def test_no_words_no_tags() -> None:
    assert tags(np.zeros((0, len(LABELS)), dtype=np.float32), LABELS) == []


def test_names() -> None:
    row = ["B-PER", "I-PER", "B-LOC", "O", "B-LOC"]
    assert names(row) == ((0, 2, "PER"), (2, 3, "LOC"), (4, 5, "LOC"))
    assert names([]) == ()
