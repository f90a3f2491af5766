"""Trees remember what was once worked out on them."""

from __future__ import annotations

import pytest

from detente.read.trees import Token, Tree, once


def tree(*heads: int) -> Tree:
    tokens = tuple(
        Token(
            index=k, start=2 * k, end=2 * k + 1, text="x", lemma="x", upos="NOUN", xpos="NN",
            head=head, dep="dep",
        )
        for k, head in enumerate(heads)
    )  # fmt: skip
    return Tree(start=0, end=2 * len(heads), tokens=tokens)


def test_a_rule_is_asked_once_for_each_tree_and_argument():
    asked = []

    @once
    def rule(of: Tree, word: int, *, far: bool = False) -> int:
        asked.append((len(of.tokens), word, far))
        return word + 1

    one, other = tree(-1), tree(-1, 0)
    answers = [rule(one, 0), rule(one, 0), rule(other, 0), rule(one, 0, far=True), rule(one, 1)]

    assert answers == [1, 1, 1, 1, 2]
    assert asked == [(1, 0, False), (2, 0, False), (1, 0, True), (1, 1, False)]


def test_a_rule_that_fails_fails_again():
    @once
    def rule(of: Tree) -> int:
        raise LookupError(len(of.tokens))

    one = tree(-1)
    for _ in range(2):
        with pytest.raises(LookupError):
            rule(one)


def test_a_subtree_is_in_text_order():
    assert tree(2, 0, -1, 1).subtree(0) == (0, 1, 3)


def test_what_was_worked_out_makes_no_other_tree():
    one, other = tree(-1, 0), tree(-1, 0)
    one.subtree(0)

    assert one == other
