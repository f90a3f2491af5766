"""The words by which a text keeps its distance from a claim: "alleged", "so-called", "claimed".

They count where they touch the claim: in it, on a noun that it hangs on or that heads it, on who
does what it tells, or in the speaker and the verb that attribute it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from detente.read import tables
from detente.read.quotes import is_speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.read.quotes import Quote
    from detente.read.trees import Token, Tree

Stretch = tuple[int, int]

_ACTORS = ("nsubj", "nsubj:pass", "obl:agent")
_ON_NOUN = frozenset({"acl", "acl:relcl", "nmod", "appos"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TOLD = ("ccomp", "xcomp", "parataxis")


def distancing(
    text: str, tree: Tree, inside: Sequence[Token], near: Sequence[Stretch], quoted: Sequence[Quote]
) -> Stretch | None:
    """Return the first words of a sentence that keep a distance from a claim; None if none do.

    Args:
        text: the whole text.
        tree: the sentence.
        inside: the claim's tokens in it.
        near: [start, end) of the speaker and of the words that attribute the claim.
        quoted: the quotations near the sentence.
    """
    if not inside:
        return None
    touched = {token.index for token in inside} | set(_outside(tree, inside))
    for start, end in near:
        touched.update(token.index for token in tree.at(start, end))
    places = [
        *_matches(_words(), text, tree, touched),
        *_verbs(tree, touched),
        *_scare_quotes(text, tree, touched, quoted),
    ]
    if places:
        return min(places)
    doubt = _doubts().search(text, tree.start, tree.end)
    return doubt.span() if doubt and doubt.start() >= inside[-1].end else None


def _outside(tree: Tree, inside: Sequence[Token]) -> Iterator[int]:
    """Yield words outside a claim that are about it: on its head, its subject and its noun."""
    held = {token.index for token in inside}
    token = next((each for each in inside if each.head not in held), inside[0])
    yield from _on(tree, token)
    while token.head >= 0:
        above = tree.tokens[token.head]
        if above.upos in _NOUNS and token.dep in _ON_NOUN:
            yield above.index
            yield from _on(tree, above)
        elif token.dep in _TOLD:
            yield above.index
            if token.dep == "xcomp":
                yield from _on(tree, above)
            return
        else:
            return
        token = above


def _on(tree: Tree, token: Token) -> Iterator[int]:
    """Yield the adjectives and adverbs on a word, and its subject with its own."""
    for kid in tree.children(token.index, "amod", "advmod", "compound"):
        yield from tree.subtree(kid.index)
    for kid in tree.children(token.index, *_ACTORS):
        yield from tree.subtree(kid.index)


def _matches(
    pattern: re.Pattern[str], text: str, tree: Tree, touched: set[int]
) -> Iterator[Stretch]:
    """Yield where a pattern stands in a sentence on one of the touched words."""
    for match in pattern.finditer(text, tree.start, tree.end):
        if any(token.index in touched for token in tree.at(*match.span())):
            yield match.span()


def _verbs(tree: Tree, touched: set[int]) -> Iterator[Stretch]:
    """Yield the touched verbs and nouns that leave what is told to who tells it."""
    for index in touched:
        token = tree.tokens[index]
        lemma = token.lemma.casefold()
        if token.xpos.startswith("VB"):
            # "Claimed the reward" and "claimed an attack" keep no distance.
            told = tree.children(index, *_TOLD) or token.dep == "parataxis"
            if lemma in _listed("verb", "words") and told:
                yield token.start, token.end
        elif lemma in _listed("verb", "nouns") and tree.children(index, "acl", "ccomp"):
            yield token.start, token.end


def _scare_quotes(
    text: str, tree: Tree, touched: set[int], quoted: Sequence[Quote]
) -> Iterator[Stretch]:
    """Yield short stretches in quotation marks that nobody says and that are no name."""
    most = int(
        tables.number(tables.section(tables.table("distance")["scare_quotes"])["most_words"])
    )
    for quote in quoted:
        inner = text[quote.start + 1 : quote.end - 1].strip()
        short = quote.closed and inner[:1].islower() and len(inner.split()) <= most
        if not short or is_speech(text, quote):
            continue
        here = tree.at(quote.start, quote.end)
        if any(token.index in touched for token in here if token.upos != "PUNCT"):
            yield quote.start, quote.end


@cache
def _words() -> re.Pattern[str]:
    """Return the pattern of the adjectives and adverbs of data/distance.toml."""
    return _pattern((*_listed("adjective", "words"), *_listed("adverb", "words")))


@cache
def _doubts() -> re.Pattern[str]:
    """Return the pattern of the phrases of doubt of data/distance.toml."""
    return _pattern(_listed("doubt", "phrases"))


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


@cache
def _listed(section: str, field: str) -> tuple[str, ...]:
    """Return a list of words of data/distance.toml."""
    return tables.words(tables.section(tables.table("distance")[section])[field])
