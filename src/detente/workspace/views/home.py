"""What the home page shows: who is told of together, and whose relation moved of late."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from detente.atlas.near import near
from detente.errors import AmbiguousActor, NotUnderstood, UnknownActor
from detente.explain.naming import the
from detente.explain.question import understand
from detente.model.coded import CodedCounts
from detente.model.happenings import Happening, gather
from detente.model.relations import Dyad
from detente.model.sides import Sides, middle
from detente.model.viewed import HomeView, Moved, NotAsked, ToldPair
from detente.ontology.scheme import load
from detente.relate.merge import merge
from detente.relate.originals import fold_reprints
from detente.relate.series import SeriesOptions, between, relation_series
from detente.workspace.coded import CodedBetween
from detente.workspace.pause import no_garbage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from detente.atlas.lookup import Atlas
    from detente.model.actors import ActorId
    from detente.model.answers import Question
    from detente.model.scales import Scale
    from detente.ports import Store
    from detente.workspace.desk import Desk

LATE, BEFORE = timedelta(days=90), timedelta(days=365)
"""What "of late" means: the last days of the data, and the days before that they are compared
with. Origin: our choice; a quarter holds acts enough for a mean, a year evens out the seasons."""

_ACTS = 3  # acts that either stretch must have: a mean of two says nothing
_POINTS = 1.0  # score points that count as a move
_PAIRS = 12  # pairs shown, and looked at for moves
_LOOKED = 80  # pairs of the store from which these are taken: most only repeat a pair's parts
_MOVED = 5
_LONE_NAMES = re.compile(r"^\s*([^,;]+?)\s*[,;]\s*([^,;]+?)\s*\??\s*$")


@dataclass(frozen=True, slots=True)
class _Course:
    """What the store holds of a pair. `acts`: those that count, as texts tell them."""

    pair: ToldPair
    sides: Sides
    acts: tuple[Happening, ...]
    coded: CodedBetween


@no_garbage()
def home_view(store: Store, desk: Desk) -> HomeView:
    """Return what the home page shows, of an empty store as well."""
    days = [each.day for each in store.coverage() if each.day is not None]
    until, scale = max(days, default=None), load(desk.settings.scheme)
    courses = [_course(store, desk.atlas, pair) for pair in told_pairs(store, desk.atlas)]
    found = (_moved(each, scale, until) for each in courses if until is not None)
    moved = sorted(filter(None, found), key=lambda m: -abs(m.after - m.before))
    return HomeView(
        summary=store.summary(), pairs=tuple(_drawn(courses, scale)), moved=tuple(moved[:_MOVED]),
        until=until, since=None if until is None else until - LATE + timedelta(days=1),
        first=min(days, default=None),
    )  # fmt: skip


def _course(store: Store, atlas: Atlas, pair: ToldPair) -> _Course:
    sides = Sides(source=atlas.stands_for(pair.source), target=atlas.stands_for(pair.target))
    evidence = list(fold_reprints(store.evidence(sides.source, sides.target)))
    acts = between(gather(evidence, merge(evidence, sides)), sides)
    counted = tuple(act for act in acts if act.counts)
    return _Course(pair, sides, counted, CodedBetween(store.coded, sides, None))


def _drawn(courses: Sequence[_Course], scale: Scale) -> Iterator[ToldPair]:
    """Yield the pairs with their scores by year."""
    options = SeriesOptions(step="year")
    for each in courses:
        dyad = Dyad(source=each.pair.source, target=each.pair.target)
        coded = each.coded.counts((), "year") if each.coded else CodedCounts()
        series = relation_series(each.acts, dyad, each.sides, scale, (), options, coded=coded)
        yield replace(each.pair, points=series.points)


def told_pairs(store: Store, atlas: Atlas, most: int = _PAIRS) -> tuple[ToldPair, ...]:
    """Return who is told of together, most documents first; a pair's parts stand for no other."""
    kept: list[ToldPair] = []
    parts: dict[ActorId, frozenset[ActorId]] = {}
    for one, other, documents in store.pairs(most=_LOOKED):
        held = (each for each in kept if _is_part((one, other), each, parts))
        if next(held, None) is not None or len(kept) == most:
            continue
        for actor in (one, other):
            stands = atlas.stands_for(actor)
            parts[actor] = frozenset(stand.actor for stand in stands)
        kept.append(
            ToldPair(
                source=one, target=other, source_name=atlas.actor(one).name,
                target_name=atlas.actor(other).name, documents=documents,
                question=f"Why did {_called(atlas, one)} sour on {_called(atlas, other)}?",
            )
        )  # fmt: skip
    return tuple(kept)


def _called(atlas: Atlas, actor: ActorId) -> str:
    return the(atlas.actor(actor).name)


def _is_part(
    pair: tuple[ActorId, ActorId], of: ToldPair, parts: dict[ActorId, frozenset[ActorId]]
) -> bool:
    one, other = pair
    first, second = parts[of.source], parts[of.target]
    return (one in first and other in second) or (one in second and other in first)


def _moved(course: _Course, scale: Scale, until: date) -> Moved | None:
    """Return how far a pair's mean score moved; None for little, or for too few acts."""
    since = until - LATE
    early, late = [], []
    for day, score in _scored(course, scale):
        if since < day <= until:
            late.append(score)
        elif since - BEFORE < day <= since:
            early.append(score)
    if min(len(early), len(late)) < _ACTS:
        return None
    before, after = fmean(early), fmean(late)
    if abs(after - before) < _POINTS:
        return None
    return Moved(
        pair=course.pair, direction="souring" if after < before else "thaw", before=before,
        after=after, events=len(late),
    )  # fmt: skip


def _scored(course: _Course, scale: Scale) -> Iterator[tuple[date, float]]:
    """Yield day and score of each act."""
    for act in course.acts:
        if act.event.when is not None:
            yield middle(act.event.when), scale.score(act.event.type, act.event.mode)
    for tally in course.coded.counts((), "day").tallies if course.coded else ():
        for _ in range(tally.events):
            yield tally.first, scale.score(tally.type, tally.mode)


def asked(store: Store, desk: Desk, words: str) -> Question | NotAsked:
    """Return what words ask, a question or two names ("India, Pakistan"); else why not."""
    try:
        lone = _LONE_NAMES.match(words)
        text = f"What changed between {lone[1]} and {lone[2]}?" if lone else words
        return understand(text, desk.atlas.resolve)
    except (NotUnderstood, UnknownActor, AmbiguousActor) as error:
        return NotAsked(
            words=words, why=str(error), near=tuple(_near(words, desk.atlas)),
            pairs=told_pairs(store, desk.atlas),
        )  # fmt: skip


def _near(words: str, atlas: Atlas) -> Iterator[tuple[ActorId, str]]:
    """Yield actors that the words name, in order, and then actors whose names are alike."""
    seen: dict[ActorId, str] = {}
    for hit in atlas.find(words):
        for entry in atlas.names.readings(words[hit.start : hit.end]):
            seen.setdefault(entry.actor, atlas.actor(entry.actor).name)
    parts = re.findall(r"[^\W\d_][\w'’-]{3,}", words)
    for part in (*parts, *(f"{a} {b}" for a, b in pairwise(parts))):
        if part[:1].isupper():
            for key in near(part, atlas.names.entries, 2):
                actor = atlas.names.entries[key][0].actor
                seen.setdefault(actor, atlas.actor(actor).name)
    yield from list(seen.items())[:_PAIRS]
