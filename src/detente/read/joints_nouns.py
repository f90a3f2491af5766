"""Prepositions that give a cause: because of, in response to, over, for, after."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.read.joint import Joint, bare_clause, is_happening, listed, one_side, rows, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.read.joint import Row
    from detente.read.trees import Token, Tree


def by_cases(tree: Tree) -> Iterator[Joint]:
    """Yield what prepositions join: because of, in response to, over, for, after."""
    texts = [token.text.casefold() for token in tree.tokens]
    held = frozenset(texts)
    for row, parts in _phrases():
        if not held.issuperset(parts):
            continue
        for at in range(len(texts) - len(parts)):
            if texts[at : at + len(parts)] == parts:
                yield from _preposed(tree, row, at, at + len(parts))


@cache
def _phrases() -> tuple[tuple[Row, list[str]], ...]:
    """Return the words of each preposition, with their row."""
    return tuple((row, words.split()) for row in rows("case") for words in row.words)


def _preposed(tree: Tree, row: Row, first: int, after: int) -> Iterator[Joint]:
    """Yield what the preposition [first, after) joins with the phrase behind it."""
    noun = _object_of(tree, first, after)
    if noun is None or noun.head < 0:
        return
    top = noun
    governor = tree.tokens[top.head]
    if first <= governor.index < after:
        governor = tree.tokens[governor.head] if governor.head >= 0 else governor
    cause = list(trimmed(tree, (i for i in tree.subtree(noun.index) if i >= after)))
    if not cause or governor.index in cause:
        return
    if row.governed_by is not None and not _is_governed(row, governor, top):
        return
    if row.when_effect is not None and not _reacts(tree, row, governor, noun):
        return
    clause = (
        clause_of(tree, governor)
        if row.governed_by is None or governor.upos == "VERB"
        else governor
    )
    effect = [i for i in tree.subtree(clause.index) if not first <= i < after and i not in cause]
    signal = range(first, after)
    yield Joint(
        tree=tree,
        cause=tuple(cause),
        effect=bare_clause(tree, one_side(effect, clause.index, {*cause, *signal}), clause),
        signal=tuple(signal),
        relation=row.relation,
        head_of_cause=noun.index,
        head_of_effect=clause.index,
    )


def _object_of(tree: Tree, first: int, after: int) -> Token | None:
    """Return the noun or participle that a preposition stands before; None if it is an adverb."""
    for token in tree.tokens[after:]:
        if token.upos not in {"NOUN", "PROPN", "VERB", "PRON", "NUM"}:
            continue
        while token.head >= after and token.dep.partition(":")[0] in _INSIDE_NOUN:
            token = tree.tokens[token.head]  # noqa: PLW2901
        marks = {kid.index for kid in tree.children(token.index, "case", "mark")}
        return token if marks & set(range(first, after)) else None
    return None


_INSIDE_NOUN = frozenset({"nmod", "compound", "amod", "nummod", "flat", "det", "nsubj"})


def _is_governed(row: Row, governor: Token, top: Token) -> bool:
    """Return whether a preposition hangs on a word of quarrel or punishment."""
    words = listed(row.governed_by or "quarrels")
    return governor.lemma.casefold() in words and top.index > governor.index


def _reacts(tree: Tree, row: Row, governor: Token, noun: Token) -> bool:
    """Return whether "after" stands between a reaction and a happening."""
    happening = is_happening(noun)
    subject = bool(tree.children(governor.index, "nsubj", "nsubj:pass"))
    return (
        happening
        and subject
        and governor.lemma.casefold() in listed(row.when_effect or "reactions")
    )


def clause_of(tree: Tree, token: Token) -> Token:
    """Return the predicate of the clause that a token belongs to."""
    for at in (token, *tree.ancestors(token.index)):
        if (
            at.upos == "VERB"
            or at.dep == "root"
            or tree.children(at.index, "nsubj", "nsubj:pass", "cop")
        ):
            return at
    return token
