"""Well-known turns in real coded events: ICEWS, October 2011 to December 2014.

Names become countries by their "(Country)" suffix, or through the atlas; relations become PLOVER
types through the crosswalk. Only pairs with 150 happenings or more are asked. A listed turn
(`icews_turns.toml`) is found if one of its direction lies within a month. The list is not
complete, so alarms are stated per pair and year and are no error rate. Chance is the share of
listed turns that as many turns put on random months would hit.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.paths import shared

from detente.atlas.lookup import load_atlas
from detente.model.relations import RelationPoint
from detente.ontology import load, relation_code, to_plover
from detente.relate.levels import LevelOptions, shifts
from detente.relate.periods import months_between, periods

FRAME = tuple(periods(date(2011, 10, 1), date(2014, 12, 31), "month"))
LEAST = 150
PALESTINE = "PSE"
_SUFFIX = re.compile(r"\(([^()]+)\)\s*$")


@dataclass(frozen=True)
class Act:
    """One coded event: its month's index, its quad class and its score."""

    month: int
    quad: int
    score: float


@cache
def country(name: str) -> str | None:
    """Return the ISO3 code of the state that an ICEWS actor belongs to; None if it is not clear."""
    atlas = load_atlas()
    suffix = _SUFFIX.search(name)
    on = date(2013, 1, 1)
    actor = atlas.identify(suffix[1] if suffix else name.replace("_", " "), on).actor
    if actor is None:
        return None
    return actor.id if actor.kind == "state" else atlas.country_of(actor.id, on)


@cache
def coded(relation: str) -> tuple[int, float] | None:
    """Return quad class and score of an ICEWS relation; None if PLOVER drops it."""
    plover = load("plover")
    code = relation_code(relation)
    act = to_plover(code) if code else None
    if act is None:
        return None
    return plover.quad(act.type), plover.score(act.type, act.mode)


def acts(path: Path) -> dict[frozenset[str], list[Act]]:
    """Return the acts of every pair of countries, each of one day, kind and direction once."""
    seen: dict[frozenset[str], set[tuple[str, ...]]] = defaultdict(set)
    found: dict[frozenset[str], list[Act]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            source, target = country(row["source"]), country(row["target"])
            kind = coded(row["relation"])
            if not source or not target or source == target or kind is None:
                continue
            key = frozenset((source, target))
            once = (row["date"], source, row["relation"])
            if once not in seen[key]:
                seen[key].add(once)
                day = date.fromisoformat(row["date"])
                found[key].append(Act(months_between(FRAME[0][0], day), *kind))
    return found


def points(told: list[Act]) -> list[RelationPoint]:
    """Return the monthly series of a pair's acts."""
    series = []
    for month, (first, last) in enumerate(FRAME):
        here = [act for act in told if act.month == month]
        quads = Counter(act.quad for act in here)
        score = sum(act.score for act in here) / len(here) if here else None
        series.append(
            RelationPoint(
                first=first, last=last, events=len(here), originals=len(here), outlets=1,
                quad=(quads[1], quads[2], quads[3], quads[4]), score=score, low=score, high=score,
                coverage=len(here),
            )
        )  # fmt: skip
    return series


def listed() -> list[tuple[frozenset[str], int, str, str]]:
    """Return the listed turns: pair, month, direction, and how to name it."""
    path = Path(__file__).with_name("icews_turns.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["turn"]
    found = []
    for row in rows:
        sides = [PALESTINE if row[k] == "Palestine" else country(row[k]) for k in ("a", "b")]
        month = months_between(FRAME[0][0], date.fromisoformat(row["month"] + "-01"))
        label = f"{row['a']}-{row['b']} {row['month']}"
        found.append((frozenset(map(str, sides)), month, row["direction"], label))
    return found


def main() -> None:
    """Print one JSON line."""
    told = acts(shared("data") / "eventfiles/icews_named/events_2011-10_2014-12.tsv")
    options = LevelOptions()
    wanted = [turn for turn in listed() if len(told.get(turn[0], ())) >= LEAST]
    pairs = {turn[0] for turn in wanted}
    found = {
        pair: [(shift.at, shift.direction) for shift in shifts(points(told[pair]), options)]
        for pair in pairs
    }
    hits = [
        label
        for pair, month, direction, label in wanted
        if any(abs(at - month) <= 1 and way == direction for at, way in found[pair])
    ]
    alarms = sum(map(len, found.values()))
    chance = sum(1 - (1 - 3 / len(FRAME) / 2) ** len(found[turn[0]]) for turn in wanted)
    figures = {
        "benchmark": "icews_turning", "pairs": len(pairs), "listed": len(wanted),
        "hits": len(hits), "recall": round(len(hits) / max(1, len(wanted)), 3),
        "chance": round(chance / max(1, len(wanted)), 3),
        "turns_a_pair_year": round(alarms / max(1, len(pairs)) / (len(FRAME) / 12), 3),
        "missed": sorted({turn[3] for turn in wanted} - set(hits)),
    }  # fmt: skip
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
