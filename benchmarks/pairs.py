"""The type told between two given stretches, against the PLV training pairs.

Run as `python -m benchmarks.pairs [--all | --developed]`; one JSON line. Wordings were collected
with one half of the pairs in view, chosen by a hash of their ids; the figures are of the other
half. PLV counts CONCEDE and RETREAT as one root, YIELD, and has no pairs without an event. No
weight is fitted to it.
"""

from __future__ import annotations

import json
import re
import sys
from hashlib import sha256

from benchmarks.gold import Row, data_folder, rows

from detente.model.text import Document
from detente.ontology import load
from detente.read.reader import RuleReader

_MARKS = re.compile(r"(</?[st]>)")
_YIELD_QUAD = 2  # PLV puts the whole of YIELD among material cooperation
_NONE = "none"

Stretch = tuple[int, int]


def was_developed_on(name: str) -> bool:
    return sha256(name.encode()).digest()[-1] % 2 == 0


def stretches(row: Row) -> tuple[Stretch, Stretch]:
    """Return [start, end) of source and target; (0, 0) for one that the text does not hold."""
    found, at = {}, 0
    for part in _MARKS.split(row["marked"]):
        if _MARKS.fullmatch(part):
            found.setdefault(part, at)
        else:
            at += len(part)
    if at != len(row["text"]):
        return tuple(_searched(row, side) for side in ("source", "target"))
    return tuple((found.get(f"<{s}>", 0), found.get(f"</{s}>", 0)) for s in "st")


def _searched(row: Row, side: str) -> Stretch:
    start = row["text"].find(row[side])
    return (start, start + len(row[side])) if start >= 0 else (0, 0)


def macro_f1(gold: list[object], told: list[object]) -> float:
    scores = []
    for label in set(gold):
        hits = sum(g == label == t for g, t in zip(gold, told, strict=True))
        missed = sum(g == label != t for g, t in zip(gold, told, strict=True))
        wrong = sum(g != label == t for g, t in zip(gold, told, strict=True))
        scores.append(2 * hits / (2 * hits + missed + wrong) if hits else 0.0)
    return sum(scores) / len(scores)


def chosen(arguments: list[str]) -> list[Row]:
    """Return the pairs that the arguments ask for: one half, or all."""
    items = rows(data_folder() / "events" / "plv.train.jsonl")
    if "--all" in arguments:
        return items
    wanted = "--developed" in arguments
    return [item for item in items if was_developed_on(item["id"]) == wanted]


def main(arguments: list[str]) -> None:
    items = chosen(arguments)
    reader, scheme = RuleReader(), load("plover")
    roots, quads = [], []
    for item in items:
        (answer,) = reader.read(Document(text=item["text"]), [stretches(item)]).pairs
        root = scheme.root(answer.type).name if answer.type else _NONE
        roots.append(root)
        quads.append(_YIELD_QUAD if root == "YIELD" else answer.quad or 0)
    gold_quads = [item["quad"] for item in items]
    figures = {
        "root": macro_f1([item["event"] for item in items], roots),
        "quad": macro_f1(gold_quads, quads),
        "binary": macro_f1([q > 2 for q in gold_quads], [q > 2 if q else _NONE for q in quads]),
        "unanswered": roots.count(_NONE) / len(items),
    }
    rounded = {name: round(value, 4) for name, value in figures.items()}
    print(json.dumps({"benchmark": "pairs", "pairs": len(items), **rounded}))


if __name__ == "__main__":
    main(sys.argv[1:])
