"""Each stage stays above the floor that was measured for it (`floors.json`; raised, never lowered).

The benchmarks themselves are run, on the halves of the public sets that no rule was written from.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks import actors, pairs, times

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def figures_of(benchmark, capsys) -> dict[str, object]:
    benchmark.main([])
    return json.loads(capsys.readouterr().out)


@pytest.mark.slow
@pytest.mark.usefixtures("shared_data")
@pytest.mark.parametrize(
    ("benchmark", "name"),
    [(actors, "actors"), (pairs, "pairs"), (times, "times")],
    ids=lambda x: str(x)[:6],
)
def test_figures_stay_above_their_floors(benchmark, name, capsys):
    figures = figures_of(benchmark, capsys)

    found = {
        key: value["F1"] if isinstance(value, dict) else value
        for key, value in figures.items()
        if key in FLOORS[name]
    }
    assert {key: found[key] for key, floor in FLOORS[name].items() if found[key] < floor} == {}
