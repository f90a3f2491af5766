"""Reprint search in a store that grows a batch at a time, on made-up documents.

Run as `python -m benchmarks.reprints_load [DOCUMENTS [BATCH]]`; one JSON line. The documents have
300 to 500 words with the word frequencies of English, names and figures among them, from 200
outlets, 150 a day; one in five is a reprint, cut, lengthened, edited in one word of fifteen. They
are not read for events: measured is what `detente add` does about reprints after each batch.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections import deque
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from detente.model.claims import Reading
from detente.model.text import DocId, Document
from detente.store.embedded import DuckStore
from detente.workspace.copies import update_reprints

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYLLABLES = (
    "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "an", "er",
    "in", "or", "un", "al", "es", "it", "om", "ur", "ka", "le", "mi", "no", "tu", "re",
)  # fmt: skip
_FIRST = date(2004, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Mix:
    """What the documents are like; `per_day`: documents published on one day."""

    documents: int
    batch: int
    per_day: int = 150
    reprints: float = 0.2
    outlets: int = 200
    seed: int = 7


def vocabulary(dice: random.Random, size: int = 20_000) -> tuple[list[str], list[float]]:
    """Return words, the short ones first, and their frequencies by Zipf's law."""
    words = {"".join(dice.choices(_SYLLABLES, k=dice.randint(1, 4))) for _ in range(size)}
    ordered = sorted(words, key=lambda word: (len(word), word))
    total = 0.0
    weights = []
    for rank in range(1, len(ordered) + 1):
        total += 1 / (rank + 2.7)
        weights.append(total)
    return ordered, weights


def documents(mix: Mix) -> Iterator[tuple[Document, DocId | None]]:
    """Yield documents by day, each with the id of the one that it copies."""
    dice = random.Random(mix.seed)  # noqa: S311
    words, weights = vocabulary(dice)
    fresh: deque[tuple[Document, list[str]]] = deque(maxlen=mix.per_day * 7)
    for number in range(mix.documents):
        day = _FIRST + timedelta(days=number // mix.per_day)
        outlet = f"Outlet {dice.randrange(mix.outlets)}"
        source = dice.choice(fresh) if fresh and dice.random() < mix.reprints else None
        if source is None or source[0].outlet == outlet:
            sentences = _report(dice, words, weights)
            document = _document(number, sentences, outlet, day)
            fresh.append((document, sentences))
            yield document, None
        else:
            yield _document(number, _edited(dice, source[1], words), outlet, day), source[0].id


def _document(number: int, sentences: list[str], outlet: str, day: date) -> Document:
    return Document(
        text=" ".join(sentences), name=str(number), outlet=outlet, published=day,
        published_basis="given",
    )  # fmt: skip


def _report(dice: random.Random, words: list[str], weights: list[float]) -> list[str]:
    left, sentences = dice.randint(300, 500), []
    while left > 0:
        size = min(left, dice.randint(8, 34))
        chosen = dice.choices(words, cum_weights=weights, k=max(size, 2))
        for place in range(1, len(chosen), 7):
            chosen[place] = dice.choice((chosen[place].capitalize(), str(dice.randint(2, 900))))
        sentences.append(" ".join(chosen).capitalize() + ".")
        left -= size
    return sentences


def _edited(dice: random.Random, sentences: list[str], words: list[str]) -> list[str]:
    """Return a copy: its end or its middle cut, or lengthened; one word in fifteen another."""
    kept = sentences[: max(3, round(len(sentences) * dice.uniform(0.4, 1)))]
    if dice.random() < 0.3:
        del kept[2 : 2 + len(kept) // 4]
    if dice.random() < 0.3:
        kept.append(" ".join(dice.choices(words, k=40)).capitalize() + ".")
    return [
        " ".join(dice.choice(words) if dice.random() < 1 / 15 else word for word in text.split())
        for text in kept
    ]


def measured(mix: Mix, path: Path) -> dict[str, float | int]:
    """Add the documents a batch at a time, searching after each, and return the figures."""
    store = DuckStore(path)
    gold: dict[DocId, DocId] = {}
    spent, longest, computed, batch = 0.0, 0.0, 0.0, []
    for number, (document, copies) in enumerate(documents(mix), start=1):
        batch.append((document, Reading(doc=document.id, reader="none", reader_version="0")))
        if copies is not None:
            gold[document.id] = copies
        if len(batch) == mix.batch or number == mix.documents:
            store.add(batch)
            batch = []
            start, begun = time.perf_counter(), time.process_time()
            update_reprints(store)
            took = time.perf_counter() - start
            computed += time.process_time() - begun
            spent, longest = spent + took, max(longest, took)
    found = {head.id: head.reprint_of for head in store.documents() if head.reprint_of}
    # On one day nothing shows which came first: right is who belongs together.
    right = sum(found.get(doc, doc) == found.get(first, first) for doc, first in gold.items())
    store.close()
    return {
        "documents": mix.documents, "batch": mix.batch, "seconds": round(spent, 1),
        "cpu_seconds": round(computed, 1),
        "longest_batch_s": round(longest, 2), "reprints": len(gold), "found": len(found),
        "recall": round(right / len(gold), 4), "precision": round(right / len(found), 4),
        "store_mb": round(path.stat().st_size / 2**20),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }  # fmt: skip


def main(arguments: list[str]) -> None:
    sizes = [*map(int, arguments), *(10_000, 500)[len(arguments) :]]
    mix = Mix(documents=sizes[0], batch=sizes[1])
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(mix, Path(folder, "load.duckdb"))
    print(json.dumps({"benchmark": "reprints_load", **figures}))


if __name__ == "__main__":
    main(sys.argv[1:])
