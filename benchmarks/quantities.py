"""Figures: value, unit, what is counted, what befell people, of which side; sets/quantities.jsonl.

Run as `python -m benchmarks.quantities [--own] [--wrong]`; one JSON line. `value`: F1 of figures
with the right bounds and unit at the right place; `what`: F1 of those that also count the right
head noun (its number and its modifiers left aside; where the set names none, any will do).
`side`: F1 of the sides told, right where bounds and unit are right too. `casualty` and
`side_of_right` are shares right of the figures with right bounds and unit for which the set or the
reader tells one, so that they fall where more hard figures are found; `approx` of all figures at
the right place. `false`: figures read in texts
without any. Rules were written from the half `open`, chosen by a hash of the text; `held` was not
looked at, and `more` is a second set. With --own, `held` is left out.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.gold import Row, is_held_out, rows

from detente.model.text import Document
from detente.read.counted import mapped
from detente.read.lemmas import lemmas
from detente.read.quantities import find_quantities
from detente.read.syntax import SyntaxReader
from detente.read.times import find_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.model.events import Quantity

SETS = Path(__file__).with_name("sets")
# The sets that rules were written from, whose wrong answers may be seen.
SEEN = ("open", "more")
# The names that the set gives to units where the reader has others.
UNITS = {"people": "person", "feet": "foot", "inches": "inch", "centuries": "century"}
_SQUARE = re.compile(r"^(?:square|sq)\s*")
_PHRASE = re.compile(
    r"\s+(?:of|in|for|to|from|on|by|with|among|against|at|and|or|between|through|over|into)\s+.*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the set with the one read in its place; either is None if it stands alone."""

    gold: Row | None
    read: Quantity | None

    @property
    def value(self) -> bool:
        """Whether bounds and unit are right."""
        if self.gold is None or self.read is None:
            return False
        bounds = _same(self.gold["low"], self.read.low) and _same(self.gold["high"], self.read.high)
        return bounds and unit_of(self.gold["unit"]) == unit_of(self.read.unit)

    @property
    def what(self) -> bool:
        """Whether bounds, unit and head noun are right."""
        if not self.value or self.gold is None or self.read is None:
            return False
        told = self.gold["what"]
        if told is None or head_of(told) == head_of(noun_of(self.read)):
            return True
        # "Its 51 dead": the word for what befell them is all that is counted.
        befell = (self.read.what or "").split()[-1:]
        return told.casefold() in mapped("states") and befell == [mapped("states")[told.casefold()]]


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 0.005 * max(abs(one), abs(other))


def unit_of(unit: str | None) -> str | None:
    """Return a unit as the singular of its name, in small letters."""
    if unit is None:
        return None
    *first, last = _SQUARE.sub("sq ", unit.casefold().replace("_", " ")).split()
    last = UNITS.get(last, last)
    return "".join((*first, last[:-1] if len(last) > 3 and last.endswith("s") else last))


def noun_of(read: Quantity) -> str | None:
    """Return what a figure counts without the word for what befell it ("guards arrested")."""
    words = (read.what or "").split()
    if (
        words
        and words[-1] in {*mapped("befell").values(), *mapped("states").values()}
        and read.unit == "person"
    ):
        words.pop()
    return " ".join(words) or None


def head_of(words: str | None) -> str | None:
    """Return the head noun of a phrase: the lemma of the last word before any preposition."""
    if not words:
        return None
    last = _PHRASE.sub("", words).split()[-1].casefold()
    return lemmas().find(last, "NOUN", "NNS")


def placed(item: Row) -> list[tuple[int, int, Row]]:
    """Return the figures of a row with where their words stand in the text."""
    at, found = 0, []
    for quantity in item["quantities"]:
        start = item["text"].index(quantity["words"], at)
        at = start + len(quantity["words"])
        found.append((start, at, quantity))
    return found


def matched(item: Row, read: Sequence[Quantity]) -> list[Match]:
    """Return the figures of the set and of the reader, paired where their words overlap."""
    left = list(read)
    found = []
    for start, end, gold in placed(item):
        near = next((one for one in left if one.span.start < end and start < one.span.end), None)
        found.append(Match(gold, near))
        if near is not None:
            left.remove(near)
    return [*found, *(Match(None, one) for one in left)]


