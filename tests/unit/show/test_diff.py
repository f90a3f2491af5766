"""From the JSON form of an answer to its gist, and a difference as text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.unit.show.sample_answer import answer, empty_answer

from detente.errors import BadInput
from detente.explain.diff import difference
from detente.show.answers import answer_json
from detente.show.diff import difference_json, difference_text
from detente.show.gist import gist_of


def gist(sample):
    return gist_of(json.dumps(answer_json(sample)), "sample.json")


def test_a_gist_holds_every_turn_phase_reason_and_figure():
    sample = answer()
    kinds = [part.kind for part in gist(sample).parts]

    assert kinds.count("turn") == len(sample.turns)
    assert kinds.count("phase") == len(sample.phases)
    assert kinds.count("reason") == len(sample.reasons)
    assert kinds.count("figure") == len(sample.figures)
    assert gist(sample).id == sample.id
    assert gist(empty_answer()).parts == ()


def test_an_answer_of_before_documents_were_listed_rests_on_what_it_cites():
    form = answer_json(answer())
    del form["rests_on"]

    found = gist_of(json.dumps(form), "old.json")

    assert set(found.rests_on) == {source.doc for source in found.sources}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"detente": "1", "id": "x"}'])
def test_what_is_no_answer_is_refused(text):
    with pytest.raises(BadInput, match=r"^sample\.json is no"):
        gist_of(text, "sample.json")


def test_a_difference_reads_as_text():
    sample = answer()
    first, *others = sample.reasons
    weightier = replace(first, weight=first.weight + 0.2)
    after = replace(sample, id="later", direction="mixed", reasons=(weightier, *others[:-1]))

    text = difference_text(difference(gist(sample), gist(after)))

    assert text.startswith(f"# Answer {sample.id} and answer later\n")
    assert "- direction: Deteriorated → " in text
    assert f"- weightier: {first.sentence}" in text
    assert f"- gone: {others[-1].sentence}" in text
    assert "## Documents" not in text


def test_a_difference_has_a_json_form():
    same = difference_json(difference(gist(answer()), gist(answer())))

    assert (same["detente"], same["same"], same["parts"]) == ("1", True, [])


def test_no_escape_sequence_comes_through():
    hostile = replace(answer(), summary="calm\x1b]0;title\x07")

    assert "\x1b" not in difference_text(difference(gist(answer()), gist(hostile)))
