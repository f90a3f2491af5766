"""What must hold of any evidence: merging, series, turns and answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.actors import ActorId
from detente.model.answers import Question
from detente.model.relations import Dyad
from detente.ontology import load
from detente.relate.merge import merge
from detente.relate.originals import fold_reprints
from detente.relate.periods import period_of
from detente.relate.segmentation import CutOptions, cuts
from detente.relate.series import SeriesOptions, happenings_of, relation_series
from tests.case_builder import answer, join
from tests.evidence_builder import Page, Row, copy_of, evidence_of, sides

PLOVER = load("plover")
PAIR = sides("A A-GOV A-MIL", "B B-GOV")
ACTS = ("ASSAULT/aerial", "SANCTION", "COERCE/restrict", "ACCUSE/allege", "REQUEST", "CONSULT",
        "AGREE", "AID", "SUPPORT", "RETREAT/access")  # fmt: skip
WORDS = ("the border", "the talks", "a raid", "trade limits", "a promise", "the refugees")

days = st.dates(min_value=date(2010, 1, 1), max_value=date(2015, 12, 31)).map(str)
whens = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]), st.none())


@st.composite
def rows(draw, actors=("A", "A-GOV", "B", "B-GOV")):
    source = draw(st.sampled_from(actors))
    target = draw(st.sampled_from([a for a in actors if a[0] != source[0]]))
    act = draw(st.sampled_from(ACTS))
    word = draw(st.sampled_from(WORDS))
    return Row(
        text=f"{source} and {target} quarrel over {word} ({draw(st.integers(0, 999))}).",
        act=f"{source} {act} {target}",
        when=draw(whens),
        basis=draw(st.sampled_from(["stated", "computed", "published"])),
        factuality=draw(st.sampled_from(["asserted"] * 4 + ["denied", "possible", "planned"])),
        background=draw(st.sampled_from([False, False, True])),
        says=draw(st.sampled_from([None, None, "Ann | analyst", "A minister? | | A-GOV"])),
    )  # fmt: skip


@st.composite
def pages(draw, actors=("A", "A-GOV", "B", "B-GOV")):
    return Page(
        rows=tuple(draw(st.lists(rows(actors), min_size=1, max_size=4))),
        outlet=draw(st.sampled_from(["Gazette", "Courier", "Herald", None])),
        published=draw(st.one_of(days, st.none())),
    )


corpora = st.lists(pages(), min_size=1, max_size=6)
QUESTION = Question(
    text="Why?", source=ActorId("A"), target=ActorId("B"), source_name="Alba",
    target_name="Borduria", polarity="souring",
)  # fmt: skip


def _answer(evidence):
    return answer(join(evidence, QUESTION, PAIR))


def _series(evidence, step="month"):
    evidence = fold_reprints(evidence)
    happenings = happenings_of(evidence, merge(evidence, PAIR))
    dyad = Dyad(source=ActorId("A"), target=ActorId("B"))
    return relation_series(happenings, dyad, PAIR, PLOVER, (), SeriesOptions(step=step))


@given(corpora, st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_the_order(corpus, chance):
    evidence = list(evidence_of(*corpus))
    found = merge(evidence, PAIR)
    chance.shuffle(evidence)
    assert merge(evidence, PAIR) == found


@given(corpora)
def test_merging_again_changes_nothing(corpus):
    evidence = evidence_of(*corpus)
    found = merge(evidence, PAIR)
    assert all(found[leader] == leader for leader in found.values())
    leaders = [item for item in evidence if found[item.event.event.id] == item.event.event.id]
    again = merge(leaders, PAIR)
    assert all(event == leader for event, leader in again.items())


@given(corpora, st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_a_series_has_no_gaps_and_counts_each_happening_once(corpus, step):
    series = _series(evidence_of(*corpus), step)
    for one, other in zip(series.points, series.points[1:], strict=False):
        assert other.first == one.last + timedelta(days=1)
    for point in series.points:
        assert period_of(point.first, step) == (point.first, point.last)
        assert sum(point.quad) == point.events
        assert (point.score is None) == (point.events == 0)
        assert point.originals <= sum(1 for _ in corpus)
        if point.score is not None:
            assert -10 <= point.low <= point.score <= point.high <= 10


@given(st.lists(st.integers(0, 40), max_size=60), st.floats(0.5, 3))
def test_a_higher_penalty_never_finds_more_cuts(counts, more):
    few = cuts(counts, CutOptions(penalty=1.5 + more))
    many = cuts(counts, CutOptions())
    assert len(few) <= len(many)
    assert all(b - a >= 3 for a, b in zip((0, *many), (*many, len(counts)), strict=True) if many)


@settings(max_examples=25)
@given(corpora, st.randoms(use_true_random=False))
def test_an_answer_does_not_depend_on_the_order(corpus, chance):
    evidence = list(evidence_of(*corpus))
    found = _answer(evidence)
    chance.shuffle(evidence)
    assert _answer(evidence) == found


@settings(max_examples=25)
@given(corpora, st.integers(1, 10))
def test_reprints_change_nothing_but_their_number(corpus, copies):
    first = corpus[0]
    reprints = [copy_of(first, f"Daily {n}", "2016-01-01") for n in range(copies)]
    assert _answer(evidence_of(*corpus, *reprints)) == _answer(evidence_of(*corpus))


@settings(max_examples=25)
@given(corpora, st.lists(pages(actors=("C", "D")), max_size=3))
def test_another_pair_changes_nothing(corpus, others):
    context = evidence_of(*others)
    found, plain = join(evidence_of(*corpus), QUESTION, PAIR), _answer(evidence_of(*corpus))
    assert answer(replace(found, context=context)).reasons == plain.reasons
    assert _series((*evidence_of(*corpus), *context)) == _series(evidence_of(*corpus))


@settings(max_examples=25)
@given(corpora)
def test_history_does_not_move_the_curve(corpus):
    told = [replace(page, rows=tuple(replace(row, background=True) for row in page.rows))
            for page in corpus]  # fmt: skip
    assert _series(evidence_of(*told)).points == ()


@settings(max_examples=25)
@given(corpora)
def test_every_reason_is_cited_in_its_own_words(corpus):
    for reason in _answer(evidence_of(*corpus)).reasons:
        assert reason.citations
        for cited in reason.citations:
            start, end = (at - cited.sentence_span[0] for at in cited.span)
            assert cited.sentence[start:end] == cited.quote
