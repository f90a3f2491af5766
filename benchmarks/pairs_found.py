"""Events found without being asked: the gold pair with its type, against the PLV training pairs.

Run as `python -m benchmarks.pairs_found [--all | --developed]`; one JSON line. A pair is found if
some event has a source mention that shares a character with the gold source and a target mention
that shares one with the gold target; `right` asks for the gold root too. The half is that of
benchmarks/pairs.py; no weight is fitted to it.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from benchmarks.events import side, touches
from benchmarks.pairs import chosen, stretches

from detente.model.text import Document
from detente.ontology import load
from detente.read.reader import RuleReader

if TYPE_CHECKING:
    from benchmarks.gold import Row

    from detente.model.claims import Reading
    from detente.ontology.scheme import Scheme


def roots(row: Row, reading: Reading, scheme: Scheme) -> set[str]:
    """Return the roots of the events between the gold source and the gold target."""
    source, target = stretches(row)
    return {
        scheme.root(event.event.type).name
        for event in reading.events
        if touches(side(reading, event.sources), [source])
        and touches(side(reading, event.targets), [target])
    }


def main(arguments: list[str]) -> None:
    items = chosen(arguments)
    reader, scheme = RuleReader(), load("plover")
    found = right = 0
    for item in items:
        told = roots(item, reader.read(Document(text=item["text"])), scheme)
        found += bool(told)
        right += item["event"] in told
    figures = {"pairs": len(items), "found": found / len(items), "right": right / len(items)}
    rounded = {name: round(value, 4) for name, value in figures.items()}
    print(json.dumps({"benchmark": "pairs_found", **rounded}))


if __name__ == "__main__":
    main(sys.argv[1:])
