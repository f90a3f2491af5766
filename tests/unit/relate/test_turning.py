"""Turns of real relations, told in a few rows each."""

from __future__ import annotations

import pytest
from tests.evidence_builder import Page, Row, evidence_of, sides

from detente.model.actors import ActorId
from detente.model.relations import Dyad
from detente.ontology import load
from detente.relate.merge import merge
from detente.relate.originals import fold_reprints
from detente.relate.series import between, happenings_of, relation_series
from detente.relate.stated import stated_turns, turns_told
from detente.relate.turning import turning_points

PLOVER = load("plover")


def _turns(pages, pair, source, target):
    evidence = fold_reprints(evidence_of(*pages))
    counted = between(happenings_of(evidence, merge(evidence, pair)), pair, people=True)
    dyad = Dyad(source=ActorId(source), target=ActorId(target))
    series = relation_series(counted, dyad, pair, PLOVER)
    return turning_points(series, counted, turns_told(evidence, pair), PLOVER)


def _pages(*acts: tuple[str, str]):
    """One page for each (day, act), published that day."""
    return [
        Page(outlet=f"Outlet {n % 4}", published=day,
             rows=(Row(text=f"On {day} it was done.", act=act, when=day),))
        for n, (day, act) in enumerate(acts)
    ]  # fmt: skip


TURKEY_RUSSIA = _pages(
    ("2014-12-01", "RUS-GOV CONSULT/visit TUR-GOV"),
    ("2015-02-10", "TUR-GOV AGREE RUS-GOV"),
    ("2015-06-13", "RUS-GOV CONSULT TUR-GOV"),
    ("2015-09-23", "TUR-GOV CONSULT/visit RUS-GOV"),
    ("2015-11-24", "TUR-MIL ASSAULT/aerial RUS-MIL"),
    ("2015-11-25", "RUS-GOV ACCUSE/allege TUR-GOV"),
    ("2015-11-28", "RUS-GOV SANCTION/discontinue TUR-GOV"),
    ("2015-12-02", "RUS-GOV ACCUSE/allege TUR-GOV"),
    ("2016-02-06", "RUS-GOV ACCUSE/allege TUR-GOV"),
    ("2016-06-27", "TUR-GOV CONCEDE RUS-GOV"),
    ("2016-06-29", "RUS-GOV CONSULT/phone TUR-GOV"),
    ("2016-06-30", "RUS-GOV RETREAT/access TUR-GOV"),
    ("2016-07-01", "RUS-GOV CONSULT TUR-GOV"),
    ("2016-08-09", "TUR-GOV CONSULT/visit RUS-GOV"),
)
FRANCE_GERMANY = _pages(
    ("2013-01-22", "FRA-GOV CONSULT DEU-GOV"),
    ("2013-05-30", "DEU-GOV CONSULT/visit FRA-GOV"),
    ("2013-07-01", "FRA-GOV ACCUSE/disapprove DEU-GOV"),
    ("2014-02-19", "FRA-GOV AGREE DEU-GOV"),
    ("2014-09-22", "FRA-GOV REJECT/change DEU-GOV"),
    ("2015-02-11", "DEU-GOV COOPERATE FRA-GOV"),
    ("2015-11-25", "DEU-GOV SUPPORT FRA-GOV"),
)
CUBA = _pages(
    ("2012-03-01", "USA-GOV SANCTION CUB-GOV"),
    ("2013-05-02", "CUB-GOV ACCUSE/allege USA-GOV"),
    ("2013-11-12", "USA-GOV REJECT/change CUB-GOV"),
    ("2014-04-03", "CUB-GOV ACCUSE/allege USA-GOV"),
    ("2014-12-17", "USA-GOV RETREAT/release CUB-GOV"),
    ("2014-12-18", "CUB-GOV RETREAT/release USA-GOV"),
    ("2014-12-20", "USA-GOV AGREE CUB-GOV"),
    ("2015-01-22", "USA-GOV CONSULT/visit CUB-GOV"),
    ("2015-04-11", "USA-GOV CONSULT CUB-GOV"),
)

# pair, its pages, sides, (month, direction) of each turn
PAIRS = [
    ("Turkey-Russia", TURKEY_RUSSIA, "TUR TUR-GOV TUR-MIL", "RUS RUS-GOV RUS-MIL",
     [("2015-11", "souring"), ("2016-06", "thaw")]),
    ("France-Germany, quiet", FRANCE_GERMANY, "FRA FRA-GOV", "DEU DEU-GOV", []),
    ("United States-Cuba", CUBA, "USA USA-GOV", "CUB CUB-GOV", [("2014-12", "thaw")]),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "one", "other", "expected"), [case[1:] for case in PAIRS],
                         ids=[case[0] for case in PAIRS])  # fmt: skip
