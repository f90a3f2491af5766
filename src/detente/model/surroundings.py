"""Who else deals with two actors: third parties, each with its own curve."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.answers import Question, ThirdParty, TurnLine
from detente.model.relations import RelationPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One third party and the side that it deals with.

    Attributes:
        points: What is told of the two in documents on the pair, by year; () if nothing is dated.
        tellings: Claims that tell of it.
    """

    party: ThirdParty
    points: tuple[RelationPoint, ...]
    tellings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The third parties of two actors, those with most acts first.

    Attributes:
        turn: The turn across which they are told to have moved; None if there is none.
        days: How long before it and after it acts are compared.
        reports: Original documents from which this is made: those that bear on the two.
    """

    question: Question
    ties: tuple[Tie, ...]
    turn: TurnLine | None
    days: int
    reports: int
