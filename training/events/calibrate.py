"""Fit the confidence of events: `python -m training.events.calibrate`.

A logistic regression on the `tune` sentences of whether type and sides are right, on the log odds
of the event's probability, whether a wording found it, and whether both sides are told. Prints the
rows of data/heads.toml, and a table of how often events of each confidence are right on `held`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from math import log

import numpy as np
from benchmarks.events import is_sided, touches, trigger

from detente.model.text import Document
from detente.read import events, weighing
from detente.read.head_weights import head_weights
from detente.read.reader import RuleReader
from training.events.sentences import Part, part_of, sentences

_STEPS, _PULL = 50, 1e-3
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)


def observed(part: Part) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return features (n, 4), whether each event read is right, and the confidence it was given."""
    rows, right, given = [], [], []
    seen: list[weighing.Weighed] = []
    plain = weighing.confidence

    def noted(likely, weights):
        seen.append(likely)
        return plain(likely, weights)

    events.confidence = noted
    reader = RuleReader(gated=False)
    for each in sentences():
        if part_of(each.text) != part:
            continue
        seen.clear()
        reading = reader.read(Document(text=each.text))
        by_confidence = list(seen)
        for event in reading.events:
            likely = next(s for s in by_confidence if plain(s, head_weights()) == event.confidence)
            chance = min(max(likely.chance, 1e-4), 1 - 1e-4)
            rows.append([
                log(chance / (1 - chance)), 1.0, float(bool(likely.match.row.words)),
                float(bool(event.sources and event.targets)),
            ])  # fmt: skip
            right.append(
                any(
                    touches(trigger(event), act.triggers)
                    and event.event.type == act.type
                    and is_sided(reading, event, act)
                    for act in each.acts
                )
            )
            given.append(event.confidence)
    events.confidence = plain
    return np.array(rows), np.array(right, float), np.array(given)


def fitted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression, by Newton's method with a small pull to 0."""
    w = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + _PULL * w
        bend = (x * (p * (1 - p))[:, None]).T @ x + _PULL * np.eye(len(w))
        w -= np.linalg.solve(bend, slope)
    return w


def reliability(given: np.ndarray, right: np.ndarray) -> list[dict[str, float]]:
    """Return, for each range of confidence: how many events, their mean, how many were right."""
    table = []
    for low, high in zip(BINS, BINS[1:], strict=False):
        inside = (given >= low) & ((given < high) | (high == BINS[-1]))
        if inside.any():
            table.append({
                "from": low, "to": high, "events": int(inside.sum()),
                "confidence": round(float(given[inside].mean()), 3),
                "right": round(float(right[inside].mean()), 3),
            })  # fmt: skip
    return table


def main() -> None:
    """Fit on `tune`, show on `held`."""
    x, y, _ = observed("tune")
    slope, offset, wording, both = fitted(x, y)
    fit = {"slope": slope, "offset": offset, "wording": wording, "both": both}
    rounded = {name: round(float(value), 2) for name, value in fit.items()}
    print("\n".join(f"{name} = {value}" for name, value in rounded.items()))
    x, y, _ = observed("held")
    shares = 1 / (1 + np.exp(-x @ np.array(list(rounded.values()))))
    print(json.dumps(reliability(shares, y)))
    print("expected calibration error", round(float(_error(shares, y)), 4))
    print(replace(head_weights(), confidence=rounded).confidence)


def _error(given: np.ndarray, right: np.ndarray) -> float:
    rows = reliability(given, right)
    total = sum(row["events"] for row in rows)
    return sum(row["events"] * abs(row["confidence"] - row["right"]) for row in rows) / total


if __name__ == "__main__":
    main()
