"""Causes: sentences and spans against CausalNewsCorpus V2, on a part of train set aside.

Run as `python -m benchmarks.causes`; one JSON line. The figures are of the fifth of the sentences
that neither rules nor heads were made from. `links` is the share of sentences with a printed link
that the corpus calls causal.
"""

from __future__ import annotations

import json
import sys

from benchmarks.attribution import stretch
from benchmarks.gold import Row, data_folder, rows, scored
from training.causes.links import is_set_aside

from detente.model.text import Document
from detente.read.reader import RuleReader


def predicted(item: Row, reader: RuleReader) -> Row:
    reading = reader.read(Document(text=item["text"]))
    links = reading.links
    relations = [
        {
            "cause": stretch(link.cause),
            "effect": stretch(link.effect),
            "signal": stretch(link.signal),
        }
        for link in links
    ]
    label = int(bool(reading.causal_sentences))
    return {"id": item["id"], "label": label, "relations": relations}


def main(_: list[str]) -> None:
    folder, reader = data_folder() / "causal", RuleReader()
    gold = [item for item in rows(folder / "cnc_v2_train.jsonl") if is_set_aside(item["id"])]
    predictions = [predicted(item, reader) for item in gold]
    figures = scored(folder / "score_causal.py", gold, predictions)
    linked = [
        item["label"] for item, answer in zip(gold, predictions, strict=True) if answer["relations"]
    ]
    links = {"sentences": len(linked), "precision": sum(linked) / max(1, len(linked))}
    print(json.dumps({"benchmark": "causes", "sentences": len(gold), "links": links, **figures}))


if __name__ == "__main__":
    main(sys.argv[1:])
