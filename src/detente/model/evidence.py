"""Evidence: a claim together with all that is needed to weigh and cite it.

The store returns evidence; relate and explain work on nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.claims import (
    CODED,
    Attribution,
    CausalLink,
    Claim,
    EventMention,
    Mention,
    StatedTurn,
)
from detente.model.corrections import Correction
from detente.model.events import Quantity
from detente.model.text import DocumentHead, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One claim, resolved.

    Attributes:
        claim: The telling.
        head: The document it stands in.
        quote: The exact words of `claim.span`.
        sentence: The exact words of the sentence around it.
        sentence_span: Where that sentence stands.
        event: The event told; None if the claim is not about one.
        link: The causal link told; None if not about one. `cause_quote`, `effect_quote`: its words.
        turn: The stated turn told; None if not about one.
        attribution: Who says so; None for the document's own voice.
        quantities: The figures that belong to the claim; `figure_quotes`: their words, same order.
        mentions: The actors mentioned in the sentence, in order; () where the store kept none.
        corrections: What people have corrected in it, in the order made.
    """

    claim: Claim
    head: DocumentHead
    quote: str
    sentence: str
    sentence_span: Span
    event: EventMention | None = None
    link: CausalLink | None = None
    cause_quote: str | None = None
    effect_quote: str | None = None
    turn: StatedTurn | None = None
    attribution: Attribution | None = None
    quantities: tuple[Quantity, ...] = ()
    figure_quotes: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def ahead(self) -> bool:
        """Whether its act is dated after the day of publication: it had not happened yet.

        A day is allowed for: reports of the evening before carry the date of the paper.
        """
        when = self.event.event.when if self.event else None
        published = self.head.published
        return when is not None and published is not None and (when.first - published).days > 1

    @property
    def coded(self) -> bool:
        """Whether it is a row of an event table, and no sentence of a report."""
        return self.claim.reader == CODED
