"""The type that a text tells between two given stretches."""

from __future__ import annotations

import pytest

from detente.model.text import Document
from detente.ontology import load

# text with [source] and {target}, type
CASES = [
    ("[Kenya] shelled {a Somali village} at dawn.", "ASSAULT"),
    ("{Two Somali men} were arrested by [Kenyan police].", "COERCE"),
    ("[Kenya] has agreed to send troops to {Somalia}.", "AGREE"),
    ("[Kenya] will meet {Somalia} on Friday.", "AGREE"),
    ("[Kenya] will not lift the ban on {Somali milk}.", "REJECT"),
    ("[Kenya] refused to meet {the Somali envoy}.", "REJECT"),
    ("[Kenya] said that {Somalia} must leave the island.", "REQUEST"),
    ("[A Kenyan court] freed {a Somali trader}.", "RETREAT"),
    ("[The Kenyan premier] held talks with {the Somali president}.", "CONSULT"),
    ("[Kenya] closed its embassy in {Somalia}.", "SANCTION"),
]


def _asked(marked: str):
    text = "".join(c for c in marked if c not in "[]{}")
    spans = []
    for opening, closing in ("[]", "{}"):
        before, rest = marked.split(opening)
        start = sum(c not in "[]{}" for c in before)
        inner = sum(c not in "[]{}" for c in rest.split(closing)[0])
        spans.append((start, start + inner))
    return Document(text=text), tuple(spans)


@pytest.mark.parametrize(("marked", "kind"), CASES)
def test_pair(marked, kind, reader):
    document, pair = _asked(marked)

    (answer,) = reader.read(document, [pair]).pairs

    assert answer.type == kind
    assert answer.quad == load("plover").quad(kind)


def test_scores_cover_every_type_and_sum_to_one(reader):
    document, pair = _asked("[Kenya] condemned and bombed {Somalia}.")

    (answer,) = reader.read(document, [pair]).pairs

    assert {kind for kind, _ in answer.scores} == {each.name for each in load("plover").types}
    assert sum(score for _, score in answer.scores) == pytest.approx(1)
    assert list(answer.scores) == sorted(answer.scores, key=lambda s: (-s[1], s[0]))


def test_nothing_told_is_none(reader):
    document, pair = _asked("[Kenya] lies south of {Ethiopia}.")

    (answer,) = reader.read(document, [pair]).pairs

    assert (answer.type, answer.quad, answer.scores) == (None, None, ())


def test_answers_keep_the_order_of_the_questions(reader):
    document = Document(text="Peru sued Chile. Chad bombed Mali.")
    pairs = [((17, 21), (29, 33)), ((0, 4), (10, 15))]

    answers = reader.read(document, pairs).pairs

    assert [answer.type for answer in answers] == ["ASSAULT", "ACCUSE"]


def test_an_empty_stretch_is_no_error(reader):
    document = Document(text="Kenya went on strike against Somalia.")

    (answer,) = reader.read(document, [((0, 5), (0, 0))]).pairs

    assert answer.type is None or 0 < dict(answer.scores)[answer.type] <= 1
