"""Which told events are one happening."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.evidence_builder import Page, Row, day, evidence_of, sides

from detente.model.happenings import gather
from detente.relate.merge import merge
from detente.relate.originals import fold_reprints

GULF = sides("SAU SAU-GOV SAU-MIL", "QAT QAT-GOV")


def _two(one: Row, other: Row):
    pages = (
        Page(outlet="The Gazette", published="2017-06-06", rows=(one,)),
        Page(outlet="The Courier", published="2017-06-07", rows=(other,)),
    )
    return evidence_of(*pages)


def _row(act: str, when: str | None, **more) -> Row:
    return Row(text=f"They did something {when}.", act=act, when=when, **more)


CUT = "SAU-GOV SANCTION/discontinue QAT-GOV"
# why, one telling, another, whether they are one happening
CASES = [
    ("the same day", _row(CUT, "2017-06-05"), _row(CUT, "2017-06-05"), True),
    ("another day", _row(CUT, "2017-06-05"), _row(CUT, "2017-06-07"), False),
    ("a day late, worked out from a weekday",
     _row(CUT, "2017-06-05"), _row(CUT, "2017-06-06", basis="computed"), True),
    ("dated only by the report",
     _row(CUT, "2017-06-05"), _row(CUT, "2017-06-07", basis="published"), True),
    ("a day in the month told", _row(CUT, "2017-06-05"), _row(CUT, "2017-06"), True),
    ("a day in the year told", _row(CUT, "2017-06-05"), _row(CUT, "2017"), True),
    ("a day in the decade told", _row(CUT, "2017-06-05"), _row(CUT, "2010-01-01..2019-12-31"), False),
    ("two tellings of one decade",
     _row(CUT, "2010-01-01..2019-12-31"), _row(CUT, "2011-01-01..2019-12-31"), True),
    ("another part of the same side",
     _row("SAU COERCE/restrict QAT", "2017-06-05"),
     _row("SAU-MIL COERCE/restrict QAT-GOV", "2017-06-05"), True),
    ("one of several sources",
     _row("SAU-GOV&ARE-GOV&BHR-GOV SANCTION QAT", "2017-06-05"), _row(CUT, "2017-06-05"), True),
    ("the mode is not told", _row("SAU SANCTION QAT", "2017-06-05"), _row(CUT, "2017-06-05"), True),
    ("another mode",
     _row("SAU SANCTION/expel QAT", "2017-06-05"), _row(CUT, "2017-06-05"), False),
    ("the other way round",
     _row("QAT ACCUSE SAU", "2017-06-05"), _row("SAU ACCUSE QAT", "2017-06-05"), False),
    ("a meeting, the other way round",
     _row("QAT CONSULT SAU", "2017-06-05"), _row("SAU CONSULT QAT", "2017-06-05"), True),
    ("a near type", _row("SAU COERCE QAT", "2017-06-05"), _row(CUT, "2017-06-05"), True),
    ("another type", _row("SAU ACCUSE QAT", "2017-06-05"), _row(CUT, "2017-06-05"), False),
    ("a plan", _row(CUT, "2017-06-05", factuality="planned"), _row(CUT, "2017-06"), False),
    ("a denial", _row(CUT, "2017-06-05", factuality="denied"), _row(CUT, "2017-06"), True),
    ("undated", _row(CUT, None), _row(CUT, "2017-06-05"), False),
    ("another pair",
     _row("ARE ASSAULT YEM", "2017-06-05"), _row("SAU ASSAULT YEM", "2017-06-05"), False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_two_tellings(one, other, same):
    evidence = _two(one, other)
    found = merge(evidence, GULF)
    assert len(set(found.values())) == (1 if same else 2)
    assert set(found) == {item.event.event.id for item in evidence}


# figures of the one telling, of the other, whether they are one happening
FIGURES = [
    ("8 killed|8|person|killed", "9 killed|9|person|killed", True),
    ("8 killed|8|person|killed", "15 killed|15|person|killed", True),
    ("8 killed|8|person|killed", "47 killed|47|person|killed", False),
    ("8 killed|8|person|killed", "40 injured|40|person|injured", True),
    ("8 killed|8|person|killed", "killed|||killed", True),
]


@pytest.mark.parametrize(("one", "other", "same"), FIGURES)
def test_figures_that_contradict_keep_two_strikes_apart(one, other, same):
    act = "FRA-MIL ASSAULT/aerial MLI-REB"
    tellings = [
        Row(text=f"A strike, {figure.split('|')[0]}.", act=act, when=when, figures=(figure,))
        for figure, when in ((one, "2013-01-11"), (other, "2013-01"))
    ]
    assert (len(set(merge(_two(*tellings)).values())) == 1) is same


def test_the_vague_telling_joins_the_nearest_exact_one():
    strike = "RUS-MIL ASSAULT/aerial SYR-REB"
    early, late, vague = (_row(strike, when) for when in ("2015-10-02", "2015-11-29", "2015-11"))
    evidence = (*_two(early, late), *_two(vague, vague))
    found = merge(evidence)
    ids = [item.event.event.id for item in evidence]
    assert found[ids[2]] == ids[1]
    assert found[ids[0]] == ids[0]


def test_without_sides_only_the_same_actor_counts():
    one, other = _row("SAU COERCE QAT", "2017-06-05"), _row("SAU-MIL COERCE QAT", "2017-06-05")
    assert len(set(merge(_two(one, other)).values())) == 2


def test_what_one_sentence_tells_as_two_acts_stays_two():
    text = "Riyadh banned imports and closed the border."
    page = Page(rows=(
        Row(text=text, act="SAU SANCTION QAT", when="2017"),
        Row(text=text + " It closed it again.", act="SAU COERCE/restrict QAT", when="2017"),
    ))  # fmt: skip
    one, other = page.evidence
    assert len(set(merge((one, other), GULF).values())) == 2
    same = replace(other, sentence_span=one.sentence_span)
    assert len(set(merge((one, same), GULF).values())) == 2


def _told_from(published: str, told: str, basis: str = "computed", outlet: str = "The Gazette"):
    """One report whose date was counted from its day of publication."""
    row = Row(
        text=f"Jets struck depots, {outlet} learned.", act="SAU-MIL ASSAULT/aerial YEM-REB",
        when=told, basis=basis,
    )  # fmt: skip
    (item,) = evidence_of(Page(outlet=outlet, published=published, rows=(row,)))
    assert item.event is not None
    dated = replace(item.event.event.when, anchor=day(published))
    event = replace(item.event.event, when=dated)
    return replace(
        item, event=replace(item.event, event=event), claim=replace(item.claim, event=event.id)
    )


# published and told day of one report, of another, whether they are one happening
NEAR_DAYS = [
    (("2015-04-07", "2015-04-06"), ("2015-04-07", "2015-04-06"), True),
    (("2015-04-07", "2015-04-06"), ("2015-04-08", "2015-04-06"), True),
    (("2015-04-07", "2015-04-06"), ("2015-04-07", "2015-04-05"), True),  # one of them errs
    (("2015-04-07", "2015-04-06"), ("2015-04-08", "2015-04-07"), False),  # each of its own eve
    (("2015-04-07", "2015-04-06"), ("2015-04-10", "2015-04-08"), False),
]


@pytest.mark.parametrize(("one", "other", "same"), NEAR_DAYS)
def test_two_strikes_on_near_days_are_two(one, other, same):
    evidence = (_told_from(*one), _told_from(*other, outlet="The Courier"))
    assert (len(set(merge(evidence).values())) == 1) is same


def test_news_without_a_date_of_days_apart_is_two_happenings():
    one = _told_from("2015-04-07", "2015-04-06..2015-04-07", "published")
    other = _told_from("2015-04-09", "2015-04-08..2015-04-09", "published", "The Courier")
    next_day = _told_from("2015-04-08", "2015-04-07..2015-04-08", "published", "The Herald")
    assert len(set(merge((one, other)).values())) == 2
    assert len(set(merge((one, next_day)).values())) == 1


def test_reports_of_one_event_by_many_outlets_are_one_event_with_many_claims():
    outlets = ("The Gazette", "The Courier", "The Herald", "The Mercury")
    evidence = tuple(_told_from("2015-04-07", "2015-04-06", outlet=outlet) for outlet in outlets)
    (happening,) = gather(evidence, merge(evidence))

    assert len(happening.tellings) == 4
    assert len(happening.originals) == 4
    assert happening.outlets == frozenset(outlets)


def test_a_reprint_among_them_has_no_vote_of_its_own():
    first = _told_from("2015-04-07", "2015-04-06")
    own = _told_from("2015-04-07", "2015-04-06", outlet="The Herald")
    copy = _told_from("2015-04-08", "2015-04-06", outlet="The Courier")
    copy = replace(copy, head=replace(copy.head, reprint_of=first.head.id))
    evidence = (first, own, copy)

    (happening,) = gather(evidence, merge(evidence))
    (folded,) = gather(kept := fold_reprints(evidence), merge(kept))

    assert happening.originals == folded.originals == {first.head.id, own.head.id}
    assert len(folded.tellings) == 2


def test_the_headline_of_another_page_tells_nothing_new():
    """A page of 2016 that shows "More on this: Chad sends troops" tells of no act of 2016."""
    sent = Row(text="Chad sends troops to Mali", act="TCD AID+military MLI", when="2013-01-18")
    later = Row(text="Chad sends troops to Mali", act="TCD AID+military MLI", when="2016-03-02")
    own = Row(text="Chad recalls envoy", act="TCD SANCTION MLI", when="2016-03-02")
    pages = (
        Page(rows=(sent,), title="Chad sends troops to Mali", published="2013-01-18"),
        Page(rows=(own, later), title="Chad recalls envoy", published="2016-03-02"),
    )
    kept = fold_reprints(evidence_of(*pages))
    assert [(item.sentence, item.head.published.year) for item in kept] == [
        ("Chad sends troops to Mali", 2013), ("Chad recalls envoy", 2016)
    ]  # fmt: skip
