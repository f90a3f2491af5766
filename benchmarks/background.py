"""News or history of the marked events of sixty articles: see sets/README.md, background.jsonl.

Run as `python -m benchmarks.background [--wrong]`; one JSON line, each figure for the open half of
the articles, the held-out half and all. `read`: share of marked events that the reader found, by a
trigger that shares a character. `accuracy_read`: share of those that it rightly told to be news or
background. `accuracy`: the same over all marked events; one that was not read is judged by the same
function on the clause of its words. `confusion`: right answer and answer, over all.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.gold import Row, is_held_out, rows

from detente.model.text import Document, Span
from detente.read.background import is_background
from detente.read.dating import day_of
from detente.read.reader import RuleReader
from detente.read.syntax import SyntaxReader
from detente.read.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from detente.model.claims import TimeExpression
    from detente.read.trees import Tree

SETS = Path(__file__).with_name("sets")


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked event with the right answer and the one given. `read`: the reader found it."""

    title: str
    trigger: Span
    right: bool
    told: bool
    read: bool


def document_of(row: Row) -> Document:
    """Return an article as the reader gets it."""
    return Document(
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        published=date.fromisoformat(row["published"]),
    )


def by_clause(
    document: Document, trees: Sequence[Tree], times: Sequence[TimeExpression], trigger: Span
) -> bool:
    """Return whether the clause of some words tells background, though no event was read there."""
    tree = next(t for t in trees if t.end > trigger.start)
    words = [k for k in tree.at(trigger.start, trigger.end) if k.upos != "PUNCT"]
    inside = {token.index for token in words}
    at = next(token.index for token in words if token.head not in inside)
    when, _ = day_of(document, tree, trees, times, at)
    return is_background(document, tree, when, times, at)


def judged(row: Row, reader: RuleReader, syntax: SyntaxReader) -> Iterator[Judged]:
    """Yield the marked events of an article with what was told of them."""
    document = document_of(row)
    reading = reader.read(document)
    trees = syntax.trees(document.text)
    times = find_times(document, trees)
    for event in row["events"]:
        start = document.text.index(event["trigger"])
        span = Span(document.id, start, start + len(event["trigger"]))
        told = [
            mention.background
            for mention in reading.events
            if mention.trigger.start < span.end and span.start < mention.trigger.end
        ]
        answer = told[0] if told else by_clause(document, trees, times, span)
        yield Judged(row["title"], span, event["background"], answer, bool(told))


def figures(items: Sequence[Judged]) -> dict[str, float]:
    """Return the figures of one half."""
    read = [item for item in items if item.read]
    return {
        "accuracy": _accuracy(items),
        "accuracy_read": _accuracy(read),
        "read": len(read) / len(items),
    }


def _accuracy(items: Sequence[Judged]) -> float:
    return sum(item.right == item.told for item in items) / len(items)


def confusion(items: Sequence[Judged]) -> dict[str, int]:
    """Return how often each right answer got each answer."""
    names = {False: "news", True: "background"}
    counts = Counter((item.right, item.told) for item in items)
    return {
        f"{names[right]}_as_{names[told]}": counts[right, told] for right in names for told in names
    }


def show(item: Judged, text: str) -> None:
    """Print a wrong answer of the open half."""
    start, end = item.trigger.start, item.trigger.end
    around = f"{text[max(0, start - 150) : start]}<{text[start:end]}>{text[end : end + 90]}"
    print("B" if item.right else "N", "read" if item.read else "----", item.title, "|",
          " ".join(around.split()), file=sys.stderr)  # fmt: skip


def main(arguments: list[str]) -> None:
    """Print the figures; with --wrong, also the wrong answers of the open half."""
    reader, syntax = RuleReader(), SyntaxReader()
    articles = rows(SETS / "background.jsonl")
    texts = {row["title"]: row["text"] for row in articles}
    every = [item for row in articles for item in judged(row, reader, syntax)]
    halves = {
        "open": [item for item in every if not is_held_out(item.title)],
        "held": [item for item in every if is_held_out(item.title)],
        "all": every,
    }
    for item in halves["open"] if "--wrong" in arguments else ():
        if item.right != item.told:
            show(item, texts[item.title])
    found = {
        f"{name}_{half}": round(value, 4)
        for half, items in halves.items()
        for name, value in figures(items).items()
    }
    print(json.dumps({"benchmark": "background", **found, "confusion": confusion(every)}))


if __name__ == "__main__":
    main(sys.argv[1:])
