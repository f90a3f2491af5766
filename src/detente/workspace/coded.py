"""The coded events between two sides: the store counts them; a few are fetched to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente.model.coded import CodedAsked, CodedCounts, CodedPair, Spell, Wanted
from detente.ontology.scheme import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from detente.model.coded import SpotCount
    from detente.model.evidence import Evidence
    from detente.model.happenings import Happening
    from detente.model.relations import Step, TurningPoint
    from detente.model.scales import Scale
    from detente.model.sides import Party, Sides
    from detente.ports import CodedStore

Told = tuple[tuple["Party", date, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowOptions:
    """Which coded acts are shown, of which there may be hundreds of thousands.

    Attributes:
        all_up_to: Acts up to which all are fetched: so few may be too thin for statistics, and
            are then looked at one by one (`relate.clusters`). Origin: fifty years of months.
        turns: Turns, the surest, around which acts are fetched.
        near: Days before a turn's month and after it from which its triggers come.
        wide: The same for reasons. Origin: `explain.case.AnswerOptions.near_days`.
        each: Acts of one type and side fetched from either stretch.
    """

    all_up_to: int = 600
    turns: int = 8
    near: tuple[int, int] = (15, 31)
    wide: tuple[int, int] = (365, 540)
    each: int = 3


class CodedBetween:
    """What the store's coded events tell of two sides."""

    def __init__(self, store: CodedStore, sides: Sides, until: date | None) -> None:
        """Find the pairs. `until`: leave out what happened later."""
        self._store = store
        pairs = store.pairs(sides.source, sides.target)
        self._spells = tuple(_spells(pairs, sides, until or date.max))

    def __bool__(self) -> bool:
        """Return whether any pair of coded events is of the two sides."""
        return bool(self._spells)

    def counts(self, told: Told, step: Step, *, both: bool = True) -> CodedCounts:
        """Return the acts of both sides, or of the source alone, without those told by texts."""
        spells = tuple(spell for spell in self._spells if both or spell.acting == "source")
        if not spells:
            return CodedCounts()
        return self._store.counts(CodedAsked(spells=spells, told=told), step)

    def acts(self, told: Told, wanted: Sequence[Wanted], scale: Scale) -> tuple[Evidence, ...]:
        """Return the weightiest acts of the days that are wanted."""
        if not self._spells or not wanted:
            return ()
        asked = CodedAsked(spells=self._spells, told=told, wanted=tuple(wanted))
        return self._store.acts(asked, tuple(_weights(scale)))

    def spots(self, told: Told, wanted: Wanted) -> tuple[SpotCount, ...]:
        """Return where the acts of some days lie, most acts first."""
        if not self._spells:
            return ()
        return self._store.spots(CodedAsked(spells=self._spells, told=told, wanted=(wanted,)))


def told_by_texts(happenings: Iterable[Happening], sides: Sides) -> Told:
    """Return side, day and type of what texts tell to have happened on one day."""
    told = {
        (side, act.event.when.first, act.event.type)
        for act in happenings
        if act.event.when is not None and act.event.when.first == act.event.when.last
        for side in sides.acting(act.event)
    }
    return tuple(sorted(told))


def wanted_of(
    counts: CodedCounts, turns: Sequence[TurningPoint], options: ShowOptions | None = None
) -> tuple[Wanted, ...]:
    """Return from where coded acts are to be shown: all if they are few, else around the turns.

    Without a turn it is the last ones of each kind.
    """
    options = options or ShowOptions()
    if not counts.tallies:
        return ()
    if counts.events <= options.all_up_to or not turns:
        few = counts.events <= options.all_up_to
        each = counts.events if few else options.each
        return (Wanted(first=date.min, last=date.max, day=counts.tallies[-1].first, each=each),)
    surest = sorted(turns, key=lambda turn: (-(turn.confidence or 0), turn.month))
    return tuple(_around(surest[: options.turns], options))


def _around(turns: Iterable[TurningPoint], options: ShowOptions) -> Iterator[Wanted]:
    for turn in turns:
        year, month = map(int, turn.month.split("-"))
        day = min(turn.last, max(turn.first, date(year, month, 1)))
        for before, after in (options.near, options.wide):
            yield Wanted(
                first=day - timedelta(days=before), last=turn.last + timedelta(days=after),
                day=day, each=options.each,
            )  # fmt: skip


def _spells(pairs: Iterable[CodedPair], sides: Sides, until: date) -> Iterator[Spell]:
    """Yield the days on which what a pair's source does counts as one side's act on the other."""
    for pair in pairs:
        theirs = sides.spells(pair.target)
        for acting, begins, ends in sides.spells(pair.source):
            for side, first, last in theirs:
                start, end = max(begins, first), min(ends, last, until)
                if side != acting and start <= end:
                    yield Spell(pair=pair.pair, acting=acting, first=start, last=end)


def _weights(scale: Scale) -> Iterator[tuple[str, str | None, float]]:
    for kind in load("plover").types:
        for mode in (None, *(each.name for each in kind.modes)):
            yield kind.name, mode, abs(scale.score(kind.name, mode))
