"""Seconds and memory for documents that are made to be hard: long, endless, odd, repetitive.

Run as `python -m benchmarks.heavy [SCALE]`; one JSON line. SCALE: share of the full size, 1 if not
given. Seconds are CPU seconds of one process; the peak is that of the whole run.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import date
from time import process_time
from typing import TYPE_CHECKING

from detente.model.text import Document
from detente.read.reader import RuleReader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DAY = date(2020, 7, 7)
_PROSE = (
    "Ethiopia and Egypt agreed on Monday to resume talks on the dam, Ethiopian officials said. ",
    "Last year Cairo accused Addis Ababa of filling the reservoir without its consent. ",
    "“We will not give up a single drop,” the Egyptian president told parliament. ",
    "The river rises in the highlands and crosses a wide plain before it reaches the sea. ",
    "Farmers along its banks grow wheat and cotton. ",
    "At least 40 people were killed in March, when troops shelled a border village. ",
    "They said that the two countries had expelled each other's envoys because of the attack. ",
)
_ODD = (
    "\x00\x07\x1b\u200b\u202e\ufeffРоссия заявила 中国政府表示 "
    "إيران قالت \u0301\u0301 ½ ⅷ 😀 Iran said. "
)


def prose(size: int) -> Document:
    """Return ordinary prose in paragraphs, about `size` characters long."""
    paragraph = "".join(_PROSE) + "\n\n"
    return _document(paragraph * (size // len(paragraph) + 1))


def one_block(size: int) -> Document:
    """Return the same prose as one paragraph without an end."""
    return _document("".join(_PROSE) * (size // len("".join(_PROSE)) + 1))


def endless(size: int) -> Document:
    """Return one sentence without a full stop."""
    part = "and then Iran told Iraq that its 12 ships had left and that they would attack "
    return _document(part * (size // len(part) + 1))


def odd(size: int) -> Document:
    """Return control characters and mixed scripts."""
    return _document(_ODD * (size // len(_ODD) + 1))


def one_name(size: int) -> Document:
    """Return one name again and again."""
    return _document("Pakistan " * (size // len("Pakistan ") + 1))


def nested(size: int) -> Document:
    """Return quotations inside quotations, none of them closed in time."""
    part = '“He said ‘she said “Iran told us «they said "leave Iraq now" and it left» again” ’ '
    return _document(part * (size // len(part) + 1))


def unclosed(size: int) -> Document:
    """Return opening marks alone, each before a short sentence with a pronoun."""
    part = "“Iran said it would strike Iraq if they struck it. "
    return _document(part * (size // len(part) + 1))


def dots(size: int) -> Document:
    """Return what looks like ends of sentences and addresses and is none."""
    part = "a.b@c.d..e" + "." * 40 + "x "
    return _document(part * (size // len(part) + 1))


def _document(text: str) -> Document:
    return Document(text=text, published=_DAY)


FULL: Mapping[str, tuple[Callable[[int], Document], int]] = {
    "prose_10_mb": (prose, 10_000_000),
    "one_block_1_mb": (one_block, 1_000_000),
    "one_sentence_200_kb": (endless, 200_000),
    "odd_signs_200_kb": (odd, 200_000),
    "one_name_50000_times": (one_name, 450_000),
    "nested_quotes_200_kb": (nested, 200_000),
    "unclosed_quotes_200_kb": (unclosed, 200_000),
    "dots_200_kb": (dots, 200_000),
}


def seconds(reader: RuleReader, document: Document) -> float:
    """Return the CPU seconds that a document takes."""
    start = process_time()
    reader.read(document)
    return process_time() - start


def main(arguments: list[str]) -> None:
    """Print the figures."""
    scale = float(arguments[0]) if arguments else 1.0
    reader = RuleReader()
    reader.read(prose(2_000))
    figures = {
        name: round(seconds(reader, make(int(size * scale))), 2)
        for name, (make, size) in FULL.items()
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"benchmark": "heavy", **figures, "peak_mib": round(peak)}))


if __name__ == "__main__":
    main(sys.argv[1:])
