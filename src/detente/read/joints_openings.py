"""Causes with which a sentence opens: "Fearing an invasion, they joined"; "As ties cool, ...".

These are read off the words up to the first comma, because parsers often hang such an opening on
the noun in it rather than on the clause behind the comma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.joint import joint, listed, rest, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.read.joint import Joint
    from detente.read.trees import Token, Tree

_LONGEST = 25
"""Most words before the comma."""
_QUOTES = frozenset({"“", '"', "``", "''", "‘"})


def by_openings(tree: Tree) -> Iterator[Joint]:
    """Yield what an opening before the first comma and the clause behind it join."""
    words = [token for token in tree.tokens if token.text not in _QUOTES]
    comma = next((token for token in words[:_LONGEST] if token.text == ","), None)
    if comma is None or len(words) < 3:
        return
    first, main = words[0], _main(tree, comma)
    if main is None or main.index <= comma.index:
        return
    around = [i for i in rest(tree, main, range(comma.index + 1)) if i > comma.index]
    if first.lemma.casefold() in rows("participle")[0].words and first.xpos in {"VBG", "VBN"}:
        opening = range(first.index, comma.index)
        yield joint(tree, rows("participle")[0], (opening, around), (first, main), None)
    elif first.text == "As" and _tells_change(tree, first, comma):
        row = next(row for row in rows("mark") if "as" in row.words)
        opening = range(first.index + 1, comma.index)
        head = tree.tokens[comma.index - 1]
        yield joint(tree, row, (opening, around), (head, main), first)


def _main(tree: Tree, comma: Token) -> Token | None:
    """Return the predicate of the clause that begins right behind a comma; None if none does."""
    for token in tree.tokens[comma.index + 1 :]:
        subjects = tree.children(token.index, "nsubj", "nsubj:pass", "expl")
        if any(comma.index < kid.index < token.index for kid in subjects):
            return token
    return None


def _tells_change(tree: Tree, first: Token, comma: Token) -> bool:
    """Return whether the words between tell a change: "ties with Lima cool"."""
    between = tree.tokens[first.index + 1 : comma.index]
    subject = any(token.upos in {"NOUN", "PROPN"} for token in between[:4])
    verbs = (token for token in between[1:] if token.upos in {"VERB", "ADJ"})
    return subject and any(token.lemma.casefold() in listed("changes") for token in verbs)
