"""Past steps and what followed, on made histories of which the truth is known."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.actors import ActorId
from detente.model.events import EventId
from detente.model.precedents import PastAct
from detente.ontology import load
from detente.relate.precedents import default_rules, precedents, wilson

PLOVER = load("plover")
FIRST = date(1970, 1, 1)
DAYS = 3650
MATERIAL = "material conflict by the target"


def act(source: str, target: str, kind: str, day: int, key: str = "") -> PastAct:
    return PastAct(
        event=EventId(f"{source}-{target}-{kind}-{day}-{key}"), source=ActorId(source),
        target=ActorId(target), type=kind, day=FIRST + timedelta(days=day),
    )  # fmt: skip


def history(seed: int, answered: float, pairs: int = 20) -> list[PastAct]:
    """Pairs that coerce, talk, accuse and raid at random; `answered`: share of steps that a raid
    by the target follows within 25 days."""
    dice = Random(seed)  # noqa: S311  # histories, no secrets
    found = []
    for pair in range(pairs):
        one, other = f"S{pair}", f"T{pair}"
        rate = dice.choice([0.002, 0.004, 0.01])
        for day in range(DAYS):
            if dice.random() < 0.3 * rate:
                found.append(act(one, other, "COERCE", day))
                if dice.random() < answered:
                    found.append(act(other, one, "ASSAULT", day + dice.randint(1, 25)))
            if dice.random() < 0.4 * rate:
                found.append(act(other, one, "ASSAULT", day, "unprovoked"))
            if dice.random() < rate:
                found.append(act(one, other, "CONSULT", day))
    return found


def found_in(acts, kind="COERCE"):
    return precedents(acts, kind, PLOVER, FIRST + timedelta(days=DAYS))


def rate_of(acts, days=30, outcome=MATERIAL):
    (rate,) = [r for r in found_in(acts).rates if (r.outcome, r.days) == (outcome, days)]
    return rate


def test_a_known_difference_is_found():
    rate = rate_of(history(1, answered=0.4))
    assert rate.difference == pytest.approx(0.4, abs=0.12)
    assert rate.difference_low > 0.15
    assert rate.cases > 50


def test_without_an_answer_the_difference_is_near_nought():
    rates = [rate_of(history(seed, answered=0.0)) for seed in range(4)]
    assert sum(rate.difference for rate in rates) / 4 == pytest.approx(0, abs=0.04)
    assert sum(rate.difference_low <= 0 <= rate.difference_high for rate in rates) >= 3


def test_who_is_quiet_is_compared_with_the_quiet():
    """Steps in lively times only: without matching, liveliness itself would look like an answer."""
    dice, acts = Random(5), []  # noqa: S311
    for pair in range(20):
        one, other = f"S{pair}", f"T{pair}"
        lively = False
        for day in range(DAYS):
            lively = lively != (dice.random() < 1 / 400)
            rate = 0.06 if lively else 0.002
            acts += [act(one, other, "CONSULT", day)] * (dice.random() < rate)
            acts += [act(other, one, "ASSAULT", day)] * (dice.random() < rate / 4)
            acts += [act(one, other, "COERCE", day)] * (lively and dice.random() < 0.006)
    rate = rate_of(acts)
    assert rate.rate > 0.2  # four times what all days together would give
    assert rate.difference == pytest.approx(0, abs=0.1)


CALM = [act("A", "B", "CONSULT", day) for day in range(0, DAYS, 200)]


def steps(*days: int) -> list[PastAct]:
    return [act("A", "B", "COERCE", day) for day in days]


# why, acts, days of the cases
CASES = [
    ("each after quiet days", steps(300, 600), [300, 600]),
    ("the next blow of a running fight is none", steps(300, 330, 400, 480, 600), [300, 600]),
    ("a first step needs known days before it", steps(10, 300), [300]),
    ("another pair's steps change nothing", [*steps(300), act("C", "B", "COERCE", 280)],
     [280, 300]),
    ("another kind of step is none", [*steps(300), act("A", "B", "SANCTION", 600)], [300]),
]  # fmt: skip


@pytest.mark.parametrize(("acts", "days"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_what_is_a_case(acts, days):
    cases = found_in([*CALM, *acts]).cases
    assert [(case.act.day - FIRST).days for case in cases] == days


def test_one_decision_is_one_case():
    """On several at once, told twice, or done to each other; the pair with more acts stands."""
    one = [act("S", target, "SANCTION", 400) for target in ("T", "U", "V")]
    both = [act("P", "Q", "SANCTION", 500), act("Q", "P", "SANCTION", 500)]
    before = [act("U", "S", "CONSULT", day) for day in (10, 300)]
    cases = found_in([*one, *both, *before], "SANCTION").cases
    assert [(case.act.source, case.act.target) for case in cases] == [("S", "U"), ("P", "Q")]


def test_a_case_says_what_followed_first():
    raids = [act("B", "A", "ASSAULT", day) for day in (300, 340, 350)]  # not that of the same day
    (case,) = found_in([*CALM, *steps(300), *raids]).cases
    assert [(each.outcome, each.days) for each in case.sequels] == [
        (MATERIAL, 40), ("cooperation between the two", 100),
    ]  # fmt: skip


def test_under_eight_cases_there_are_no_rates():
    found = found_in([*CALM, *steps(*range(200, 1600, 200))])
    assert (len(found.cases), found.rates) == (7, ())
    assert found.refused == (
        "The store tells of 7 past cases of COERCE after 90 quiet days, and rates need 8. "
        "Add more reporting, or ask for another kind of step."
    )
    assert found_in([*CALM, *steps(*range(200, 1800, 200))]).refused is None


def test_a_case_too_near_the_end_of_reporting_has_no_part():
    acts = [*CALM, *steps(*range(150, 3600, 300), DAYS - 60)]
    assert {rate.days: rate.cases for rate in found_in(acts).rates} == {30: 13, 90: 12, 180: 12}


def test_without_acts_there_are_no_cases():
    assert found_in([]).cases == ()


def test_the_order_of_acts_does_not_matter():
    acts = history(3, answered=0.2, pairs=4)
    assert found_in(acts) == found_in(acts[::-1]) == found_in([*acts, *acts])


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_interval_holds_the_share(counts):
    followed, cases = counts
    low, high = wilson(followed / cases, cases, default_rules().confidence_z)
    assert 0 <= low <= followed / cases + 1e-12
    assert followed / cases - 1e-12 <= high <= 1
