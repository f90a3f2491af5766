"""Gold treebanks as running text, and how a reading of that text is scored.

Scores follow the evaluation of the CoNLL 2018 shared task (Zeman et al. 2018): a word counts if it
has the same characters as the gold word; F1 is over both sides' words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from training.encoder.gum_names import gum_names
from training.encoder.treebank import NamedSentence, Sentence, Word, read_conllu, read_iob, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from detente.read.trees import Tree

    Span = tuple[int, int]

__all__ = ["Document", "f1", "gum_names", "read_iob", "shorten"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text, rebuilt from its sentences, and where its gold words stand in it."""

    text: str
    sentences: tuple[Sentence, ...]
    spans: tuple[tuple[Span, ...], ...]


def documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a treebank file, a blank line between paragraphs."""
    for _, group in groupby(read_conllu(path), key=lambda sentence: sentence.document):
        sentences = tuple(group)
        text, spans = "", []
        for sentence in sentences:
            if text and sentence.opens:
                text = text.rstrip() + "\n\n"
            spans.append(_spans(sentence.words, sentence.text, len(text)))
            text += sentence.text + (" " if sentence.spaced else "")
        yield Document(text, sentences, tuple(spans))


def _spans(words: Sequence[Word], text: str, offset: int) -> tuple[Span, ...]:
    """Return where the words stand; a word that is not written out has an empty span."""
    at, spans = 0, []
    for word in words:
        found = text.find(word.form, at)
        skipped = text[at:found] if found >= 0 else "?"
        if skipped.strip():
            spans.append((offset + at, offset + at))
        else:
            at = found + len(word.form)
            spans.append((offset + found, offset + at))
    return tuple(spans)


def f1(right: int, gold: int, given: int) -> float:
    """Return F1 from counts, rounded to four places; 0 where both sides are empty."""
    return round(2 * right / (gold + given), 4) if gold + given else 0.0


def raw_scores(pairs: Iterable[tuple[Document, Sequence[Tree]]]) -> dict[str, float]:
    """Return F1 of sentences, words, UPOS, lemmas, UAS and LAS for readings of running text."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for document, trees in pairs:
        starts = {(row[0][0], row[-1][1]) for row in document.spans}
        own = {(tree.tokens[0].start, tree.tokens[-1].end) for tree in trees}
        gold["sentence"] += len(starts)
        given["sentence"] += len(own)
        right["sentence"] += len(starts & own)
        answers = _answers(trees)
        given["word"] += len(answers)
        for sentence, spans in zip(document.sentences, document.spans, strict=True):
            gold["word"] += len(spans)
            right.update(_right(sentence, spans, answers))
    figures = {"sentence": f1(right["sentence"], gold["sentence"], given["sentence"])}
    for name in ("word", "UPOS", "lemma", "UAS", "LAS"):
        figures[name] = f1(right[name], gold["word"], given["word"])
    return figures


_Answer = tuple[str, str, "Span | None", str]


def _answers(trees: Sequence[Tree]) -> dict[Span, _Answer]:
    """Return UPOS, lemma, place of the head (None for the root) and relation by place."""
    return {
        (token.start, token.end): (
            token.upos,
            token.lemma,
            (tree.tokens[token.head].start, tree.tokens[token.head].end)
            if token.head >= 0
            else None,
            token.dep,
        )
        for tree in trees
        for token in tree.tokens
    }


def _right(sentence: Sentence, spans: Sequence[Span], answers: dict[Span, _Answer]) -> Counter[str]:
    right: Counter[str] = Counter()
    for word, span in zip(sentence.words, spans, strict=True):
        answer = answers.get(span)
        if answer is None:
            continue
        upos, lemma, head, deprel = answer
        attached = head == (spans[word.head - 1] if word.head else None)
        right["word"] += 1
        right["UPOS"] += upos == word.upos
        right["lemma"] += same_lemma(lemma, word.lemma)
        right["UAS"] += attached
        right["LAS"] += attached and deprel == word.deprel
    return right


def same_lemma(given: str, gold: str) -> bool:
    """Compare lemmas; `_` in the gold means that none is given."""
    return gold in {"_", given}


def named_documents(path: Path) -> Iterator[tuple[str, list[NamedSentence]]]:
    """Yield the documents of an IOB2 file."""
    for name, group in groupby(read_iob(path), key=lambda sentence: sentence.document):
        yield name, list(group)
