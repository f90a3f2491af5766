"""How two answers differ: what came, what went, what changed, and which documents did it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.model.differences import Difference, PartChange, Source, ValueChange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from detente.model.differences import Cited, CorrectionNote, Fact, Gist, Part, PartKind
    from detente.model.text import DocId

_KINDS: tuple[PartKind, ...] = ("turn", "phase", "reason", "figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffOptions:
    """What counts as a change.

    Attributes:
        weight: Least change of a reason's weight, as a share of all. Origin: our choice; one new
            reason of twenty moves each of the others by less.
    """

    weight: float = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class _Causes:
    """What only one of two answers rests on: documents, and corrections."""

    documents: frozenset[DocId]
    corrections: tuple[CorrectionNote, ...]


def difference(before: Gist, after: Gist, options: DiffOptions | None = None) -> Difference:
    """Return how the second answer differs from the first. They may be of different questions."""
    options = options or DiffOptions()
    came = set(after.rests_on) - set(before.rests_on)
    went = set(before.rests_on) - set(after.rests_on)
    old, new = ({note.id: note for note in gist.corrections} for gist in (before, after))
    corrected = tuple(note for key, note in new.items() if key not in old)
    undone = tuple(note for key, note in old.items() if key not in new)
    causes = _Causes(documents=frozenset(came | went), corrections=(*corrected, *undone))
    sources = {source.doc: source for source in (*before.sources, *after.sources)}
    return Difference(
        before=before.id, after=after.id, basis=_changed(_named(before.basis), _named(after.basis)),
        values=_changed(
            {"direction": before.direction, "first line": before.summary},
            {"direction": after.direction, "first line": after.summary},
        ),
        parts=tuple(
            change for kind in _KINDS for change in _parts(kind, before, after, causes, options)
        ),
        came=_sources(came, sources), went=_sources(went, sources),
        corrected=corrected, undone=undone,
    )  # fmt: skip


def _named(facts: Iterable[Fact]) -> dict[str, str]:
    return {fact.name: fact.value for fact in facts}


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[ValueChange, ...]:
    return tuple(
        ValueChange(name=name, before=old.get(name), after=new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def _sources(docs: Iterable[DocId], known: Mapping[DocId, Source]) -> tuple[Source, ...]:
    found = (known.get(doc) or Source(doc=doc, document=doc) for doc in docs)
    return tuple(sorted(found, key=lambda each: (each.published or date.max, each.doc)))


def _parts(
    kind: PartKind, before: Gist, after: Gist, causes: _Causes, options: DiffOptions
) -> list[PartChange]:
    """Return the changes of one kind of part: those that came, changed and went."""
    old = [part for part in before.parts if part.kind == kind]
    new = [part for part in after.parts if part.kind == kind]
    matched = _matched(old, new)
    came = [_change(None, part, (), causes) for part, twin in matched if twin is None]
    valued = [(twin, part, _values(twin, part, options)) for part, twin in matched if twin]
    changed = [_change(twin, part, values, causes) for twin, part, values in valued if values]
    kept = {id(twin) for _, twin in matched}
    went = [_change(part, None, (), causes) for part in old if id(part) not in kept]
    return [*came, *changed, *went]


def _matched(old: Sequence[Part], new: Sequence[Part]) -> list[tuple[Part, Part | None]]:
    """Return each part of the second answer with the one of the first that is the same.

    That is the one of the same words, else the one about the same that cites most of the same
    words, or lies in the same days.
    """
    left = list(old)
    twins: dict[int, Part] = {}
    for near in (_same_words, _shared):
        for part in new:
            best = None if id(part) in twins else _nearest(part, left, near)
            if best is not None:
                twins[id(part)] = best
                left = [each for each in left if each is not best]
    return [(part, twins.get(id(part))) for part in new]


def _nearest(part: Part, others: Sequence[Part], near: Callable[[Part, Part], int]) -> Part | None:
    scored = [(near(part, other), other) for other in others if other.about == part.about]
    best = max((score for score, _ in scored), default=0)
    return next((other for score, other in scored if score == best), None) if best else None


def _same_words(one: Part, other: Part) -> int:
    """Return 2 for the same words of the same days, 1 for the same words, else 0."""
    if one.text != other.text:
        return 0
    return 2 if (one.first, one.last) == (other.first, other.last) else 1


def _shared(one: Part, other: Part) -> int:
    """Return how much two parts have in common: stretches cited, and days of turns and phases."""
    cited = len(set(one.cites) & set(other.cites))
    meet = one.kind in {"turn", "phase"} and (
        (one.first or date.min) <= (other.last or date.max)
        and (other.first or date.min) <= (one.last or date.max)
    )
    return cited + meet


def _values(old: Part, new: Part, options: DiffOptions) -> tuple[ValueChange, ...]:
    before = {"text": old.text, "from": _day(old.first), "to": _day(old.last), **_named(old.facts)}
    after = {"text": new.text, "from": _day(new.first), "to": _day(new.last), **_named(new.facts)}
    moved = abs((new.weight or 0.0) - (old.weight or 0.0))
    if old.weight is not None and new.weight is not None and moved >= options.weight:
        before["weight"], after["weight"] = f"{old.weight:.2f}", f"{new.weight:.2f}"
    return _changed(before, after)


def _day(day: date | None) -> str:
    return "open" if day is None else day.isoformat()


def _change(
    old: Part | None, new: Part | None, values: tuple[ValueChange, ...], causes: _Causes
) -> PartChange:
    parts = [part for part in (old, new) if part is not None]
    cited = {each for part in parts for each in part.cites}
    return PartChange(
        kind=parts[0].kind, before=old, after=new, values=values,
        documents=tuple(sorted({each.doc for each in cited} & causes.documents)),
        corrections=tuple(
            note for note in causes.corrections if any(_meet(note.words, each) for each in cited)
        ),
    )  # fmt: skip


def _meet(one: Cited, other: Cited) -> bool:
    return one.doc == other.doc and one.start < other.end and other.start < one.end
