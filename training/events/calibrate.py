"""Fit the confidence of events: `python -m training.events.calibrate`.

A logistic regression (Platt 1999) on the `tune` sentences of whether type and sides are right, on
the log odds of the event's probability and on whether both sides are told. Prints the rows of
data/heads.toml, and a table of how often events of each confidence are right on `held`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from math import log

import numpy as np
from benchmarks.events import is_sided, touches, trigger

from detente.model.text import Document
from detente.read.head_weights import head_weights
from detente.read.reader import RuleReader
from training.events.sentences import Part, part_of, sentences

PLAIN = {"slope": 1.0, "offset": 0.0, "both": 0.0}  # confidence is then the probability itself
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)
_STEPS, _PULL, _LEAST = 50, 1e-3, 0.005


def observed(part: Part) -> tuple[np.ndarray, np.ndarray]:
    """Return (log odds, 1, both sides?) of each event read, and whether it is right."""
    reader = RuleReader(gated=False, weights=replace(head_weights(), confidence=PLAIN))
    rows, right = [], []
    for each in sentences():
        if part_of(each.text) != part:
            continue
        reading = reader.read(Document(text=each.text))
        for event in reading.events:
            chance = min(max(event.confidence or 0.0, _LEAST), 1.0 - _LEAST)
            rows.append(
                [log(chance / (1 - chance)), 1.0, float(bool(event.sources and event.targets))]
            )
            right.append(
                any(
                    touches(trigger(event), act.triggers)
                    and event.event.type == act.type
                    and is_sided(reading, event, act)
                    for act in each.acts
                )
            )
    return np.array(rows), np.array(right, float)


def fitted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression, by Newton's method with a small pull to 0."""
    w = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = shares(x, w)
        slope = x.T @ (p - y) + _PULL * w
        bend = (x * (p * (1 - p))[:, None]).T @ x + _PULL * np.eye(len(w))
        w -= np.linalg.solve(bend, slope)
    return w


def shares(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the fitted probabilities."""
    return 1 / (1 + np.exp(-x @ w))


def reliability(given: np.ndarray, right: np.ndarray) -> list[dict[str, float]]:
    """Return, for each range of confidence: how many events, their mean, how many were right."""
    table = []
    for low, high in pairwise(BINS):
        inside = (given >= low) & ((given < high) | (high == BINS[-1]))
        if inside.any():
            row = {"from": low, "to": high, "events": int(inside.sum())}
            means = {"confidence": given[inside].mean(), "right": right[inside].mean()}
            table.append(row | {name: round(float(mean), 3) for name, mean in means.items()})
    return table


def error(table: list[dict[str, float]]) -> float:
    """Return the expected calibration error: the mean gap, weighted by events."""
    total = sum(row["events"] for row in table)
    return sum(row["events"] * abs(row["confidence"] - row["right"]) for row in table) / total


def main() -> None:
    """Fit on `tune`, show on `held`."""
    slope, offset, both = np.round(fitted(*observed("tune")), 2)
    print(f"slope = {slope}\noffset = {offset}\nboth = {both}")
    x, right = observed("held")
    table = reliability(shares(x, np.array([slope, offset, both])), right)
    print(json.dumps(table), "expected calibration error", round(error(table), 4))


if __name__ == "__main__":
    main()
