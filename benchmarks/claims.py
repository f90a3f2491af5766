"""Factuality, speaker and distance of marked clauses: see sets/README.md, claims.jsonl.

Run as `python -m benchmarks.claims [--wrong] [--own]`; one JSON line. Each figure is given for the
open half, the held-out half and all of the 500 rows of an independent hand, and for two further
sets: `more`, which rules were written from, and `fresh`, which they were not. `--own` leaves the
held-out half unread. `covered`: share of clauses that some claim of the reading tells. Where none
does, the clause is judged by the same functions that judge claims, so that `macro_f1` measures
factuality and not which sentences become claims; `macro_f1_covered` is over the covered ones alone.
`speaker`: share whose speaker shares a word with the right one, or is rightly none. `distance`: F1
of the words that keep a distance. A claim that the same text denies elsewhere counts as denied.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.gold import Row, is_held_out, rows
from benchmarks.pairs import macro_f1

from detente.model.text import Document, Span
from detente.read.judged import Judged
from detente.read.reader import RuleReader
from detente.read.syntax import SyntaxReader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.model.claims import Claim, Reading

SETS = Path(__file__).with_name("sets")
_LEAST_SHARED = 0.5
SEEN = frozenset({"open", "more"})
"""Sets whose wrong answers may be looked at."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was read of a row's clause."""

    factuality: str
    speaker: str | None
    distance: bool
    covered: bool


def overlap(one: Span, other: Span) -> float:
    """Return the share of characters that two stretches have in common."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def best(reading: Reading, clause: Span, is_doing: Callable[[Span], bool]) -> Claim | None:
    """Return the claim that tells a clause; None if there is none.

    It covers about the same words; where it tells an event, that is what the clause is about, and
    not another that stands in it.
    """
    triggers = {told.event.id: told.trigger for told in reading.events}
    near = []
    for claim in reading.claims:
        trigger = triggers.get(claim.event) if claim.event else None
        share = overlap(claim.span, clause)
        tells = trigger is None or is_doing(trigger)
        if claim.link is None and not claim.denies and tells and share >= _LEAST_SHARED:
            near.append((share, claim.event is not None, claim))
    return max(near, key=lambda each: each[:2])[2] if near else None


def told(row: Row, reader: RuleReader, syntax: SyntaxReader) -> Told:
    """Return what is read of a row, by the claim that tells its clause or by judging it."""
    document = Document(text=row["text"])
    reading = reader.read(document)
    start = row["text"].index(row["clause"])
    clause = Span(document.id, start, start + len(row["clause"]))
    judged = Judged(document, syntax.trees(document.text), reading.attributions)
    claim = best(reading, clause, partial(judged.is_doing, clause))
    if claim is None:
        voice = judged.voice(clause)
        factuality, distance = judged.factuality(clause), judged.distance(clause, voice)
        denied = judged.is_denied(clause)
    else:
        voice, factuality, distance = claim.attribution, claim.factuality, claim.distance
        denied = any(claim.id in other.denies for other in reading.claims)
    speaker = None if voice is None else reading.attributions[voice].speaker
    return Told(
        factuality="denied" if denied else factuality,
        speaker=None if speaker is None or speaker.span is None else speaker.name,
        distance=distance is not None,
        covered=claim is not None,
    )


def same_speaker(right: str | None, read: str | None) -> bool:
    """Return whether two speakers share a word that is no small one, or are both none."""
    if right is None or read is None:
        return right is None and read is None
    mine, theirs = (set(re.findall(r"\w{3,}", name.casefold())) - {"the"} for name in (right, read))
    return bool(mine & theirs)


def f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Return F1 of (right, read) answers of yes."""
    both = sum(right and read for right, read in pairs)
    either = sum(right for right, _ in pairs) + sum(read for _, read in pairs)
    return 2 * both / either if either else 1.0


def figures(pairs: Sequence[tuple[Row, Told]]) -> dict[str, float]:
    """Return the figures of one set."""
    covered = [(row, read) for row, read in pairs if read.covered]
    return {
        "macro_f1": _macro(pairs),
        "accuracy": sum(r["factuality"] == t.factuality for r, t in pairs) / len(pairs),
        "covered": len(covered) / len(pairs),
        "macro_f1_covered": _macro(covered),
        "speaker": sum(same_speaker(r["speaker"], t.speaker) for r, t in pairs) / len(pairs),
        "distance": f1([(r["distance"], t.distance) for r, t in pairs]),
    }


def _macro(pairs: Sequence[tuple[Row, Told]]) -> float:
    return macro_f1([row["factuality"] for row, _ in pairs], [read.factuality for _, read in pairs])


def show(row: Row, read: Told) -> None:
    """Print a wrong answer."""
    off = [
        name
        for name, wrong in (
            ("F", row["factuality"] != read.factuality),
            ("S", not same_speaker(row["speaker"], read.speaker)),
            ("D", row["distance"] != read.distance),
        )
        if wrong
    ]
    if off:
        marked = row["text"].replace(row["clause"], f"<{row['clause']}>")
        print("".join(off), row["factuality"], read.factuality, "|", row["speaker"], "|",
              read.speaker, "|", row["distance"], read.distance,
              "C" if read.covered else "-", "|", marked, file=sys.stderr)  # fmt: skip


def split(*, with_held: bool) -> dict[str, list[Row]]:
    """Return the rows of each set; those held out only if asked for."""
    found: dict[str, list[Row]] = {"open": [], "held": []}
    for row in rows(SETS / "claims.jsonl"):
        found["held" if is_held_out(row["text"]) else "open"].append(row)
    if not with_held:
        del found["held"]
    for name in ("more", "fresh"):
        path = SETS / f"claims_{name}.jsonl"
        found[name] = rows(path) if path.exists() else []

    return found


def main(arguments: list[str]) -> None:
    """Print the figures; with --wrong, also the wrong answers of the sets that may be seen."""
    reader, syntax = RuleReader(gated=False), SyntaxReader()
    sets = split(with_held="--own" not in arguments)
    halves = {
        name: [(row, told(row, reader, syntax)) for row in each]
        for name, each in sets.items()
        if each
    }
    if "--wrong" in arguments:
        for name in SEEN & halves.keys():
            for pair in halves[name]:
                show(*pair)
    if "held" in halves:
        halves["all"] = halves["open"] + halves["held"]
    found = {
        f"{name}_{half}": round(value, 4)
        for half, pairs in halves.items()
        for name, value in figures(pairs).items()
    }
    print(json.dumps({"benchmark": "claims", **found}))


if __name__ == "__main__":
    main(sys.argv[1:])
