"""Third parties around two actors, from the documents that bear on the two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.explain.case import AnswerOptions
from detente.explain.lines import turn_lines
from detente.explain.third_parties import tellings_of, third_parties
from detente.explain.window import asked_turns, within
from detente.model.actors import Stand
from detente.model.happenings import gather
from detente.model.relations import Dyad
from detente.model.sides import Sides
from detente.model.surroundings import Surroundings, Tie
from detente.relate.merge import merge
from detente.relate.series import SeriesOptions, relation_series

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.explain.case import Case
    from detente.model.answers import ThirdParty, TurnLine
    from detente.model.evidence import Evidence
    from detente.model.relations import RelationPoint
    from detente.model.stored import Coverage

_MOST = 40  # ties that the table holds; an answer shows eight


def surroundings(case: Case, coverage: Iterable[Coverage]) -> Surroundings:
    """Return who else deals with either side in the window asked about."""
    options = replace(AnswerOptions(), others=_MOST)
    case = within(case, options)
    told = tellings_of(case)
    read = tuple(coverage)
    ties = []
    for party in third_parties(case, options):
        items = told[party.actor, party.side] if party.side else ()
        points = _points(party, items, case, read)
        ties.append(Tie(party=party, points=points, tellings=len(items)))
    return Surroundings(
        question=case.question, ties=tuple(ties), turn=_turn(case, options),
        days=options.near_days, reports=len({item.head.original for item in case.evidence}),
    )  # fmt: skip


def _points(
    party: ThirdParty, items: Sequence[Evidence], case: Case, coverage: Sequence[Coverage]
) -> tuple[RelationPoint, ...]:
    """Return the curve of a third party and its side, a point a year."""
    mine = case.sides.source if party.side == "source" else case.sides.target
    sides = Sides(source=(Stand(actor=party.actor),), target=mine)
    happenings = gather(items, merge(items, sides))
    dyad = Dyad(source=party.actor, target=mine[0].actor)
    options = SeriesOptions(step="year")
    return relation_series(happenings, dyad, sides, case.scale, coverage, options).points


def _turn(case: Case, options: AnswerOptions) -> TurnLine | None:
    """Return the turn across which third parties are told to have moved."""
    asked = asked_turns(case)
    lines = {line.number: line for line in turn_lines(case, options)}
    return lines.get(asked[0][0]) if asked else None
