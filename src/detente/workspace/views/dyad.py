"""What the page of two actors shows, beside the answer: acts, parts, third parties, places."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.explain.answer import answer
from detente.explain.case import AnswerOptions
from detente.explain.cite import citation
from detente.explain.window import within
from detente.model.charted import LaneMark, Panel
from detente.model.coded import Wanted
from detente.model.events import EventId
from detente.model.happenings import Happening, gather
from detente.model.relations import Dyad
from detente.model.sayings import Sought
from detente.model.sides import Sides
from detente.model.viewed import Act, ActsView, DyadView, PanelGroup
from detente.relate.merge import merge
from detente.relate.periods import period_of
from detente.relate.series import SeriesOptions, between, relation_series
from detente.show.lanes import lane_marks
from detente.show.pages.acts import act_name
from detente.show.pages.addresses import address
from detente.show.wording import counted
from detente.workspace.coded import CodedBetween, told_by_texts
from detente.workspace.pause import no_garbage
from detente.workspace.views.claims import sayings
from detente.workspace.views.identity import identified
from detente.workspace.views.places import points, spot_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from detente.atlas.lookup import Atlas
    from detente.explain.case import Case
    from detente.model.actors import ActorId
    from detente.model.answers import Answer
    from detente.model.evidence import Evidence
    from detente.model.relations import RelationPoint, RelationSeries, Step
    from detente.model.viewed import Acts
    from detente.ports import Store
    from detente.workspace.asking import Asked, Asking

Days = tuple["date", "date"]
At = tuple[float, float]

_OUTLETS = 6  # outlets whose tellings are drawn by themselves: as many as a page shows at a glance
_CODED = 200  # coded acts of one type and side that a list of acts holds
_TOLD = 3  # acts below which a third party's curve would say nothing
_STEPS: tuple[tuple[int, Step], ...] = ((3 * 366, "month"), (8 * 366, "quarter"))
"""Days up to which small curves have a point a month, or a quarter; beyond, a year. A small curve
is some 190 px wide: forty points are all that it shows."""


@no_garbage()
def dyad_view(asking: Asking, store: Store, atlas: Atlas, asked: Asked, acts: Acts) -> DyadView:
    """Return what the page of two actors shows. Raises NoEvidence and UsedWrongly."""
    case = asking.case(asked)
    series = _directed(asking, asked, case, acts)
    days = (series.points[0].first, series.points[-1].last) if series.points else None
    shown = within(case, AnswerOptions())
    told = _of(between(shown.happenings, case.sides), case.sides, acts)
    found = answer(case)
    return DyadView(
        answer=found, series=series, acts=acts, days=days,
        source=identified(atlas, case.question.source, days),
        target=identified(atlas, case.question.target, days),
        marks=(*_marks(told, case), *_coded_marks(case, acts, days)),
        groups=tuple(_groups(case, days)) if days else (),
        around=tuple(_around(case, found, atlas, days)) if days else (),
        located=points(_told_in(shown.happenings, days), case, store, days) if days else (),
        sayings=sayings(case, atlas, Sought()),
    )  # fmt: skip


def _marks(told: Iterable[Happening], case: Case) -> tuple[LaneMark, ...]:
    """Return a mark for each act that texts tell; coded acts come counted."""
    return lane_marks(
        (act for act in told if not act.tellings[0].coded), case.scale,
        lambda each: act_name(each.event, case.name_of),
        lambda each: address("event", each.id, of=_pair_of(case)),
    )  # fmt: skip


def _coded_marks(case: Case, acts: Acts, days: Days | None) -> Iterator[LaneMark]:
    """Yield a mark for the coded acts of one side, type and month."""
    for tally in case.coded.tallies:
        first, last = period_of(tally.first, "month")
        if days is None or last < days[0] or first > days[1] or acts not in {"both", tally.acting}:
            continue
        name = f"{counted(tally.events, 'coded act')}: {tally.type.lower()}"
        yield LaneMark(
            first=first, last=last, quad=case.scale.quad(tally.type), name=name,
            acts=tally.events, href=None,
        )  # fmt: skip


def _pair_of(case: Case) -> str:
    """Return the two as whose acts tellings were merged: the page of an event merges them so."""
    return f"{case.question.source}~{case.question.target}"


@no_garbage()
def acts_view(
    asking: Asking, store: Store, asked: Asked, acts: Acts, days: Days, at: At | None = None
) -> ActsView:
    """Return the acts of some days between two actors. Raises NoEvidence and UsedWrongly.

    `at`: only those that lie there, degrees north and east, to a tenth.
    """
    case = asking.case(asked)
    happenings = case.happenings
    if at is not None:
        lies = ((each, spot_of(each, case.sides)) for each in _texts(happenings))
        happenings = tuple(each for each, spot in lies if spot is not None and spot[0] == at)
    happenings = (*happenings, *_coded(case, store, days, at))
    told = _of(between(happenings, case.sides), case.sides, acts)
    near = [each for each in told if _lies_in(each, days)]
    return ActsView(
        question=case.question, acts=acts, first=days[0], last=days[1], at=at,
        counted=tuple(_act(each, case) for each in near if each.counts),
        uncounted=tuple(_act(each, case) for each in near if not each.counts),
    )  # fmt: skip


def _texts(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    return tuple(each for each in happenings if not each.tellings[0].coded)


def _told_in(happenings: Iterable[Happening], days: Days) -> tuple[Happening, ...]:
    return tuple(each for each in _texts(happenings) if _lies_in(each, days))


def _coded(case: Case, store: Store, days: Days, at: At | None) -> tuple[Happening, ...]:
    """Return the coded acts of some days; the case holds those that an answer shows.

    `at`: where they lie; then also those that the case holds, which does not know where they lie.
    """
    coded = CodedBetween(store.coded, case.sides, case.question.as_of)
    if not coded:
        return ()
    texts = [act for act in _texts(case.happenings) if act.counts]
    wanted = Wanted(first=days[0], last=days[1], day=days[0], each=_CODED, at=at)
    found = gather(coded.acts(told_by_texts(texts, case.sides), (wanted,), case.scale), {})
    held = {act.id for act in case.happenings} if at is None else frozenset[EventId]()
    return tuple(act for act in found if act.id not in held)


def _act(happening: Happening, case: Case) -> Act:
    event = happening.event
    lead = (happening.news or happening.tellings)[0]
    return Act(
        event=event, name=act_name(event, case.name_of), quad=case.scale.quad(event.type),
        score=case.scale.score(event.type, event.mode),
        originals=len({each.head.original for each in happening.tellings}),
        citation=citation(lead), factuality=lead.claim.factuality,
        background=lead.claim.background,
    )  # fmt: skip


def _lies_in(happening: Happening, days: Days) -> bool:
    when = happening.event.when
    return when is not None and days[0] <= when.last and when.first <= days[1]


def _directed(asking: Asking, asked: Asked, case: Case, acts: Acts) -> RelationSeries:
    """Return the series of both sides' acts, or of those of one of them."""
    if acts == "both":
        return case.series
    question = case.question
    pair = (question.source, question.target)
    words = pair if acts == "source" else pair[::-1]
    turned = replace(asked, words=words, start=question.start, end=question.end)
    return asking.relation(turned, step=case.series.step, scheme=None, both=False)


