"""Who says what of two actors, by camp: what the page of claims shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.model.answers import Citation, Question, SpeakerLine
from detente.model.claims import Factuality

Camp = Literal["source", "target", "groups", "states", "others", "unnamed"]

CAMPS: tuple[Camp, ...] = ("source", "target", "groups", "states", "others", "unnamed")
"""The two sides of the question; armed and political groups; other states; people, bodies, firms
and outlets that are no part of a state; and speakers of whom the text does not tell who they
are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """What says that a claim is not so. `speaker`: None for the outlet's own voice."""

    speaker: SpeakerLine | None
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What one speaker says in one sentence.

    Attributes:
        camp: Where the speaker belongs on the day of publication.
        theme: What it is about: a row of the themes table, or "other".
        meant: How what it says is meant; several where its parts are meant in different ways.
        second_hand: The speaker is told by another to have said so.
        reprints: Documents that copy the one it stands in.
        denials: What says that it is not so; () if nothing that was read does.
    """

    speaker: SpeakerLine
    camp: Camp
    theme: str
    meant: tuple[Factuality, ...]
    citation: Citation
    second_hand: bool = False
    reprints: int = 0
    denials: tuple[Denial, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which sayings are wanted; None for all. `speaker`: the name as it is shown."""

    speaker: str | None = None
    camp: Camp | None = None
    factuality: Factuality | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """The claims on two actors by theme and camp.

    Attributes:
        found: Those that are wanted; themes with most of them first, then oldest first.
        everything: How many there are when none is left out.
        speakers: All speakers' names with how many sayings each has, most first.
        unsaid: Claims that bear on the two in the outlets' own voice; these are not shown.
    """

    question: Question
    sought: Sought
    found: tuple[Saying, ...]
    everything: int
    speakers: tuple[tuple[str, int], ...]
    unsaid: int
