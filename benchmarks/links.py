"""Links that the answer may print, on 300 own sentences: see sets/README.md (links.txt).

Run as `python -m benchmarks.links`; one JSON line. A link is printed if the reading calls it
stated, and neither a what-if nor denied. It is right if the sentence states a link whose cause and
effect share with it at least half of the shorter stretch, the right way round. `open` sentences
were looked at when thresholds were set, `held` ones were not.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.gold import is_held_out
from training.causes.links import linked

from detente.model.text import Document
from detente.read.reader import RuleReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.causes.links import Link

    from detente.model.claims import CausalLink
    from detente.model.text import Span

SET = Path(__file__).with_name("sets") / "links.txt"


def shares_half(one: Span, others: Iterable[tuple[int, int]]) -> bool:
    return any(
        2 * (min(one.end, end) - max(one.start, start)) >= min(one.end - one.start, end - start)
        for start, end in others
    )


def is_right(found: CausalLink, gold: Iterable[Link]) -> bool:
    return any(
        link.stance == "STATED"
        and shares_half(found.cause, link.cause)
        and shares_half(found.effect, link.effect)
        for link in gold
    )


def figures() -> dict[str, dict[str, float]]:
    """Return links printed, their precision, and links that the sentences state, by half."""
    counts: Counter[str] = Counter()
    reader = RuleReader()
    for sentence in linked(SET.read_text(encoding="utf-8").splitlines()):
        part = "held" if is_held_out(sentence.text) else "open"
        counts[f"{part}_told"] += sum(one.stance == "STATED" for one in sentence.links)
        for link in reader.read(Document(text=sentence.text)).links:
            if link.stated and not link.hypothetical and not link.denied:
                right = is_right(link, sentence.links)
                counts[f"{part}_right" if right else f"{part}_wrong"] += 1
    found = {}
    for part in ("open", "held"):
        right, wrong = counts[f"{part}_right"], counts[f"{part}_wrong"]
        found[part] = {
            "printed": right + wrong,
            "precision": right / max(right + wrong, 1),
            "told": counts[f"{part}_told"],
        }
    return found


def main() -> None:
    print(json.dumps({"benchmark": "links", **figures()}))


if __name__ == "__main__":
    main()
