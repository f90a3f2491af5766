"""Three sets written for this project apart from its rules and its training: see sets/README.md.

Run as `python -m benchmarks.own_sets [--wrong]`; one JSON line. `false_events`: share of 500
sentences without an event in which one is read. `status_macro_f1`: factuality of a marked act, over
the acts whose trigger was found as an event (`status_found`); conditional and possible are one
answer, "possible". `offices`: share of phrases with the right country and sector on their day.
"""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from pathlib import Path

from benchmarks.actors import widest
from benchmarks.events import TOLD, touches, trigger
from benchmarks.pairs import macro_f1
from training.events.sentences import plain

from detente.atlas.lookup import load_atlas
from detente.model.text import Document
from detente.read.identity import Identities
from detente.read.reader import RuleReader
from detente.read.syntax import SyntaxReader

SETS = Path(__file__).with_name("sets")


def lines(name: str) -> list[str]:
    text = (SETS / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]


def false_events(reader: RuleReader, *, wrong: bool) -> float:
    told = 0
    sentences = lines("nonevents.txt")
    for sentence in sentences:
        events = reader.read(Document(text=sentence)).events
        told += bool(events)
        if events and wrong:
            print(
                sentence,
                [
                    (e.event.type, sentence[e.trigger.start : e.trigger.end], e.confidence)
                    for e in events
                ],
                file=sys.stderr,
            )
    return told / len(sentences)


def statuses(reader: RuleReader, *, wrong: bool) -> tuple[float, float]:
    """Return macro-F1 over the acts found, and the share that was found."""
    pairs = []
    items = lines("status.txt")
    for line in items:
        gold, _, marked = line.partition(" | ")
        text, spans = plain(marked)
        reading = reader.read(Document(text=text))
        near = [e for e in reading.events if touches(trigger(e), spans["<"])]
        told = {claim.event: claim.factuality for claim in reading.claims if claim.event}
        if near:
            pairs.append((TOLD[gold.split()[-1]], told[near[0].event.id]))
            if wrong and pairs[-1][0] != pairs[-1][1]:
                print(line, pairs[-1], file=sys.stderr)
        elif wrong:
            print("not found:", line, file=sys.stderr)
    return macro_f1([g for g, _ in pairs], [t for _, t in pairs]), len(pairs) / len(items)


def offices(*, wrong: bool) -> dict[str, float]:
    identities, syntax = Identities(load_atlas()), SyntaxReader()
    counts = {"country": 0, "sector": 0, "both": 0}
    with (SETS / "offices.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        day = date.fromisoformat(row["date"])
        best = widest(row["phrase"], day, syntax, identities)
        told = (best.country, best.sector) if best else (None, None)
        right = (told[0] or "") == row["country"], row["sector"] in {"?", told[1] or ""}
        counts["country"] += right[0]
        counts["sector"] += right[1]
        counts["both"] += all(right)
        if wrong and not all(right):
            print(
                row["phrase"],
                row["date"],
                row["country"],
                row["sector"],
                "read:",
                told,
                file=sys.stderr,
            )
    return {f"offices_{name}": count / len(rows) for name, count in counts.items()}


def main(arguments: list[str]) -> None:
    wrong = "--wrong" in arguments
    reader = RuleReader()
    status, found = statuses(reader, wrong=wrong)
    figures = {
        "false_events": false_events(reader, wrong=wrong),
        "status_macro_f1": status,
        "status_found": found,
        **offices(wrong=wrong),
    }
    rounded = {name: round(value, 4) for name, value in figures.items()}
    print(json.dumps({"benchmark": "own_sets", **rounded}))


if __name__ == "__main__":
    main(sys.argv[1:])
