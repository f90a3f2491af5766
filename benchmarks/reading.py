"""Speed and memory of reading Wikinews articles, beside the bare encoder on every sentence.

Run as `python -m benchmarks.reading [N]`; one JSON line. N: how many articles, all if not given.
Also what the gate loses: the share of events of known actors that are found only without it. One
process, one thread; seconds are CPU seconds, so that a busy machine does not change them.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
from datetime import date
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.gold import data_folder

from detente.model.text import Document
from detente.read.reader import RuleReader
from detente.read.syntax import SyntaxReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.model.claims import Reading
    from detente.model.text import Span

_KIB = 1024


def articles(count: int | None) -> list[Document]:
    path = data_folder() / "corpus" / "wikinews_2019_2020.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [
        Document(text=row["text"], published=_day(row))
        for row in rows[:count]
        if row["text"].strip()
    ]


def _day(row: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat((row.get("date") or row.get("published") or "")[:10])
    except ValueError:
        return None


def known(reading: Reading) -> set[Span]:
    """Return the triggers of the events in which a known actor has part."""
    return {e.trigger for e in reading.events if e.event.sources or e.event.targets}


def timed(work: Callable[[Document], object], documents: list[Document]) -> float:
    start = process_time()
    for document in documents:
        work(document)
    return process_time() - start


def main(arguments: list[str]) -> None:
    documents = articles(int(arguments[0]) if arguments else None)
    words = sum(len(document.text.split()) for document in documents)
    reader, every, syntax = RuleReader(), RuleReader(gated=False), SyntaxReader()
    for warm in (reader, every):
        warm.read(documents[0])
    seconds = timed(reader.read, documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB
    bare = timed(lambda document: syntax.trees(document.text), documents)
    found = all_found = 0
    for document in documents:
        told, more = (known(r.read(document)) for r in (reader, every))
        found += len(told & more)
        all_found += len(more)
    figures = {
        "documents": len(documents),
        "documents_per_cpu_s": len(documents) / seconds,
        "words_per_cpu_s": words / seconds,
        "bare_encoder_documents_per_cpu_s": len(documents) / bare,
        "time_of_bare_encoder": seconds / bare,
        "peak_memory_mib": peak / _KIB / _KIB,
        "events": all_found,
        "events_lost_by_gate": 1 - found / max(all_found, 1),
    }
    rounded = {name: round(value, 4) for name, value in figures.items()}
    print(json.dumps({"benchmark": "reading", **rounded}))


if __name__ == "__main__":
    main(sys.argv[1:])
