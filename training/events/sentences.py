"""The sentences of this folder as values, and which of them are held back.

README.md says how a line is written. Lines of one sentence are put together, whatever file they
stand in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[int, int]
Part = Literal["train", "tune", "held"]

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = ("happened", "negated", "planned", "demanded", "conditional", "possible")
NOTHING = "NONE"

_CLOSING = {"[": "]", "{": "}", "<": ">"}
_MARKS = re.compile(r"[\[\]{}<>]")
_TENTHS = 10


class BadSentence(ValueError):
    """A line is not written as README.md says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One event of a sentence; spans count code points of its plain text."""

    type: str
    status: str
    mutual: bool
    triggers: tuple[Span, ...]
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence with all its events; () if it tells none."""

    text: str
    acts: tuple[Act, ...]


def part_of(text: str) -> Part:
    """Return which part a sentence belongs to, by a digest of its words.

    One tenth is `held` (figures that are reported, nothing is chosen on them), one tenth `tune`
    (thresholds and calibration), the rest `train`. A sentence never changes its part.
    """
    tenth = sha256(text.encode()).digest()[0] % _TENTHS
    return "held" if tenth == 0 else "tune" if tenth == 1 else "train"


def parsed(line: str) -> tuple[str, Act | None]:
    """Return the plain text of a line and its event; None for NONE.

    Raises:
        BadSentence: The line has no known type or status, marks that do not close, or no trigger.
    """
    head, bar, marked = line.partition(" | ")
    kind, *rest = head.split()
    if not bar:
        raise BadSentence(f"No ' | ' in '{line}'. Write TYPE status | sentence.")
    text, spans = plain(marked.strip())
    if kind == NOTHING:
        return text, None
    status = rest[0] if rest else ""
    if kind not in TYPES or status not in STATUSES:
        raise BadSentence(f"No event '{head}' is known. Use a type and a status of README.md.")
    if not spans["<"] or not (spans["["] or spans["{"]):
        raise BadSentence(
            f"'{line}' lacks a trigger or both sides. Mark <...> and [...] or {{...}}."
        )
    return text, Act(
        type=kind,
        status=status,
        mutual="mutual" in rest,
        triggers=tuple(spans["<"]),
        sources=tuple(spans["["]),
        targets=tuple(spans["{"]),
    )


def sentences(folder: Path | None = None) -> tuple[Marked, ...]:
    """Return all sentences of the folder (this one if none is given), in order of their files."""
    where = folder or Path(__file__).parent
    return tuple(gathered(line for path in sorted(where.glob("*.txt")) for line in _lines(path)))


def gathered(lines: Iterable[str]) -> Iterator[Marked]:
    """Yield the sentences of some lines, each with the events of all its lines, once each."""
    acts: dict[str, list[Act]] = defaultdict(list)
    for line in lines:
        text, act = parsed(line)
        known = acts[text]
        if act is not None and act not in known:
            known.append(act)
    for text, found in acts.items():
        yield Marked(text=text, acts=tuple(found))


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def plain(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """Return the text without marks, and the spans of each kind of mark."""
    spans: dict[str, list[Span]] = {kind: [] for kind in _CLOSING}
    text, at = "", 0
    opened: tuple[str, int] | None = None
    for mark in _MARKS.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        kind = mark.group()
        if opened is None and kind in _CLOSING:
            opened = (kind, len(text))
        elif opened is not None and kind == _CLOSING[opened[0]]:
            spans[opened[0]].append((opened[1], len(text)))
            opened = None
        else:
            raise BadSentence(f"Marks do not close in '{marked}'. They may not nest.")
    if opened is not None:
        raise BadSentence(f"A mark stays open in '{marked}'. Close it.")
    return text + marked[at:], spans
