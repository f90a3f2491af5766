"""From running text to dependency trees: sentences, words, encoder and lemmas in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.read.encoder import Encoder
from detente.read.lemmas import lemmas
from detente.read.repairs import mended
from detente.read.sentences import sentences
from detente.read.tokens import tokens
from detente.read.trees import Name, Token, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    Span = tuple[int, int]


class SyntaxReader:
    """Splits and parses English text; load it once, it may be used for any number of texts.

    Args:
        folder: the weights; None for those the package ships.

    Raises:
        NotFound: the folder lacks a file of the weights.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._encoder = Encoder(folder)
        self._lemmas = lemmas()

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
        return Tree(
            start=words[0][0],
            end=words[-1][1],
            tokens=mended(
                tuple(
                    Token(
                        index=k,
                        start=start,
                        end=end,
                        text=forms[k],
                        lemma=self._lemmas.find(forms[k], parse.upos[k], parse.xpos[k]),
                        upos=parse.upos[k],
                        xpos=parse.xpos[k],
                        head=parse.heads[k],
                        dep=parse.deprels[k],
                    )
                    for k, (start, end) in enumerate(words)
                )
            ),
            names=tuple(Name(first=a, last=b, label=label) for a, b, label in parse.names),
            acts=parse.acts,
        )

    def pair(
        self, forms: Sequence[str], source: frozenset[int], target: frozenset[int]
    ) -> tuple[tuple[str, float], ...]:
        """Return what two sets of words are told to do to each other: see `Encoder.pair`."""
        return self._encoder.pair(forms, source, target)