def share(right: int, of: int) -> float | None:
    return round(right / of, 4) if of else None


def f1(right: int, pairs: Sequence[Match]) -> float | None:
    told = sum(pair.gold is not None for pair in pairs)
    read = sum(pair.read is not None for pair in pairs)
    return share(2 * right, told + read)


def agreed(pairs: Sequence[Match], field: str) -> float | None:
    """Return how often a field is right, of the figures for which either side tells it."""
    both = [(pair.gold, pair.read) for pair in pairs if pair.gold and pair.read]
    if field != "approx":
        both = [(gold, read) for gold, read in both if Match(gold, read).value]
    told = [(gold[field], getattr(read, field)) for gold, read in both]
    told = [(gold, read) for gold, read in told if gold is not None or read is not None]
    right = sum((gold or "").casefold() == (read or "").casefold() for gold, read in told)
    return share(right, len(told))


def sides(pairs: Sequence[Match]) -> float | None:
    """Return the F1 of the sides told; one counts as right on a figure with right value alone."""
    told = [(pair.gold or {}).get("side") for pair in pairs]
    read = [pair.read.side if pair.read else None for pair in pairs]
    right = sum(
        bool(pair.value and gold and side and gold.casefold() == side.casefold())
        for pair, gold, side in zip(pairs, told, read, strict=True)
    )
    return share(2 * right, sum(map(bool, told)) + sum(map(bool, read)))


def figures(items: Sequence[tuple[Row, list[Match]]]) -> dict[str, float | int | None]:
    pairs = [pair for _, some in items for pair in some]
    told = sum(pair.gold is not None for pair in pairs)
    empty = [pair for item, some in items for pair in some if not item["quantities"]]
    return {
        "texts": len(items),
        "value": f1(sum(pair.value for pair in pairs), pairs),
        "what": f1(sum(pair.what for pair in pairs), pairs),
        "casualty": agreed(pairs, "casualty"),
        "side": sides(pairs),
        "side_of_right": agreed(pairs, "side"),
        "approx": agreed(pairs, "approx"),
        "told": told,
        "missed": sum(pair.read is None for pair in pairs),
        "added": sum(pair.gold is None for pair in pairs),
        "false": len(empty),
    }


def show(item: Row, pairs: Sequence[Match]) -> None:
    """Print what is wrong in a text."""
    wrong = [pair for pair in pairs if not pair.what]
    if wrong:
        print(item["text"], file=sys.stderr)
    for pair in wrong:
        print("   set: ", pair.gold, "\n   read:", pair.read, file=sys.stderr)


def split(*, with_held: bool) -> dict[str, list[Row]]:
    """Return the rows of each set; those held out only if asked for."""
    found: dict[str, list[Row]] = {"open": [], "held": []}
    for row in rows(SETS / "quantities.jsonl"):
        found["held" if is_held_out(row["text"]) else "open"].append(row)
    if not with_held:
        del found["held"]
    return found | {"more": rows(SETS / "quantities_more.jsonl")}


def judged(row: Row, syntax: SyntaxReader) -> tuple[Row, list[Match]]:
    """Return a row with its figures beside those that are read."""
    document = Document(text=row["text"])
    trees = syntax.trees(document.text)
    return row, matched(row, find_quantities(document, trees, find_times(document, trees)))


def main(arguments: list[str]) -> None:
    syntax = SyntaxReader()
    sets = split(with_held="--own" not in arguments)
    done = {name: [judged(row, syntax) for row in each] for name, each in sets.items()}
    if "--wrong" in arguments:
        for name in SEEN:
            for pair in done[name]:
                show(*pair)
    if "held" in done:
        done["all"] = done["open"] + done["held"]
    told = {name: figures(half) for name, half in done.items() if half}
    print(json.dumps({"benchmark": "quantities", **told}))


if __name__ == "__main__":
    main(sys.argv[1:])
