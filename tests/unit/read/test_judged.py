"""What is judged of a claim: distance, denial by another sentence, and the clause's own doing."""

from __future__ import annotations

import time

import pytest

from detente.model.text import Document, Span
from detente.read import tables
from detente.read.attributions import find_attributions
from detente.read.denials import find_denials, is_denial
from detente.read.judged import Judged

# text, words of the clause, factuality
CLAUSES = [
    ("Accra intends to recall its envoy.", "Accra intends to recall its envoy", "planned"),
    ("Accra has to recall its envoy.", "Accra has to recall its envoy", "demanded"),
    ("Accra failed to recall its envoy.", "Accra failed to recall its envoy", "denied"),
    ("Accra recalled its envoy.", "Accra recalled its envoy", "asserted"),
    ("Accra will not recall its envoy.", "Accra will not recall its envoy", "planned"),
    ("Lagos vowed to open the bridge.", "open the bridge", "planned"),
    ("Both armies must not cross the river.", "Both armies must not cross the river", "demanded"),
    ("The loan may never be repaid.", "The loan may never be repaid", "possible"),
    ("Accra did not recall its envoy.", "Accra did not recall its envoy", "denied"),
    ("Accra accused Lomé of hiding rebels.", "Accra accused Lomé of hiding rebels", "asserted"),
]


def judged(text: str, syntax) -> tuple[Document, Judged]:
    document = Document(text=text)
    trees = syntax.trees(text)
    return document, Judged(document, trees, find_attributions(document, trees, ()))


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(document.id, start, start + len(words))


@pytest.mark.parametrize(("text", "clause", "expected"), CLAUSES)
def test_a_clause_tells_what_its_subject_means_to_do(text, clause, expected, syntax) -> None:
    document, judge = judged(text, syntax)
    assert judge.factuality(span_of(document, clause)) == expected


def distances() -> list[tuple[str, ...]]:
    data = tables.table("distance")
    return [tables.words(row) for part in data.values() for row in part["examples"]]


@pytest.mark.parametrize(("text", "clause", "word"), distances())
def test_words_that_keep_a_distance(text, clause, word, syntax) -> None:
    document, judge = judged(text, syntax)
    span = span_of(document, clause)
    found = judge.distance(span, judge.voice(span))
    assert (found.quote(document) if found else "") == word


def denials() -> list[tuple[str, ...]]:
    data = tables.table("denials")
    return [
        tables.words(row)
        for part in data.values()
        if "examples" in part
        for row in part["examples"]
    ]


@pytest.mark.parametrize(("text", "claim"), denials())
def test_a_sentence_denies_what_stands_before_it(text, claim, syntax) -> None:
    document = Document(text=text)
    trees = syntax.trees(text)
    found = find_denials(document, trees, find_attributions(document, trees, ()))
    words = [text[start:end] for one in found for start, end in one.denied]
    assert any(claim in each for each in words) if claim else not words


@pytest.mark.parametrize(
    "sentence",
    [
        "The premier denied that his men had fired.",
        "Nobody denied it.",
        "Oslo neither confirmed nor denied the report.",
        "It is false that the bridge fell.",
        "He denied it was his bridge.",
    ],
)
def test_no_denial_of_what_stands_before(sentence) -> None:
    assert not is_denial(sentence)


def test_speakers_do_not_contradict_themselves(syntax) -> None:
    text = "Lisbon had sold no ships, the premier said. The premier called the report baseless."
    document = Document(text=text)
    trees = syntax.trees(text)
    assert not find_denials(document, trees, find_attributions(document, trees, ()))


def test_a_denial_is_a_claim_that_names_what_it_denies(reader) -> None:
    text = (
        "Chadian troops shelled the Sudanese town of Geneina, Khartoum said. "
        "Chad called the report baseless."
    )
    reading = reader.read(Document(text=text))
    denying = [claim for claim in reading.claims if claim.denies]
    known = {claim.id: claim for claim in reading.claims}
    assert denying
    assert {claim.factuality for claim in denying} == {"denied"}
    told = [known[key] for claim in denying for key in claim.denies]
    assert all(text.index("Chad called") >= claim.span.end for claim in told)
    assert any(claim.factuality == "asserted" for claim in told)


def test_many_denials_take_time_in_proportion(syntax) -> None:
    text = " ".join(f"Ship {n} sank, the pilot said. Oslo denied it." for n in range(400))
    document = Document(text=text)
    trees = syntax.trees(text)
    found = find_attributions(document, trees, ())
    began = time.perf_counter()
    assert len(find_denials(document, trees, found)) > 300
    assert time.perf_counter() - began < 5