def _of(happenings: Iterable[Happening], sides: Sides, acts: Acts) -> tuple[Happening, ...]:
    if acts == "both":
        return tuple(happenings)
    return tuple(each for each in happenings if acts in sides.acting(each.event))


def _step(days: Days) -> Step:
    width = (days[1] - days[0]).days
    return next((step for most, step in _STEPS if width <= most), "year")


def _groups(case: Case, days: Days) -> Iterable[PanelGroup]:
    """Yield what texts tell of the relation, in parts: whose acts, who tells them, which outlet."""
    question, sides = case.question, case.sides
    acts = tuple(act for act in between(case.happenings, sides) if not act.tellings[0].coded)
    if not acts:
        return
    one, other = question.source_name, question.target_name
    yield PanelGroup(
        name="By whose acts",
        panels=(
            _panel(f"{one} towards {other}", _of(acts, sides, "source"), case, days),
            _panel(f"{other} towards {one}", _of(acts, sides, "target"), case, days),
        ),
    )
    said: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
        (f"Told by {one}", lambda item: _voice(item, sides) == "source"),
        (f"Told by {other}", lambda item: _voice(item, sides) == "target"),
        ("Told by others", lambda item: _voice(item, sides) == "others"),
        ("In the outlets’ own voice", lambda item: _voice(item, sides) is None),
    )
    yield PanelGroup(
        name="By who tells it",
        panels=tuple(_panel(name, _told_so(acts, test), case, days) for name, test in said),
    )
    originals: Counter[str] = Counter()
    for outlet, _ in {(e.head.first_outlet, e.head.original) for a in acts for e in a.news}:
        if outlet is not None:
            originals[outlet] += 1
    most = sorted(originals, key=lambda name: (-originals[name], name))[:_OUTLETS]
    if len(originals) > 1:
        yield PanelGroup(
            name="By outlet",
            panels=tuple(
                _panel(name, _told_so(acts, _printed_by(name)), case, days) for name in most
            ),
        )


