"""An answer as Markdown, with its citations as footnotes (GitHub, Pandoc, Obsidian)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.show.legible import legible
from detente.show.links import safe_url
from detente.show.numbering import number
from detente.show.outline import outline
from detente.show.wording import made_from, place_line, quoted, window
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.model.answers import Answer, Citation
    from detente.show.numbering import Numbered
    from detente.show.outline import Line, Part

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|#~$&])")
_LIST_START = re.compile(r"^(\d+)([.)])|^([-+])")


def escaped(text: str) -> str:
    """Return foreign text as one line of Markdown that shows it and does nothing else."""
    plain = _ACTIVE.sub(r"\\\1", legible(text))
    return _LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", plain)


def answer_markdown(answer: Answer) -> str:
    """Return an answer as Markdown, ending in a newline."""
    numbered = number(answer)
    blocks = [
        *_head(answer, numbered.refs(answer.summary_citations)),
        *(_part(part) for part in outline(answer, numbered)),
        "## How this was made",
        _provenance(answer),
        *footnotes(numbered),
    ]
    return "\n\n".join(blocks) + "\n"


def _head(answer: Answer, refs: tuple[int, ...]) -> list[str]:
    verdict = f"{word('arrow', answer.direction)} {word('direction', answer.direction)}."
    confidence = word("confidence", answer.confidence.word)
    days = window(answer)
    return [
        f"# {escaped(answer.question.text)}",
        *([f"*{escaped(days[:1].upper() + days[1:])}*"] if days else ()),
        f"**{verdict} {escaped(answer.summary)}**{marks(refs)}",
        f"Confidence: **{confidence}** ({escaped(answer.confidence.why)}).",
    ]


def _part(part: Part) -> str:
    note = f"*{part.note}*\n\n" if part.note else ""
    return f"## {escaped(part.title)}\n\n{note}" + "\n".join(_line(line) for line in part.lines)


def _line(line: Line) -> str:
    bullet = "- " if line.number is None else f"{line.number}. "
    lead = f"**{escaped(line.lead)}**: " if line.lead else ""
    indent = " " * len(bullet)
    below = [escaped(note) for note in line.notes]
    if line.disputed:
        below.append(f"disputed:{marks(line.disputed)}")
    notes = "".join(f"\n{indent}- {note}" for note in below)
    return f"{bullet}{lead}{escaped(line.text)}{marks(line.refs)}{notes}"


def footnotes(numbered: Numbered) -> list[str]:
    """Return each citation as a footnote: its words, and where they stand."""
    return [_footnote(n, citation) for n, citation in enumerate(numbered.citations, start=1)]


def _footnote(index: int, citation: Citation) -> str:
    title = f", {escaped(citation.title)}" if citation.title else ""
    url = safe_url(citation.url)
    link = f" <{url}>" if url else ""
    words = escaped(quoted(citation.quote))
    return f"[^{index}]: {words} {escaped(place_line(citation))}{title}.{link}"


def _provenance(answer: Answer) -> str:
    made = answer.provenance
    return (
        f"{made_from(made)}. detente {made.version}, data `{made.data_version}`, "
        f"scheme {escaped(made.scheme)}, settings `{made.settings}`, answer `{answer.id}`."
    )


def marks(refs: Iterable[int]) -> str:
    """Return the footnote marks of some numbers."""
    return "".join(f"[^{n}]" for n in refs)
