from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from detente.errors import NotFound
from detente.read.encoder import LABELS, LONGEST_WORDS, MODEL, Encoder, Parse
from detente.read.forms import Shape, plain, shape
from detente.read.syntax import SyntaxReader

if TYPE_CHECKING:
    from pathlib import Path

WEIGHTS = files("detente.read").joinpath("weights")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture(scope="module")
def reader() -> SyntaxReader:
    return SyntaxReader()


def test_active_sentence(encoder: Encoder) -> None:
    forms = ["Kenya", "accused", "Sudan", "of", "arming", "rebels", "."]
    parse = encoder.parse(forms)
    assert parse.heads[1] == -1
    assert (parse.heads[0], parse.deprels[0]) == (1, "nsubj")
    assert (parse.heads[2], parse.deprels[2]) == (1, "obj")
    assert parse.upos[1] == "VERB"
    assert parse.names == ((0, 1, "LOC"), (2, 3, "LOC"))


def test_passive_sentence(encoder: Encoder) -> None:
    forms = ["Two", "diplomats", "were", "expelled", "by", "Serbia", "."]
    parse = encoder.parse(forms)
    assert parse.deprels[1] == "nsubj:pass"
    assert parse.deprels[5] in {"obl:agent", "obl"}


def test_empty_sentence(encoder: Encoder) -> None:
    assert encoder.parse([]) == Parse((), (), (), (), ())


@pytest.mark.parametrize("form", ["\u200b", "中", "\U0001f600", "a" * 500, "’"])
def test_odd_words_are_read(encoder: Encoder, form: str) -> None:
    assert encoder.parse([form]).heads == (-1,)


def test_a_very_long_sentence_is_one_tree(encoder: Encoder) -> None:
    forms = (["Kenya", "sent", "troops", "and"] * 30 + [","]) * 3 + ["Uganda", "did", "not", "."]
    assert len(forms) > 2 * LONGEST_WORDS
    parse = encoder.parse(forms)
    assert len(parse.heads) == len(forms)
    assert parse.heads.count(-1) == 1
    assert "parataxis" in parse.deprels


def test_a_sentence_of_long_words_stays_within_the_encoder(encoder: Encoder) -> None:
    forms = ["Llanfairpwllgwyngyllgogerychwyrndrobwll"] * 100
    assert encoder.parse(forms).heads.count(-1) == 1


def test_the_same_sentence_is_always_read_the_same(encoder: Encoder) -> None:
    forms = ["Peace", "talks", "between", "Mali", "and", "the", "rebels", "stalled", "."]
    first = encoder.parse(forms)
    encoder.parse(["Another", "sentence"] * 40)
    assert encoder.parse(forms) == first == Encoder().parse(forms)


def test_curly_and_straight_quotation_marks_read_alike(encoder: Encoder) -> None:
    curly = encoder.parse(["“", "We", "ca", "n’t", "go", ",", "”", "he", "said", "."])
    straight = encoder.parse(['"', "We", "ca", "n't", "go", ",", '"', "he", "said", "."])
    assert curly == straight


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"encoder\.int8\.onnx.*\. Install"):
        Encoder(tmp_path)


def test_weights_are_those_described(encoder: Encoder) -> None:
    described = json.loads(WEIGHTS.joinpath(LABELS).read_text(encoding="utf-8"))
    assert hashlib.sha256(WEIGHTS.joinpath(MODEL).read_bytes()).hexdigest() == described["sha256"]
    assert encoder.version == f"{described['version']}-{described['sha256'][:8]}"
    assert described["licence"] == "CC-BY-SA-4.0"


def test_weights_are_small_enough() -> None:
    assert sum(len(file.read_bytes()) for file in WEIGHTS.iterdir()) <= 40_000_000


def test_trees_of_a_text(reader: SyntaxReader) -> None:
    text = "Iran's army left.\n\nThe U.N. said so."
    first, second = reader.trees(text)
    assert [token.text for token in first.tokens] == ["Iran", "'s", "army", "left", "."]
    assert all(text[t.start : t.end] == t.text for tree in (first, second) for t in tree.tokens)
    assert first.root is not None
    assert first.root.lemma == "leave"
    assert text[second.start : second.end] == "The U.N. said so."


def test_only_the_chosen_sentences_are_parsed(reader: SyntaxReader) -> None:
    text = "Rain fell. Niger closed its border. Nobody spoke."
    spans = reader.split(text)
    (tree,) = reader.parse(text, spans[1:2])
    assert text[tree.start : tree.end] == "Niger closed its border."


def test_no_text_no_trees(reader: SyntaxReader) -> None:
    assert reader.trees(" \n ") == ()
    assert reader.parse("  ", [(0, 2)]) == ()


@pytest.mark.parametrize(
    ("form", "look"),
    [
        ("army", Shape.LOWER),
        ("Kabul", Shape.TITLE),
        ("NATO", Shape.UPPER),
        ("A", Shape.SINGLE_UPPER),
        ("McKay", Shape.MIXED),
        ("iPhone", Shape.MIXED),
        ("2,640", Shape.DIGIT),
        (",", Shape.OTHER),
    ],
)
def test_shape(form: str, look: Shape) -> None:
    assert shape(form) is look


@pytest.mark.parametrize(
    ("form", "shown"),
    [("“", '"'), ("n’t", "n't"), ("``", '"'), ("non‑aligned", "non-aligned"), ("\u200b", "")],
)
def test_plain(form: str, shown: str) -> None:
    assert plain(form) == shown
