"""What changed across a turn: the mean score before and after, split by type and by theme.

The acts of the stretch before a turn are compared with those of the stretch after it; either ends
at the next turn, or after `near_days`. The parts of a split sum to the change (`decomposition`).

What cannot be laid at the door of a kind is its own row, "not explained": by theme the acts of no
theme; and, with no part in the sum since they have no place in either stretch, acts of the pair
that are undated, dated too loosely, or denied as often as told. Coded events count by the month,
and those that are shown are cited.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente.explain.cite import citations
from detente.explain.clause import act_words, triggers
from detente.explain.decomposition import Scored, mean_of, parts_of
from detente.explain.themes import OTHER, theme_of
from detente.explain.window import asked_turns, start_of, within
from detente.explain.wording import between, frame, signed, turn_words
from detente.model.answers import Change, ChangeRow
from detente.model.claims import CODED
from detente.model.events import Event
from detente.model.sides import middle
from detente.model.times import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from detente.explain.case import AnswerOptions, Case
    from detente.model.happenings import Happening
    from detente.model.relations import TurningPoint

NOT_EXPLAINED = "not explained"
_WIDEST = 92  # days of a date that still places an act in a stretch: a quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """One told act, or the coded acts of a kind in a month.

    Attributes:
        times: Acts that it stands for; 0 for a coded act that is shown, as the counts hold it.
        told: The act with its tellings; None for counts.
    """

    day: date
    type: str
    theme: str
    score: float
    times: int
    told: Happening | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretches:
    """The acts of both stretches, and the told acts of the pair that no stretch can hold."""

    turn: TurningPoint
    days: tuple[Period, Period]
    before: tuple[_Act, ...]
    after: tuple[_Act, ...]
    loose: tuple[Happening, ...]
    disputed: tuple[Happening, ...]


def changes(case: Case, whole: Case, options: AnswerOptions) -> tuple[Change, ...]:
    """Return what changed across the turns asked about, the surest turn first.

    A turn with no placed act on one of its sides has no change that could be split, and is left
    out.

    Args:
        case: What bears on the window asked about; its turns are explained.
        whole: The same without the window: a stretch may begin before it.
        options: How many, and how far a stretch reaches.
    """
    question = replace(case.question, start=None, end=None, around=None)
    whole = within(replace(whole, question=question), options)
    mine = [act for act in whole.happenings if whole.sides.acting(act.event, people=True)]
    theme = theme_by_words(whole)
    found: list[Change] = []
    for number, turn in asked_turns(case):
        if len(found) == options.changes:
            break
        stretches = _stretches(turn, mine, whole, theme, options)
        if _number(stretches.before) and _number(stretches.after):
            found.append(_change(number, stretches, options))
    return tuple(found)


def theme_by_words(case: Case) -> Callable[[Happening], str]:
    """Return what gives the theme of an act that counts; one of no theme is NOT_EXPLAINED."""
    told = triggers((*case.evidence, *case.context))

    def theme(act: Happening) -> str:
        lead = act.news[0]
        words = act_words(lead, told.get(lead.sentence_span, ()))
        found = theme_of(words, lead.sentence, act.event)
        return NOT_EXPLAINED if found == OTHER else found

    return theme


def _stretches(
    turn: TurningPoint,
    mine: Sequence[Happening],
    case: Case,
    theme: Callable[[Happening], str],
    options: AnswerOptions,
) -> _Stretches:
    """Return the stretches about a turn. `mine`: acts of the pair, with those on its people."""
    days = _days(turn, case, options)
    if turn.method != "stated":  # turns in counts are of acts between the two alone
        mine = [act for act in mine if case.sides.acting(act.event)]
    before, after = ((*_told(mine, period, case, theme), *_coded(period, case)) for period in days)
    return _Stretches(
        turn=turn, days=days, before=before, after=after,
        loose=tuple(act for act in mine if act.counts and not _is_placed(act)),
        disputed=tuple(act for act in mine if act.news and not act.counts),
    )  # fmt: skip


def _days(turn: TurningPoint, case: Case, options: AnswerOptions) -> tuple[Period, Period]:
    start, day = start_of(turn), timedelta(days=1)
    others = [start_of(each) for each in case.turns if each != turn]
    reach = timedelta(days=options.near_days)
    first = max([start - reach, *(other for other in others if other < start)])
    last = min([start + reach, *(other - day for other in others if other > start)])
    return Period(first=first, last=start - day), Period(first=start, last=max(last, start))


def _told(
    mine: Iterable[Happening], period: Period, case: Case, theme: Callable[[Happening], str]
) -> Iterator[_Act]:
    first, last = _ends(period)
    for act in mine:
        when = act.event.when
        if when is None or not first <= middle(when) <= last:
            continue
        if not act.counts or not _is_placed(act):
            continue
        coded = all(item.claim.reader == CODED for item in act.tellings)
        yield _Act(
            day=middle(when), type=act.event.type, theme=theme(act), times=int(not coded), told=act,
            score=case.scale.score(act.event.type, act.event.mode),
        )  # fmt: skip


def _is_placed(act: Happening) -> bool:
    when = act.event.when
    return when is not None and (when.last - when.first).days <= _WIDEST


def _coded(period: Period, case: Case) -> Iterator[_Act]:
    begin, end = _ends(period)
    for tally in case.coded.tallies:
        if begin <= (day := tally.first.replace(day=15)) <= end:
            event = Event(sources=(), targets=(), type=tally.type, mode=tally.mode)
            theme = theme_of("", event=event)
            yield _Act(
                day=day, type=tally.type, theme=NOT_EXPLAINED if theme == OTHER else theme,
                score=case.scale.score(tally.type, tally.mode), times=tally.events, told=None,
            )  # fmt: skip


def _number(acts: Iterable[_Act]) -> int:
    return sum(act.times for act in acts)


def _change(number: int, stretches: _Stretches, options: AnswerOptions) -> Change:
    before, after = (
        mean_of(Scored("", act.score, act.times) for act in acts if act.times)
        for acts in (stretches.before, stretches.after)
    )
    words = {
        "month": turn_words(stretches.turn), "before": signed(before, 2), "after": signed(after, 2),
        "n": _number(stretches.before), "m": _number(stretches.after),
        "first": between(*_ends(stretches.days[0])), "last": between(*_ends(stretches.days[1])),
    }  # fmt: skip
    (before_first, before_last), (after_first, after_last) = map(_ends, stretches.days)
    return Change(
        turn=number, before_first=before_first, before_last=before_last,
        after_first=after_first, after_last=after_last,
        before=round(before, 2), after=round(after, 2),
        sentence=frame("change", "line").format(**words),
        by_type=_rows(lambda act: act.type.lower(), stretches, options),
        by_theme=_rows(lambda act: act.theme, stretches, options),
    )  # fmt: skip


def _ends(period: Period) -> tuple[date, date]:
    return (period.first or date.min, period.last or date.max)


def _rows(
    kind_of: Callable[[_Act], str], stretches: _Stretches, options: AnswerOptions
) -> tuple[ChangeRow, ...]:
    """Return a row for each kind, the greatest part first; then what is not explained."""
    parts = parts_of(
        *(
            [Scored(kind_of(act), act.score, act.times) for act in acts if act.times]
            for acts in (stretches.before, stretches.after)
        )
    )
    own = (kind for kind in parts if kind != NOT_EXPLAINED)
    ordered = sorted(own, key=lambda kind: (-abs(parts[kind]), kind))
    return tuple(
        _row(
            kind,
            parts.get(kind, 0.0),
            [act for act in stretches.before if kind_of(act) == kind],
            [act for act in stretches.after if kind_of(act) == kind],
            stretches,
            options,
        )
        for kind in (*ordered, NOT_EXPLAINED)
    )


def _row(
    kind: str,
    part: float,
    before: Sequence[_Act],
    after: Sequence[_Act],
    stretches: _Stretches,
    options: AnswerOptions,
) -> ChangeRow:
    rest = kind == NOT_EXPLAINED
    left = [*stretches.loose, *stretches.disputed] if rest else []
    sentence = frame("change", "rest" if rest else "row").format(
        n=_number(before), all_n=_number(stretches.before),
        m=_number(after), all_m=_number(stretches.after),
        loose=len(stretches.loose), disputed=len(stretches.disputed),
    )  # fmt: skip
    shown = [*_most_told(after), *_most_told(before), *left]
    return ChangeRow(
        name=kind, before=_number(before), after=_number(after), part=part, sentence=sentence,
        citations=citations((act.news[0] for act in shown), options.citations),
    )  # fmt: skip


def _most_told(acts: Iterable[_Act]) -> list[Happening]:
    told = [act.told for act in acts if act.told is not None]
    return sorted(told, key=lambda act: (-len(act.originals), act.id))
