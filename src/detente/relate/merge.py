"""Find the told events that are one happening.

Two tellings are one happening when the act is the same (type, and mode where both give one), a
participant on either end is the same or of the same side, the days between which they lie meet,
and their figures do not contradict each other. A sentence that tells two acts tells two, and
so does a document that tells two types. What that means in numbers stands in
`data/merging.toml`.

Events are taken from the most exactly told to the vaguest; each joins the nearest of those before
it that it agrees with, or else stands for itself. An event is only ever compared with ones that
stand for themselves, so merging again changes nothing, and the order of the evidence does not
matter. Nothing is edited: the result is a mapping, and merging can be done again otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.model.sides import middle, with_people
from detente.relate import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detente.model.actors import ActorId
    from detente.model.events import Event, EventId, Quantity
    from detente.model.evidence import Evidence
    from detente.model.sides import Sides
    from detente.model.text import DocId, Span
    from detente.model.times import When


_Shelf = tuple[str, int]
_FEW_DAYS = 7
"""Width of dates that are looked for day by day: most are so narrow, and few events share a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRules:
    """What makes two tellings one happening (`data/merging.toml` says why).

    Attributes:
        slack_days: Granularity, or granularity/basis, to the days that a date may be off.
        widest_days: Widest date that a single dated act may fill.
        wide_overlap: Share of days that two wider dates must have in common.
        figure_ratio: Counts of one thing that differ by more than this factor contradict.
        near_types: Groups of types that tell one and the same act.
        symmetric: Types in which source and target may change places.
    """

    slack_days: Mapping[str, int]
    widest_days: int
    wide_overlap: float
    figure_ratio: float
    near_types: tuple[frozenset[str], ...]
    symmetric: frozenset[str]


