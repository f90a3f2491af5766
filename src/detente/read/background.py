"""News or history: whether a page tells something as what is new, or recalls it.

Background is kept, dated and shown, but does not move the recent curve. A date of its own decides;
what has none goes with the time in which its page is at that point: that of the nearest date of its
sentence, of its paragraph, or of the paragraphs before.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente.read import clauses, cues, tables
from detente.read.storytime import count_of, last_of, listed, side_of, stamps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from detente.model.claims import TimeExpression
    from detente.model.text import Document
    from detente.model.times import When
    from detente.read.storytime import Side, Stamp
    from detente.read.trees import Token, Tree

Telling = Literal["past perfect", "perfect", "past", "present", "future", "none"]

_PAST = frozenset({"past", "past perfect", "none"})
_ON_NOUN = frozenset({"nummod", "compound", "amod", "nmod", "appos", "flat"})
_ASIDE = frozenset({"acl", "acl:relcl"})


def old_days() -> int:
    """Return how many days before publication a date in a noun phrase is that of the noun alone."""
    return count_of("old_days")


def is_background(
    document: Document,
    tree: Tree,
    when: When | None,
    times: Sequence[TimeExpression],
    index: int | None = None,
) -> bool:
    """Return whether what is dated `when` in the sentence `tree` is told as history or context.

    `index`: the token that tells it; None for the main clause.

    A date well before publication decides; without a date the sentence and its paragraph do. False
    where the day of publication is not known and the sentence does not look back.
    """
    if when is not None and when.basis != "published" and document.published is not None:
        begun = when.open == "last" and index is not None
        if begun and (document.published - when.first).days > count_of("history_days"):
            return True
        side = side_of(when, document.published)
        if side is not None:
            return side == "old"
        if _is_misdated(tree, when, document.published, index):
            return True
    return tells_history(document, tree, times, index)


def _is_misdated(tree: Tree, when: When, published: date, index: int | None) -> bool:
    """Return whether what is told as past was dated ahead: it is of an earlier year then."""
    root = tree.root
    at = root.index if root is not None and index is None else index
    if at is None or when.open == "first" or when.basis == "stated":
        return False
    if tree.tokens[at].upos != "VERB":
        return False
    if (when.first - published).days <= count_of("ahead_days"):
        return False
    return _telling(tree, at) in {"past", "past perfect"}


def tells_history(
    document: Document, tree: Tree, times: Sequence[TimeExpression], index: int | None = None
) -> bool:
    """Return whether a sentence without a recent date tells history.

    `index`: the token whose clause is meant; None for the main clause.

    It does if the nearest date that frames it is old: one of the sentence, else of its paragraph,
    else of the few paragraphs before if it goes on from them in the past tense. Without any date it
    does if it announces history, or stands in the past perfect.
    """
    root = tree.root
    if root is None:
        return False
    at = root.index if index is None else index
    telling = _telling(tree, at)
    if telling == "future":
        return False
    start = _paragraph_start(document, tree)
    found = stamps(document, times, start, tree.end)
    side = _of_sentence(tree, at, [stamp for stamp in found if stamp.start >= tree.start])
    if side is not None:
        return side == "old"
    if _announces(tree, document.text[tree.start : tree.end]):
        return True
    side = last_of(document, [stamp for stamp in found if stamp.start < tree.start])
    if side is not None:
        return side == "old" and (telling != "present" or _is_historic_present(tree, index))
    return _goes_on(document, times, start, telling)


def _goes_on(
    document: Document, times: Sequence[TimeExpression], start: int, telling: Telling
) -> bool:
    """Return whether a paragraph without a date so far goes on with the history told before it."""
    side = _of_text_before(document, times, start, count_of("reach"))
    if side is not None:
        return side == "old" and telling in _PAST
    if telling != "past perfect":
        return False
    return _of_text_before(document, times, start, count_of("look_back")) != "recent"


def _telling(tree: Tree, index: int) -> Telling:
    """Return the tense of the clause around a token, the two perfects told apart."""
    if clauses.is_past_perfect(tree, index):
        return "past perfect"
    helpers = tree.children(clauses.predicate_of(tree, index), "aux")
    if any(helper.lemma == "have" and helper.xpos in {"VBZ", "VBP"} for helper in helpers):
        return "perfect"
    return clauses.tense_of(tree, index) or "none"


def _is_historic_present(tree: Tree, index: int | None) -> bool:
    """Return whether an act in the present among old dates is told as if it were seen today."""
    return index is not None and not cues.is_saying(tree.tokens[index].lemma)


def _of_sentence(tree: Tree, at: int, found: Sequence[Stamp]) -> Side | None:
    """Return the side of the date that frames a token: the nearest before it, else the first."""
    framing = [stamp for stamp in found if stamp.side == "recent" or _frames(tree, at, stamp)]
    before = [stamp for stamp in framing if stamp.start < tree.tokens[at].start]
    if before:
        return before[-1].side
    return framing[0].side if framing else None


def _frames(tree: Tree, at: int, stamp: Stamp) -> bool:
    """Return whether an old date sets the time of a token's clause.

    That of a thing named with it or of an aside on a noun does not.
    """
    head = tree.head_of(stamp.start, stamp.end)
    if head is None:
        return False
    upper = {at, *(token.index for token in tree.ancestors(at))}
    below = []
    for token in (head, *tree.ancestors(head.index)):
        if token.index in upper:
            break
        below.append(token)
    if any(token.dep in _ASIDE or _is_bare_participle(tree, token) for token in below):
        return False
    return not (stamp.named and head.dep in _ON_NOUN and head.head not in upper)


def _is_bare_participle(tree: Tree, token: Token) -> bool:
    """Return whether a clause only says what its subject is: "founded in 1948, the party ..."."""
    alone = not tree.children(token.index, "mark", "aux", "aux:pass")
    return token.dep == "advcl" and token.xpos == "VBN" and alone


def _paragraph_start(document: Document, tree: Tree) -> int:
    """Return where a sentence's paragraph begins, as far back as its dates still count."""
    first = max(0, tree.start - count_of("paragraph"))
    return max(document.text.rfind("\n\n", first, tree.start), first)


def _of_text_before(
    document: Document, times: Sequence[TimeExpression], end: int, reach: int
) -> Side | None:
    """Return the side of the last date in some paragraphs before `end`; None if there is none."""
    for _ in range(reach):
        first = max(0, end - count_of("paragraph"))
        start = max(document.text.rfind("\n\n", first, end), first)
        side = last_of(document, stamps(document, times, start, end))
        if side is not None or start == 0:
            return side
        end = start
    return None


def _announces(tree: Tree, text: str) -> bool:
    """Return whether a sentence announces history by a word or a wording."""
    if any(token.lemma.casefold() in listed("words") for token in tree.tokens):
        return True
    return _openers().search(" ".join(text.split())) is not None


@cache
def _openers() -> re.Pattern[str]:
    rows = tables.rows(tables.table("background")["opener"])
    wordings = (re.escape(words) for row in rows for words in tables.words(row["words"]))
    return re.compile(rf"\b(?:{'|'.join(wordings)})\b", re.IGNORECASE)
