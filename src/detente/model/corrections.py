"""What a person has said of a claim that was read wrongly.

A correction is tied to the document and the words, not to the claim's id: that depends on how the
words were read, and another reader may read them otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NewType

from detente.model.actors import ActorId
from detente.model.claims import Claim, ClaimId
from detente.model.text import DocId, Span, digest
from detente.model.times import When

CorrectionId = NewType("CorrectionId", str)

Wrong = Literal["wrong-actor", "wrong-date", "wrong-type", "duplicate", "not-said"]
ClaimKind = Literal["event", "link", "turn", "statement"]


def kind_of(claim: Claim) -> ClaimKind:
    """Return what a claim is about."""
    if claim.event:
        return "event"
    if claim.link:
        return "link"
    return "turn" if claim.turn else "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Who does what to whom, when; of a stated turn, who turns on whom, and which way.

    Attributes:
        type: Type of an event, direction of a turn, relation of a causal link; None for a
            statement, and where a correction leaves it.
        mode: Mode of an event; None if it has none.
        sources, targets: Actor ids, sorted; () where there are none or a correction leaves them.
        when: None if not dated, or where a correction leaves it.
    """

    type: str | None = None
    mode: str | None = None
    sources: tuple[ActorId, ...] = ()
    targets: tuple[ActorId, ...] = ()
    when: When | None = None

    @property
    def actors(self) -> tuple[ActorId, ...]:
        """Both sides."""
        return (*self.sources, *self.targets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction of one claim, with who made it, when and why.

    Attributes:
        kind: What the claim is about.
        span: The words of the claim when it was corrected; `quote`: these words.
        key: The words that tell it from other claims of that sentence: what was done, for an event
            or a turn; the cause, for a link; all of them, for a statement.
        claim: Id of the claim that they were; it may have another by now.
        actors: The actors that its words mention, sorted.
        read: What was read in them.
        right: What they say, as far as it is another; nothing: the claim does not count.
        by: Who says so. `because`: why.
        made: The day on which it was made (UTC); None before a store has kept it.
    """

    doc: DocId
    kind: ClaimKind
    span: Span
    quote: str
    key: Span
    claim: ClaimId
    actors: tuple[ActorId, ...]
    read: Coding
    wrong: Wrong
    by: str
    because: str
    right: Coding = Coding()
    made: date | None = None
    id: CorrectionId = field(init=False)

    def __post_init__(self) -> None:
        """Derive the id from the words, what is wrong, what is right, who says so and why."""
        right = self.right
        days = (right.when.first, right.when.last) if right.when else (None, None)
        key = digest(
            self.doc, self.kind, self.key.start, self.key.end, self.wrong, right.type, right.mode,
            "+".join(right.sources), "+".join(right.targets), *days, self.by, self.because,
            self.read.type, "+".join(self.read.sources), "+".join(self.read.targets),
        )  # fmt: skip
        object.__setattr__(self, "id", CorrectionId(key))

    @property
    def strikes(self) -> bool:
        """Whether the claim does not count."""
        return self.right == Coding()

    def made_on(self, day: date) -> Correction:
        """Return the correction with the day on which a store has kept it."""
        return replace(self, made=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCorrection:
    """A correction as a store keeps it. `holds`: it was not taken back."""

    correction: Correction
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCorrection:
    """A correction as it is listed. `finds`: its words are read as something that it applies to."""

    correction: Correction
    holds: bool
    finds: bool