def test_the_turns_of_a_pair(pages, one, other, expected):
    turns = _turns(pages, sides(one, other), one.split()[0], other.split()[0])
    assert [(turn.month, turn.direction) for turn in turns] == expected
    assert all(turn.method == "stated" for turn in turns)
    assert all(turn.triggers for turn in turns)


MALI = sides("FRA FRA-GOV", "MLI MLI-GOV")


def _told(text, turn, when=None, basis="stated", published="2022-02-20", **more):
    row = Row(text=text, turn=turn, when=when, basis=basis, **more)
    return Page(rows=(row,), published=published, outlet=more.get("outlet", "The Gazette"))


def test_a_turn_that_one_text_dates_is_a_turn_of_its_own():
    page = _told("Ties have soured since the coup of May 2021.", "FRA souring MLI", "2021-05")
    (turn,) = _turns([page], MALI, "FRA", "MLI")
    assert (turn.month, turn.direction, turn.method) == ("2021-05", "souring", "stated")
    assert turn.confidence == 0.5
    assert len(turn.claims) == 1


def test_two_texts_of_one_turn_are_one_and_narrow_it_down():
    pages = [
        _told("Ties soured within months of the coup.", "FRA souring MLI-GOV",
              "2021-05-25..2021-12-31", published="2022-01-05"),
        _told("Since May 2021 relations have worsened.", "FRA-GOV souring MLI", "2021-05"),
    ]  # fmt: skip
    (turn,) = _turns(pages, MALI, "FRA", "MLI")
    assert (turn.month, turn.confidence, len(turn.claims)) == ("2021-05", 0.75, 2)


# why, the telling, months of the turns it makes
TELLINGS = [
    ("undated, but news of a change", {"turn": "FRA souring MLI", "when": "2022-02-20",
                                       "basis": "published"}, ["2022-02"]),
    ("a lasting state without a date", {"turn": "FRA souring! MLI", "when": "2022-02-20",
                                        "basis": "published"}, []),
    ("a lasting state with its beginning", {"turn": "FRA souring! MLI", "when": "2021-05"},
     ["2021-05"]),
    ("since a month, until now", {"turn": "FRA souring MLI", "when": "2021-05-01>>2022-02-20"},
     ["2021-05"]),
    ("in recent decades", {"turn": "FRA souring MLI", "when": "2000-01-01..2021-01-01"}, []),
    ("a forecast", {"turn": "FRA thaw MLI", "when": "2023", "factuality": "possible"}, []),
    ("denied", {"turn": "FRA souring MLI", "when": "2021-05", "factuality": "denied"}, []),
    ("no date at all", {"turn": "FRA souring MLI"}, []),
    ("another pair", {"turn": "FRA souring GBR", "when": "2021-09"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("telling", "months"), [case[1:] for case in TELLINGS],
                         ids=[case[0] for case in TELLINGS])  # fmt: skip
def test_what_a_text_states(telling, months):
    found = _turns([_told("Something was said of their ties.", **telling)], MALI, "FRA", "MLI")
    assert [turn.month for turn in found] == months


def test_opposite_turns_are_kept_apart():
    pages = [
        _told("Ties soured in May 2021.", "FRA souring MLI", "2021-05"),
        _told("Ties warmed in June 2021.", "FRA thaw MLI", "2021-06"),
    ]
    told = turns_told(evidence_of(*pages), MALI)
    assert [each.direction for each in stated_turns(told)] == ["souring", "thaw"]


def test_a_stated_turn_backs_up_a_cluster_and_raises_its_confidence():
    pair = sides("TUR TUR-GOV TUR-MIL", "RUS RUS-GOV RUS-MIL")
    alone = _turns(TURKEY_RUSSIA, pair, "TUR", "RUS")
    page = _told("Relations collapsed in November 2015.", "RUS souring TUR", "2015-11",
                 published="2019-01-01")  # fmt: skip
    backed = _turns([*TURKEY_RUSSIA, page], pair, "TUR", "RUS")
    assert [turn.month for turn in backed] == [turn.month for turn in alone]
    assert backed[0].confidence > alone[0].confidence
    assert len(backed[0].claims) == 1
