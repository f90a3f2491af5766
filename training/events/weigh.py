"""Set data/heads.toml: `python -m training.events.weigh` prints the best values found.

One value is changed at a time, over a few candidates, twice around; each is judged by the reading
of the `tune` sentences. Nothing is written: the values are copied by hand, with the date.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace

from benchmarks.events import figures, judged
from benchmarks.pairs import macro_f1

from detente.model.text import Document
from detente.read.head_weights import HeadWeights, head_weights
from detente.read.reader import RuleReader
from training.events.sentences import Marked, part_of, sentences

START = {
    "rule": 3.0, "special": 1.0, "keep": 0.5, "add": 0.5, "type": 0.5, "take": 0.4, "prefer": 0.9,
    "party": 0.4, "status": 0.6,
}  # fmt: skip
CANDIDATES = {
    "rule": (1.0, 2.0, 3.0, 4.0),
    "keep": (0.4, 0.5, 0.6, 0.7, 0.8),
    "special": (0.0, 1.0, 2.0),
    "add": (0.5, 0.6, 0.7, 0.8, 0.9),
    "type": (0.3, 0.4, 0.5, 0.6),
    "take": (0.3, 0.4, 0.5),
    "party": (0.3, 0.4, 0.5),
    "prefer": (0.6, 0.8, 0.9, 1.1),
    "status": (0.0, 0.5, 0.7, 0.9),
}
ROUNDS = 2
FALSE_COST = 3.0  # a false event costs three times what a found one is worth, over sentences


def merit(reader: RuleReader, chosen: list[Marked]) -> tuple[float, dict[str, float]]:
    """Return what the reading of the sentences is worth, and its figures."""
    counts: Counter[str] = Counter()
    statuses: list[tuple[str, str]] = []
    for each in chosen:
        statuses += judged(each, reader.read(Document(text=each.text)), counts)
    found = figures(counts, statuses)
    status = macro_f1([g for g, _ in statuses], [t for _, t in statuses])
    worth = found["type_f1"] + found["sides_f1"] + status - FALSE_COST * found["false_events"]
    return worth, found


def main() -> None:
    """Try the candidates and print each step that helps."""
    chosen = [each for each in sentences() if part_of(each.text) == "tune"]
    best: HeadWeights = replace(head_weights(), **START)
    top, found = merit(RuleReader(gated=False, weights=best), chosen)
    print(round(top, 4), found, flush=True)
    for _ in range(ROUNDS):
        for name, values in CANDIDATES.items():
            for value in values:
                tried = replace(best, **{name: value})
                if tried == best:
                    continue
                worth, found = merit(RuleReader(gated=False, weights=tried), chosen)
                if worth > top:
                    best, top = tried, worth
                    print(name, value, round(top, 4), found, flush=True)
    print(best, file=sys.stderr)


if __name__ == "__main__":
    main()
