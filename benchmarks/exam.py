"""Thirty articles with labels, stage by stage: see sets/exam/README.md. An exam: totals only.

Run as `python -m benchmarks.exam`; one JSON line. Nothing here prints a text or a label: neither
rules nor weights may be made with them in view.

`events`: `found`, share of the labelled acts whose trigger shares a character with one read; the
figures after it are shares of the found ones. `sides`: both sides share a word with the labelled
name, or mean an actor that the article calls so. `dated`: the interval is the same, of those that
the article dates; `dated_near`: it shares a day; `undated`: no words date it, of those that it does
not. `background_f1`: of the found ones told as background. `right`: found with type, sides and
factuality right, of all. Lesser acts have no label, so `precision` (read events on a label) is a
lower bound.
`attributions`: `found`, content shares a character; `right`, the speaker shares a word too, both of
all; `anonymous`: F1 of speakers without a name, of those with the right content.
`causes`: `found`, cause and effect both overlap in the right direction; `turned`, only in the
wrong one; of the found, `stance` and `by` (who says so). `precision`: printed links on a label.
`quantities`: of all, `found`, `bounds`, `value` (bounds and unit) and `what` (and what is counted:
a word shared with the label's free description, which for spans of time and sums is seldom in the
text; `what_of_people` is of counted persons alone).
`turns`: `direction`: a stated turn of that direction is read; `found`: its days meet the label's.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.claims import f1, same_speaker
from benchmarks.exam_sheets import days_of, meets, share, shared, sheets
from benchmarks.exam_stages import Attributions, Causes, Quantities, Turns
from benchmarks.pairs import macro_f1

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.exam_sheets import Sheet
    from benchmarks.gold import Row

    from detente.model.claims import EventMention


def is_side(sheet: Sheet, name: str | None, indexes: Sequence[int], ids: Sequence[str]) -> bool:
    """Return whether a side is the labelled one: by its words, or as an actor called so."""
    mentions = [sheet.reading.mentions[index] for index in indexes]
    if name is None:
        return not mentions
    if any(same_speaker(name, f"{sheet.document.text[m.span.start:m.span.end]} {m.name}")
           for m in mentions):  # fmt: skip
        return True
    places = sheet.places(name)
    called = [m for m in sheet.reading.mentions if shared(m.span, places) > 0]
    actors = {m.actor for m in called if m.actor}
    return bool(actors & ({m.actor for m in mentions} | set(ids)))


def count_event(sheet: Sheet, row: Row, event: EventMention, counts: Counter[str]) -> None:
    """Count what is right of a found event."""
    told = {claim.event: claim.factuality for claim in sheet.reading.claims if claim.event}
    sides = (
        is_side(sheet, row["source"], event.sources, event.event.sources),
        is_side(sheet, row["target"], event.targets, event.event.targets),
    )
    right = {
        "type": event.event.type == row["type"],
        "source": sides[0],
        "target": sides[1],
        "sides": all(sides),
        "factuality": told.get(event.event.id) == row["factuality"],
        "background": event.background == row["background"],
    }
    right["right"] = right["type"] and right["sides"] and right["factuality"]
    counts.update(name for name, is_right in right.items() if is_right)
    days, when = days_of(row), event.event.when
    if days is None:
        counts["without_days"] += 1
        counts["undated"] += event.when_span is None
    else:
        counts["with_days"] += 1
        counts["dated"] += when is not None and (when.first, when.last) == days
        counts["dated_near"] += meets(when, days)


class Events:
    """The figures of events."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.status: list[tuple[str, str]] = []
        self.history: list[tuple[bool, bool]] = []

    def add(self, sheet: Sheet) -> None:
        """Count one article."""
        hit: set[int] = set()
        told = {claim.event: claim.factuality for claim in sheet.reading.claims if claim.event}
        for row in sheet.labels["events"]:
            places = sheet.places(row["trigger"])
            near = [
                index
                for index, event in enumerate(sheet.reading.events)
                if shared(event.trigger, places) > 0
            ]
            self.counts["labelled"] += 1
            hit.update(near)
            if near:
                events = [sheet.reading.events[index] for index in near]
                event = next((e for e in events if e.event.type == row["type"]), events[0])
                self.counts["found"] += 1
                self.status.append((row["factuality"], told.get(event.event.id, "none")))
                self.history.append((row["background"], event.background))
                count_event(sheet, row, event, self.counts)
        self.counts["read"] += len(sheet.reading.events)
        self.counts["on_label"] += len(hit)

    def figures(self) -> dict[str, float | None]:
        """Return the figures."""
        c = self.counts
        of_found = ("type", "source", "target", "sides", "factuality", "background")
        return {
            "labelled": c["labelled"],
            "found": share(c["found"], c["labelled"]),
            "precision": share(c["on_label"], c["read"]),
            **{name: share(c[name], c["found"]) for name in of_found},
            "factuality_macro_f1": round(
                macro_f1([g for g, _ in self.status], [t for _, t in self.status]), 4
            ),
            "background_f1": round(f1(self.history), 4),
            "dated": share(c["dated"], c["with_days"]),
            "dated_near": share(c["dated_near"], c["with_days"]),
            "undated": share(c["undated"], c["without_days"]),
            "right": share(c["right"], c["labelled"]),
        }


def main() -> None:
    """Print the figures."""
    stages = {
        "events": Events(),
        "attributions": Attributions(),
        "causes": Causes(),
        "quantities": Quantities(),
        "turns": Turns(),
    }
    count = 0
    for sheet in sheets():
        count += 1
        for stage in stages.values():
            stage.add(sheet)
    told = {name: stage.figures() for name, stage in stages.items()}
    print(json.dumps({"benchmark": "exam", "articles": count, **told}))


if __name__ == "__main__":
    main()
