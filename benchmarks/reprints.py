"""Reprints told from what only shares words: made pairs, and the pages of ECB+.

Run as `python -m benchmarks.reprints [--wrong]`; one JSON line. Precision and recall are over 300
copies and 300 near misses (`reprints_set.py`), by halves. `together`: share of the copies that go
with their dispatch, `apart`: of the near misses that do not, when all texts of the set lie in one
heap. `ecb_copies`: pages of ECB+ taken for copies; `ecb_apart`: share of them whose original is
about the same seminal event, which must be all.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from benchmarks.gold import data_folder, rows
from benchmarks.reprints_set import Pair, copies, near_misses

from detente.errors import NotFound
from detente.model.text import Document
from detente.relate.reprints import find_reprints

if TYPE_CHECKING:
    from collections.abc import Iterable

ECB = "dedup/ecbplus_topics1-16.jsonl"


def figures(pairs: Iterable[tuple[Pair, bool]], *, wrong: bool) -> dict[str, float]:
    """Return precision and recall; `pairs`: with whether each is a copy. Wrong open ones shown."""
    true = false = missed = 0
    for pair, copied in pairs:
        found = bool(find_reprints([pair.one, pair.other]))
        true += found and copied
        false += found and not copied
        missed += copied and not found
        if wrong and found != copied and not pair.held:
            print("found" if found else "missed", pair.name, file=sys.stderr)
    return {
        "precision": round(true / max(true + false, 1), 4),
        "recall": round(true / max(true + missed, 1), 4),
    }


def together(copied: list[Pair], near: list[Pair]) -> dict[str, float]:
    """Return how copies and near misses fare when all texts lie in one heap."""
    documents = {d.id: d for pair in (*copied, *near) for d in (pair.one, pair.other)}
    first = dict(find_reprints(documents.values()))

    def joined(pair: Pair) -> bool:
        one, other = pair.one.id, pair.other.id
        return first.get(one, one) == first.get(other, other)

    return {
        "together": round(sum(map(joined, copied)) / len(copied), 4),
        "apart": round(1 - sum(map(joined, near)) / len(near), 4),
    }


def ecb() -> dict[str, float]:
    """Return how many pages were taken for copies, and the share of those of one event."""
    event: dict[str, str] = {}
    documents = []
    for row in rows(data_folder() / ECB):
        document = Document(text=row["text"], name=row["id"], outlet=row["id"])
        documents.append(document)
        event[document.id] = row["event_cluster"]
    found = find_reprints(documents)
    same = sum(event[copy] == event[original] for copy, original in found)
    return {"ecb_copies": len(found), "ecb_apart": round(same / max(len(found), 1), 4)}


def main(arguments: list[str]) -> None:
    wrong = "--wrong" in arguments
    copied, near = copies(), near_misses()
    pairs = [(pair, True) for pair in copied] + [(pair, False) for pair in near]
    line: dict[str, object] = {"benchmark": "reprints", "pairs": len(pairs)}
    for half, held in (("open", False), ("held", True)):
        found = figures((item for item in pairs if item[0].held is held), wrong=wrong)
        line |= {f"{name}_{half}": value for name, value in found.items()}
    line |= together(copied, near)
    try:
        line |= ecb()
    except NotFound:
        line |= {"ecb_copies": None, "ecb_apart": None}
    print(json.dumps(line))


if __name__ == "__main__":
    main(sys.argv[1:])