def _printed_by(outlet: str) -> Callable[[Evidence], bool]:
    return lambda item: item.head.first_outlet == outlet


def _voice(item: Evidence, sides: Sides) -> str | None:
    """Return the side of who tells it, or "others"; None for the outlet's own voice."""
    if item.attribution is None:
        return None
    actor = item.attribution.speaker.actor
    side = sides.side_of(actor, item.head.published) if actor is not None else None
    return side or "others"


def _told_so(acts: Iterable[Happening], test: Callable[[Evidence], bool]) -> tuple[Happening, ...]:
    """Return the acts as the tellings that pass the test have them."""
    kept = ((act, tuple(item for item in act.tellings if test(item))) for act in acts)
    return tuple(Happening(event=act.event, tellings=items) for act, items in kept if items)


def _panel(name: str, acts: Sequence[Happening], case: Case, days: Days) -> Panel:
    return Panel(name=name, points=_points(acts, case.sides, case, days))


def _points(
    acts: Sequence[Happening], sides: Sides, case: Case, days: Days
) -> tuple[RelationPoint, ...]:
    options = SeriesOptions(step=_step(days), first=days[0], last=days[1])
    dyad = Dyad(source=case.question.source, target=case.question.target)
    # Whether anything was read is the same for all panels, and the large chart shows it.
    drawn = relation_series(acts, dyad, sides, case.scale, (), options).points
    return tuple(replace(point, coverage=max(point.coverage, 1)) for point in drawn)


def _around(case: Case, found: Answer, atlas: Atlas, days: Days) -> Iterable[PanelGroup]:
    """Yield the relations of third parties with either side, as told in the same documents."""
    thirds = dict.fromkeys((party.actor, party.name) for party in found.third_parties)
    items = [item for item in (*case.evidence, *case.context) if item.event is not None]
    by_actor: dict[ActorId, list[Evidence]] = defaultdict(list)
    for item in items:
        if item.event is not None:
            for actor in {*item.event.event.sources, *item.event.event.targets}:
                by_actor[actor].append(item)
    question = case.question
    for side, name in (("source", question.source_name), ("target", question.target_name)):
        theirs = case.sides.source if side == "source" else case.sides.target
        panels = []
        for actor, called in thirds:
            stands = atlas.stands_for(actor)
            sides = Sides(source=stands, target=theirs)
            near = {e.claim.id: e for s in stands for e in by_actor.get(s.actor, ())}
            bearing = [e for e in near.values() if e.event and sides.acting(e.event.event)]
            points = _points(gather(bearing, merge(bearing, sides)), sides, case, days)
            if sum(point.events for point in points) >= _TOLD:
                at = address("dyad", actor, getattr(question, side))
                panels.append(Panel(name=called, points=points, href=at))
        if panels:
            yield PanelGroup(name=f"With {name}", panels=tuple(panels))
