"""Who said what: sources, cues and contents against PolNeAR (dev), with its scorer.

Run as `python -m benchmarks.attribution`; one JSON line: with every sentence parsed, and `read`,
as `detente read` reads, which leaves out sentences that the gate does not want. Rules were written
from articles of the training part; PolNeAR marks what people know, want and do besides what they
say, which detente does not, so recall has a ceiling.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.gold import Row, data_folder, rows, scored

from detente.model.text import Document, Span
from detente.read.attributions import find_attributions
from detente.read.reader import RuleReader
from detente.read.syntax import SyntaxReader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.model.claims import Attribution


def stretch(span: Span | None) -> list[Row]:
    return [{"start": span.start, "end": span.end}] if span else []


def every(reader: SyntaxReader, document: Document) -> Sequence[Attribution]:
    return find_attributions(document, reader.trees(document.text), ())


def gated(reader: RuleReader, document: Document) -> Sequence[Attribution]:
    return reader.read(document).attributions


def predicted(item: Row, find: Callable[[Document], Sequence[Attribution]]) -> Row:
    found = find(Document(text=item["text"]))
    attributions = [
        {
            "source": stretch(one.speaker.span),
            "cue": stretch(one.cue),
            "content": [row for span in one.content for row in stretch(span)],
        }
        for one in found
    ]
    return {"id": item["id"], "attributions": attributions}


def main() -> None:
    folder = data_folder() / "attribution"
    gold = rows(folder / "polnear_dev.jsonl")
    ways = partial(every, SyntaxReader()), partial(gated, RuleReader())
    parsed, read = (
        scored(folder / "score_attribution.py", gold, [predicted(item, find) for item in gold])
        for find in ways
    )
    print(
        json.dumps({"benchmark": "attribution", "documents": len(gold), **parsed, "read": {**read}})
    )


if __name__ == "__main__":
    main()