@cache
def default_rules() -> MergeRules:
    """Return the rules of `data/merging.toml`."""
    data = tables.table("merging")
    rules = tables.section(data["rules"])
    slack = tables.section(data["slack_days"])
    return MergeRules(
        slack_days={key: int(tables.number(days)) for key, days in slack.items()},
        widest_days=int(tables.number(rules["widest_days"])),
        wide_overlap=tables.number(rules["wide_overlap"]),
        figure_ratio=tables.number(rules["figure_ratio"]),
        near_types=tuple(
            frozenset(tables.words(row["types"])) for row in tables.rows(data["near_types"])
        ),
        symmetric=frozenset(tables.words(tables.section(data["symmetric"])["types"])),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An event as merging sees it.

    Attributes:
        sources, targets: Sides where known, else actors.
        sentences: Where it is told. `docs`: the documents of these.
        days: Days that its date is wide. `slack`: days that the date may be off.
    """

    event: Event
    when: When
    sources: frozenset[str]
    targets: frozenset[str]
    figures: tuple[Quantity, ...]
    sentences: frozenset[Span]
    docs: frozenset[DocId]
    stage: str
    days: int
    slack: int


def merge(
    evidence: Iterable[Evidence], sides: Sides | None = None, rules: MergeRules | None = None
) -> dict[EventId, EventId]:
    """Return, for every event told in `evidence`, the event that it is the same as.

    The event that stands for a happening maps to itself, and so does an undated one: nothing
    shows that it is the same as another. Plans and demands are never merged with what was done.
    `sides`: actors of one side count as one ("Pakistan", "the army of Pakistan"); without them
    only the same actor does.
    """
    rules = rules or default_rules()
    events, told = _told(evidence, sides, rules)
    leaders: dict[tuple[str, str], dict[_Shelf, list[_Told]]]
    leaders = defaultdict(lambda: defaultdict(list))
    same = {event: event for event in events}
    for item in sorted(told, key=_vagueness):
        shelves = leaders[item.stage, _kind(item.event.type, rules)]
        others = {id(o): o for shelf in _looks(item, rules) for o in shelves.get(shelf, ())}
        near = [other for other in others.values() if _agree(item, other, rules)]
        if near:
            best = min(near, key=lambda other: _distance(item, other))
            same[item.event.id] = best.event.id
            continue
        for shelf in _stands(item, rules):
            shelves[shelf].append(item)
    return same


def _told(
    evidence: Iterable[Evidence], sides: Sides | None, rules: MergeRules
) -> tuple[list[EventId], list[_Told]]:
    """Return all event ids, and the dated events with their figures, each once."""
    groups: dict[EventId, list[Evidence]] = defaultdict(list)
    for item in evidence:
        if item.event is not None:
            groups[item.event.event.id].append(item)
    told = []
    for group in groups.values():
        event = next(item.event.event for item in group if item.event is not None)
        if event.when is None:
            continue
        told.append(
            _Told(
                event=event, when=event.when, stage=_stage(group),
                sources=_parties(event.sources, event.when, sides),
                targets=_parties(event.targets, event.when, sides and with_people(sides)),
                figures=tuple(figure for item in group for figure in item.quantities),
                sentences=frozenset(item.sentence_span for item in group),
                docs=frozenset(item.sentence_span.doc for item in group),
                days=(event.when.last - event.when.first).days,
                slack=_slack(event.when, rules),
            )
        )  # fmt: skip
    return sorted(groups), told


def _stage(group: list[Evidence]) -> str:
    tellings = {item.claim.factuality for item in group}
    return "fact" if tellings & {"asserted", "denied"} else min(tellings)


def _parties(actors: tuple[ActorId, ...], when: When, sides: Sides | None) -> frozenset[str]:
    if sides is None:
        return frozenset(actors)
    day = middle(when)
    return frozenset(sides.side_of(actor, day) or actor for actor in actors)


def _kind(event_type: str, rules: MergeRules) -> str:
    return next((min(group) for group in rules.near_types if event_type in group), event_type)


def _vagueness(told: _Told) -> tuple[int, bool, bool, int, EventId]:
    """Sort key: exactly told events first."""
    event = told.event
    people = len(event.sources) + len(event.targets)
    return (told.days, event.mode is None, not event.targets, -people, event.id)


def _slack(when: When, rules: MergeRules) -> int:
    exact = rules.slack_days.get(f"{when.granularity}/{when.basis}")
    return exact if exact is not None else rules.slack_days.get(when.granularity, 0)


def _stands(told: _Told, rules: MergeRules) -> Iterator[_Shelf]:
    """Yield the shelves on which an event stands, so that another telling of it looks on one.

    A wide date stands only on the shelf of wide dates: no single act fills it. One of some days
    stands on its days and those by which any date may be off, and by months for those who look
    for more than days; others stand by months alone.
    """
    if told.days > rules.widest_days:
        yield "wide", 0
        return
    if told.days > _FEW_DAYS:
        yield from (("month", month) for month in _months(told.when, 1))
        return
    off = max(rules.slack_days.values(), default=0)
    yield from (("day", day) for day in _days(told.when, off))
    yield from (("days by month", month) for month in _months(told.when, 1))


def _looks(told: _Told, rules: MergeRules) -> Iterator[_Shelf]:
    """Yield the shelves on which the other tellings of an event may stand."""
    if told.days > rules.widest_days:
        yield "wide", 0
        return
    yield from (("month", month) for month in _months(told.when))
    if told.days > _FEW_DAYS:
        yield from (("days by month", month) for month in _months(told.when))
    else:
        yield from (("day", day) for day in _days(told.when))


def _days(when: When, around: int = 0) -> range:
    return range(when.first.toordinal() - around, when.last.toordinal() + around + 1)


def _months(when: When, around: int = 0) -> range:
    """Return the months of a date, counted from year 0, and some around it."""
    first = when.first.year * 12 + when.first.month - 1
    last = when.last.year * 12 + when.last.month - 1
    return range(first - around, last + 1 + around)


def _agree(one: _Told, other: _Told, rules: MergeRules) -> bool:
    return (
        _same_act(one.event, other.event)
        and _same_days(one, other, rules)
        and _same_parties(one, other, rules)
        and not _told_apart(one, other)
        and not _contradict(one.figures, other.figures, rules)
    )


def _told_apart(one: _Told, other: _Told) -> bool:
    """Return whether a text tells the two as two: in one sentence, or as acts of two types."""
    if one.sentences & other.sentences:
        return True
    return one.event.type != other.event.type and bool(one.docs & other.docs)


def _same_act(one: Event, other: Event) -> bool:
    if one.type != other.type:  # a near type: modes belong to types and cannot be compared
        return True
    return one.mode is None or other.mode is None or one.mode == other.mode


def _same_parties(one: _Told, other: _Told, rules: MergeRules) -> bool:
    if one.event.type in rules.symmetric:
        mine, theirs = one.sources | one.targets, other.sources | other.targets
        return len(mine & theirs) >= min(2, len(mine), len(theirs)) > 0
    return _meet(one.sources, other.sources) and _meet(one.targets, other.targets)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or one == other


def _same_days(told: _Told, also: _Told, rules: MergeRules) -> bool:
    one, other = told.when, also.when
    if max(told.days, also.days) > rules.widest_days:
        shared = (min(one.last, other.last) - max(one.first, other.first)).days + 1
        covered = (max(one.last, other.last) - min(one.first, other.first)).days + 1
        return shared / covered >= rules.wide_overlap
    gap = _gap(one, other)
    return gap <= (0 if _each_from_its_own_day(one, other) else max(told.slack, also.slack))


def _each_from_its_own_day(one: When, other: When) -> bool:
    """Return whether both dates were counted from days of publication, and from different ones.

    Reports of one day that miss each other by a day err; those of Tuesday and of Wednesday that
    each tell of a strike on the day before tell of two.
    """
    counted = {"computed", "published"}
    if one.basis not in counted or other.basis not in counted:
        return False
    return None not in {one.anchor, other.anchor} and one.anchor != other.anchor


def _gap(one: When, other: When) -> int:
    """Return the days that lie between two dates; 0 or less if they meet."""
    return (max(one.first, other.first) - min(one.last, other.last)).days


def _contradict(one: tuple[Quantity, ...], other: tuple[Quantity, ...], rules: MergeRules) -> bool:
    """Return whether the two count the same thing and no count of one is near one of the other."""
    mine, theirs = _counts(one), _counts(other)
    return any(
        not any(_near(a, b, rules.figure_ratio) for a in mine[what] for b in theirs[what])
        for what in mine.keys() & theirs.keys()
    )


def _counts(figures: tuple[Quantity, ...]) -> dict[tuple[str | None, str], list[float]]:
    """Return the counts under their unit and the last word of what is counted."""
    found: dict[tuple[str | None, str], list[float]] = defaultdict(list)
    for figure in figures:
        value = figure.low if figure.low is not None else figure.high
        if value is not None and figure.what:
            found[figure.unit, figure.what.lower().split()[-1]].append(value)
    return found


def _near(one: float, other: float, ratio: float) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return high <= low * ratio


def _distance(one: _Told, other: _Told) -> tuple[bool, bool, int, int, EventId]:
    """Sort key: the nearest telling first."""
    apart = abs((middle(one.when) - middle(other.when)).days)
    return (
        one.event.type != other.event.type,
        one.event.mode != other.event.mode,
        apart, other.days, other.event.id,
    )  # fmt: skip
