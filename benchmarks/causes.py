"""Causes: sentences and spans against CausalNewsCorpus V2, on a part of train set aside.

Run as `python -m benchmarks.causes`; one JSON line. Rules were written from one half of the
sentences, chosen by a hash of their names; the figures are of the other half. `links` is the share
of sentences with a printed link that the corpus calls causal.
"""

from __future__ import annotations

import json

from benchmarks.attribution import stretch
from benchmarks.gold import Row, data_folder, is_held_out, rows, scored

from detente.model.text import Document
from detente.read.causes import causal_sentences, find_causes
from detente.read.syntax import SyntaxReader


def predicted(item: Row, reader: SyntaxReader) -> Row:
    document = Document(text=item["text"])
    trees = reader.trees(document.text)
    links = find_causes(document, trees, ())
    relations = [
        {
            "cause": stretch(link.cause),
            "effect": stretch(link.effect),
            "signal": stretch(link.signal),
        }
        for link in links
    ]
    label = int(bool(causal_sentences(document, trees, links)))
    return {"id": item["id"], "label": label, "relations": relations}


def main() -> None:
    folder, reader = data_folder() / "causal", SyntaxReader()
    gold = [item for item in rows(folder / "cnc_v2_train.jsonl") if is_held_out(item["id"])]
    predictions = [predicted(item, reader) for item in gold]
    figures = scored(folder / "score_causal.py", gold, predictions)
    linked = [
        item["label"] for item, answer in zip(gold, predictions, strict=True) if answer["relations"]
    ]
    links = {"sentences": len(linked), "precision": sum(linked) / max(1, len(linked))}
    print(json.dumps({"benchmark": "causes", "sentences": len(gold), "links": links, **figures}))


if __name__ == "__main__":
    main()
