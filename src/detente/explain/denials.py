"""What is denied: indexed once a question, as thousands of acts may be looked up in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from detente.explain.alike import alike, stems
from detente.explain.cite import oldest_first, speaker_side
from detente.explain.themes import theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from detente.explain.case import Case
    from detente.model.answers import Side
    from detente.model.claims import ClaimId
    from detente.model.events import Event
    from detente.model.evidence import Evidence
    from detente.model.sides import Party, Sides

    _Act = tuple[str, frozenset[Party]]

_NEAR = timedelta(days=180)
"""How far a denial may be published from the accusation that it answers. Origin: our choice."""

_SAME_ACT = timedelta(days=7)
"""How far a denied act may be dated from one that is told and still be the same. Origin: our
choice; the reports of a week often err by days. Of an undated one it is the publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denials:
    """The denials of a case.

    Attributes:
        by_claim: Claim -> what says elsewhere in its document that it is not so, oldest first.
        days: Days of publication of `by_sides`, oldest first.
        by_sides: (side, theme, denial) of what a side denies.
        acts: (type, who acts) -> denials of such acts, in whatever document.
        links: Denials that one thing caused another.
    """

    by_claim: Mapping[ClaimId, Sequence[Evidence]]
    days: Sequence[date]
    by_sides: Sequence[tuple[Side, str, Evidence]]
    acts: Mapping[_Act, Sequence[Evidence]]
    links: Sequence[Evidence]

    def of_claims(self, claims: Iterable[ClaimId]) -> list[Evidence]:
        """Return what says that one of the claims is not so, oldest first."""
        found = {item.claim.id: item for claim in claims for item in self.by_claim.get(claim, ())}
        return oldest_first(found.values()) if found else []

    def of_others(self, side: Side, theme: str, day: date) -> list[Evidence]:
        """Return what the other side denies on a theme about that day, oldest first."""
        first = bisect_left(self.days, day - _NEAR)
        last = bisect_right(self.days, day + _NEAR)
        return [
            item
            for who, what, item in self.by_sides[first:last]
            if who != side and what == theme
        ]  # fmt: skip

    def of_act(self, event: Event, lead: Evidence, sides: Sides) -> list[Evidence]:
        """Return what denies an act of that kind of the same party, near its date, in like words.

        Such a denial may stand in another document, and with another date, than the act. `lead`:
        the telling of the act.
        """
        near = self.acts.get((event.type, sides.acting(event, people=True)), ())
        return [
            item
            for item in near
            if _same_mode(item, event) and _same_days(item, event) and share_words(lead, item)
        ]

    def of_cause(self, words: str) -> list[Evidence]:
        """Return what denies that what is told in such words was a cause."""
        return [item for item in self.links if item.cause_quote and alike(item.cause_quote, words)]


def share_words(one: Evidence, other: Evidence) -> bool:
    """Return whether two claims have a content word in common that is not the name of an actor."""
    names = " ".join(mention.head for item in (one, other) for mention in item.mentions)
    return bool((stems(one.quote) & stems(other.quote)) - stems(names))


def _same_mode(item: Evidence, event: Event) -> bool:
    mode = item.event.event.mode if item.event else None
    return mode is None or event.mode is None or mode == event.mode


def _same_days(item: Evidence, event: Event) -> bool:
    """Return whether a denied act may be the one told; an undated one was denied within a month."""
    if event.when is None or item.event is None:
        return False
    when, published = item.event.event.when, item.head.published
    if when is not None:
        apart = max(when.first, event.when.first) - min(when.last, event.when.last)
        return apart <= _SAME_ACT
    return published is not None and timedelta(0) <= published - event.when.first <= 4 * _SAME_ACT


def denials_of(case: Case) -> Denials:
    """Return the denials in a case's evidence, and in its context those of acts of the two."""
    by_claim: dict[ClaimId, list[Evidence]] = defaultdict(list)
    days: list[date] = []
    by_sides: list[tuple[Side, str, Evidence]] = []
    for item in oldest_first(case.evidence):
        for claim in item.claim.denies:
            by_claim[claim].append(item)
        side = speaker_side(item, case.sides) if item.claim.factuality == "denied" else None
        if side is not None and item.head.published is not None:
            days.append(item.head.published)
            by_sides.append((side, theme_of(item.quote, item.sentence), item))
    acts: dict[_Act, list[Evidence]] = defaultdict(list)
    links: list[Evidence] = []
    for item in oldest_first((*case.evidence, *case.context)):
        denied = item.claim.factuality == "denied"
        if item.event is not None and denied:
            acting = case.sides.acting(item.event.event, people=True)
            if acting:
                acts[item.event.event.type, acting].append(item)
        elif item.link is not None and (denied or item.link.denied):
            links.append(item)
    return Denials(by_claim=by_claim, days=days, by_sides=by_sides, acts=acts, links=links)
