"""The parts of a saved text page: masthead, title, standfirst, by-line, body, furniture.

Judged by form alone: where a line stands, how long it is, how it ends, and whether it is one of
the wordings in `data/furniture.toml`. Nothing here knows any particular outlet.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from detente.inputs.days import days_in

Kind = Literal["prose", "short", "bullet", "date", "byline", "menu", "tail", "furniture"]

_BULLET = re.compile(r"^[•▪●■◦‣*–-]\s+")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$|[\"”]$")
_BYLINE = re.compile(
    r"^(?:[Bb]y|[Rr]eported by|[Ww]ritten by)(?: [A-Z][\w.'’-]+){1,5}|^[Ff]rom our\b|^[Ss]taff\b"
)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b(?:am|pm|a\.m|p\.m|gmt|utc|edt|est|ist|pkt|bst|cet|msk)\b",
    re.IGNORECASE,
)
_PROSE_WORDS = 8
_DATE_LINE_WORDS = 12
_DATE_WORDS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"published", "updated", "update", "posted", "issued", "filed", "modified", "saved", "first"}
    | {"retrieved", "accessed", "last", "on", "at", "am", "pm", "by", "the", "date"}
)
_WRAP = (50, 100)  # characters of a line that an editor or mailer has wrapped


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or line of a page, and what it looks like."""

    text: str
    kind: Kind
    chunk: int = 0  # paragraphs not parted by a blank line share it


@dataclass(frozen=True, slots=True)
class Phrases:
    """The wordings of `data/furniture.toml`."""

    tail: frozenset[str]
    begins: tuple[str, ...]
    menu: frozenset[str]
    published: tuple[str, ...]
    crawled: tuple[str, ...]


@cache
def phrases() -> Phrases:
    """Return the wordings of page furniture."""
    file = resources.files("detente.inputs") / "data" / "furniture.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Phrases(
        frozenset(data["tail"]), tuple(data["begins"]), frozenset(data["menu"]),
        tuple(data["published"]), tuple(data["crawled"]),
    )  # fmt: skip


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a page in order, wrapped lines joined."""
    return tuple(Block(part, kind_of(part), chunk) for chunk, part in _paragraphs(text))


def kind_of(part: str) -> Kind:
    """Return what one paragraph looks like."""
    words = part.split()
    marks: tuple[tuple[Kind, bool], ...] = (
        ("tail", _is_tail(part)),
        ("date", _is_date_line(part, words)),
        ("furniture", _begins_as_furniture(part, words)),
        ("menu", _is_menu(part)),
        ("bullet", _BULLET.match(part) is not None),
        ("byline", len(words) <= 10 and _BYLINE.match(part) is not None),
        ("prose", len(words) >= 25 or _is_sentence(part, words)),
    )
    return next((kind for kind, is_so in marks if is_so), "short")


def _is_sentence(part: str, words: list[str]) -> bool:
    return len(words) >= _PROSE_WORDS and _SENTENCE_END.search(part) is not None


def without_bullet(part: str) -> str:
    """Return a bulleted line without its bullet."""
    return _BULLET.sub("", part)


def _paragraphs(text: str) -> list[tuple[int, str]]:
    parts: list[tuple[int, str]] = []
    for number, chunk in enumerate(re.split(r"\n\s*\n", text)):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        joined = [" ".join(lines)] if _wrapped(lines) else lines
        parts.extend((number, re.sub(r" {2,}", " ", part)) for part in joined)
    return parts


def _wrapped(lines: list[str]) -> bool:
    low, high = _WRAP
    if len(lines) < 2 or any(_BULLET.match(line) for line in lines):
        return False
    whole = all(low <= len(line) <= high for line in lines[:-1])
    return whole and any(not _SENTENCE_END.search(line) for line in lines[:-1])


def _bare(part: str) -> str:
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", part.lower())


def _is_tail(part: str) -> bool:
    return _bare(part) in phrases().tail


def _begins_as_furniture(part: str, words: list[str]) -> bool:
    low = part.lower()
    short = len(words) <= 30
    return short and any(
        low.startswith(phrase) and not low[len(phrase) : len(phrase) + 1].isalpha()
        for phrase in phrases().begins
    )


def _is_menu(part: str) -> bool:
    pieces = [_bare(piece) for piece in re.split(r"\s*[|•·/›>»,]\s*|\s{2,}", part)]
    known = [piece for piece in pieces if piece in phrases().menu]
    if len(pieces) > 1:
        labels = all(len(piece.split()) <= 3 for piece in pieces)
        row = len(pieces) > 3 and labels and not re.search(r"[,.]", part)
        return row or len(known) * 2 >= len(pieces)
    return bool(known) or (
        len(part.split()) > 2 and all(_bare(word) in phrases().menu for word in part.split())
    )


def _is_date_line(part: str, words: list[str]) -> bool:
    """A day with nothing else but a clock time, a label, or a place and a by-line."""
    if len(words) > _DATE_LINE_WORDS:
        return False
    found = [span for _, span in days_in(part)]
    if not found:
        return False
    rest = part
    for start, end in reversed(found):
        rest = rest[:start] + rest[end:]
    rest = _TIME.sub(" ", rest).lower()
    left = [word for word in re.findall(r"[a-z]+", rest) if word not in _DATE_WORDS]
    return len(left) <= 6 and not _SENTENCE_END.search(part.rstrip("."))
