"""Dates: spans, types and values against TimeBank and AQUAINT (TempEval-3, task A).

Run as `python -m benchmarks.times [--all]`; one JSON line. Rules were written from one half of the
documents, chosen by a hash of their names; the figures are of the other half. Names of wars and
eras are no TIMEX3 expressions and are left out of what is compared.
"""

from __future__ import annotations

import json
import sys
from datetime import date

from benchmarks.gold import Row, data_folder, is_held_out, rows, scored

from detente.model.text import Document
from detente.read.syntax import SyntaxReader
from detente.read.times import find_times

SETS = ("timebank", "aquaint")


def predicted(item: Row, reader: SyntaxReader) -> Row:
    document = Document(text=item["text"], published=date.fromisoformat(item["dct"][:10]))
    found = find_times(document, reader.trees(document.text))
    timexes = [
        {"start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value}
        for time in found
        if time.when is None or time.when.basis != "era"
    ]
    return {"id": item["id"], "timexes": timexes}


def main(arguments: list[str]) -> None:
    folder, reader = data_folder() / "timex", SyntaxReader()
    gold = [item for name in SETS for item in rows(folder / f"{name}.jsonl")]
    if "--all" not in arguments:
        gold = [item for item in gold if is_held_out(item["id"])]
    figures = scored(folder / "score_timex.py", gold, [predicted(item, reader) for item in gold])
    print(json.dumps({"benchmark": "times", "documents": len(gold), **figures}))


if __name__ == "__main__":
    main(sys.argv[1:])
