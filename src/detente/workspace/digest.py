"""A month over a watch list: each pair's acts, those of the months before, and what is said."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, get_args

from detente import __version__
from detente.errors import NoEvidence
from detente.explain.digest import digest_entry, digest_rule, nothing_read
from detente.model.answers import Question
from detente.model.coded import Wanted
from detente.model.digests import Compared, Digest, Movement
from detente.model.happenings import gather
from detente.model.relations import Stance, Uncounted
from detente.relate.periods import months_between, period_of
from detente.relate.series import between, place, why_uncounted
from detente.relate.stated import turns_told
from detente.workspace.asking import Asked, Asking
from detente.workspace.coded import CodedBetween, told_by_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.explain.case import Case
    from detente.model.digests import DigestEntry, DigestRule, WatchedPair, WatchList
    from detente.model.evidence import Evidence
    from detente.model.happenings import Happening
    from detente.ports import Store
    from detente.workspace.desk import Desk

_Kind = tuple[str, str | None]  # type and mode of an act
_SHOWN = 3  # coded acts of one kind and side that may be shown
_ORDER: tuple[Movement, ...] = get_args(Movement)


def digest_of(
    store: Store, desk: Desk, watched: WatchList, month: date, until: date | None
) -> Digest:
    """Return the digest of the month that holds a day.

    `until`: leave out what was published later; None for nothing.
    """
    first, last = period_of(month, "month")
    rule = digest_rule()
    entries = [_entry(store, desk, pair, (first, last), until) for pair in watched.pairs]
    seen = last if until is None else min(last, until)
    return Digest(
        begins=_begins(first, rule), first=first, last=last, as_of=until,
        entries=tuple(sorted(entries, key=_order)), dropped=watched.dropped, rule=rule,
        read=sum(c.documents for c in store.coverage() if c.day and first <= c.day <= seen),
        scheme=desk.settings.scheme, data_version=store.data_version(),
        settings=desk.described, version=__version__,
    )  # fmt: skip


def _begins(first: date, rule: DigestRule) -> date:
    """Return the first day of the longest stretch with which a month is compared."""
    months = first.year * 12 + first.month - 1 - rule.longest_before
    return date(max(months // 12, 1), months % 12 + 1, 1)


def _order(entry: DigestEntry) -> tuple[int, float, str, str]:
    """Sort key: the movement, then how far the month's acts lie from the level before."""
    month = entry.compared.month
    away = abs((month.score or 0.0) - entry.level) * month.events
    return (_ORDER.index(entry.movement), -away, entry.source_name, entry.target_name)


def _entry(
    store: Store, desk: Desk, pair: WatchedPair, days: tuple[date, date], until: date | None
) -> DigestEntry:
    asked = Asked(words=(pair.source, pair.target), as_of=until)
    try:
        case = Asking(store, desk).case(asked)
    except NoEvidence:
        source, target = desk.atlas.actor(pair.source), desk.atlas.actor(pair.target)
        question = Question(
            text="", source=source.id, target=target.id, source_name=source.name,
            target_name=target.name, polarity="souring",
        )  # fmt: skip
        return nothing_read(question, days[0])
    return entry_of(case, days, _coded(store, case, days, until))


def entry_of(whole: Case, days: tuple[date, date], coded: tuple[Evidence, ...] = ()) -> DigestEntry:
    """Return one pair in one month, from all that bears on the pair.

    `days`: the first and last day of the month. `coded`: its coded acts that may be shown.
    """
    first, last = days
    rule = digest_rule()
    case = _of_month(whole, coded, first, last)
    if not case.evidence:
        return nothing_read(case.question, first)
    course = tuple(p for p in whole.series.points if _begins(first, rule) <= p.first <= last)
    stated = [
        item for item in turns_told(case.evidence, case.sides)
        if item.turn and not item.turn.level and not item.turn.background
        and item.turn.when and place(item.turn.when, "month") == first
    ]  # fmt: skip
    case = replace(case, series=replace(case.series, points=course))
    return digest_entry(case, stated, _compared(whole, first, rule), rule)


def _coded(
    store: Store, case: Case, days: tuple[date, date], until: date | None
) -> tuple[Evidence, ...]:
    """Return the weightiest coded acts of the month, to be shown; the counts have them all."""
    told = told_by_texts((h for h in case.happenings if h.counts), case.sides)
    wanted = Wanted(first=days[0], last=days[1], day=days[0], each=_SHOWN)
    return CodedBetween(store.coded, case.sides, until).acts(told, (wanted,), case.scale)


def _of_month(case: Case, coded: tuple[Evidence, ...], first: date, last: date) -> Case:
    """Return the case with the acts dated in the month and what was published in it."""
    texts = tuple(h for h in case.happenings if not _is_coded(h))
    acts = tuple(h for h in _counting(texts, case) if place(h.event.when, "month") == first)
    acts = (*acts, *gather(coded, {}))
    telling = {item.claim.id: item for act in acts for item in act.tellings}
    published = {
        item.claim.id: item for item in case.evidence
        if item.head.published and first <= item.head.published <= last and not item.coded
    }  # fmt: skip
    return replace(
        case,
        question=replace(case.question, start=first, end=last),
        evidence=tuple({**published, **telling}.values()),
        context=tuple(
            item for item in case.context
            if item.head.published and first <= item.head.published <= last
        ),
        happenings=acts,
    )  # fmt: skip


def _compared(case: Case, first: date, rule: DigestRule) -> Compared:
    """Return the numbers of the month that begins on `first`, and of those before."""
    texts = [h for h in case.happenings if not _is_coded(h)]
    kinds: dict[int, Counter[_Kind]] = defaultdict(Counter)  # by how many months ago
    for begins, kind, times in (
        *((place(h.event.when, "month"), (h.event.type, h.event.mode), 1)
          for h in _counting(texts, case)),
        *((tally.first, (tally.type, tally.mode), tally.events) for tally in case.coded.tallies),
    ):  # fmt: skip
        if begins is not None:
            kinds[months_between(begins, first)][kind] += times
    others = (
        why_uncounted(h) for h in between(texts, case.sides, people=True)
        if not h.counts and place(h.event.when, "month") == first
    )  # fmt: skip
    why: Counter[str] = Counter(reason for reason in others if reason is not None)
    before, months = Stance(), 0
    for months in (rule.months_before, rule.longest_before):
        before = _stance([kinds[back] for back in range(1, months + 1)], case)
        if before.events >= rule.fewest_before:
            break
    acts = [case.scale.score(*kind) for kind in kinds[0].elements()]
    past = [case.scale.score(*kind) for back in range(1, months + 1) for kind in kinds[back]]
    return Compared(
        month=_stance([kinds[0]], case), before=before, months=months,
        grave=sum(score <= rule.grave for score in acts), friendly=sum(s > 0 for s in acts),
        gravest=min(acts, default=None), gravest_before=min(past, default=None),
        uncounted=Uncounted(**why),
    )  # fmt: skip


def _counting(happenings: Iterable[Happening], case: Case) -> list[Happening]:
    """Return what counts of the two sides' acts on each other, and on each other's people."""
    return [h for h in between(happenings, case.sides, people=True) if h.counts]


def _stance(months: Iterable[Counter[_Kind]], case: Case) -> Stance:
    kinds = [pair for month in months for pair in month.items()]
    events = sum(times for _, times in kinds)
    total = sum(case.scale.score(*kind) * times for kind, times in kinds)
    return Stance(score=total / events if events else None, events=events)


def _is_coded(act: Happening) -> bool:
    return all(item.coded for item in act.tellings)
