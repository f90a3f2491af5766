"""The syntax of the embedded reader on gold treebanks: `python -m benchmarks.syntax`.

Prints one JSON line. `gold_words`: gold sentences and words are given, as in the treebank papers.
`running_text`: the text alone is given; scores as in the CoNLL 2018 shared task. `--part dev` is
for work in progress: nothing is ever chosen on the test parts. The name scores on dev say little,
since the names of UNER dev are trained on.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.paths import shared
from benchmarks.treebanks import documents, f1, gum_names, named_documents, raw_scores, same_lemma
from training.encoder.treebank import read_conllu

from detente.read.decode import names as name_spans
from detente.read.encoder import Encoder
from detente.read.lemmas import lemmas
from detente.read.syntax import SyntaxReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from training.encoder.treebank import NamedSentence, Sentence

    Name = tuple[int, int, str]

_TYPES = ("PER", "ORG", "LOC")


def gold_words(encoder: Encoder, sentences: Iterable[Sentence]) -> dict[str, float]:
    """Return UAS, LAS, UPOS, XPOS and lemma accuracy over all words, punctuation included."""
    table, counts = lemmas(), Counter[str]()
    for sentence in sentences:
        parse = encoder.parse([word.form for word in sentence.words])
        for k, word in enumerate(sentence.words):
            attached = parse.heads[k] == word.head - 1
            lemma = table.find(word.form, parse.upos[k], parse.xpos[k])
            counts["words"] += 1
            counts["UAS"] += attached
            counts["LAS"] += attached and parse.deprels[k] == word.deprel
            counts["UPOS"] += parse.upos[k] == word.upos
            counts["XPOS"] += parse.xpos[k] == word.xpos
            counts["lemma"] += same_lemma(lemma, word.lemma)
    total = counts.pop("words")
    return {
        name: round(counts[name] / total, 4) for name in ("UAS", "LAS", "UPOS", "XPOS", "lemma")
    }


def name_scores(pairs: Iterable[tuple[set[Name], set[Name]]]) -> dict[str, float]:
    """Return precision, recall and F1 of exact names, and F1 per type, from (gold, given) sets."""
    counts: Counter[str] = Counter()
    for gold, given in pairs:
        for kind in _TYPES:
            want, give = ({n for n in names if n[2] == kind} for names in (gold, given))
            for key, value in (("gold", want), ("given", give), ("right", want & give)):
                counts[key] += len(value)
                counts[key + kind] += len(value)
    figures = {
        "P": round(counts["right"] / max(counts["given"], 1), 4),
        "R": round(counts["right"] / max(counts["gold"], 1), 4),
        "F1": f1(counts["right"], counts["gold"], counts["given"]),
    }
    for kind in _TYPES:
        figures[kind] = f1(counts[f"right{kind}"], counts[f"gold{kind}"], counts[f"given{kind}"])
    return figures


def uner_gold_words(
    encoder: Encoder, sentences: Iterable[NamedSentence]
) -> Iterator[tuple[set[Name], set[Name]]]:
    """Yield (gold, given) names of each UNER sentence."""
    for sentence in sentences:
        gold = set(name_spans([tag or "O" for tag in sentence.tags]))
        yield gold, set(encoder.parse(sentence.forms).names)


def gum_gold_words(
    encoder: Encoder, sentences: Iterable[Sentence]
) -> Iterator[tuple[set[Name], set[Name]]]:
    """Yield (gold, given) names of each GUM sentence; the gold is cut from its mentions by rule."""
    for sentence in sentences:
        parse = encoder.parse([word.form for word in sentence.words])
        yield set(gum_names(sentence)), set(parse.names)


def uner_running_text(reader: SyntaxReader, part: str) -> Iterator[tuple[set[Name], set[Name]]]:
    """Yield (gold, given) names of each EWT document as character spans of its running text."""
    tagged = dict(named_documents(shared("data", "nlp", f"en_ewt-ud-{part}.iob2")))
    for document in documents(shared("data", "nlp", f"ewt_{part}.conllu.gz")):
        rows = tagged.get(document.sentences[0].document, [])
        if [len(row.forms) for row in rows] != [len(spans) for spans in document.spans]:
            continue
        gold = {
            (spans[a][0], spans[b - 1][1], label)
            for row, spans in zip(rows, document.spans, strict=True)
            for a, b, label in name_spans([tag or "O" for tag in row.tags])
        }
        given = {
            (tree.tokens[name.first].start, tree.tokens[name.last - 1].end, name.label)
            for tree in reader.trees(document.text)
            for name in tree.names
        }
        yield gold, given


def measure(part: str, most: int | None) -> dict[str, object]:
    """Return every figure, on the first `most` sentences or documents of each set (None: all)."""
    started = time.perf_counter()
    reader = SyntaxReader()
    load = time.perf_counter() - started
    encoder = Encoder()
    figures: dict[str, object] = {"benchmark": "syntax", "part": part, "version": reader.version}
    figures["load_s"] = round(load, 2)
    for bank in ("ewt", "gum"):
        path = shared("data", "nlp", f"{bank}_{part}.conllu.gz")
        sentences = list(read_conllu(path))[:most]
        figures[f"{bank}_gold_words"] = gold_words(encoder, sentences)
        texts = list(documents(path))[: None if most is None else most // 20 + 1]
        figures[f"{bank}_running_text"] = raw_scores((d, reader.trees(d.text)) for d in texts)
        if bank == "gum":
            figures["gum_names_gold_words"] = name_scores(gum_gold_words(encoder, sentences))
    figures["uner_gold_words"] = name_scores(uner_gold_words(encoder, uner_sentences(part)[:most]))
    figures["uner_running_text"] = name_scores(islice(uner_running_text(reader, part), most))
    return figures


def uner_sentences(part: str) -> Sequence[NamedSentence]:
    """Return the UNER EWT sentences of `part`."""
    path = shared("data", "nlp", f"en_ewt-ud-{part}.iob2")
    return [sentence for _, rows in named_documents(path) for sentence in rows]


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--most", type=int, help="only so many sentences of each set")
    chosen = parser.parse_args()
    print(json.dumps(measure(chosen.part, chosen.most)))


if __name__ == "__main__":
    main()
