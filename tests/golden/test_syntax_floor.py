"""The reader's syntax on the first 200 sentences of each test set stays above its floor.

The whole figures come from `python -m benchmarks.syntax`; this is the quick alarm.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.syntax import gold_words, name_scores, uner_gold_words
from benchmarks.treebanks import documents, f1
from training.encoder.treebank import read_conllu, read_iob

from detente.read.encoder import Encoder
from detente.read.sentences import sentences
from detente.read.tokens import tokens

SAMPLE = 200
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["syntax"]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.mark.parametrize("bank", ["ewt", "gum"])
def test_trees_and_tags(encoder: Encoder, shared_data: Path, bank: str) -> None:
    rows = list(read_conllu(shared_data / "nlp" / f"{bank}_test.conllu.gz"))[:SAMPLE]
    figures = gold_words(encoder, rows)
    floors = FLOORS[f"{bank}_gold_words"]
    assert {name: figures[name] for name in floors if figures[name] < floors[name]} == {}


def test_names(encoder: Encoder, shared_data: Path) -> None:
    rows = list(read_iob(shared_data / "nlp" / "en_ewt-ud-test.iob2"))[: 2 * SAMPLE]
    assert name_scores(uner_gold_words(encoder, rows))["F1"] >= FLOORS["uner_gold_words"]["F1"]


@pytest.mark.parametrize("bank", ["ewt", "gum"])
def test_sentences_and_words(shared_data: Path, bank: str) -> None:
    gold: set[object] = set()
    given: set[object] = set()
    for document in documents(shared_data / "nlp" / f"{bank}_test.conllu.gz"):
        spans = sentences(document.text)
        gold |= {(document.text, row[0][0], row[-1][1]) for row in document.spans}
        words = [tokens(document.text, a, b) for a, b in spans]
        given |= {(document.text, row[0][0], row[-1][1]) for row in words if row}
    assert f1(len(gold & given), len(gold), len(given)) >= FLOORS[f"{bank}_sentences"]["F1"]
