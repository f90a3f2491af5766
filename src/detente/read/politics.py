"""What is an event of politics and what is none: sport, markets, fiction, private life, nature.

The words that decide stand in data/exclusions.toml, the sectors in data/mentions.toml.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.read.paths import by_preposition, noun_phrase, passive, subjects
from detente.read.tables import table, word_set, words
from detente.read.verb_forms import lemma
from detente.read.wordings import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.read.matching import Match
    from detente.read.mentions import Found
    from detente.read.trees import Token, Tree

MANY = 2
"""So many weak words of sport or markets make a sentence one of them."""

_AGAINST = frozenset({"-", "–", "‑"})
_LAST = 3  # letters at the end of a word by which most words are known to end no listed phrase
_SCORE = 6  # digits of a score are fewer: "112-98", and not "2019-20"


def weak_words(tree: Tree) -> int:
    """Return how many weak words of sport or markets a sentence has; `MANY` for a plain one."""
    lemmas = {token.lemma.lower() for token in tree.tokens}
    ends = [token.index for token in tree.tokens if _may_end(token)]
    lemmas |= {phrase for index in ends for phrase in noun_phrase(tree, index, 2)}
    if lemmas & _listed("sport") or (_is_scored(tree) and not lemmas & _listed("votes")):
        return MANY
    return len(lemmas & _listed("weak"))


def _may_end(token: Token) -> bool:
    """Return whether a listed phrase may end at a word, by its last letters."""
    form = (token.text if token.xpos == "VBG" else token.lemma).lower().replace("-", "")
    return token.xpos == "NNS" or len(form) < _LAST or form[-_LAST:] in _ends()


@cache
def _ends() -> frozenset[str]:
    return frozenset(word[-_LAST:] for kind in ("sport", "votes", "weak") for word in _listed(kind))


def _is_scored(tree: Tree) -> bool:
    """Return whether two small numbers stand against each other: "12-1"."""
    texts = [token.text for token in tree.tokens]
    return any(
        one.isdigit() and dash in _AGAINST and other.isdigit() and len(one + other) < _SCORE
        for one, dash, other in zip(texts, texts[1:], texts[2:], strict=False)
    )


def has_doer(tree: Tree, match: Match) -> bool:
    """Return whether whoever is said to do it is an actor, or a weapon of someone unnamed.

    "The storm hit Haiti" and "Haiti was hit by a storm" have neither; "rockets hit Haifa" has. A
    passive that names no one at all may be anyone's.
    """
    word = match.trigger[0]
    if not _listed("never").isdisjoint(noun_phrase(tree, word)):
        return False
    if match.row.part == "verb" and any(_is_writing(tree, i) for i in subjects(tree, word)):
        return False
    if match.sources or match.row.part != "verb":
        return True
    agents = tree.children(word, "obl:agent" if passive(tree, word) else "nsubj")
    named = [kid.index for kid in agents]
    if passive(tree, word):
        named += by_preposition(tree, word, "by")
    phrases = [set(noun_phrase(tree, index)) for index in named]
    return all(p & _listed("instruments") and not p & _listed("never") for p in phrases)


def _is_writing(tree: Tree, noun: int) -> bool:
    """Return whether a noun means words that bind: a constitution, a law."""
    return tree.tokens[noun].lemma.lower() in word_set("exclusions", "writings")


def is_mere_saying(tree: Tree, word: int) -> bool:
    """Return whether a verb only says or owns up: "told reporters", "claimed responsibility"."""
    verb = lemma(tree.tokens[word])
    if tree.tokens[word].upos != "VERB":
        return False
    if verb in word_set("exclusions", "saying"):
        return True
    owned = verb in word_set("exclusions", "owning")
    goods = (kid.index for kid in tree.children(word, "obj"))
    return owned and any(_listed("owned") & set(noun_phrase(tree, good)) for good in goods)


def is_political(kind: str, sources: Sequence[Found], targets: Sequence[Found]) -> bool:
    """Return whether a political actor has part in it, and whoever does it may be one.

    "Lions ambushed buffalo" has none; "bees attacked a procession in Kenya" is no one's act, though
    a country is named. Someone of an official or armed sector is one even without a country.
    """
    if sources and not any(map(_is_someone, sources)):
        return False
    if kind != "PROTEST" and all(map(_is_private, (*sources, *targets))):
        return False
    return any(
        each.mention.actor is not None
        or each.mention.sector in word_set("mentions", "political")
        or (each.mention.country is not None and not each.locative)
        for each in (*sources, *targets)
    )


def _is_private(found: Found) -> bool:
    """Return whether a mention is of a firm, or of one person without an office."""
    sector = found.mention.sector
    single = sector in word_set("mentions", "private") and not found.plural
    return sector in word_set("mentions", "firms") or single


def _is_someone(found: Found) -> bool:
    """Return whether a mention may be of people or a body: a name, or known words."""
    mention = found.mention
    known = mention.actor or mention.country or mention.sector
    return known is not None or mention.form != "description"


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(squeeze(word) for word in words(table("exclusions")[name]))
