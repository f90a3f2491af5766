"""What one document says: mentions, tellings, who says so, causes, and the Reading that holds them.

All indexes count in the tuples of the same Reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NewType

from detente.model.actors import ActorId
from detente.model.events import Event, EventId, Place, Quantity
from detente.model.text import DocId, Span, digest
from detente.model.times import When

ClaimId = NewType("ClaimId", str)
LinkId = NewType("LinkId", str)
TurnId = NewType("TurnId", str)

CODED = "events"
"""`Claim.reader` of what a row of an event table tells (`model.coded`)."""

Factuality = Literal["asserted", "denied", "possible", "planned", "demanded", "unknown"]
MentionForm = Literal["name", "description", "pronoun"]
Manner = Literal["direct", "indirect", "mixed"]
Relation = Literal["causes", "enables", "prevents", "in_response_to"]
Direction = Literal["souring", "thaw"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that means an actor.

    Attributes:
        head: The head word or name as written.
        actor: The actor meant on the document's date; None if unknown or ambiguous.
        name: The actor's name shown to people; the words themselves where it is unknown.
        country: ISO3; None if not known.
        sector: PLOVER sector; None if not known.
        counted_to: The recognised state that a land which broke away is counted to, as PLOVER's
            country: GEO for Abkhazia. None for all others.
        role: The role as given ("a senior commander", "foreign minister"); None if none.
        candidates: The actors an ambiguous name may mean; () otherwise.
        confidence: 0..1, None if the reader gives none.
    """

    span: Span
    head: str
    actor: ActorId | None
    name: str
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    form: MentionForm = "name"
    role: str | None = None
    candidates: tuple[ActorId, ...] = ()
    confidence: float | None = None
    counted_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is quoted, as the text gives them.

    Attributes:
        span: None for the document's own voice or a speaker that is not named.
        name: Name as given ("Adam Weinstein"), or the description ("many experts").
        role: Role and affiliation as given; None if none.
        actor: The actor that the speaker is or speaks for; None if none.
        anonymous: The text withholds the name.
        group: Several unnamed people ("many experts", "Taliban leaders").
        document: A document speaks ("a report by the ministry"), no person and no body.
        reason: The words that say why the name is withheld; None if none do.
    """

    span: Span | None
    name: str
    role: str | None = None
    actor: ActorId | None = None
    anonymous: bool = False
    group: bool = False
    document: bool = False
    reason: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so, where, and how.

    Attributes:
        cue: The words that attribute ("said", "according to"); None for a bare quotation.
        content: What is attributed, one span per stretch.
        told_to: The outlet it was told to ("told DW"), the mark of a reprint. None if none.
        within: Index of the attribution that tells of this one ("A said that B had claimed");
            None for the document's own voice.
    """

    speaker: Speaker
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    told_to: str | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """Where and how a document tells an event.

    Attributes:
        event: The happening.
        sources: Indexes of the mentions that give its sources; () if none are mentioned.
        targets: The same for its targets.
        trigger: The words that tell what was done.
        sentence: Index of the sentence.
        when_span: The words that date it; None if no words do.
        background: Told as history or context, not as news: does not move the recent curve.
        confidence: 0..1, None if the reader gives none.
    """

    event: Event
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    trigger: Span
    sentence: int
    when_span: Span | None = None
    place: Place | None = None
    background: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CausalLink:
    """A cause, an effect and the words that join them.

    Attributes:
        signal: The joining words; None if the text leaves them out.
        stated: The text surely states the link; False where that is only likely.
        hypothetical: Under an "if", a "could": a what-if, not a happening.
        denied: Told not to be so ("not because of the trade dispute").
        attribution: Index of who says so; None for the document's own voice.
        cause_event: The event that the cause tells, where it tells one.
        effect_event: The same for the effect.
    """

    cause: Span
    effect: Span
    signal: Span | None
    relation: Relation
    stated: bool = True
    hypothetical: bool = False
    denied: bool = False
    attribution: int | None = None
    cause_event: EventId | None = None
    effect_event: EventId | None = None
    id: LinkId = field(init=False)

    def __post_init__(self) -> None:
        """Derive the id from the document and the two stretches."""
        spans = (self.cause, self.effect)
        key = digest(self.cause.doc, *((s.start, s.end) for s in spans), self.relation)
        object.__setattr__(self, "id", LinkId(key))


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTurn:
    """A change of a relation that the text itself states ("ties with Pakistan cool").

    Attributes:
        sources: Who turned, or one side of the relation; actor ids, sorted.
        targets: On whom, or the other side.
        when: When the change began or is told to have taken place; None if not told.
        level: A lasting state is told ("have been at loggerheads"), not a change.
    """

    sources: tuple[ActorId, ...]
    targets: tuple[ActorId, ...]
    direction: Direction
    span: Span
    trigger: Span
    sentence: int
    when: When | None = None
    level: bool = False
    background: bool = False
    attribution: int | None = None
    factuality: Factuality = "asserted"
    id: TurnId = field(init=False)

    def __post_init__(self) -> None:
        """Derive the id from the document and the trigger."""
        key = digest(self.trigger.doc, self.trigger.start, self.trigger.end, self.direction)
        object.__setattr__(self, "id", TurnId(key))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One document's telling of one thing: an event, a causal link, a stated turn, or a sentence.

    Exactly one of `event`, `link`, `turn` is set, or none for a bare statement by a speaker.

    Attributes:
        span: The words of the telling: a clause or a sentence.
        sentence: Index of the sentence in which it begins.
        attribution: Index of who says so; None for the document's own voice.
        background: History or context rather than news.
        quantities: Indexes of the figures that belong to it.
        actors: The actors mentioned in the span, sorted: for finding a statement by dyad.
        distance: A word that keeps the text at a distance from it ("alleged", "so-called",
            "claimed"); None if none does.
        denies: The claims of the same document that it says are not so, told elsewhere in it.
        reader: Name and version of what read it.
    """

    doc: DocId
    span: Span
    sentence: int
    event: EventId | None = None
    link: LinkId | None = None
    turn: TurnId | None = None
    factuality: Factuality = "asserted"
    attribution: int | None = None
    background: bool = False
    quantities: tuple[int, ...] = ()
    actors: tuple[ActorId, ...] = ()
    distance: Span | None = None
    denies: tuple[ClaimId, ...] = ()
    reader: str = "rules"
    confidence: float | None = None
    id: ClaimId = field(init=False)

    def __post_init__(self) -> None:
        """Derive the id from the document, the stretch, what it is about and the reader."""
        about = self.event or self.link or self.turn
        key = digest(self.doc, self.span.start, self.span.end, about, self.reader)
        object.__setattr__(self, "id", ClaimId(key))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A date, duration or set in the text. `value` is TIMEX3 (ISO-TimeML)."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReading:
    """What the text says that one stretch does to another, both given by the caller.

    Attributes:
        type: Best PLOVER type; None if the text tells nothing between them.
        quad: Its quad class; None exactly when `type` is None.
        scores: (type, 0..1) for every type of the scheme, best first; () if none was found.
    """

    type: str | None
    quad: int | None
    scores: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How many items of one kind the grounding gate refused, and why."""

    cause: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one reader found in one document; every item with its span.

    Attributes:
        sentences: The sentences' spans, in order, not overlapping.
        causal_sentences: Indexes of sentences that state a cause.
        reader: Name and version.
    """

    doc: DocId
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[EventMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    links: tuple[CausalLink, ...] = ()
    turns: tuple[StatedTurn, ...] = ()
    causal_sentences: tuple[int, ...] = ()
    pairs: tuple[PairReading, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    reader: str = "rules"
    reader_version: str = "0"
