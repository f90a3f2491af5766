"""Main text of HTML pages: 4-gram precision, recall and F1 on 181 pages.

The gold and the metric are those of the article extraction benchmark (scrapinghub, MIT): word
4-grams of page against gold, precision and recall averaged over pages. Pages that are refused,
nearly all for not being English, are counted apart and not scored.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter

from benchmarks.paths import shared

from detente.errors import BadInput
from detente.inputs.decode import to_text
from detente.inputs.html import html_document


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def score(found: str, gold: str) -> tuple[float, float]:
    one, other = shingles(found), shingles(gold)
    true = sum(min(one[gram], other[gram]) for gram in one.keys() & other.keys())
    wrong = sum((one - other).values())
    missed = sum((other - one).values())
    return true / (true + wrong or 1), true / (true + missed or 1)


def main() -> None:
    folder = shared("data", "extraction")
    gold = json.loads((folder / "aeb_ground_truth.json").read_text(encoding="utf-8"))
    scores, refused = [], 0
    for name, entry in sorted(gold.items()):
        page = gzip.decompress((folder / "aeb_html" / f"{name}.html.gz").read_bytes())
        try:
            text = html_document(to_text(page, name), name).text
        except BadInput:
            refused += 1
            continue
        scores.append(score(text, entry["articleBody"]))
    precision = sum(p for p, _ in scores) / len(scores)
    recall = sum(r for _, r in scores) / len(scores)
    print(
        json.dumps(
            {
                "benchmark": "extraction",
                "pages": len(scores),
                "refused": refused,
                "precision": round(precision, 3),
                "recall": round(recall, 3),
                "f1": round(2 * precision * recall / (precision + recall), 3),
            }
        )
    )


if __name__ == "__main__":
    main()
