"""Turns that a text states itself, on 149 own sentences: see sets/README.md (turns.txt).

Run as `python -m benchmarks.turns_told [--wrong]`; one JSON line, by half. `--wrong` lists the
misses and the false ones of the open half; the other half was not looked at when wordings were
written. Counted are asserted changes, and lasting states that the text dates. One is right if it
has the direction and both sides; `year` is the share of right ones, of those dated by the text,
whose days touch the year in which it began.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.gold import is_held_out

from detente.model.text import Document
from detente.read.reader import RuleReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from detente.model.claims import StatedTurn

SET = Path(__file__).with_name("sets") / "turns.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A sentence of the set; `direction` is None where it states no turn, `year` if not told."""

    direction: str | None
    sides: tuple[str, ...]
    year: int | None
    published: date
    text: str


def items() -> Iterator[Item]:
    """Yield the sentences of the set."""
    for line in SET.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        direction, sides, year, day, text = line.split(" | ", 4)
        yield Item(
            direction=None if direction == "none" else direction,
            sides=() if sides == "-" else tuple(sides.split(", ")),
            year=None if year == "-" else int(year),
            published=date.fromisoformat(day),
            text=text,
        )


def told(turns: Iterable[StatedTurn]) -> Iterator[StatedTurn]:
    """Yield what counts as a turn: asserted, and no lasting state unless it is dated in words."""
    for turn in turns:
        dated = turn.when is not None and turn.when.basis != "published"
        if turn.factuality == "asserted" and (dated or not turn.level):
            yield turn


def _is_right(turn: StatedTurn, item: Item) -> bool:
    ways = ((turn.sources, turn.targets), (turn.targets, turn.sources))
    return turn.direction == item.direction and any(
        _means(one, item.sides[0]) and _means(other, item.sides[1]) for one, other in ways
    )


def _means(actors: Iterable[str], side: str) -> bool:
    """Return whether one of some actors is a side, or a body of its state."""
    return any(actor == side or actor.startswith(f"{side}-") for actor in actors)


def _year(turn: StatedTurn, item: Item) -> bool:
    when, year = turn.when, item.year
    return when is not None and year is not None and when.first.year <= year <= when.last.year


def _counted(reader: RuleReader, item: Item, *, wrong: bool) -> Counter[str]:
    found = list(told(reader.read(Document(text=item.text, published=item.published)).turns))
    right = [turn for turn in found if item.direction and _is_right(turn, item)]
    if wrong and (not right if item.direction else found):
        sides = [(t.direction, t.sources, t.targets) for t in found]
        print("MISSED" if item.direction else "FALSE", item.text, sides, file=sys.stderr)
    return Counter({
        "told": int(item.direction is not None),
        "found": int(bool(right)),
        "read": len(found),
        "right": len(right),
        "dated": int(bool(right) and item.year is not None),
        "year": int(any(_year(turn, item) for turn in right)),
    })  # fmt: skip


def main(arguments: list[str]) -> None:
    """Print the figures."""
    reader = RuleReader()
    halves: dict[str, Counter[str]] = {"open": Counter(), "held": Counter()}
    for item in items():
        held = is_held_out(item.text)
        wrong = "--wrong" in arguments and not held
        halves["held" if held else "open"].update(_counted(reader, item, wrong=wrong))
    figures = {
        part: {
            "told": c["told"],
            "recall": round(c["found"] / c["told"], 3),
            "read": c["read"],
            "precision": round(c["right"] / max(1, c["read"]), 3),
            "year": round(c["year"] / max(1, c["dated"]), 3),
        }
        for part, c in halves.items()
    }
    print(json.dumps({"benchmark": "turns_told", **figures}))


if __name__ == "__main__":
    main(sys.argv[1:])
