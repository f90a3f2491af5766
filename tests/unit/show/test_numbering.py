from __future__ import annotations

from dataclasses import replace

from tests.unit.show.sample_answer import answer, empty_answer

from detente.show.numbering import number, reasons_in_order, whatifs_in_order


def test_numbers_follow_the_order_of_the_page():
    sample = answer()
    numbered = number(sample)

    assert numbered.refs(sample.summary_citations) == (1, 2, 3)
    assert numbered.citations[0] == sample.summary_citations[0]


def test_the_same_words_have_one_number():
    numbered = number(answer())

    keys = [(citation.doc, citation.span) for citation in numbered.citations]
    assert len(keys) == len(set(keys)) == 30
    assert numbered.refs(answer().turns[1].citations) == (1,)


def test_each_number_knows_where_it_is_cited():
    numbered = number(answer())

    anchors = [place.anchor for place in numbered.places[0]]
    assert anchors == ["answer", "turn-2", "phase-3", "reason-2", "change-2-1", "voice-2"]
    assert all(numbered.places)


def test_reasons_are_numbered_by_side():
    sample = answer()
    mixed = replace(sample, reasons=sample.reasons[::-1])

    sides = [reason.side for _, reason in reasons_in_order(mixed)]
    assert sides == ["source"] * 3 + ["target"] * 2 + ["other"]
    assert [place for place, _ in reasons_in_order(mixed)] == [1, 2, 3, 4, 5, 6]


def test_an_answer_without_citations_has_no_numbers():
    assert number(empty_answer()).citations == ()


def test_a_sentence_that_tells_several_what_ifs_is_shown_once():
    sample = answer()
    first, second = sample.whatif
    other = replace(first, effect="more people may take to the sea", then=(3,), hedge="may")
    bare = replace(first, hedge=None, then=())
    shown = whatifs_in_order(replace(sample, whatif=(bare, other, replace(second, then=(1,)))))
    assert [(place, line.effect, line.then) for place, line in shown] == [
        (2, other.effect, (3,)), (3, second.effect, (2,)),
    ]  # fmt: skip
