"""The pages of kept answers, and of how two answers differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model.codec import to_json
from detente.show.days import stretch
from detente.show.diff import difference_json
from detente.show.grid import Table
from detente.show.pages.addresses import address
from detente.show.site import page
from detente.show.words import word

if TYPE_CHECKING:
    from detente.model.codec import Json
    from detente.model.differences import (
        Cited,
        Difference,
        Gist,
        Part,
        PartChange,
        PartKind,
        Source,
        ValueChange,
    )  # fmt: skip
    from detente.model.kept import KeptAnswer
    from detente.model.stored import State
    from detente.show.grid import Cell

_TITLES: dict[PartKind, str] = {
    "turn": "Turning points",
    "phase": "Phases",
    "reason": "Reasons",
    "figure": "Figures",
}
_BASIS = {"data_version": "data version", "as_of": "as of", "version": "detente"}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepForm:
    """What stands in the form that keeps an answer or compares data versions; "" for nothing."""

    source: str = ""
    target: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of one part as it is shown. `state`: new, gone, changed."""

    state: str
    change: PartChange
    part: Part


def answers_page(
    kept: tuple[KeptAnswer, ...], states: tuple[State, ...], form: KeepForm, data_version: str
) -> str:
    """Return the page of kept answers, with the forms to keep one and to compare two."""
    return page("answers", data_version, kept=kept, states=states, form=form)


def kept_page(found: Gist, data_version: str) -> str:
    """Return the page of an answer that was kept, as it was kept."""
    groups = tuple(
        (_TITLES[kind], tuple(part for part in found.parts if part.kind == kind))
        for kind in _TITLES
    )
    return page(
        "kept", data_version, found=found, groups=[each for each in groups if each[1]],
        days=_days, named=_named, basis=_BASIS, cited_at=_cited_at,
        document_at=lambda doc: address("document", doc),
    )  # fmt: skip


def answers_table(kept: tuple[KeptAnswer, ...]) -> Table:
    """Return a row for each kept answer."""
    rows: list[tuple[Cell, ...]] = [
        (each.id, each.question, each.made, each.direction, each.summary, each.data_version)
        for each in kept
    ]
    columns = ("id", "question", "made", "direction", "summary", "data_version")
    return Table(title="Kept answers", columns=columns, rows=tuple(rows))


def answers_json(kept: tuple[KeptAnswer, ...]) -> dict[str, Json]:
    """Return the kept answers in their JSON form."""
    return {"detente": "1", "answers": to_json(kept)}


def diff_page(found: Difference, data_version: str) -> str:
    """Return the page of how two answers differ."""
    return page(
        "diff", data_version, found=found, groups=_groups(found), change_text=_change_text,
        sources={source.doc: source for source in (*found.came, *found.went)}, named=_named,
        value_text=_value_text, days=_days, document_at=lambda doc: address("document", doc),
        cited_at=_cited_at, parts=_counted(found),
    )  # fmt: skip


def diff_json(found: Difference, data_version: str) -> dict[str, Json]:
    """Return how two answers differ in its JSON form."""
    return {**difference_json(found), "data_version_now": data_version}


def diff_table(found: Difference) -> Table:
    """Return a row for each part that came, went or changed."""
    rows: list[tuple[Cell, ...]] = [
        (
            each.change.kind, each.state, each.change.before.text if each.change.before else None,
            each.change.after.text if each.change.after else None,
            "; ".join(map(_change_text, each.change.values)) or None,
            " ".join(each.change.documents) or None,
        )
        for _, changes in _groups(found)
        for each in changes
    ]  # fmt: skip
    return Table(
        title=f"Answer {found.before} and answer {found.after}",
        columns=("part", "state", "before", "after", "values", "documents"),
        rows=tuple(rows),
    )


def _groups(found: Difference) -> tuple[tuple[str, tuple[_Change, ...]], ...]:
    """Return the changes under the titles of their kinds; kinds without one are left out."""
    shown = (
        (title, tuple(_shown(each) for each in found.parts if each.kind == kind))
        for kind, title in _TITLES.items()
    )
    return tuple((title, changes) for title, changes in shown if changes)


def _shown(change: PartChange) -> _Change:
    part = change.after or change.before
    assert part is not None  # noqa: S101  # a change has one of both
    state = "gone" if change.after is None else "new" if change.before is None else "changed"
    return _Change(state, change, part)


def _counted(found: Difference) -> tuple[int, int, int]:
    """Return how many parts are new, gone and changed."""
    states = [each.state for _, changes in _groups(found) for each in changes]
    return states.count("new"), states.count("gone"), states.count("changed")


def _change_text(change: ValueChange) -> str:
    """Return how a value of a part has changed; its text of now stands above."""
    if change.name == "text":
        return f"was: {change.before or 'not told'}"
    return _value_text(change)


def _value_text(change: ValueChange) -> str:
    name = _BASIS.get(change.name, change.name)
    before, after = change.before or "not told", change.after or "not told"
    if change.name == "direction":
        before, after = (
            word("direction", each or "none") for each in (change.before, change.after)
        )
    return f"{name}: {before} → {after}"


def _days(part: Part) -> str | None:
    """Return the days of a phase; other parts name theirs in their text."""
    return stretch(part.first, part.last) if part.kind == "phase" and part.first else None


def _named(source: Source) -> str:
    told = (source.outlet, source.title)
    return ", ".join(each for each in told if each) or source.document


def _cited_at(cited: Cited) -> str:
    return address("document", cited.doc, span=f"{cited.start}-{cited.end}")
