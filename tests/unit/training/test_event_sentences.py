"""The marked sentences: every line is well written, and the parts never change."""

from __future__ import annotations

from collections import Counter

import pytest
from training.events.sentences import (
    STATUSES,
    TYPES,
    BadSentence,
    gathered,
    parsed,
    part_of,
    sentences,
)

from detente.ontology.scheme import load


def test_a_line_is_its_text_and_its_act():
    text, act = parsed(
        "RETREAT demanded | The Council told [Eritrea] to <pull> its troops <out> of {Djibouti}."
    )

    assert text == "The Council told Eritrea to pull its troops out of Djibouti."
    assert act is not None
    assert (act.type, act.status, act.mutual) == ("RETREAT", "demanded", False)
    assert [text[a:b] for a, b in (*act.sources, *act.triggers, *act.targets)] == [
        "Eritrea", "pull", "out", "Djibouti",
    ]  # fmt: skip


def test_lines_of_one_sentence_are_one():
    found = list(
        gathered(
            [
                "ACCUSE happened | [Goma's mayor] <blamed> {Rwandan troops} for the shelling.",
                "NONE | It rained.",
                "ASSAULT happened | Goma's mayor blamed [Rwandan troops] for the <shelling>.",
            ]
        )
    )

    assert [len(each.acts) for each in found] == [2, 0]


@pytest.mark.parametrize(
    "line",
    [
        "ASSAULT happened [Kenya] <shelled> {Somalia}.",
        "WAR happened | [Kenya] <shelled> {Somalia}.",
        "ASSAULT maybe | [Kenya] <shelled> {Somalia}.",
        "ASSAULT happened | [Kenya] shelled {Somalia}.",
        "ASSAULT happened | Kenya <shelled> Somalia.",
        "ASSAULT happened | [Kenya <shelled>] {Somalia}.",
        "ASSAULT happened | [Kenya] <shelled> {Somalia.",
    ],
)
def test_a_bad_line_is_refused(line):
    with pytest.raises(BadSentence):
        parsed(line)


def test_the_shipped_sentences_are_well_written_and_many():
    found = sentences()
    acts = [act for each in found for act in each.acts]

    assert len(found) > 5000
    assert {act.type for act in acts} == set(TYPES) == {each.name for each in load("plover").types}
    assert {act.status for act in acts} == set(STATUSES)


def test_about_a_tenth_is_held_and_a_tenth_tunes():
    parts = Counter(part_of(each.text) for each in sentences())
    total = parts.total()

    assert 0.08 < parts["held"] / total < 0.12
    assert 0.08 < parts["tune"] / total < 0.12


def test_a_sentence_keeps_its_part():
    assert part_of("Goma's mayor blamed Rwandan troops for the shelling.") == "train"
