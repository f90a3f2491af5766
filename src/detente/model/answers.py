"""Questions, and answers that open to the exact words they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.model.actors import ActorId
from detente.model.claims import Direction
from detente.model.relations import TurningPoint
from detente.model.text import DocId

AnswerDirection = Literal["souring", "thaw", "mixed", "none"]
Side = Literal["source", "target", "other"]
Standing = Literal["said_by_party", "said_by_other", "inferred_by_timing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked. `start`, `end`: the window, None where open. `as_of`: publication cut-off."""

    text: str
    source: ActorId
    target: ActorId
    source_name: str
    target_name: str
    polarity: Direction
    start: date | None = None
    end: date | None = None
    around: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The exact words, and where they stand.

    Attributes:
        span: [start, end) in the document's text.
        document: The id given on input, else the derived one. `doc`: always the derived one.
        sentence: The whole sentence around the quote; `sentence_span`: where it stands.
    """

    quote: str
    span: tuple[int, int]
    sentence: str
    sentence_span: tuple[int, int]
    document: str
    doc: DocId
    title: str | None
    outlet: str | None
    original_outlet: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLine:
    """Who says so, for showing. `party`: of one of the two sides asked about."""

    name: str
    role: str | None
    actor: ActorId | None
    anonymous: bool
    group: bool
    party: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why the relation turned, as one sentence.

    Attributes:
        side: Whose reason it is.
        theme: A row of the themes table ("trade and sanctions").
        sentence: Made from the evidence; says no more than it.
        standing: Said by a party, by another, or only inferred from timing.
        originals: Independent original documents behind it.
        weight: 0..1, share of all reasons' support; for ordering only.
        first, last: Days of the events it rests on; None if none is dated.
        citations: Never empty.
        counter: Citations that deny or dispute it.
    """

    side: Side
    theme: str
    sentence: str
    standing: Standing
    speakers: tuple[SpeakerLine, ...]
    originals: int
    weight: float
    citations: tuple[Citation, ...]
    counter: tuple[Citation, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that bears on the question, with its words."""

    sentence: str
    low: float | None
    high: float | None
    unit: str | None
    what: str | None
    speakers: tuple[SpeakerLine, ...]
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseLine:
    """A phase as shown in an answer."""

    first: date
    last: date | None
    name: str
    score: float | None
    events: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLine:
    """A turning point as shown: numbered, with one sentence and its citations."""

    number: int
    turn: TurningPoint
    sentence: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdParty:
    """Another actor told to matter for the pair."""

    actor: ActorId
    name: str
    sentence: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A conditional claim: said by someone, not a prediction of ours."""

    cause: str
    effect: str
    sentence: str
    speakers: tuple[SpeakerLine, ...]
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one speaker is cited for in this answer."""

    speaker: SpeakerLine
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """A word (high, medium, low) and the reason for it."""

    word: Literal["high", "medium", "low"]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What the answer was made from; the same again gives the same bytes."""

    version: str
    data_version: str
    scheme: str
    settings: str
    documents: int
    originals: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a question. `id` is derived from question, data version and settings."""

    id: str
    question: Question
    direction: AnswerDirection
    summary: str
    summary_citations: tuple[Citation, ...]
    confidence: Confidence
    turns: tuple[TurnLine, ...]
    phases: tuple[PhaseLine, ...]
    reasons: tuple[Reason, ...]
    figures: tuple[Figure, ...]
    third_parties: tuple[ThirdParty, ...]
    whatif: tuple[WhatIf, ...]
    voices: tuple[Voice, ...]
    background: tuple[Citation, ...]
    gaps: tuple[str, ...]
    provenance: Provenance
