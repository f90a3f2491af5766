"""From running text to dependency trees: sentences, words, encoder and lemmas in one place."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from detente.read.encoder import Encoder
from detente.read.lemmas import lemmas
from detente.read.repairs import mended, widened
from detente.read.sentences import sentences
from detente.read.tokens import tokens
from detente.read.trees import Name, Token, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    Span = tuple[int, int]

_CACHED_FORMS = 50_000


class SyntaxReader:
    """Splits and parses English text; load it once, it may be used for any number of texts.

    Args:
        folder: the weights; None for those the package ships.

    Raises:
        NotFound: the folder lacks a file of the weights.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._encoder = Encoder(folder)
        self._lemma = lru_cache(_CACHED_FORMS)(lemmas().find)

    @property
    def version(self) -> str:
        """The version of the weights."""
        return self._encoder.version

    def split(self, text: str) -> tuple[Span, ...]:
        """Return the sentences of `text` as [start, end) code-point offsets; parses nothing."""
        return sentences(text)

    def parse(self, text: str, sentence_spans: Iterable[Span]) -> tuple[Tree, ...]:
        """Return one tree for each of the sentences; all offsets count in the whole `text`.

        A span without a word gives no tree.
        """
        trees = []
        for start, end in sentence_spans:
            words = tokens(text, start, end)
            if words:
                trees.append(self._tree(text, words))
        return tuple(trees)

    def trees(self, text: str) -> tuple[Tree, ...]:
        """Return the trees of all sentences of `text`, in order."""
        return self.parse(text, self.split(text))

    def _tree(self, text: str, words: Sequence[Span]) -> Tree:
        forms = [text[start:end] for start, end in words]
        parse = self._encoder.parse(forms)
        xpos = [_tag(*each) for each in zip(forms, parse.upos, parse.xpos, strict=True)]
        upos = [_part_of_speech(*each) for each in zip(parse.upos, xpos, strict=True)]
        row = mended(
            tuple(
                Token(
                    index=k,
                    start=start,
                    end=end,
                    text=forms[k],
                    lemma=self._lemma(forms[k], upos[k], xpos[k]),
                    upos=upos[k],
                    xpos=xpos[k],
                    head=parse.heads[k],
                    dep=parse.deprels[k],
                )
                for k, (start, end) in enumerate(words)
            )
        )
        names = [Name(first=a, last=b, label=label) for a, b, label in parse.names]
        return Tree(
            start=words[0][0],
            end=words[-1][1],
            tokens=row,
            names=widened(names, row),
            acts=parse.acts,
            ties=parse.ties,
            causal=parse.causal,
        )

    def pair(
        self, forms: Sequence[str], source: frozenset[int], target: frozenset[int]
    ) -> tuple[tuple[str, float], ...]:
        """Return what two sets of words are told to do to each other: see `Encoder.pair`."""
        return self._encoder.pair(forms, source, target)


_OF_TAG = {"VB": "VERB", "JJ": "ADJ", "NN": "NOUN"}
"""Parts of speech of the finer tags: words of denying are sometimes taken for particles."""
_LONGEST_PARTICLE = 3
"""Characters of the longest English particle ("not"): what is longer and inflected is a verb."""


def _tag(form: str, upos: str, xpos: str) -> str:
    """Return a word's finer tag: a main verb with "s" is no modal, with "ed" of no present."""
    inflected = "VBD" if form.endswith("ed") else "VBZ" if form.endswith("s") else None
    if upos == "PART" and xpos == "RB" and inflected and len(form) > _LONGEST_PARTICLE:
        return inflected
    if upos == "VERB" and xpos in {"VB", "VBP"} and inflected == "VBD" and form[-3] != "e":
        return "VBD"
    return inflected or "VBP" if upos == "VERB" and xpos in {"MD", "NNS"} else xpos


def _part_of_speech(upos: str, xpos: str) -> str:
    """Return a word's part of speech; its finer tag decides of particles and of adjectives."""
    doubted = upos == "PART" or (upos == "NOUN" and xpos == "JJ")
    return _OF_TAG.get(xpos[:2], upos) if doubted else upos
