"""The marked causes: every line is well written, and the parts never change."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.gold import is_held_out
from training.causes import links
from training.causes.links import (
    STANCES,
    is_set_aside,
    linked,
    own_sentences,
    parsed,
)
from training.events.sentences import BadSentence, part_of


def test_a_line_is_its_text_and_its_link():
    text, link = parsed("STATED | {Chad closed the border} <after> [gunmen raided Bol].")

    assert text == "Chad closed the border after gunmen raided Bol."
    assert link is not None
    assert link.stance == "STATED"
    assert [text[a:b] for a, b in (*link.cause, *link.signal, *link.effect)] == [
        "gunmen raided Bol", "after", "Chad closed the border",
    ]  # fmt: skip


def test_lines_of_one_sentence_are_one():
    lines = [
        "STATED | [The coup] <led to> {sanctions}, which emptied the shops.",
        "NONE | It rained.",
        "STATED | The coup led to [sanctions], which {emptied the shops}.",
    ]

    assert [len(each.links) for each in linked(lines)] == [2, 0]


@pytest.mark.parametrize(
    "line",
    ["STATED The coup.", "MAYBE | [a] {b}", "STATED | [The coup] came.", "STATED | [a {b}] c"],
)
def test_a_badly_written_line_is_refused(line: str):
    with pytest.raises(BadSentence):
        parsed(line)


def test_all_stances_and_sentences_without_a_cause_are_there():
    sentences = own_sentences()
    stances = Counter(link.stance for each in sentences for link in each.links)

    assert min(stances[stance] for stance in STANCES) > 80
    assert sum(not each.links for each in sentences) > 300
    assert {part_of(each.text) for each in sentences} == {"train", "tune", "held"}


def test_what_is_set_aside_was_never_read_for_rules():
    names = [f"cnc_{number}" for number in range(500)]
    apart = [name for name in names if is_set_aside(name)]

    assert 60 < len(apart) < 140
    assert all(is_held_out(name) for name in apart)


def test_sentences_for_printing_are_not_taught_to_the_heads():
    taught = {each.text for each in own_sentences()}
    folder = Path(links.__file__).parent / "printing"
    fitted = [
        each
        for path in folder.glob("*.txt")
        for each in linked(path.read_text(encoding="utf-8").splitlines())
    ]

    assert len(fitted) > 500
    assert not taught & {each.text for each in fitted}
