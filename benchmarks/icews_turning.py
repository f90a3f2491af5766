"""Well-known turns in real coded events: ICEWS, October 2011 to December 2014.

Run as `python -m benchmarks.icews_turning [--held] [--later]`; one JSON line. The table is loaded
as a user loads it (`detente load`), so that persons, ministries and governments count for their
states through the atlas, and turns are those that `detente turns` gives. Only pairs with 150 events
or more are asked. A listed turn (`icews_turns.toml`) is found if one of its direction lies within a
month.

A listed turn is held or open by a hash of its text; detectors may be tuned on the open ones only.
A second list ("later") was written down afterwards, to judge what had been tuned on the first.
The list is not complete, so alarms are stated per pair and year and are no error rate. Chance is
the share of listed turns that a pair's turns of that direction, put on random months, would hit.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from benchmarks.paths import shared

from detente.errors import NoEvidence
from detente.relate.periods import months_between
from detente.workspace import Asked, Workspace

FIRST, LAST = date(2011, 10, 1), date(2014, 12, 31)
MONTHS = months_between(FIRST, LAST) + 1
LEAST = 150


@dataclass(frozen=True)
class Listed:
    """A well-known turn.

    `seen`: detectors were tried on it before there was a split. `later`: of the second list, which
    was written down after the first had been tuned on.
    """

    a: str
    b: str
    month: str
    direction: str
    why: str
    seen: bool = False
    later: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """The two names."""
        return self.a, self.b

    @property
    def held(self) -> bool:
        """Return whether no detector may be tuned on it."""
        text = f"{self.a}|{self.b}|{self.month}|{self.direction}|{self.why}"
        first = not self.seen and not self.later
        return first and int(sha256(text.encode()).hexdigest(), 16) % 2 == 1

    @property
    def open(self) -> bool:
        """Return whether detectors may be tuned on it, and had not been before the split."""
        return not self.held and not self.seen and not self.later

    def found_in(self, turns: list[tuple[str, str]]) -> bool:
        """Return whether one of some (month, direction) is this turn."""
        return any(
            way == self.direction and abs(apart(month, self.month)) <= 1 for month, way in turns
        )


def apart(one: str, other: str) -> int:
    """Return the months between "2014-03" and another such month."""
    return months_between(date.fromisoformat(f"{one}-01"), date.fromisoformat(f"{other}-01"))


def listed() -> list[Listed]:
    path = Path(__file__).with_name("icews_turns.toml")
    return [Listed(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["turn"]]


def events_between(workspace: Workspace, pair: tuple[str, str]) -> int:
    """Return how many acts of the two count; 0 for a pair of which nothing is told."""
    try:
        series = workspace.relation(Asked(words=pair, start=FIRST, end=LAST), both=True)
    except NoEvidence:
        return 0
    return sum(point.events for point in series.points)


def figures(wanted: list[Listed], found: dict[tuple[str, str], list[tuple[str, str]]]) -> object:
    """Return recall, chance and alarms of some listed turns; None without any."""
    if not wanted:
        return None
    pairs = {turn.pair for turn in wanted}
    chance = [
        1 - (1 - 3 / MONTHS) ** sum(way == turn.direction for _, way in found[turn.pair])
        for turn in wanted
    ]
    hits = [turn for turn in wanted if turn.found_in(found[turn.pair])]
    alarms = sum(len(found[pair]) for pair in pairs)
    return {
        "pairs": len(pairs), "listed": len(wanted), "hits": len(hits),
        "recall": round(len(hits) / len(wanted), 3), "chance": round(sum(chance) / len(wanted), 3),
        "turns_a_pair_year": round(alarms / len(pairs) / (MONTHS / 12), 3),
        "missed": [
            f"{turn.a}-{turn.b} {turn.month} {turn.direction}" for turn in wanted
            if turn not in hits
        ],
    }  # fmt: skip


def main() -> None:
    """Print one JSON line; held and later turns only if asked for."""
    table = shared("data") / "eventfiles/icews_named/events_2011-10_2014-12.tsv"
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "icews.duckdb") as workspace,
    ):
        workspace.load(table, "events")
        turns = listed()
        events = {pair: events_between(workspace, pair) for pair in {t.pair for t in turns}}
        rich = [turn for turn in turns if events[turn.pair] >= LEAST]
        found = {
            pair: [
                (turn.month, turn.direction)
                for turn in workspace.turns(Asked(words=pair, start=FIRST, end=LAST)).turns
            ]
            for pair in {turn.pair for turn in rich}
        }
    report = {
        "benchmark": "icews_turning", "all_listed": len(turns),
        "seen": figures([turn for turn in rich if turn.seen], found),
        "open": figures([turn for turn in rich if turn.open], found),
    }  # fmt: skip
    if "--later" in sys.argv:
        report["later"] = figures([turn for turn in rich if turn.later], found)
    if "--held" in sys.argv:
        report["held"] = figures([turn for turn in rich if turn.held], found)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
