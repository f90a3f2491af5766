"""Events of single sentences, against the project's own marked sentences (training/events).

Run as `python -m benchmarks.events [train | tune | held] [--wrong]`; one JSON line, of the `held`
tenth if nothing is said: neither rules nor weights nor thresholds were made with it in view. An
event is found if its trigger shares a word with the gold one and its type is the same; `sides`
asks that each side shares a word with the gold one too. `false_events`: share of sentences
without an event in which one is read. `status`: factuality of the gold triggers that were found.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.pairs import macro_f1
from training.events.sentences import part_of, sentences

from detente.model.text import Document
from detente.read.reader import RuleReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.events.sentences import Act, Marked

    from detente.model.claims import EventMention, Reading

    Spans = Sequence[tuple[int, int]]

TOLD = {
    "happened": "asserted", "negated": "denied", "planned": "planned", "demanded": "demanded",
    "possible": "possible", "conditional": "possible",
}  # fmt: skip
"""A status of training/events -> the factuality that says so."""


def touches(one: Spans, other: Spans) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def side(reading: Reading, indexes: Sequence[int]) -> Spans:
    return [(m.span.start, m.span.end) for m in (reading.mentions[i] for i in indexes)]


def trigger(event: EventMention) -> Spans:
    return [(event.trigger.start, event.trigger.end)]


def is_sided(reading: Reading, event: EventMention, act: Act) -> bool:
    """Return whether both sides are right; in what is mutual either order is."""
    mine, theirs = side(reading, event.sources), side(reading, event.targets)
    ways = [(act.sources, act.targets)] + ([(act.targets, act.sources)] if act.mutual else [])
    return any((touches(mine, s) or not s) and (touches(theirs, t) or not t) for s, t in ways)


def judged(sentence: Marked, reading: Reading, counts: Counter[str]) -> list[tuple[str, str]]:
    """Count what was found and return (gold, read) factuality of the found acts."""
    told = {claim.event: claim.factuality for claim in reading.claims if claim.event}
    left = list(reading.events)
    statuses = []
    counts["gold"] += len(sentence.acts)
    counts["read"] += len(left)
    for act in sentence.acts:
        near = [event for event in left if touches(trigger(event), act.triggers)]
        counts["trigger"] += bool(near)
        if near:
            statuses.append((TOLD[act.status], told.get(near[0].event.id, "none")))
        right = [event for event in near if event.event.type == act.type]
        counts["typed"] += bool(right)
        counts["sided"] += any(is_sided(reading, event, act) for event in right)
        left = [event for event in left if event not in near[:1]]
    if not sentence.acts:
        counts["empty"] += 1
        counts["false"] += bool(reading.events)
    return statuses


def figures(counts: Counter[str], statuses: list[tuple[str, str]]) -> dict[str, float]:
    def f1(name: str) -> float:
        return 2 * counts[name] / max(counts["gold"] + counts["read"], 1)

    return {
        "trigger_f1": f1("trigger"),
        "type_f1": f1("typed"),
        "type_precision": counts["typed"] / max(counts["read"], 1),
        "type_recall": counts["typed"] / max(counts["gold"], 1),
        "sides_f1": f1("sided"),
        "status_macro_f1": macro_f1([g for g, _ in statuses], [t for _, t in statuses]),
        "false_events": counts["false"] / max(counts["empty"], 1),
    }


def main(arguments: list[str]) -> None:
    wanted = next((a for a in arguments if not a.startswith("--")), "held")
    reader = RuleReader(gated=False)
    counts: Counter[str] = Counter()
    statuses: list[tuple[str, str]] = []
    chosen = [each for each in sentences() if part_of(each.text) == wanted]
    for each in chosen:
        reading = reader.read(Document(text=each.text))
        statuses += judged(each, reading, counts)
        if "--wrong" in arguments:
            told = [
                (e.event.type, each.text[e.trigger.start : e.trigger.end]) for e in reading.events
            ]
            gold = [(a.type, [each.text[s:e] for s, e in a.triggers]) for a in each.acts]
            print(each.text, gold, told, sep="\n  ", file=sys.stderr)
    rounded = {name: round(value, 4) for name, value in figures(counts, statuses).items()}
    print(json.dumps({"benchmark": "events", "part": wanted, "sentences": len(chosen), **rounded}))


if __name__ == "__main__":
    main(sys.argv[1:])
