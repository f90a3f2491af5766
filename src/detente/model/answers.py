"""Questions, and answers that open to the exact words they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from detente.model.actors import ActorId
from detente.model.claims import ClaimId, Direction
from detente.model.corrections import CorrectionId, Wrong
from detente.model.relations import TurningPoint
from detente.model.text import DocId

AnswerDirection = Literal["souring", "thaw", "mixed", "none"]
Side = Literal["source", "target", "other"]
Standing = Literal["said_by_party", "said_by_other", "inferred_by_timing"]
Trend = Literal["nearer", "away"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked.

    `start`, `end`: the window, None where open. `as_of`: publication cut-off. `exact`: the named
    actors alone, without their parts. `notes`: what was not understood of it, in sentences.
    `directed`: it asks about a turn for the worse or the better; else `polarity` is that of the
    last turn.
    """

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
    exact: bool = False
    notes: tuple[str, ...] = ()
    directed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The exact words, and where they stand.

    Attributes:
        span: [start, end) in the document's text.
        document: The id given on input, else the derived one. `doc`: always the derived one.
        sentence: The whole sentence around the quote; `sentence_span`: where it stands.
        corrected_by: Who has corrected how it was read; () if nobody has.
        claim: What the words are opened by as evidence: the claim that they tell, or file and line
            of a row of an event table ("events.tsv:41"); None in answers kept before
            it was written down. Two claims in the same words are one citation.
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
    corrected_by: tuple[str, ...] = ()
    claim: ClaimId | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """What a person has corrected in what the answer rests on.

    Attributes:
        sentence: What is right, and what was read.
        quote: The words that were read wrongly; `span`: where they stand in the document.
        by: Who corrected it. `because`: why. `made`: when.
    """

    id: CorrectionId
    wrong: Wrong
    sentence: str
    quote: str
    span: tuple[int, int]
    doc: DocId
    by: str
    made: date | None
    because: str


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
class ChangeRow:
    """The part that acts of one kind have in a change of the mean score.

    Attributes:
        name: An event type ("assault") or a theme; "not explained" for the last row.
        before, after: Acts of the kind in either stretch.
        part: Score points, to the hundredth; below zero for the worse.
        sentence: What the row says, in words.
        citations: Tellings of the acts; () where nothing stands behind the row.
    """

    name: str
    before: int
    after: int
    part: float
    sentence: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed across a turn in what the two did to each other.

    Attributes:
        turn: Number of the turn in the answer.
        before_first, before_last, after_first, after_last: Days of the two stretches compared.
        before, after: Mean score of the acts in either, to the hundredth.
        by_type, by_theme: The change split; the parts of either split sum to the change. The last
            row of each is what is not explained.
    """

    turn: int
    before_first: date
    before_last: date
    after_first: date
    after_last: date
    before: float
    after: float
    sentence: str
    by_type: tuple[ChangeRow, ...]
    by_theme: tuple[ChangeRow, ...]


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
    """Another actor told to deal with one of the two.

    Attributes:
        side: With which of the two; None where that is not known.
        before, after: Acts of cooperation and of conflict between the two of them, in equal
            stretches before and after the turn asked about; None without a turn.
        trend: Whether it drew nearer to that side across the turn, or away from it; None if too
            little is told to say so.
    """

    actor: ActorId
    name: str
    sentence: str
    citations: tuple[Citation, ...]
    side: Literal["source", "target"] | None = None
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None
    trend: Trend | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """A statement about who depends on whom, or has a hold over whom, as told."""

    sentence: str
    speakers: tuple[SpeakerLine, ...]
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A conditional claim: said by someone, not a prediction of ours.

    Attributes:
        hedge: The words that say how sure it is told to be ("may", "could"); None if none do.
        then: Numbers (from 1) of the answer's what-ifs whose cause is this one's effect.
    """

    cause: str
    effect: str
    sentence: str
    speakers: tuple[SpeakerLine, ...]
    citation: Citation
    hedge: str | None = None
    then: tuple[int, ...] = ()


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
    """What the answer was made from; the same again gives the same bytes.

    Attributes:
        coded: Coded events of the pair, on all days.
    """

    version: str
    data_version: str
    scheme: str
    settings: str
    documents: int
    originals: int
    outlets: int
    coded: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a question.

    Attributes:
        id: Derived from question, data version, settings, scheme and version of detente.
        gaps: What is not known. `would_change`: what would change the answer.
        rests_on: The documents whose claims bear on the question, cited or not, sorted.
        corrections: What people have corrected in these.
    """

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
    would_change: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    steps: tuple[Reason, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    rests_on: tuple[DocId, ...] = ()
    corrections: tuple[CorrectionLine, ...] = ()
