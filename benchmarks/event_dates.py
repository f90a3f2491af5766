"""The days of events, against sets/event_dates*.jsonl, whose README gives the rules.

Run as `python -m benchmarks.event_dates [--open | --all | --more | --fresh | --fresh-open]
[--wrong]`; one JSON line, of the half that no rule was written from if nothing is said.
`with_event`: share of rows at whose trigger an event is read. The date of the others is that of the
trigger's word, by the function that dates events, so that the other figures measure dating.
`exact`: both ends are right, an end that the text leaves open is none; for eras it is enough to
overlap. `near`: both ends are right to within one unit of the row's granularity.
`with_event_exact`: `exact` of the rows with an event.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.gold import Row, is_held_out, rows

from detente.model.text import Document
from detente.read.clauses import tree_at
from detente.read.datelines import after_dateline
from detente.read.dating import day_of
from detente.read.reader import RuleReader
from detente.read.syntax import SyntaxReader
from detente.read.times import find_times

if TYPE_CHECKING:
    from detente.model.times import When

SETS = Path(__file__).with_name("sets")
DAYS = {"day": 1, "week": 7, "month": 31, "season": 184, "year": 366, "decade": 3653, "era": 3653}
Ends = tuple[date | None, date | None]


def told(row: Row) -> Ends:
    first, last = (row[end] and date.fromisoformat(row[end]) for end in ("start", "end"))
    return first, last


def ends(when: When | None) -> Ends:
    """Return the ends that the text gives."""
    if when is None or when.basis == "vague":
        return None, None
    first = None if when.open == "first" else when.first
    return first, None if when.open == "last" else when.last


def is_exact(row: Row, found: Ends) -> bool:
    gold = told(row)
    if row["basis"] != "era":
        return gold == found
    if found == (None, None):
        return False
    first, last = gold[0] or date.min, gold[1] or date.max
    return (found[0] or date.min) <= last and first <= (found[1] or date.max)


def is_near(row: Row, found: Ends) -> bool:
    reach = DAYS.get(row["granularity"], 0)
    return is_exact(row, found) or all(
        mine == theirs
        or (mine is not None and theirs is not None and abs((mine - theirs).days) <= reach)
        for mine, theirs in zip(found, told(row), strict=True)
    )


def judged(row: Row, reader: RuleReader, syntax: SyntaxReader) -> tuple[bool, Ends]:
    """Return whether an event is read at a row's trigger, and the days that it or the word has."""
    document = Document(text=row["text"], published=date.fromisoformat(row["published"]))
    start = row["text"].index(row["trigger"])
    end = start + len(row["trigger"])
    for event in reader.read(document).events:
        if event.trigger.start < end and start < event.trigger.end:
            return True, ends(event.event.when)
    return False, ends(dated_word(document, start, end, syntax))


def dated_word(document: Document, start: int, end: int, syntax: SyntaxReader) -> When | None:
    """Return the days of the word that heads [start, end), read as an event's trigger."""
    spans = [
        (after_dateline(document.text, *span), span[1]) for span in syntax.split(document.text)
    ]
    trees = syntax.parse(document.text, spans)
    tree = tree_at(trees, start)
    head = tree.head_of(start, end) if tree else None
    if tree is None or head is None:
        return None
    return day_of(document, tree, trees, find_times(document, trees), head.index)[0]


def chosen_rows(arguments: list[str]) -> list[Row]:
    """Return the rows that the options name."""
    if "--more" in arguments:
        return rows(SETS / "event_dates_more.jsonl")
    if "--fresh" in arguments or "--fresh-open" in arguments:
        half = "open" if "--fresh-open" in arguments else "check"
        return [row for row in rows(SETS / "event_dates_fresh.jsonl") if row["half"] == half]
    both = rows(SETS / "event_dates.jsonl")
    held = "--open" not in arguments
    return [row for row in both if "--all" in arguments or is_held_out(row["text"]) is held]


def main(arguments: list[str]) -> None:
    chosen = chosen_rows(arguments)
    reader, syntax = RuleReader(gated=False), SyntaxReader()
    counts: Counter[str] = Counter()
    for row in chosen:
        event, found = judged(row, reader, syntax)
        exact = is_exact(row, found)
        counts.update({"exact": exact, "near": is_near(row, found), "with_event": event})
        counts["both"] += event and exact
        if not exact and "--wrong" in arguments:
            gold = (row["trigger"], row["start"], row["end"], row["basis"])
            days = [str(end) for end in found]
            print(row["published"], row["text"], gold, "read", *days, file=sys.stderr)
    figures = {
        name: round(counts[name] / len(chosen), 4) for name in ("exact", "near", "with_event")
    }
    figures["with_event_exact"] = round(counts["both"] / max(counts["with_event"], 1), 4)
    print(json.dumps({"benchmark": "event_dates", "rows": len(chosen), **figures}))


if __name__ == "__main__":
    main(sys.argv[1:])
