"""Each stage stays above the floor that was measured for it (`floors.json`; raised, never lowered).

Lowered once, by up to .008: those of trees, on 28 November 2026, when the shared encoder took on the
heads for causes; what is made from the trees (events, pairs, speakers) rose all the same.

The benchmarks themselves are run, on the halves of the public sets that no rule was written from.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks import (
    actors,
    background,
    causes,
    claims,
    event_dates,
    events,
    links,
    own_sets,
    pairs,
    pairs_found,
    quantities,
    reprints,
    times,
)

MOST_FALSE = 0.055  # share of 500 sentences without an event in which one is read; only lowered
# `side` is F1 of all sides since 28 November 2026 (.667 then), no longer a share of the figures found.
QUANTITIES = {"value": 0.89, "what": 0.8, "casualty": 0.665, "side": 0.68, "approx": 0.98}
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


LINKS = 0.92  # of the links that may be printed, of the half not looked at, how many are right
FEWEST_LINKS = 18  # printed there, so that none is right for want of any


def figures_of(benchmark, capsys) -> dict[str, object]:
    benchmark.main([])
    return json.loads(capsys.readouterr().out)


@pytest.mark.slow
@pytest.mark.usefixtures("shared_data")
@pytest.mark.parametrize(
    ("benchmark", "name"),
    [
        (actors, "actors"),
        (causes, "causes"),
        (pairs, "pairs"),
        (pairs_found, "pairs_found"),
        (reprints, "reprints"),
        (times, "times"),
    ],
    ids=lambda x: str(x)[:6],
)
def test_figures_stay_above_their_floors(benchmark, name, capsys):
    assert _below(name, figures_of(benchmark, capsys)) == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("benchmark", "name"),
    [
        (events, "events"),
        (own_sets, "own_sets"),
        (event_dates, "event_dates"),
        (background, "background"),
        (claims, "claims"),
    ],
    ids=lambda x: str(x)[:6],
)
def test_figures_on_own_sentences_stay_above_their_floors(benchmark, name, capsys):
    figures = figures_of(benchmark, capsys)

    assert _below(name, figures) == {}
    if name == "own_sets":
        assert figures["false_events"] <= MOST_FALSE


@pytest.mark.slow
def test_figures_of_quantities_stay_above_their_floors(capsys):
    held = figures_of(quantities, capsys)["held"]

    assert {name: held[name] for name, floor in QUANTITIES.items() if held[name] < floor} == {}


def _below(name: str, figures: dict[str, object]) -> dict[str, object]:
    """Return the figures that are below their floors."""
    found = {
        key: value["F1"] if isinstance(value, dict) else value
        for key, value in figures.items()
        if key in FLOORS[name]
    }
    return {key: found[key] for key, floor in FLOORS[name].items() if found[key] < floor}


@pytest.mark.slow
def test_links_that_may_be_printed_stay_right():
    held = links.figures()["held"]

    assert held["precision"] >= LINKS
    assert held["printed"] >= FEWEST_LINKS
