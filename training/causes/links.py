"""The sentences of this folder as values; README.md says how a line is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from training.events.sentences import NOTHING, BadSentence, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.events.sentences import Span

STANCES = ("STATED", "POSSIBLE", "DENIED")
_FIFTHS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One cause and its effect; spans count code points of the plain sentence.

    Attributes:
        stance: One of STANCES; None where the source does not say.
        signal: () where no words carry the link.
    """

    cause: tuple[Span, ...]
    effect: tuple[Span, ...]
    signal: tuple[Span, ...] = ()
    stance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A sentence with all its links; () if it states no cause."""

    text: str
    links: tuple[Link, ...]


def parsed(line: str) -> tuple[str, Link | None]:
    """Return the plain text of a line and its link; None for NONE.

    Raises:
        BadSentence: The line has no known stance, marks that do not close, or a side missing.
    """
    stance, bar, marked = line.partition(" | ")
    if not bar or stance not in {*STANCES, NOTHING}:
        raise BadSentence(f"'{line}' begins with no known stance. Write STATED | sentence.")
    text, spans = plain(marked.strip())
    if stance == NOTHING:
        return text, None
    cause, effect = spans["["], spans["{"]
    if not cause or not effect:
        raise BadSentence(f"'{line}' lacks a side. Mark a [cause] and an {{effect}}.")
    link = Link(cause=tuple(cause), effect=tuple(effect), signal=tuple(spans["<"]), stance=stance)
    return text, link


def linked(lines: Iterable[str]) -> Iterator[Linked]:
    """Yield each sentence once with the links of all its lines, in the order of first lines."""
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for line in lines:
        if line.strip() and not line.startswith("#"):
            text, link = parsed(line.strip())
            found[text].extend([link] if link is not None else [])
    for text, links in found.items():
        yield Linked(text=text, links=tuple(links))


def own_sentences() -> list[Linked]:
    """Return the sentences of all files of this folder."""
    files = sorted(Path(__file__).parent.glob("*.txt"))
    return list(
        linked(line for path in files for line in path.read_text(encoding="utf-8").splitlines())
    )


def is_set_aside(name: str) -> bool:
    """Return whether a sentence of CausalNewsCorpus is kept out of training, rules and thresholds.

    All of them lie in the half that rules are not written from (`benchmarks.gold.is_held_out`).
    """
    first, second = sha256(name.encode()).digest()[:2]
    return first % 2 == 1 and second % _FIFTHS < 2
