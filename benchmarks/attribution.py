"""Who said what: sources, cues and contents against PolNeAR (dev), with its scorer.

Run as `python -m benchmarks.attribution`; one JSON line. Rules were written from articles of the
training part; PolNeAR marks what people know, want and do besides what they say, which detente does
not, so recall has a ceiling.
"""

from __future__ import annotations

import json

from benchmarks.gold import Row, data_folder, rows, scored

from detente.model.text import Document, Span
from detente.read.attributions import find_attributions
from detente.read.syntax import SyntaxReader


def stretch(span: Span | None) -> list[Row]:
    return [{"start": span.start, "end": span.end}] if span else []


def predicted(item: Row, reader: SyntaxReader) -> Row:
    document = Document(text=item["text"])
    found = find_attributions(document, reader.trees(document.text), ())
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
    folder, reader = data_folder() / "attribution", SyntaxReader()
    gold = rows(folder / "polnear_dev.jsonl")
    predictions = [predicted(item, reader) for item in gold]
    figures = scored(folder / "score_attribution.py", gold, predictions)
    print(json.dumps({"benchmark": "attribution", "documents": len(gold), **figures}))


if __name__ == "__main__":
    main()
