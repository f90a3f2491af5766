"""How two answers differ, as text for a terminal, Markdown and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.model.codec import to_json
from detente.show.days import day
from detente.show.forms import VERSION
from detente.show.legible import legible
from detente.show.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from detente.model.codec import Json
    from detente.model.differences import (
        CorrectionNote,
        Difference,
        PartChange,
        Source,
        ValueChange,
    )
    from detente.model.text import DocId

_TITLES = {"turn": "Turning points", "phase": "Phases", "reason": "Reasons", "figure": "Figures"}
_BASIS = {"data_version": "data version", "as_of": "as of", "version": "detente"}


def difference_json(found: Difference) -> dict[str, Json]:
    """Return a difference in its JSON form."""
    form = to_json(found)
    return {"detente": VERSION, "same": found.same, **(form if isinstance(form, dict) else {})}


def difference_text(found: Difference) -> str:
    """Return a difference as Markdown that reads as plain text too, ending in a newline."""
    sources = {source.doc: source for source in (*found.came, *found.went)}
    blocks = [[f"# Answer {found.before} and answer {found.after}"]]
    if found.same:
        blocks.append(["Both say the same, from the same documents."])
    blocks.append([_value(each) for each in found.values])
    for kind, title in _TITLES.items():
        parts = (part for part in found.parts if part.kind == kind)
        lines = [line for part in parts for line in _part(part, sources)]
        blocks.append([f"## {title}", "", *lines] if lines else [])
    blocks.append(_titled("Documents that came", map(_document, found.came)))
    blocks.append(_titled("Documents that went", map(_document, found.went)))
    corrected = map(_note, found.corrected)
    undone = (f"taken back: {_note(each)}" for each in found.undone)
    blocks.append(_titled("Corrections", (*corrected, *undone)))
    blocks.append(_titled("Made otherwise", (_change(each) for each in found.basis)))
    text = "\n\n".join("\n".join(map(legible_line, block)) for block in blocks if block)
    return text + "\n"


def legible_line(line: str) -> str:
    """Return a line that is safe for a terminal; what is indented stays so."""
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + legible(line)


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    listed = [f"- {line}" for line in lines]
    return [f"## {title}", "", *listed] if listed else []


def _value(change: ValueChange) -> str:
    if change.name == "direction":
        before, after = (
            word("direction", each or "none") for each in (change.before, change.after)
        )
        return f"- direction: {before} → {after}"
    return f"- {_change(change)}"


def _change(change: ValueChange) -> str:
    name = _BASIS.get(change.name, change.name)
    before, after = change.before or "not told", change.after or "not told"
    return f"{name}: {before} → {after}"


def _part(change: PartChange, sources: Mapping[DocId, Source]) -> list[str]:
    part = change.after or change.before
    if part is None:
        return []
    state = "gone" if change.after is None else "new" if change.before is None else "changed"
    if change.kind == "reason" and state == "changed":
        weights = [(v.before, v.after) for v in change.values if v.name == "weight"]
        state = "changed" if not weights else _heavier(*weights[0])
    days = "" if part.first is None else f" ({day(part.first)} to {day(part.last)})"
    lines = [f"- {state}: {part.text}{days if change.kind == 'phase' else ''}"]
    lines += [f"    - {_changed_in(value)}" for value in change.values]
    lines += [f"    - document {_document(sources[doc])}" for doc in change.documents]
    return lines + [f"    - correction: {_note(each)}" for each in change.corrections]


def _changed_in(change: ValueChange) -> str:
    """Return how a value of a part has changed; its text of now stands above."""
    return f"was: {change.before}" if change.name == "text" else _change(change)


def _note(note: CorrectionNote) -> str:
    return f"{note.text} ({note.by})"


def _heavier(before: str | None, after: str | None) -> str:
    return "weightier" if float(after or 0) > float(before or 0) else "less weighty"


def _document(source: Source) -> str:
    told = [
        source.outlet,
        None if source.published is None else day(source.published),
        source.title,
    ]
    known = ", ".join(each for each in told if each)
    return f"{source.document}: {known}" if known else f"{source.document} (not cited)"
